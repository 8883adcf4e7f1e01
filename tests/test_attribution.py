"""Who says it: names, pronouns, roles, organisations, people without name, and nobody known."""

import pytest
from read_speech import read, speakers, spoken

from exergue.annotate.echoes import find_echoes
from exergue.annotate.sieves import SIEVES

NAMED = [
    ("behind", "« Nous partons », a dit Zoé Bertin.", "Zoé Bertin"),
    ("before", "Zoé Bertin a dit : « Nous partons. »", "Zoé Bertin"),
    ("role before", "« Nous partons », a dit la maire de Lens, Zoé Bertin.", "Zoé Bertin"),
    ("role behind", "« Nous partons », a dit Zoé Bertin, maire de Lens.", "Zoé Bertin"),
    ("subject with apposition", "Zoé Bertin, 53 ans, maire de Lens, a dit : « Nous partons. »", "Zoé Bertin"),
    ("date between", "« Nous partons », a dit jeudi Zoé Bertin.", "Zoé Bertin"),
    ("medium between", "« Nous partons », a dit jeudi sur RTL Zoé Bertin.", "Zoé Bertin"),
    ("whom it is said to", "« Nous partons », a dit à Paul Dutour la maire Zoé Bertin.", "Zoé Bertin"),
    ("of whom it is said", "Zoé Bertin a dit de Paul Dutour : « Il part. »", "Zoé Bertin"),
    ("named within", "« Paul Dutour part », a dit Zoé Bertin.", "Zoé Bertin"),
    ("relative", "Zoé Bertin, qui a dit « Nous partons », est sortie.", "Zoé Bertin"),
    ("passive", "Le plan a été qualifié d'« erreur » par Zoé Bertin.", "Zoé Bertin"),
    ("gerund", "Zoé Bertin est sortie en dénonçant une « erreur ».", "Zoé Bertin"),
    ("according to", "Selon Zoé Bertin, la ville se trompe.", "Zoé Bertin"),
    ("two", "« Nous partons », ont dit Zoé Bertin et Paul Dutour.", "Zoé Bertin + Paul Dutour"),
    ("insertion in dashes", "Zoé Bertin – qui fut maire en 1988 – a dénoncé une « erreur ».", "Zoé Bertin"),
    ("insertion in brackets", "Zoé Bertin (qui fut maire) a dénoncé une « erreur ».", "Zoé Bertin"),
    ("date behind an unlisted verb", "« Nous partons », a soulevé samedi Zoé Bertin.", "Zoé Bertin"),
    ("as she recalls", "La mer est « une folie », comme Zoé Bertin en convient.", "Zoé Bertin"),
    ("closing mark behind its cue", "« Il part, a ironisé Zoé Bertin », rapporte Le Parisien.", "Zoé Bertin"),
    ("civility", "« Nous partons », a dit Mme Bertin.", "Bertin"),
    ("surname again", "Zoé Bertin entre. « Nous partons », dit Bertin.", "Zoé Bertin"),
    ("organisation", "« Nous partons », a fait savoir l'OMS.", "OMS"),
    ("words of", "« Nous partons » : le récit de Zoé Bertin.", "Zoé Bertin"),
    ("headline", "« Nous partons » : le retour au pays de Zoé Bertin", "Zoé Bertin"),
]
UNNAMED = [
    ("role", "« Nous partons », a dit le majordome du comte.", "le majordome du comte"),
    ("anonymous", "« Nous partons », confie un proche.", "un proche"),
    ("several", "« Nous partons », disent des analystes de l'Institut.", "des analystes de l'Institut"),
    ("sources", "La ville se trompe, selon des sources concordantes.", "des sources concordantes"),
    ("nobody", "« Nous partons demain matin avec tout le monde. »", "?"),
    ("of a party", "Le candidat LR dénonce une « erreur ».", "Le candidat LR"),
    ("you", "« Nous partons », dit-on.", "on"),
]
PRONOUNS = [
    ("new description", "Paul Dutour parle. Dutour sourit. « Nous partons », dit le patron du club.", "Paul Dutour"),
    ("he", "Paul Dutour est maire. « Nous partons », a-t-il dit.", "Paul Dutour"),
    ("she", "Zoé Bertin est maire. « Nous partons », a-t-elle dit.", "Zoé Bertin"),
    ("by gender", "Zoé Bertin a reçu Paul Dutour. « Nous partons », a-t-elle dit.", "Zoé Bertin"),
    ("by gender, the object", "Zoé Bertin a reçu Paul Dutour. « Nous partons », a-t-il dit.", "Paul Dutour"),
    ("the subject of two men", "Paul Dutour a reçu hier Marc Vidal. « Nous partons », a-t-il dit.", "Paul Dutour"),
    ("the latter", "Paul Dutour a reçu Marc Vidal. Ce dernier a dit : « Nous partons. »", "Marc Vidal"),
    ("this one", "Paul Dutour a vu Marc Vidal. Celui-ci a dit : « Nous partons. »", "Marc Vidal"),
    ("the one spoken of", "Paul Dutour est accusé. « Nous partons », a répondu l'intéressé.", "Paul Dutour"),
    ("by role", "Paul Dutour, maire de Lens, est là. La salle rit. « Nous partons », a dit le maire.", "Paul Dutour"),
    (
        "by role, of two",
        "Paul Dutour, maire, et Marc Vidal, avocat, sont là. « Nous partons », a dit l'avocat.",
        "Marc Vidal",
    ),
    ("by a noun for anybody", "Zoé Bertin est arrivée. « Nous partons », a dit la jeune femme.", "Zoé Bertin"),
    (
        "by what another said",
        "Comme l'écrit Le Monde, Paul Dutour a parlé de Marc Vidal. « Nous partons », a-t-il dit.",
        "Paul Dutour",
    ),
    ("the union", "La CGT proteste. « Nous partons », dit le syndicat.", "CGT"),
]
NO_ANSWER = [
    ("gender does not fit", "Zoé Bertin est maire. « Nous partons », a-t-il dit."),
    ("two who are alike", "Paul Dutour et Marc Vidal sont entrés. « Nous partons », a-t-il dit."),
    ("role of nobody", "Paul Dutour, maire de Lens, est là. « Nous partons », a dit l'avocat."),
    ("whom it is said to", "Europe 1 enquête. « Nous partons », confie-t-elle à Europe 1."),
    ("somebody new", "Paul Dutour, avocat, est là. « Nous partons », a dit un avocat."),
]
GOING_ON = [
    (
        "informed by a paper, of somebody",
        "Selon les informations de Libération, Zoé Bertin, ancienne maire, est partie.",
        ["Libération"],
    ),
    (
        "sentence of its own",
        "« Nous partons », a dit Zoé Bertin. « Demain, il sera trop tard. »",
        ["Zoé Bertin", "Zoé Bertin"],
    ),
    (
        "two who alternate",
        "« Tu viens ? » demande Zoé Bertin.\n« Non », dit Paul Dutour.",
        ["Zoé Bertin", "Paul Dutour"],
    ),
    (
        "dialogue without names",
        "— Tu viens ? demande Zoé Bertin.\n— Non, dit Paul Dutour.\n— Pourquoi ?\n— Pour rien.",
        ["Zoé Bertin", "Paul Dutour", "Zoé Bertin", "Paul Dutour"],
    ),
    (
        "two in a sentence",
        "« Nous partons », dit Zoé Bertin, alors que Paul Dutour affirme que « rien n'est décidé ».",
        ["Zoé Bertin", "Paul Dutour"],
    ),
    (
        "joined verbs",
        "Zoé Bertin dénonce une « erreur » et assure que la ville se trompe.",
        ["Zoé Bertin", "Zoé Bertin"],
    ),
    (
        "within a quotation, whoever it names",
        "« Paul Dutour m'a dit : “Je pars.” Je suis restée », raconte Zoé Bertin.",
        ["Zoé Bertin", "Paul Dutour"],
    ),
    (
        "within a quotation, I",
        "« Je lui ai dit : “Je pars.” Je suis partie », raconte Zoé Bertin.",
        ["Zoé Bertin", "Zoé Bertin"],
    ),
    (
        "the headline's words",
        "« Nous partons demain »\nLa ville bouge.\n« Nous partons demain », a dit Zoé Bertin.",
        ["Zoé Bertin", "Zoé Bertin"],
    ),
]


