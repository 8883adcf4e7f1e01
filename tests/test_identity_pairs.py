"""Fifty pairs of names with reasons: what is one by its form is joined, everything else left apart."""

import json

import pytest
from identity_articles import corpus

pytestmark = pytest.mark.shared

# How a pair's reason stands in articles, where two bare names in two articles would not say it. `A | B` is one
# article each; what has no name to tag (« le ministre des Ports ») has no entry on the site.
SETTINGS = {
    "id-015": 'Le <R e="p1">général</R> <PER id="p1">Paul Hamelin-Roy</PER>. | Le <R e="p2">général</R> '
    '<PER id="p2">Hamelin-Roy</PER>.',
    "id-016": '<PER id="p1">Aliénor de La Rochebrune</PER> | Mme <PER id="p2">de La Rochebrune</PER>',
    "id-028": '<PER id="p1">P. Martinet</PER> « <Q id="q1" type="direct" who="p1">Oui</Q> », <C q="q1">a-t-<S q="q1">'
    'il</S> dit</C>. | <PER id="p2">Pierrette Martinet</PER>',
    "id-029": 'L’<R e="p1">homme politique</R> <PER id="p1">Jean Rocamadour</PER> | Le <R e="p2">footballeur</R> '
    '<PER id="p2">Jean Rocamadour</PER>',
    "id-032": 'M. <PER id="p1">Lambert</PER> | Mme <PER id="p2">Lambert</PER>',
    "id-034": '<LOC id="p1">Saint-Aubrac</LOC> | <PER id="p2">Aubrac</PER>',
    "id-035": '<LOC id="p1">Washington</LOC> | <PER id="p2">George Washington</PER>',
    "id-036": '<LOC id="p1">Orléans</LOC> | <PER id="p2">Philippe d’Orléans</PER>',
    "id-041": "le ministre des Ports | le ministre des Ports",
    "id-042": "le président | le président du club",
    "id-043": 'Le <R e="p1">procureur</R> <PER id="p1">David Lenoir</PER> et l’<R e="p2">accusé</R> '
    '<PER id="p2">David Lenoir</PER>',
    "id-044": '<PER id="p1">Anne-Laure Kerviel</PER> et <PER id="p2">Anne Kerviel</PER>',
    "id-046": '<ORG id="p1">Delcourt</ORG> | <PER id="p2">Armand Delcourt</PER>',
    "id-047": '<PER id="p1">Martin Scholl</PER> | <ORG id="p2">Scholl</ORG>',
}


def joined(pair) -> bool:
    """Whether the two names of a pair end on one page."""
    bodies = SETTINGS.get(pair["id"], '<PER id="p1">{a}</PER> | <PER id="p2">{b}</PER>').format(**pair)
    site = corpus(*bodies.split(" | "))
    entities = {mention.entity for annotated in site.articles for mention in annotated.mentions}
    return len(entities) == 1


@pytest.fixture(scope="module")
def pairs(shared):
    lines = (shared / "cases" / "identity_pairs.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_no_two_people_share_a_page(pairs):
    assert [pair["id"] for pair in pairs if not pair["same"] and joined(pair)] == []


def test_one_person_has_one_page_where_the_form_decides(pairs):
    decidable = [pair for pair in pairs if pair["same"] and pair["decidable"]]
    missed = [pair["id"] for pair in decidable if not joined(pair)]
    assert len(decidable) == 17
    assert len(missed) <= 0.15 * len(decidable), missed


def test_what_the_form_does_not_decide_stays_apart(pairs):
    assert [pair["id"] for pair in pairs if not pair["decidable"] and joined(pair)] == []
