"""What is said: direct, mixed and indirect quotations, and marks in which nobody speaks."""

import time

import pytest
import spacy
from read_speech import SPEECH, kinds, read, spoken

from exergue.annotate import sentences  # noqa: F401  (registers the component)

DIRECT = [
    ("verb before", "Paul Dutour a dit : « Nous partons. »", "Nous partons."),
    ("verb behind", "« Nous partons », a dit Paul Dutour.", "Nous partons"),
    ("a fragment that is said", "« Jamais », répond Paul Dutour.", "Jamais"),
    ("straight marks", '"Nous partons", a dit Paul Dutour.', "Nous partons"),
    ("cue between two passages", "« Nous partons, a dit Paul Dutour. Demain. »", "Nous partons | Demain."),
    ("inserted, apposition", "« Le pire, dit Paul Dutour, maire de Lens, est passé. »", "Le pire | est passé."),
    ("inserted outside the marks", "« Nous », dit Paul Dutour, « nous partons. »", "Nous | nous partons."),
    ("colon, no verb of saying", "Paul Dutour est inquiet : « Nous partons demain. »", "Nous partons demain."),
    ("sentence of its own", "Paul Dutour est inquiet. « Nous partons demain matin. »", "Nous partons demain matin."),
    ("according to", "« Nous partons demain », selon Paul Dutour.", "Nous partons demain"),
    ("two paragraphs", "« Un jour, dit Paul Dutour.\n« Un autre jour. »", "Un jour | Un autre jour."),
    ("what it was", "« Je pars. » C'est ce qu'a dit Paul Dutour.", "Je pars."),
    ("missing mark", "« Nous partons, a dit Paul Dutour.", "Nous partons"),
    ("clause behind que", "Paul Dutour affirme que « les prix ont baissé ».", "les prix ont baissé"),
    ("clause behind selon", "Selon Paul Dutour, « on ne démolit pas en un jour ».", "on ne démolit pas en un jour"),
    ("clause with a small letter", "Il pleut et « les prix baissent », dit Paul Dutour.", "les prix baissent"),
    ("clause on a sign", "Zoé Bertin brandit une pancarte : « Nous restons ici ».", "Nous restons ici"),
    ("cue inside and behind", "« Je pars, concède-t-il. Voilà tout », a dit Paul Dutour.", "Je pars | Voilà tout"),
    ("verb with en", "« C'est drôle », s'en amuse Paul Dutour.", "C'est drôle"),
    ("one of several", "« C'est vrai », raconte l'un d'entre eux.", "C'est vrai"),
]
MIXED = [
    ("object", "Paul Dutour dénonce une « erreur grave » de la ville.", "erreur grave"),
    ("clause in part", "Paul Dutour estime que la ville « se trompe de cible ».", "se trompe de cible"),
    ("called", "Paul Dutour qualifie le projet d'« aberration ».", "aberration"),
    ("gerund", "Paul Dutour est sorti, évoquant un « long chemin ».", "long chemin"),
    ("a clause in part", "Paul Dutour estime que le « prix est juste ».", "prix est juste"),
    ("infinitive", "Paul Dutour dit « ne rien savoir ».", "ne rien savoir"),
    ("verb in marks", "Le parti de Zoé Bertin « en prend acte ».", "en prend acte"),
    ("position", "Paul Dutour milite pour « une ville plus calme ».", "une ville plus calme"),
    ("adjective like a verb", "Paul Dutour dénonce « une erreur grave ».", "une erreur grave"),
    ("purpose", "La ville agit pour « ne laisser personne seul ».", "ne laisser personne seul"),
    ("what somebody calls so", "La ville subit ce que Paul Dutour appelle une « double peine ».", "double peine"),
    ("what somebody has called so", "Elle subit ce que Paul Dutour a nommé « la double peine ».", "la double peine"),
    ("what somebody sees as", "La ville subit ce que Paul Dutour perçoit comme un « oubli ».", "oubli"),
    ("called so by somebody", "Ce projet, qualifié d'« oubli » par Paul Dutour, attend.", "oubli"),
    ("seen by somebody as", "Cette loi, décrite par Paul Dutour comme un « oubli », attend.", "oubli"),
]
INDIRECT = [
    (
        "before the main clause",
        "S’il a confirmé qu’il prendra part aux débats, le député LR garde ses distances.",
        "il prendra part aux débats",
    ),
    (
        "in a clause that opens",
        "Alors que Luc Petit affirme que la salle est pleine, Zoé Bertin est partie.",
        "la salle est pleine",
    ),
    (
        "behind a comma",
        "Luc Petit affirme que, si la salle est pleine, il partira.",
        "si la salle est pleine, il partira",
    ),
    ("that", "Paul Dutour affirme que la ville se trompe.", "la ville se trompe"),
    ("elided", "Paul Dutour affirme qu'elle se trompe.", "elle se trompe"),
    ("date between", "Paul Dutour a annoncé jeudi que la ville cédait.", "la ville cédait"),
    ("long date between", "Paul Dutour a annoncé vendredi 6 mars que la ville cédait.", "la ville cédait"),
    ("whether", "Paul Dutour demande si la ville cédera.", "la ville cédera"),
    ("question", "Paul Dutour demande pourquoi la ville cède.", "pourquoi la ville cède"),
    ("according to, before", "Selon Paul Dutour, la ville se trompe.", "la ville se trompe"),
    ("according to, behind", "La ville se trompe, selon Paul Dutour.", "La ville se trompe"),
    ("cue at the end", "La ville se trompe, a affirmé Paul Dutour.", "La ville se trompe"),
    ("cue within", "La ville, affirme Paul Dutour, se trompe.", "La ville | se trompe"),
    ("aside", "Paul Dutour affirme que la ville se trompe, avant de sortir.", "la ville se trompe"),
    ("not hidden", "Paul Dutour n'a pas caché qu'il était inquiet.", "il était inquiet"),
    ("somebody told", "Paul Dutour a prévenu les élus que la ville cédait.", "la ville cédait"),
    ("adverb", "Paul Dutour a néanmoins affirmé que la ville cédait.", "la ville cédait"),
    ("se demander", "Paul Dutour se demande si la ville cédera.", "la ville cédera"),
    ("likened", "Paul Dutour affirme que la ville cède, comme le dit la loi.", "la ville cède"),
    ("second verb", "Paul Dutour affirme que la ville cède, et compte partir.", "la ville cède"),
    (
        "apposition behind selon",
        "Ce sport, selon Paul Dutour, lanceur, évite bien des disputes.",
        "Ce sport | évite bien des disputes",
    ),
    ("infinitive behind the cue", "Elle pourrait, ajoute Paul Dutour, s'y renforcer.", "Elle pourrait | s'y renforcer"),
    ("manner", "La ville va mal, ont dit d'une même voix Paul Dutour et Zoé Bertin.", "La ville va mal"),
    ("unknown name", "La ville va mal, annonce Kathimerini.", "La ville va mal"),
]
NONE = [
    ("title of a work", "Paul Dutour lit « Le Grand Meaulnes » au lit.", "Le Grand Meaulnes"),
    ("operation", "L'opération « Mains propres » a commencé.", "Mains propres"),
    ("nickname", "Paul Dutour, dit « le Grand », est mort.", "le Grand"),
    ("word as such", "Le mot « resilience » agace.", "resilience"),
    ("words at a distance", "La « transition » attend.", "transition"),
    ("sign", "Sur la porte, une pancarte : « Fermé ».", "Fermé"),
    ("denied", "Paul Dutour n'a pas dit « peut-être ».", "peut-être"),
    ("movement", "Paul Dutour parle des « gilets jaunes ».", "gilets jaunes"),
    ("label", "Paul Dutour parle de la nuance « Divers centre ».", "Divers centre"),
    ("everyday verb with an object", "Outre sa « super équipe », Paul Dutour propose un menu.", "super équipe"),
    ("title by its author", "Le roman de Zoé Bertin, « Je ne mourrai pas demain », sort.", "Je ne mourrai pas demain"),
    ("author of a title", "Zoé Bertin, autrice de « Nous ne dormirons plus », rit.", "Nous ne dormirons plus"),
    ("title with a verb", "Zoé a vu le film « Il faut sauver le soldat Rayan » ici.", "Il faut sauver le soldat Rayan"),
    ("titled", "Un article titré « La route ne rouvrira pas » est paru.", "La route ne rouvrira pas"),
    ("what all call so", "La ville subit ce qu'on appelle une « double peine ».", "double peine"),
    ("comes to be called so", "Zoé Bertin, que tout le monde finit par appeler « la chef », rit.", "la chef"),
    ("called so, in general", "Ce service, appelé « double peine » par tous, attend.", "double peine"),
    ("participle far away", "La nuance « Divers » aux listes soutenues par Paul Dutour.", "Divers"),
]
NOT_SAID = [
    ("negated", "Paul Dutour n'a pas dit que la ville se trompait."),
    ("wish", "Paul Dutour voudrait dire que la ville se trompe."),
    ("although", "Paul Dutour parle alors que la ville dort."),
    ("manner", "Selon la saison, la ville change."),
    ("purpose", "Pour l'hiver, la ville s'équipe."),
    ("a thing", "La crise suppose que la ville cède."),
    ("proposed by somebody", "C'est un plan proposé par Paul Dutour que la ville a refusé."),
    ("found at the end", "La ville dort, y avait trouvé un havre de paix."),
    ("testimony", "La ville change, comme en témoigne un rapport."),
    ("only", "Paul Dutour n'a réagi que lundi."),
    ("compared", "Paul Dutour raconte mieux que personne ne le fera cette histoire."),
    ("compared, more", "Paul Dutour annonce une hausse plus forte que le maire ne le craignait."),
    ("plain", "La ville se trompe. Paul Dutour est sorti."),
    ("apostrophes", "L'ami d'hier n'est plus là."),
    ("what was said", "Ces mots tranchent avec ce que Paul Dutour avait vu."),
]
BESIDE = [
    (
        "indirect, then in marks",
        "Paul Dutour affirme que la ville se trompe. « Elle le paiera cher », dit-il.",
        ["indirect: la ville se trompe", "direct: Elle le paiera cher"],
    ),
    (
        "two clauses",
        "Paul Dutour affirme que la ville se trompe et que rien ne bouge.",
        ["indirect: la ville se trompe", "indirect: rien ne bouge"],
    ),
    (
        "two who speak",
        "Paul Dutour affirme que la ville se trompe et Zoé Bertin assure que tout va bien.",
        ["indirect: la ville se trompe", "indirect: tout va bien"],
    ),
    (
        "within a quotation",
        "« Ma mère disait “Il faut tenir” chaque soir », raconte Paul Dutour.",
        ["direct: Ma mère disait “Il faut tenir” chaque soir", "direct: Il faut tenir"],
    ),
    (
        "a heading, and its echo",
        "Ici, « pas de panique »\nPaul Dutour dit : « Il n'y a pas de panique. »",
        ["mixed: pas de panique", "direct: Il n'y a pas de panique."],
    ),
    (
        "the name of a thing is no echo",
        "La pilule « bleu matin » arrive. « La pilule bleu matin est sûre », dit Paul Dutour.",
        ["none: bleu matin", "direct: La pilule bleu matin est sûre"],
    ),
    (
        "a heading in marks",
        "Paul Dutour est sorti.\n« Ruine »\nIl a dit : « C'est la ruine. »",
        ["direct: Ruine", "direct: C'est la ruine."],
    ),
    (
        "a clause, then words in marks",
        "Paul Dutour a confirmé que la ville cédait : « Elle cède. »",
        ["indirect: la ville cédait", "direct: Elle cède."],
    ),
    (
        "verb in marks, with what it reports",
        "Paul Dutour « pense que la ville cède ».",
        ["mixed: pense que la ville cède"],
    ),
    (
        "thinking aloud, in the past",
        "« J'ai cru que la ville cédait », dit Paul Dutour.",
        ["direct: J'ai cru que la ville cédait"],
    ),
    (
        "thinking aloud is no quotation",
        "« J'espère que la ville cédera », dit Paul Dutour.",
        ["direct: J'espère que la ville cédera"],
    ),
]
DIALOGUE = [
    (
        "turns",
        "Paul Dutour regarde Zoé Bertin.\n— Tu viens ? demande-t-il.\n— Non, dit-elle.",
        ["direct: Tu viens ?", "direct: Non"],
    ),
    ("a list is no dialogue", "Il faut :\n— du pain ;\n— du vin.", []),
    (
        "interview",
        "Paul Dutour : « Je pars. »\nZoé Bertin : « Je reste. »",
        ["direct: Je pars.", "direct: Je reste."],
    ),
]