def cases(table):
    return {"argvalues": [case[1:] for case in table], "ids": [case[0] for case in table]}


@pytest.mark.parametrize(("text", "who"), **cases(NAMED))
def test_named(text, who):
    assert speakers(text) == [who]


@pytest.mark.parametrize(("text", "who"), **cases(UNNAMED))
def test_without_name(text, who):
    assert speakers(text) == [who]
    assert all(quotation.speakers == () for quotation in spoken(text))


@pytest.mark.parametrize(("text", "who"), **cases(PRONOUNS))
def test_pronouns_and_roles(text, who):
    assert speakers(text) == [who]


@pytest.mark.parametrize("text", [case[1] for case in NO_ANSWER], ids=[case[0] for case in NO_ANSWER])
def test_no_answer_rather_than_a_wrong_one(text):
    [quotation] = spoken(text)
    assert quotation.speakers == ()


@pytest.mark.parametrize(("text", "who"), **cases(GOING_ON))
def test_several_quotations(text, who):
    assert speakers(text) == who


DIALOGUES = [
    (
        "two take turns",
        "— Vous étiez là ? demande le juge.\n— Oui, répond Zoé Bertin.\n— Et vous ?\n— Moi aussi.",
        ["le juge", "Zoé Bertin", "le juge", "Zoé Bertin"],
    ),
    (
        "the other is nobody known",
        "— Vous étiez là ? demande le juge.\n— Oui, j'étais là.\n— Et vous ?\n— Moi aussi.",
        ["le juge", "?", "le juge", "?"],
    ),
    (
        "a role opens the turn",
        "— Le juge : Vous étiez là ?\n— La prévenue : Oui, j'étais là.",
        ["Le juge", "La prévenue"],
    ),
    (
        "a name opens the turn",
        "— Paul Dutour : Vous étiez là ?\n— Zoé Bertin : Oui, j'étais là.",
        ["Paul Dutour", "Zoé Bertin"],
    ),
    ("a list is no dialogue", "Menu :\n— Entrée : une salade\n— Plat : un poulet", []),
]


