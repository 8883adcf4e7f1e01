"""The timeline, the subjects, and the page that leads to them."""

import re

import pytest
from lxml import html
from sample_pages import JEANNE, SAMPLE, article, corpus, pages
from serving import served
from short_lists import shorten
from theme_site import build_site

SAID = '« <Q id="q1" type="direct" who="jeanne-modele">Oui</Q> », a dit {JEANNE}.'.replace("{JEANNE}", JEANNE)


def months(markdown: str) -> list[str]:
    return re.findall(r"^###? \[?([^\]{\n]*[^\]{\n ])", markdown, re.MULTILINE)


# ---- the timeline ----


def test_months_stand_under_their_years_the_first_first():
    dates = {"b": "1899-02-01", "a": "1898-01-13", "c": "1898-01-14", "d": "1898-12-01"}
    markdown = pages(corpus(*(article(id, SAID, day) for id, day in dates.items())))["chronologie.md"]
    assert months(markdown) == ["1898", "Janvier", "Décembre", "1899", "Février"]
    january = markdown.split("### [Janvier]")[1].split("###")[0]
    assert "2\xa0articles" in january and "2\xa0citations" in january
    assert january.index("[A](") < january.index("[C](")
    assert "[Janvier](articles/index.md#mois-1898-01)" in markdown


def test_what_has_no_date_is_said():
    markdown = pages(SAMPLE)["chronologie.md"]
    assert "2\xa0articles, 1\xa0article sans date n’y figure pas" in markdown and "Sans-suite" not in markdown


def test_a_large_corpus_shows_days_instead_of_titles(monkeypatch):
    shorten(monkeypatch, _TITLED=2)
    days = ["2020-03-01", "2020-03-09", "2020-03-09"]
    markdown = pages(corpus(*(article(f"a{n}", SAID, day) for n, day in enumerate(days))))["chronologie.md"]
    line = markdown.split('<p class="days" markdown="1">')[1].split("</p>")[0]
    assert '[1](articles/a0.md){: title="A0" }' in line
    assert '[9 (2)](articles/index.md#mois-2020-03){: title="2\xa0articles" }' in line


def test_a_month_leads_to_the_page_of_the_index_where_it_begins(monkeypatch):
    shorten(monkeypatch, _ARTICLES=1)
    made = pages(corpus(article("a", SAID, "2020-03-01"), article("b", SAID, "2020-04-01")))
    assert "[Mars](articles/index/2.md#mois-2020-03)" in made["chronologie.md"]
    assert "{: #mois-2020-03 }" in made["articles/index/2.md"]


def test_the_chart_shows_months_of_a_short_time_and_years_of_a_long_one_with_their_gaps():
    def chart(*days):
        markdown = pages(corpus(*(article(f"a{n}", SAID, day) for n, day in enumerate(days))))["chronologie.md"]
        return re.findall(r"<title>([^<]*)</title>", markdown), markdown.count('class="gap"')

    titles, gaps = chart("2020-03-01", "2020-04-01", "2020-06-01")
    assert [title.split()[0] for title in titles] == [
        "mars",
        "avril",
        "juin",
    ] and gaps == 1
    titles, gaps = chart("1894-03-01", "1894-04-01", "1895-01-01", "1906-01-01")
    assert len(titles) == 3 and gaps == 1 and titles[0].startswith("1894")


def test_a_single_month_needs_no_chart():
    assert "<figure" not in pages(corpus(article("a", SAID, "2020-03-01")))["chronologie.md"]


def test_long_times_are_cut_and_bars_lead_to_their_page(monkeypatch):
    shorten(monkeypatch, _MONTHS=1)
    made = pages(corpus(article("a", SAID, "1898-03-01"), article("b", SAID, "1906-04-01")))
    assert "](chronologie/2.md#annee-1906){: .column }" in made["chronologie.md"]
    assert "{: #annee-1906 }" in made["chronologie/2.md"] and "<figure" not in made["chronologie/2.md"]


def test_days_are_links_in_the_finished_page(tmp_path, monkeypatch):
    shorten(monkeypatch, _TITLED=0)
    folder, warned = build_site(tmp_path, pages(corpus(article("a", SAID, "2020-03-01"))))
    page = html.parse(str(folder / "chronologie/index.html"))
    assert not warned and [link.text for link in page.findall(".//p[@class='days']/a")] == ["1"]


# ---- subjects ----

TAGGED = corpus(
    article("a", SAID, "2020-01-01", tags=("Presse", "Île du Diable")),
    article("b", SAID, "2021-01-01", tags=("presse",)),
    article("c", SAID, "2022-01-01", tags=("presse", "!!!", "</script>", "index")),
)


def test_each_subject_has_a_page_with_its_articles():
    made = pages(TAGGED)
    assert "# presse\n" in made["sujets/presse.md"] and "3\xa0articles" in made["sujets/presse.md"]
    assert re.findall(r"\[([ABC])\]", made["sujets/presse.md"]) == ["C", "B", "A"]
    assert (
        '[presse](../sujets/presse.md) <span class="n">3 <span class="noun">articles</span>' in made["sujets/index.md"]
    )
    assert "[Presse](../sujets/presse.md)" in made["articles/a.md"]


def test_any_words_may_be_a_subject():
    made = pages(corpus(article("a", SAID, tags=("!!!", "</script>", "index", "x" * 5000, "é" * 5000))))
    made_pages = [path for path in made if path.startswith("sujets/")]
    assert len(made_pages) == 6 and max(map(len, made_pages)) < 100
    assert "<script" not in "".join(made.values())


def test_without_subjects_there_is_no_index_of_them():
    made = pages(corpus(article("a", SAID)))
    assert not [path for path in made if path.startswith("sujets")] and "sujets" not in made["explorer.md"]


# ---- the way there ----


def test_all_that_has_no_place_in_the_head_is_found_on_one_page():
    markdown = pages(TAGGED)["explorer.md"]
    for target in ("chronologie.md", "reseau.md", "sujets/index.md", "citations/locuteurs.md", "citations/verbes.md"):
        assert f"]({target})" in markdown


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize(
    "path", ["chronologie/", "reseau/", "explorer/", "sujets/", "personnes/", "lieux/", "citations/verbes/"]
)
def test_the_pages_fit_their_window(sample, chromium, path, width):
    page = chromium.new_page(viewport={"width": width, "height": 800})
    with served(sample / "site") as address:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()
