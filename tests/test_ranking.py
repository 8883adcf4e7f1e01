"""Whom a source means: the choice by weights, what speaks for a candidate, and nouns that stand for roles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_speech import speakers

from exergue.annotate.ranking import NOBODY, Ranking, ranking
from exergue.annotate.synonyms import synonyms

WEIGHTS = Ranking({"pronoun": {"near": 2.0, "far": -1.0}}, {"pronoun": 0.1})
EVIDENCE = st.lists(st.tuples(st.sampled_from(("near", "far", "unheard of")), st.floats(-2, 2)), max_size=4)
CANDIDATES = st.dictionaries(st.sampled_from("abcdef"), EVIDENCE, max_size=5)

MEANT = [
    ("the mayor's other name", "Zoé Bertin, maire de Lens, est là. « Nous partons », a dit l'édile.", "Zoé Bertin"),
    ("an elected woman", "Zoé Bertin, sénatrice, est venue. « Nous partons », a dit l'élue.", "Zoé Bertin"),
    (
        "head of the government",
        "Le Premier ministre Paul Dutour est là. « Oui », dit le chef du gouvernement.",
        "Paul Dutour",
    ),
    ("by age", "Zoé Bertin, 67 ans, a vu Paul Dutour, 30 ans. « Nous partons », dit la sexagénaire.", "Zoé Bertin"),
    ("whom it is said to", "Paul Dutour a vu Marc Vidal. « Nous partons », assure-t-il à Vidal.", "Paul Dutour"),
    (
        "named next",
        "L'ex-ministre a parlé jeudi : « Nous partons. »\nPaul Dutour est sorti. Puis Dutour est rentré.",
        "Paul Dutour",
    ),
    (
        "named within a quotation only",
        "Paul Dutour parle. « Marc Vidal a raison », déclare-t-il. Il dénonce une « erreur ».",
        "Paul Dutour",
    ),
    (
        "the same role elsewhere is another's",
        "Zoé Bertin, maire de Lens, a reçu Léa Vidal, maire de Lille. « Nous partons », a dit la maire de Lens.",
        "Zoé Bertin",
    ),
    (
        "for whom, behind a role",
        "Paul Dutour, porte-parole de l'Association des pilotes (Palpa), pour qui c'est « une erreur », est là.",
        "Paul Dutour",
    ),
    (
        "not the subject of what is said",
        "Paul Dutour a répondu. Le pilote avait mille heures de vol, a-t-il dit. « Nous partons », a-t-il dit.",
        "Paul Dutour",
    ),
    (
        "ex-",
        "Zoé Bertin, ministre de 2012 à 2014, a vu Léa Vidal. « Nous partons », a dit l'ex-ministre.",
        "Zoé Bertin",
    ),
    (
        "another word of the role",
        "Luc Petit, avocat, a vu Paul Dutour, président de la fédération des chasseurs. "
        "« Nous partons », a dit le patron des chasseurs.",
        "Paul Dutour",
    ),
    (
        "the one whose minister somebody was is somebody else",
        "Paul Dutour s’interroge. « Nous partons », fait valoir l’éphémère ministre de la Justice de Luc Petit.",
        "l’éphémère ministre de la Justice de Luc Petit",
    ),
    (
        "goes on",
        "Paul Dutour est maire. Marc Vidal l'a vu. « Oui », dit Dutour. « Nous partons », a-t-il ajouté.",
        "Paul Dutour",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), [case[1:] for case in MEANT], ids=[case[0] for case in MEANT])
def test_who_is_meant(text, who):
    assert set(speakers(text)) == {who}


def test_the_most_evidence_wins():
    assert WEIGHTS.choose("pronoun", [("a", [("near", 1.0)]), ("b", [("far", 1.0)])])[0] == "a"


def test_two_good_candidates_are_no_answer():
    assert WEIGHTS.choose("pronoun", [("a", [("near", 1.0)]), ("b", [("near", 1.0)])])[0] == NOBODY


def test_without_candidates_it_is_nobody():
    assert WEIGHTS.choose("pronoun", []) == (NOBODY, 1.0)


@given(CANDIDATES)
def test_the_choice_does_not_depend_on_the_order(candidates):
    pairs = list(candidates.items())
    assert WEIGHTS.choose("pronoun", pairs) == WEIGHTS.choose("pronoun", reversed(pairs))


@given(CANDIDATES)
def test_the_share_of_the_first_is_a_share(candidates):
    assert 0 < WEIGHTS.choose("pronoun", candidates.items())[1] <= 1


def test_every_kind_of_source_has_weights_and_a_margin():
    assert set(ranking().weights) == set(ranking().margin) == {"pronoun", "person", "organisation", "silent"}


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("sénatrice", "sénateur"),
        ("élue", "élu"),
        ("conseillère", "conseiller"),
        ("préfète", "préfet"),
        ("maire", "maire"),
    ],
)
def test_nouns_as_they_are_for_men(word, base):
    assert synonyms("fr").base(word) == synonyms("fr").base(base)


def test_a_description_stands_for_roles():
    words = synonyms("fr")
    assert frozenset(("maire",)) in words.roles((words.base("édile"),))
    assert words.roles(("chef", "gouvernement")) != words.roles(("chef",))


def test_ages():
    words = synonyms("fr")
    assert [age for age in (59, 60, 69, 70) if words.is_of_age("sexagénaire", age)] == [60, 69]
