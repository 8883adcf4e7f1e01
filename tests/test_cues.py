"""Words that say that somebody says something, in all the forms that a verb takes; and words that do not."""

import pytest
from read_speech import cues

from exergue.annotate.inflection import inflect
from exergue.annotate.speechwords import lexis

FORMS = [
    ("dire", "dit disait dira dirent diront disant dite"),
    ("répondre", "répond répondit répondait répondra répondent répondirent répondant répondu"),
    ("maintenir", "maintient maintenait maintint maintiendra maintiennent maintinrent maintenu"),
    ("prévenir", "prévient prévint prévenait prévenu"),
    ("convenir", "convient convint conviennent"),
    ("prétendre", "prétend prétendit prétendent prétendu"),
    ("écrire", "écrit écrivait écrivit écrivent écrira écrivant"),
    ("admettre", "admet admettait admit admettra admettent admirent admis"),
    ("promettre", "promet promit promis"),
    ("reconnaître", "reconnaît reconnaissait reconnut reconnaissent reconnu"),
    ("craindre", "craint craignait craignit craindra craignent craignant"),
    ("conclure", "conclut concluait conclura concluent conclu"),
    ("croire", "croit croyait crut croira croient cru"),
    ("prévoir", "prévoit prévoyait prévit prévoira prévu"),
    ("affirmer", "affirme affirmait affirma affirmera affirment affirmèrent affirmant affirmé affirmées"),
    ("annoncer", "annonce annonçait annonça annoncera annoncent annoncèrent annonçant"),
    ("juger", "juge jugeait jugea jugera jugent jugèrent jugeant"),
    ("rappeler", "rappelle rappelait rappellera rappellent rappelé"),
    ("répéter", "répète répétait répétera répètent répété"),
    ("marteler", "martèle martelait martèlera martelé"),
    ("avertir", "avertit avertissait avertira avertissent averti"),
    ("mentir", "ment mentait mentent"),
]
CUES = [
    ("present", "« Oui », répond Paul.", ["répond"]),
    ("past", "Paul répliqua : « Oui. »", ["répliqua"]),
    ("compound", "Paul a répondu que oui.", ["a répondu"]),
    ("compound, adverb inside", "Paul a également déclaré qu'il partait.", ["a également déclaré"]),
    ("compound, several words inside", "Paul a, à son tour, indiqué qu'il partait.", ["a, à son tour, indiqué"]),
    ("pluperfect", "Paul avait alors prévenu qu'il partait.", ["avait alors prévenu"]),
    ("with être", "« Oui », s'est indignée Zoé.", ["s'est indignée"]),
    ("inverted pronoun", "« Oui », a-t-il ajouté.", ["a-t-il ajouté"]),
    ("without the hyphens", "« Oui », a t il ajouté.", ["a t il ajouté"]),
    ("somebody", "« Oui », assure-t-on.", ["assure-t-on"]),
    ("reflexive", "« Oui », se souvient Paul.", ["se souvient"]),
    ("reflexive with en", "« Oui », s'en amuse Paul.", ["s'en amuse"]),
    ("wished to be", "Paul s'est voulu rassurant : « Oui. »", ["s'est voulu rassurant"]),
    ("adverb between two verbs", "Paul croit néanmoins savoir qu'il part.", ["croit néanmoins savoir"]),
    ("two verbs", "Paul fait savoir qu'il part.", ["fait savoir"]),
    ("two verbs, compound", "Paul a fait valoir qu'il partait.", ["a fait valoir"]),
    ("two verbs, let", "Paul a laissé entendre qu'il partait.", ["a laissé entendre"]),
    ("carried", "Paul tient à préciser qu'il part.", ["tient à préciser"]),
    ("gerund", "Paul est sorti en affirmant que tout va bien.", ["affirmant"]),
    ("participle", "Paul a écrit au maire, dénonçant une « erreur ».", ["a écrit", "dénonçant"]),
    ("not hidden", "Paul n'a pas caché qu'il partait.", ["a pas caché"]),
    ("not hidden, inverted", "« Je pars », n'a-t-il pas caché.", ["a-t-il pas caché"]),
    ("according to", "Selon Paul, tout va bien.", ["Selon"]),
    ("after", "D'après Paul, tout va bien.", ["D'après"]),
    ("to believe", "À en croire Paul, tout va bien.", ["À en croire"]),
    ("by his own word", "De l'aveu de Paul, tout va bien.", ["De l'aveu de"]),
    ("capital without accent", "A en croire Paul, tout va bien.", ["A en croire"]),
    ("unlisted verb behind words", "« C'est une fugue », décortique la musicienne.", ["décortique"]),
]
NO_CUES = [
    ("negated", "Paul n'a pas dit qu'il partait."),
    ("never", "Paul ne dit jamais qu'il part."),
    ("wish", "Paul voudrait pouvoir dire qu'il part."),
    ("plan", "Paul va devoir annoncer sa venue."),
    ("noun", "La demande baisse, une annonce est attendue."),
    ("noun, plural", "Les rapports et les notes manquent."),
    ("noun behind an adjective", "Au moindre doute, la ville appelle."),
    ("particle", "Il est maintenant midi."),
    ("preposition of manner", "Les prix changent selon la saison."),
    ("somebody spoken to", "Vous dites que c'est faux."),
    ("a written thing", "Un livre écrit il y a dix ans est paru."),
    ("hidden", "Paul cache qu'il part."),
    ("what somebody learns", "Paul apprend que tout va bien."),
]
ENGLISH = [
    ("past", "“Yes,” said Paul.", ["said"]),
    ("compound", "Paul has also said that he left.", ["has also said"]),
    ("according to", "According to Paul, all is well.", ["According to"]),
    ("negated", "Paul did not say that he left.", []),
    ("noun", "The claim and the report are false.", []),
]


@pytest.mark.parametrize(("verb", "forms"), FORMS, ids=[verb for verb, _ in FORMS])
def test_forms(verb, forms):
    known = lexis("fr").words
    made = {form for form, _ in inflect(verb, known.inflection, known.strong_stems)}
    assert set(forms.split()) <= made


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_verb_is_inflected(language):
    known = lexis(language)
    moods = {}
    for readings in known.forms.values():
        for reading in readings:
            moods.setdefault((reading.verb.role, reading.verb.lemma), set()).add(reading.mood)
    assert all({"singular", "participle"} <= moods[key] for key in moods if key[0] == "report")


def test_there_are_verbs_enough():
    lemmas = {reading.verb.lemma for readings in lexis("fr").forms.values() for reading in readings}
    assert len(lemmas) > 400


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in CUES], ids=[case[0] for case in CUES])
def test_cues(text, wanted):
    assert cues(text) == wanted


@pytest.mark.parametrize("text", [case[1] for case in NO_CUES], ids=[case[0] for case in NO_CUES])
def test_no_cues(text):
    assert cues(text) == []


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in ENGLISH], ids=[case[0] for case in ENGLISH])
def test_english(text, wanted):
    assert cues(text, "en") == wanted
