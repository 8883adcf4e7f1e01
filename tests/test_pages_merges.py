"""Why names are joined on one page, as its readers are told."""

from dataclasses import replace
from typing import get_args

import pytest
from sample_pages import SAMPLE, pages

from exergue.model import Ground, Merge, Reason
from exergue.pages.why import read_wordings

SURNAME = Merge(
    ("Exemple", "M. Exemple"),
    ("fete", "retour"),
    (Reason("surname", 1.0), Reason("shared_person", 1.0, ("Jeanne Modèle", "L'autre")), Reason("common_name", -0.5)),
    0.6,
)
SAME = Merge(("Paul Exemple",), ("fete",), (Reason("same_name", 4.0),), 0.94)


def paul(*merges: Merge, language: str = "fr") -> str:
    persons = tuple(replace(p, merges=merges) if p.id == "paul-exemple" else p for p in SAMPLE.persons)
    return pages(replace(SAMPLE, persons=persons), language)["personnes/paul-exemple.md"].replace("\xa0", " ")


def test_a_page_tells_which_names_were_joined_and_why():
    page = paul(SAME, SURNAME)
    assert "<summary>Pourquoi ces noms sont réunis</summary>" in page
    assert "« Exemple », « M. Exemple »</span> [Fête]" in page.replace("Fete", "Fête")
    told = "le nom de famille seul ; en compagnie de « Jeanne Modèle » et « L'autre » ; mais un nom répandu"
    assert told in page.replace("\u202f", " ")
    assert '<span class="grade" title="60 %">confiance : probable</span>' in page
    assert "[Retour](../articles/retour.md)" in page


def test_a_page_tells_it_in_english():
    page = paul(SURNAME, language="en")
    assert "the surname alone; in the company of “Jeanne Modèle” and “L'autre”; but a common name" in page


def test_one_name_in_several_articles_needs_no_reason():
    assert "réunis" not in paul(SAME)
    assert "réunis" not in paul()


def test_only_the_surest_of_many_are_told():
    page = paul(*(replace(SURNAME, forms=(f"Exemple {n}",)) for n in range(25)))
    assert page.count('class="reasons"') == 20
    assert "et 5 autres rapprochements" in page


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_ground_is_worded_and_needs_no_words_in_the_end(language):
    grounds = read_wordings(language).grounds
    assert set(grounds) == set(get_args(Ground))
    assert not [ground for ground, wordings in grounds.items() if "{" in wordings[-1]]
