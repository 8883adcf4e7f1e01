"""What one person says of another has a page, if it is more than a passing word."""

import re
from dataclasses import replace
from pathlib import PurePosixPath

from sample_pages import BOURG, JEANNE, PAUL, article, corpus, pages
from short_lists import shorten

from exergue.model import Former

PAGE = "personnes/jeanne-modele/sur/paul-exemple.md"


def talk(*words: str, who: str = "jeanne-modele") -> str:
    turns = (f'« <Q id="q{n}" type="direct" who="{who}">{said}</Q> », dit-on. ' for n, said in enumerate(words, 1))
    return f"{JEANNE} et {PAUL} à {BOURG}. " + "".join(turns)


TWICE = corpus(article("a", talk(f"{PAUL} viendra", f"Rien sans {PAUL}", "Il fait beau"), "2020-01-01"))


def test_two_quotations_that_name_somebody_make_a_page():
    markdown = pages(TWICE)[PAGE]
    assert "# Jeanne Modèle sur Paul Exemple" in markdown and "2\xa0citations" in markdown
    assert "viendra" in markdown and "Rien sans" in markdown and "Il fait beau" not in markdown


def test_both_people_lead_there():
    made = pages(TWICE)
    says, heard = made["personnes/jeanne-modele.md"], made["personnes/paul-exemple.md"]
    assert re.search(
        r"En particulier sur.*?\[Paul Exemple\]\(../personnes/jeanne-modele/sur/paul-exemple.md\)", says, re.DOTALL
    )
    assert re.search(r"En particulier par.*?\[Jeanne Modèle\]\(../personnes/jeanne-modele/sur/", heard, re.DOTALL)


def test_a_single_quotation_makes_none():
    assert PAGE not in pages(corpus(article("a", talk(f"{PAUL} viendra", "Il fait beau"))))


def test_a_place_is_not_somebody_whom_people_speak_of():
    made = pages(corpus(article("a", talk(f"{BOURG} attend", f"Vive {BOURG}"))))
    assert not [path for path in made if "/sur/" in path]


def test_who_has_no_page_is_in_none():
    site = replace(
        TWICE, persons=tuple(replace(p, status="rejected") if p.id.startswith("paul") else p for p in TWICE.persons)
    )
    assert not [path for path in pages(site) if "/sur/" in path]


def test_a_page_of_whom_an_editor_keeps_from_search_engines_is_kept_too():
    hidden = tuple(replace(p, noindex=p.id == "paul-exemple") for p in TWICE.persons)
    assert 'robots: "noindex"' in pages(replace(TWICE, persons=hidden))[PAGE]


def test_many_quotations_are_cut_into_pages(monkeypatch):
    shorten(monkeypatch, _SAYINGS=1)
    made = pages(TWICE)
    assert "page 2 sur 2" in made["personnes/jeanne-modele/sur/paul-exemple/2.md"]


def test_the_address_leads_on_when_either_gets_another_id():
    site = replace(
        TWICE, former=(Former("person", "paul-x", ("paul-exemple",)), Former("person", "jeanne", ("jeanne-modele",)))
    )
    kept = [
        PurePosixPath(f"personnes/{path}.md")
        for path in ("jeanne/sur/paul-exemple", "jeanne-modele/sur/paul-x", "jeanne/sur/paul-x")
    ]
    made = pages(site, kept=kept)
    assert all(f'moved_to: "{PAGE[:-3]}"' in made[str(path)] for path in kept)