@pytest.mark.parametrize(("text", "who"), [pytest.param(text, who, id=name) for name, text, who in DIALOGUES])
def test_dialogues(text, who):
    assert speakers(text) == who


def test_who_is_cited_in_a_headline_does_not_say_it():
    assert speakers("« Selon Zoé Bertin, la route sera fermée. »") == ["?", "Zoé Bertin"]


def test_a_headline_is_given_to_nobody_who_says_nothing_else():
    headline = "« Il faut fermer cette route »\nZoé Bertin a inauguré mardi un pont."
    assert speakers(headline) == ["?"]
    assert speakers(f"{headline} « La route est une menace », dit-elle.") == ["Zoé Bertin", "Zoé Bertin"]


def test_source_is_the_words_that_name_who_speaks():
    text = "« Nous partons », a dit jeudi la maire de Lens, Zoé Bertin, à la presse."
    [quotation] = spoken(text)
    assert quotation.source.of(text) == "la maire de Lens, Zoé Bertin"


def test_who_speaks_is_not_in_the_quotation():
    text = "« Zoé Bertin part, Paul Dutour reste. »"
    assert all(quotation.speakers == () for quotation in spoken(text))


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Zoé Bertin est là. Bertin sourit. « Nous partons », a-t-elle dit.", 19),
        ("Zoé\u202fBertin\xa0: l’heure. Bertin sourit. Puis elle a dit : « Nous partons. »", 22),
        ("Un proche est là. Il a dit : « Nous partons. »", 0),
        ("« Nous partons », a dit Zoé Bertin.", None),
        ("« Nous partons », a dit un proche.", None),
    ],
)
def test_antecedent_is_the_last_naming_of_whom_the_source_means(text, start):
    [quotation] = spoken(text)
    assert (quotation.antecedent and quotation.antecedent.start) == start


