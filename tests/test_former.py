"""Addresses that were given up: none is lost, none is listed."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from lxml import html
from sample_pages import SAMPLE, pages
from test_theme import build_site

from exergue.model import Former

SITE = replace(
    SAMPLE,
    persons=tuple(replace(p, noindex=p.id == "jeanne-modele") for p in SAMPLE.persons),
    former=(
        Former("person", "jeanne-model", ("jeanne-modele",)),
        Former("person", "modele-exemple", ("jeanne-modele", "paul-exemple")),
        Former("person", "personne", ()),
        Former("place", "le-bourg", ("bourg",)),
        Former("organization", "bourg-club", ("bourg",)),
    ),
)
MADE = pages(SITE)


def front(path: str) -> dict:
    return yaml.safe_load(MADE[path].split("---")[1])


def test_a_renamed_identity_leads_on_from_its_former_address():
    assert front("personnes/jeanne-model.md")["moved_to"] == "personnes/jeanne-modele"
    assert "[Jeanne Modèle](../personnes/jeanne-modele.md)" in MADE["personnes/jeanne-model.md"]


def test_what_became_something_of_another_kind_leads_there():
    assert front("organisations/bourg-club.md")["moved_to"] == "lieux/bourg"


def test_a_split_identity_lets_the_reader_choose():
    page = MADE["personnes/modele-exemple.md"]
    assert "moved_to" not in front("personnes/modele-exemple.md")
    assert "Cette adresse désignait à la fois" in page
    assert "personnes/jeanne-modele.md" in page and "personnes/paul-exemple.md" in page


@pytest.mark.parametrize("now", [(), ("jamais-vue",)])
def test_whom_nobody_names_any_more_has_a_page_that_says_so(now):
    made = pages(replace(SITE, former=(Former("person", "personne", now),)))
    assert "Plus aucun article du site" in made["personnes/personne.md"]


def test_a_rejected_identity_is_no_place_to_lead_to():
    rejected = tuple(replace(p, status="rejected") if p.id == "jeanne-modele" else p for p in SITE.persons)
    made = pages(replace(SITE, persons=rejected))
    assert "personnes/paul-exemple" in made["personnes/modele-exemple.md"].split("---")[1]
    assert "Plus aucun article du site" in made["personnes/jeanne-model.md"]


def test_a_former_id_that_somebody_bears_is_refused():
    with pytest.raises(ValueError, match="'bourg'"):
        pages(replace(SITE, former=(Former("place", "bourg", ("paris",)),)))


def test_no_other_page_mentions_a_former_address():
    former = {"personnes/jeanne-model", "personnes/modele-exemple", "personnes/personne", "lieux/le-bourg"}
    for path, page in MADE.items():
        if path.removesuffix(".md") not in former:
            assert not any(f"{address}." in page for address in former), path


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    folder, warned = build_site(tmp_path_factory.mktemp("site"), MADE, site_url="https://x.example/repo/")
    assert warned == []
    return folder


def head(site: Path, path: str) -> dict:
    page = html.parse(str(site / path / "index.html")).getroot()
    return {
        "refresh": page.xpath("//meta[@http-equiv='refresh']/@content"),
        "canonical": page.xpath("//link[@rel='canonical']/@href"),
        "robots": page.xpath("//meta[@name='robots']/@content"),
    }


def test_the_page_of_a_former_address_sends_browsers_and_search_engines_on(site):
    assert head(site, "personnes/jeanne-model") == {
        "refresh": ["0; url=../jeanne-modele/"],
        "canonical": ["https://x.example/repo/personnes/jeanne-modele/"],
        "robots": ["noindex"],
    }
    assert head(site, "organisations/bourg-club")["refresh"] == ["0; url=../../lieux/bourg/"]


def test_a_choice_sends_nobody_on(site):
    assert head(site, "personnes/modele-exemple") == {
        "refresh": [],
        "canonical": ["https://x.example/repo/personnes/modele-exemple/"],
        "robots": ["noindex"],
    }


def test_an_identity_that_an_editor_keeps_from_search_engines_stays_on_the_site(site):
    assert head(site, "personnes/jeanne-modele")["robots"] == ["noindex"]
    assert head(site, "personnes/paul-exemple")["robots"] == []
    assert "jeanne-modele.md" in MADE["personnes/index.md"]


def test_the_sitemap_leaves_out_what_search_engines_are_to_leave_out(site):
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "personnes/paul-exemple/" in sitemap
    for left_out in ("jeanne-modele", "jeanne-model/", "modele-exemple", "le-bourg"):
        assert left_out not in sitemap


def test_pages_without_directories_lead_on_too(tmp_path):
    folder, _ = build_site(tmp_path, MADE, use_directory_urls=False)
    page = html.parse(str(folder / "personnes/jeanne-model.html")).getroot()
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=jeanne-modele.html"]