def cases(table):
    return {"argvalues": [case[1:] for case in table], "ids": [case[0] for case in table]}


@pytest.mark.parametrize(("text", "words"), **cases(DIRECT))
def test_direct(text, words):
    assert kinds(text) == [f"direct: {words}"]


@pytest.mark.parametrize(("text", "words"), **cases(MIXED))
def test_mixed(text, words):
    assert f"mixed: {words}" in kinds(text)


@pytest.mark.parametrize(("text", "words"), **cases(INDIRECT))
def test_indirect(text, words):
    assert kinds(text) == [f"indirect: {words}"]


@pytest.mark.parametrize(("text", "words"), **cases(NONE))
def test_none(text, words):
    assert kinds(text) == [f"none: {words}"]


@pytest.mark.parametrize("text", [case[1] for case in NOT_SAID], ids=[case[0] for case in NOT_SAID])
def test_nothing_is_said(text):
    assert kinds(text) == []


@pytest.mark.parametrize(("text", "wanted"), **cases(BESIDE))
def test_side_by_side(text, wanted):
    assert kinds(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), **cases(DIALOGUE))
def test_dialogue(text, wanted):
    assert kinds(text) == wanted


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Paul Dutour a également dit : « Nous partons. »", "a également dit"),
        ("« Nous partons, s'est-il ému. »", "s'est-il ému"),
        ("La ville se trompe, selon Paul Dutour.", "selon"),
    ],
)
def test_the_cue_is_marked(text, cue):
    [quotation] = spoken(text)
    assert [span.of(text) for span in quotation.cue] == [cue]


