"""Why names were joined, and how sure that is."""

import pytest
from identity_articles import corpus

from exergue.authority import Authority, Entry
from exergue.model import Reason

PICQUART = '<PER id="p2">Georges Picquart</PER>'


def merges(*bodies, of="persons"):
    """The merges of the first identity, each as its forms, its articles and its grounds."""
    identity = getattr(corpus(*bodies), of)[0]
    return [(m.forms, m.articles, [reason.ground for reason in m.reasons]) for m in identity.merges]


@pytest.mark.parametrize(
    ("one", "other", "ground"),
    [
        ("Valery Gerasimov", "Valeri Guerassimov", "transliteration"),
        ("Cyril Elliott", "Cyril Eliott", "spelling"),
        ("William Hartnoll", "Bill Hartnoll", "nickname"),
        ("Viktor Orbán", "Orbán Viktor", "word_order"),
        ("Kévin Malardeau", "Kevin Malardau", "slip"),
        ("Donald John Trump", "Donald Trump", "middle_name"),
        ("Marie Lefort-Duval", "Marie Lefort", "second_surname"),
        ("Tarek ben Slimane el-Hachemi", "Tarek el-Hachemi", "patronymic"),
        ("Marc-Antoine Belleville", "M.-A. Belleville", "initials"),
    ],
)
def test_another_form_says_what_is_other_about_it(one, other, ground):
    ((forms, articles, grounds),) = merges(f'<PER id="p1">{one}</PER>', f'<PER id="p1">{other}</PER>')
    assert (forms, articles, grounds[0]) == ((other,), ("a2",), ground)


def test_one_name_in_several_articles():
    same = '<PER id="p1">Alfred Dreyfus</PER>'
    assert merges(same, same) == [(("Alfred Dreyfus",), ("a1", "a2"), ["same_name"])]
    assert merges(same) == []


def test_one_name_with_nothing_in_common_is_less_sure():
    """A television man and an ambassador of one name may be two; that they are one is the rule."""
    site = corpus(
        'Le <R e="p1">producteur</R> <PER id="p1">David Warren</PER>',
        'L’<R e="p1">ambassadeur</R> <PER id="p1">David Warren</PER>',
        '<PER id="p1">Ida Sorel</PER>',
        '<PER id="p1">Ida Sorel</PER>',
    )
    david, ida = ({m.confidence: [r.ground for r in m.reasons] for m in person.merges} for person in site.persons)
    assert david == {0.65: ["same_name", "other_roles"]}
    assert ida == {0.88: ["same_name"]}


def test_a_surname_says_whom_and_what_role_both_articles_have():
    site = corpus(
        f'Le <R e="p1">commandant d’infanterie</R> <PER id="p1">Ferdinand Esterhazy</PER> et {PICQUART}',
        f'Le <R e="p1">commandant d’infanterie</R> <PER id="p1">Esterhazy</PER> et {PICQUART}',
    )
    (merge,) = site.persons[0].merges
    assert merge.forms == ("Esterhazy",)
    assert merge.reasons == (
        Reason("surname", 0.0),
        Reason("shared_role", 2.0, ("commandant d’infanterie",)),
        Reason("shared_person", 1.0, ("Georges Picquart",)),
        Reason("main_bearer", 1.0),
    )
    assert merge.confidence == 0.94


def test_more_evidence_is_surer():
    once = '<PER id="p1">Ferdinand Esterhazy</PER> et '
    little, more = (
        corpus(f"{once} {company}", f"{once.replace('Ferdinand ', '')} {company}").persons[0].merges[0].confidence
        for company in (PICQUART, f'{PICQUART}, <ORG id="o1">Aurore</ORG>')
    )
    assert 0.7 < little < more < 1


def test_an_acronym_says_what_it_stands_for():
    bodies = ('<ORG id="o1">Office des forêts</ORG> (<ORG id="o1">ODF</ORG>)', '<ORG id="o1">ODF</ORG>')
    (merge,) = corpus(*bodies).organizations[0].merges
    assert (merge.forms, merge.articles) == (("ODF",), ("a2",))
    assert merge.reasons == (Reason("acronym", 2.0, ("Office des forêts",)),)


def test_a_place_that_could_be_another_says_which_and_is_less_sure():
    tripoli = corpus('<LOC id="l1">Tripoli</LOC>').places[0]
    assert [reason.ground for reason in tripoli.merges[0].reasons] == ["likeliest_place"]
    assert "Tripoli, Liban" in tripoli.merges[0].reasons[0].words
    (kiev,) = corpus('<LOC id="l1">Kyiv</LOC>').places
    assert kiev.merges[0].reasons == (Reason("place_name", 4.0, ("Kiev",)),)
    assert tripoli.merges[0].confidence < kiev.merges[0].confidence


def test_what_an_editor_joined_is_sure():
    entry = Entry(id="milley", name="Mark Milley", variants=("le général Milley",))
    site = corpus('<PER id="p1">le général Milley</PER>', authority=Authority(persons=(entry,)))
    (merge,) = site.persons[0].merges
    assert (merge.reasons[0].ground, merge.confidence) == ("editor", 1.0)


def test_a_place_says_what_holds_it():
    assert corpus('<LOC id="l1">Toulouse</LOC>').places[0].within == ("Haute-Garonne", "Occitanie", "France")


def test_a_place_says_which_of_its_holders_have_a_page():
    site = corpus('<LOC id="l1">Kyiv</LOC>', '<LOC id="l1">Ukraine</LOC>', '<LOC id="l1">Toulouse</LOC>')
    assert {place.id: place.holders for place in site.places} == {
        "kyiv": ("ukraine",),
        "toulouse": ("", "", ""),
        "ukraine": (),
    }
