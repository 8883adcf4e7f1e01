"""Indexes of names and quotations: what they hold, and how a reader filters and sorts them."""

import json
import re

import pytest
from sample_pages import BOURG, JEANNE, PAUL, article, corpus, pages
from serving import served
from short_lists import shorten


def listed(markdown: str) -> list[str]:
    return re.findall(r"^ *- \[([^\]]+)\]", markdown.split("names-index")[-1], re.MULTILINE)


def counted(markdown: str, name: str) -> list[str]:
    line = next(line for line in markdown.splitlines() if line.startswith(f"- [{name}]"))
    return re.findall(r'<span class="n">(\d*)', line)


def said(*quotations: tuple[str, str, str]) -> str:
    """Sentences of an article: who (an id, or "?"), the cue, the words."""
    return "".join(
        f'« <Q id="q{n}" type="direct" who="{who}">{words}</Q> », <C q="q{n}">{cue}</C> quelqu’un. '
        for n, (who, cue, words) in enumerate(quotations, 1)
    )


PASSING = '<PER id="passant">Un Passant</PER>'
WEIGHED = corpus(
    article("a", f"{JEANNE} voit {PAUL}. {JEANNE} part. {PASSING} aussi.", "2021-01-01"),
    article("b", f"{JEANNE} revient, sans {PAUL}.", "2021-02-01"),
    jeanne_modele={"sort_name": "Modèle, Jeanne"},
    paul_exemple={"sort_name": "Exemple, Paul"},
    passant={"sort_name": "Passant, Un"},
)

# ---- names ----


def test_those_who_hardly_appear_are_in_the_full_list():
    made = pages(WEIGHED)
    assert listed(made["personnes/index.md"]) == ["Exemple, Paul", "Modèle, Jeanne"]
    assert listed(made["personnes/index/tout.md"]) == ["Exemple, Paul", "Modèle, Jeanne", "Passant, Un"]
    assert "2\xa0personnes, sur 3\xa0en tout" in made["personnes/index.md"]
    assert '[Liste complète](../personnes/index/tout.md) <span class="n">3</span>' in made["personnes/index.md"]
    assert '<span aria-current="page">Liste complète</span>' in made["personnes/index/tout.md"]


def test_where_nobody_hardly_appears_there_is_one_list():
    made = pages(corpus(article("a", f"{JEANNE} voit {PAUL}. {JEANNE} et {PAUL} partent.")))
    assert "personnes/index/tout.md" not in made and 'class="views"' not in made["personnes/index.md"]


def test_where_everybody_hardly_appears_nobody_is_folded():
    made = pages(corpus(article("a", f"{JEANNE} voit {PAUL}.")))
    assert len(listed(made["personnes/index.md"])) == 2 and "personnes/index/tout.md" not in made


def test_a_name_has_its_mentions_articles_and_quotations():
    body = f"{JEANNE}, {JEANNE}. " + said(("jeanne-modele", "a dit", "Non"))
    made = pages(corpus(article("a", body), article("b", f"{JEANNE}, {BOURG}, {BOURG}."), bourg={"country": "FR"}))
    assert counted(made["personnes/index.md"], "Jeanne Modèle") == ["3", "2", "1"]
    assert counted(made["lieux/index.md"], "Bourg") == ["2", "1"]


def test_a_place_says_the_region_that_it_lies_in():
    place = {"country": "FR", "within": ("Haute-Garonne", "Occitanie", "France"), "holders": ("", "", "")}
    made = pages(corpus(article("a", f"{BOURG}."), bourg=place))
    assert '<span class="note">Haute-Garonne</span>' in made["lieux/index.md"]


def test_the_data_hold_everybody_in_files_that_name_the_next(monkeypatch):
    shorten(monkeypatch, _ROWS=2)
    made = pages(WEIGHED)
    first, second = (json.loads(made[f"personnes/index/noms/{n}.json"]) for n in (1, 2))
    assert first["next"] == "2.json" and "next" not in second
    exemple, modele = ["Exemple, Paul", "", "paul-exemple", 2, 2, 0], ["Modèle, Jeanne", "", "jeanne-modele", 3, 2, 0]
    assert first["rows"] == [exemple, modele]
    assert second["rows"] == [["Passant, Un", "", "passant", 1, 1, 0]] and second["total"] == 3


def test_a_hostile_name_is_text_in_the_data():
    name = '</script>"\n<b>'
    made = pages(corpus(article("a", f"{JEANNE} {JEANNE} {PAUL}."), jeanne_modele={"sort_name": name}))
    assert json.loads(made["personnes/index/noms/1.json"])["rows"][1][0] == '</script>" <b>'


# ---- quotations ----

SPOKEN = corpus(
    article(
        "a",
        f"{JEANNE} et {PAUL}. "
        + said(
            ("paul-exemple", "a répondu", "Oui"),
            ("jeanne-modele", "s’étonne", "Vraiment"),
            ("role:un voisin", "a dit", "Peut-être"),
            ("paul-exemple", "mêlent", "Assez"),
        ),
        "2021-01-01",
    ),
    jeanne_modele={"sort_name": "Modèle, Jeanne"},
    paul_exemple={"sort_name": "Exemple, Paul"},
)