@pytest.mark.parametrize(
    "text",
    ["« Nous partons », a dit Paul Dutour.", "La ville se trompe, selon Paul Dutour.", "« Nous partons. »", "« Oui »"],
)
def test_each_says_what_decided_and_how_sure(text):
    for quotation in read(text).quotations:
        assert quotation.generator
        assert 0 < quotation.confidence <= 1


def test_mended_marks_are_less_sure():
    [clean], [mended] = spoken("« Nous partons », dit Zoé Bertin."), spoken("« Nous partons, dit Zoé Bertin.")
    assert mended.confidence < clean.confidence


def test_without_names_all_but_the_speaker_is_found():
    nlp = spacy.blank("fr")
    for name in ("exergue_sentences", *SPEECH):
        nlp.add_pipe(name)
    doc = nlp("« Nous partons », a dit Paul Dutour.")
    [quotation] = doc._.quotations
    assert (quotation.kind, quotation.contents[0].of(doc.text)) == ("direct", "Nous partons")
    assert quotation.speaker_text == "Paul Dutour"


@pytest.mark.parametrize(
    "piece",
    [
        "« Nous partons », a dit Paul. ",
        "Paul affirme que la ville cède, ",
        "et dit que ",
        "selon Paul, ",
        "« Oui “non” » ",
        "a-t-il dit, « ",
        "Il a dit : «",
        "— Oui, dit-il.\n",
    ],
)
def test_time_grows_with_length_and_no_faster(piece):
    nlp = spacy.blank("fr")
    for name in ("exergue_sentences", *SPEECH):
        nlp.add_pipe(name)

    def seconds(times):
        doc = nlp.make_doc(piece * times)
        start = time.process_time()
        for _, component in nlp.pipeline:
            component(doc)
        return time.process_time() - start

    seconds(10)
    assert min(seconds(1500) for _ in range(2)) < 12 * max(seconds(300) for _ in range(3)) + 0.1
