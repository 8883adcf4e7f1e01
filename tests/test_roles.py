"""Roles beside a name: where they begin and end, and whose they are."""

import pytest
from read_names import roles

BEFORE = [
    (
        "a phrase to its end",
        "Le président de la commission des lois du Sénat, Philippe Bas, a parlé.",
        [("président de la commission des lois du Sénat", "p1")],
    ),
    (
        "the noun that an article stands before",
        "Elle succède à la Cour suprême à la progressiste Ruth Bader Ginsburg.",
        [("progressiste", "p1")],
    ),
    (
        "words in marks",
        'Le patron des députés "marcheurs" Christophe Castaner a parlé.',
        [('patron des députés "marcheurs"', "p1")],
    ),
    ("party and place", "La sénatrice LR de Paris Catherine Dumas a voté.", [("sénatrice LR de Paris", "p1")]),
    (
        "a portfolio of several nouns",
        "La ministre de l'Écologie, du Développement durable et de l'Énergie, Ségolène Royal, a parlé.",
        [("ministre de l'Écologie, du Développement durable et de l'Énergie", "p1")],
    ),
    ("one of several", "L'un de ses conseillers, Driss Aït Bouzid, l'a dit.", [("conseillers", "p1")]),
    ("somebody else inside", "L'avocat de Jean Martin, Paul Durand, a plaidé.", [("avocat de Jean Martin", "p2")]),
    ("a sentence begins with it", "Sculpteur et poète, Théo Muller est mort.", [("Sculpteur", "p1"), ("poète", "p1")]),
    (
        "a time between",
        "Secrétaire générale du rectorat depuis 2019, Anne Petit s'en va.",
        [("Secrétaire générale du rectorat", "p1")],
    ),
    (
        "past where somebody is from",
        "La tenante du titre, la Galloise Anna Jones, a perdu.",
        [("tenante du titre", "p1")],
    ),
    ("a trade that is not listed", "Il a vu la géomécanicienne Anna Jones.", [("géomécanicienne", "p1")]),
    (
        "et des belongs to it",
        "Le ministre de l'Économie et des Finances, Bruno Le Maire, a parlé.",
        [("ministre de l'Économie et des Finances", "p1")],
    ),
    ("relation", "Son oncle Paul Durand est venu.", [("oncle", "p1")]),
    ("two people", "Les députés Jean Martin et Paul Durand ont voté.", [("députés", "p1"), ("députés", "p2")]),
    (
        "two people, one role each",
        "Le maire Jean Martin et le préfet Paul Durand ont signé.",
        [("maire", "p1"), ("préfet", "p2")],
    ),
    ("one of several opens the sentence", "Un de ses défenseurs, Takashi Takano, l'a dit.", [("défenseurs", "p1")]),
    ("his wife", "Sa femme Anne Petit est venue.", [("femme", "p1")]),
    ("the wife of somebody", "La femme du ministre, Anne Petit, est venue.", [("femme du ministre", "p1")]),
]
AFTER = [
    ("an adverb before", "Anne Petit, par ailleurs présidente du club, a parlé.", [("présidente du club", "p1")]),
    (
        "several",
        "Anne Petit, maire de Lyon, vice-présidente du Sénat, a parlé.",
        [("maire de Lyon", "p1"), ("vice-présidente du Sénat", "p1")],
    ),
    ("behind the party", "Anne Petit (LR), maire de Lyon, a parlé.", [("maire de Lyon", "p1")]),
    ("in brackets", "Anne Petit (présidente du club) a parlé.", [("présidente du club", "p1")]),
    ("no age", "Anne Petit, un gondolier de 66 ans.", [("gondolier", "p1")]),
    ("not into a relative clause", "Anne Petit, la maire qui a gagné, a parlé.", [("maire", "p1")]),
    ("not into a participle clause", "Jean Dupas, chef d'équipe recruté en 2000, raconte.", [("chef d'équipe", "p1")]),
    ("behind a dash", "Cosima Bonanno – sa nièce – a parlé.", [("nièce", "p1")]),
    (
        "two people",
        "Fanny Martin et Sophie Durand, deux étudiantes de 19 ans, rient.",
        [("étudiantes", "p1"), ("étudiantes", "p2")],
    ),
    (
        "of the person inside",
        "Anne Petit, proche de Jean Martin, maire de Lyon, a parlé.",
        [("proche de Jean Martin", "p1"), ("maire de Lyon", "p2")],
    ),
]
NONE = [
    (
        "the subject behind those who are left behind",
        "À l'inverse de Jean Martin, Paul Durand ou Luc Petit (non déclaré), la députée de l'Essonne a dû céder.",
    ),
    ("a noun for a thing", "Dans le cadre du sommet des deux pays, Anne Petit a parlé."),
    ("a participle of what happened", "Anne Petit, accusée de meurtre, se tait. Anne Petit, élue députée hier, rit."),
    ("a verb with its object", "L'archiviste du lieu, Sosthène Marlot, juge le fonds beau."),
    (
        "only a person",
        "Ulysse Martin, un homme en colère, salue. À l'intérieur, un homme en smoking, Ulysse Martin, salue.",
    ),
    ("after a preposition", "À la mort de leur père, Paul Martin et Anne Petit pleurent."),
    ("no trade", "Le petit Hamady Diop est né."),
    ("a day, no trade", "Tout dépend d'Anne Petit, hier. Et de Jean Martin, avant-hier."),
    ("after an auxiliary", "Le parti avait élu Jean Martin."),
]


@pytest.mark.parametrize(("title", "text", "expected"), [*BEFORE, *AFTER])
def test_roles(title, text, expected):
    assert roles(text) == expected


@pytest.mark.parametrize(("title", "text"), NONE)
def test_no_roles(title, text):
    assert [words for words, _ in roles(text) if words != "archiviste du lieu"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jean Martin, le ministre Paul Durand et Anne Petit ont signé.", [("ministre", "p2")]),
        (
            "Aux côtés de Jean Martin, le président de la Région, Paul Durand, a parlé.",
            [("président de la Région", "p2")],
        ),
        (
            "Avec Anne Petit (MoDem), le président du club (JA) Jean Martin est là.",
            [("président du club", "p2")],
        ),
        ("Les emplois d'assistant de Jean Martin sont fictifs.", []),
        (
            "Il a vu deux papes, l'empereur du Japon, le prince Charles Martin ou le roi.",
            [("prince", "p1")],
        ),
        ("Selon Jean Martin, le maire de Lyon, visé par une enquête, se tait.", []),
    ],
)
def test_a_role_is_not_given_to_the_neighbour(text, expected):
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor of Austin, Jane Sample, spoke.", [("mayor of Austin", "p1")]),
        ("Jane Sample, former chief executive of Acme, spoke.", [("former chief executive of Acme", "p1")]),
    ],
)
def test_english(text, expected):
    assert roles(text, "en") == expected