@pytest.mark.parametrize(
    ("text", "generator"),
    [
        ("« Nous partons », a dit Zoé Bertin.", "behind: named"),
        ("Zoé Bertin est là. « Nous partons », a-t-elle dit.", "behind: anaphora"),
        ("« Nous partons », a dit un proche.", "behind: described"),
        ("Selon Zoé Bertin, la ville se trompe.", "selon: named"),
    ],
)
def test_generator_names_the_rule_and_the_sieve(text, generator):
    [quotation] = spoken(text)
    assert quotation.generator == generator


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Zoé Bertin a parlé. « J’aurais dû savoir », s’accuse-t-elle.", "Zoé Bertin"),
        ("Le groupe part, ont précisé à l’AFP Luc Petit (CFDT) et Paul Duval (CFE-CGC).", "Luc Petit + Paul Duval"),
        ("Le policier a été renvoyé, a rapporté la chaîne de télévision ABC News.", "ABC News"),
        ("La route est barrée, selon l’armateur Maersk.", "Maersk"),
        (
            "Il s’éloigne, selon un proche de Zoé Bertin. « Elle n’en peut plus », confie ce fidèle.",
            "un proche de Zoé Bertin",
        ),
        (
            "Elle était visée par les attaques du président, qui avait accusé le maire d’avoir « menti ».",
            "du président",
        ),
    ],
)
def test_sources_in_the_shapes_that_the_press_gives_them(text, who):
    assert speakers(text)[-1] == who


CARRIED_ON = [  # words in marks in a sentence that tells nobody's
    (
        "Zoé Bertin cherche un nom. « Nous partons », dit-elle. "
        "Puis viennent cinq ans où « on a vu tous les médecins ».",
        "Zoé Bertin",
    ),
]


@pytest.mark.parametrize(("text", "who"), CARRIED_ON)
def test_words_that_nobody_is_told_to_say_are_doubtfully_of_whom_the_paragraph_is_about(text, who):
    assert speakers(text)[-1] == who
    assert spoken(text)[-1].confidence < 0.6


ISSUERS = [  # whose words those of a document are
    ("La salle est pleine, selon un bilan établi jeudi par le quotidien régional La Provence.", "La Provence"),
    ("La salle est pleine, selon le comptage de l’université Johns Hopkins.", "université Johns Hopkins"),
    (
        "Zoé Bertin est partie. La salle était pleine, selon l’expertise.",
        "l’expertise",
    ),
]


@pytest.mark.parametrize(("text", "who"), ISSUERS)
def test_the_words_of_a_document_are_its_issuers_or_nobodys(text, who):
    assert speakers(text) == [who]


def test_surer_sieves_give_more_confidence():
    [named] = spoken("« Nous partons », a dit Zoé Bertin.")
    [pronoun] = spoken("Zoé Bertin est là. « Nous partons », a-t-elle dit.")
    [nobody] = spoken("« Nous partons demain matin avec tout le monde. »")
    assert named.confidence > pronoun.confidence > nobody.confidence


def test_sieves_have_names_of_their_own():
    names = [name for name, _ in SIEVES]
    assert len(set(names)) == len(names)


def test_words_in_the_characters_of_the_article():
    text = "« Nous partons », disent des analystes de l’Institut pour l’étude."
    [quotation] = spoken(text)
    assert quotation.speaker_text == quotation.source.of(text) == "des analystes de l’Institut pour l’étude"


def test_none_has_no_speaker():
    quotations = read("Zoé Bertin lit « Le Grand Meaulnes » au lit.").quotations
    assert [(quotation.kind, quotation.speakers, quotation.source) for quotation in quotations] == [("none", (), None)]


def test_echoes():
    said = {1: "Il faut que nous partions demain, dit-il", 2: "Partons"}
    assert find_echoes({7: "nous partions demain", 8: "partons !", 9: "nous restons"}, said) == {7: 1, 8: 2}