def headings(markdown: str) -> list[str]:
    return re.findall(r"^#{2,3} \[?([^\]{\n]*[^\]{\n ])", markdown, re.MULTILINE)


def test_quotations_by_speaker_stand_by_surname_and_the_nameless_last():
    markdown = pages(SPOKEN)["citations/locuteurs.md"]
    assert headings(markdown) == ["E", "Paul Exemple", "M", "Jeanne Modèle", "Voix sans nom"]
    assert re.findall("«\xa0(.*?)\xa0»", markdown) == ["Oui", "Assez", "Vraiment", "Peut-être"]
    assert '<span class="from"><span class="described">un voisin</span></span>' in markdown


def test_quotations_by_verb_stand_by_its_infinitive():
    markdown = pages(SPOKEN)["citations/verbes.md"]
    assert headings(markdown) == ["D", "dire", "E", "s’étonner", "R", "répondre", "Sans verbe de parole"]
    assert '[répondre](../citations/verbes.md#verbe-repondre) <span class="n">1</span>' in markdown


def test_a_quotation_of_two_stands_under_both():
    both = corpus(article("a", f"{JEANNE}, {PAUL}. " + said(("jeanne-modele paul-exemple", "ont dit", "Oui"))))
    assert pages(both)["citations/locuteurs.md"].count("«\xa0Oui\xa0»") == 2


def test_the_way_to_a_verb_leads_to_the_page_where_it_begins(monkeypatch):
    shorten(monkeypatch, _LINES=1)
    made = pages(SPOKEN)
    assert "(../citations/verbes/3.md#verbe-repondre)" in made["citations/verbes.md"]


# ---- in a browser ----


@pytest.fixture
def browsed(chromium):
    context = chromium.new_context(viewport={"width": 1200, "height": 900})
    failures: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: failures.append(str(error)))
    yield page
    assert not failures
    context.close()


def shown(page) -> list[str]:
    return [text.strip() for text in page.locator(".found > li > a").all_inner_texts()]


@pytest.mark.browser
def test_the_filter_finds_whoever_is_in_the_full_list(sample, browsed):
    with served(sample / "site", "/repo/") as address:
        browsed.goto(address + "personnes/")
        assert browsed.locator(".rows section li").count() < 100
        browsed.get_by_label("Filtrer").fill("dreyfus")
        browsed.locator(".found > li").first.wait_for()
        assert "Dreyfus, Alfred" in shown(browsed)
        assert all("dreyfus" in text.lower() for text in browsed.locator(".found > li").all_inner_texts())
        assert browsed.url.endswith("?filter=dreyfus")
        browsed.locator(".found a", has_text="Dreyfus, Alfred").click()
        assert browsed.locator("h1").inner_text() == "Alfred Dreyfus"
        browsed.go_back()
        browsed.locator(".found > li").first.wait_for()
        browsed.get_by_role("button", name="Effacer").click()
        assert browsed.locator(".rows section li").first.is_visible() and not browsed.locator(".found").is_visible()


@pytest.mark.browser
def test_a_column_sorts_by_its_numbers(sample, browsed):
    with served(sample / "site") as address:
        browsed.goto(address + "personnes/")
        browsed.get_by_role("button", name="Mentions").press("Enter")
        browsed.locator(".found > li").first.wait_for()
        lines = browsed.locator(".found > li").all()
        counts = [int(line.locator(".n").first.inner_text()) for line in lines[:30]]
        assert counts == sorted(counts, reverse=True) and counts[0] > counts[-1]
        assert browsed.get_by_role("button", name="Mentions").get_attribute("aria-pressed") == "true"


@pytest.mark.browser
def test_quotations_are_filtered_by_words_speaker_and_verb(sample, browsed):
    with served(sample / "site") as address:
        browsed.goto(address + "citations/?filter=zola%20ecrire")
        browsed.locator(".found > li").first.wait_for()
        first = browsed.locator(".found > li").first
        assert "Zola" in first.inner_text()
        first.locator(".where a").click()
        browsed.wait_for_url("**/articles/**#q*")


@pytest.mark.browser
def test_without_script_the_index_is_whole_and_offers_no_controls(sample, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    with served(sample / "site") as address:
        page.goto(address + "personnes/")
        assert page.locator(".rows li").count() > 50 and page.locator("main input, main button").count() == 0
        page.get_by_role("link", name="Liste complète").click()
        assert page.locator(".rows li").count() > 100
    context.close()


@pytest.mark.browser
def test_from_a_file_the_filter_says_that_it_knows_this_page_only(sample, browsed):
    browsed.goto((sample / "site/personnes/index.html").as_uri())
    browsed.get_by_label("Filtrer").fill("dreyfus")
    browsed.locator(".found > li").first.wait_for()
    assert "Dreyfus, Alfred" in shown(browsed)
    assert "dans cette page seulement" in browsed.get_by_role("status").inner_text()
