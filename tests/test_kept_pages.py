"""Pages that are no id's own last too: what a line says, and where an address leads that has no page any more."""

import shutil
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from project import ROOT, Command, make_project, tree, write_seed
from sample_pages import SAMPLE, pages
from short_lists import shorten
from test_theme import build_site

from exergue.kept_pages import KeptPage, grown, kept_pages, together
from exergue.model import Former
from exergue.published import content, read_published


def paths(*addresses):
    return [PurePosixPath(f"{address}.md") for address in addresses]


def kept(*addresses):
    return kept_pages(paths(*addresses))


# The lines


def test_the_pages_of_a_list_are_one_line():
    assert kept("citations", "citations/2", "citations/3") == (KeptPage("citations"), KeptPage("citations", 3))


@pytest.mark.parametrize("numbers", [("1898", "1899"), ("3",), ("2", "4")])
def test_numbers_that_do_not_follow_each_other_from_two_are_no_list(numbers):
    assert [page.last for page in kept(*(f"chronologie/{number}" for number in numbers))] == [0] * len(numbers)


@given(st.sets(st.sampled_from(paths("a", "a/2", "a/3", "a/4", "a/b/2", "b/12", "b/c", "c/2", "c/3"))))
def test_the_lines_say_which_pages_there_were(found):
    assert {path for page in kept_pages(found) for path in page.paths} == found


@given(*[st.sets(st.sampled_from(paths("a/2", "a/3", "a/4", "b", "b/2", "b/7")))] * 2)
def test_what_is_put_together_loses_nothing_and_what_grows_is_told(before, after):
    one, other = kept_pages(before), kept_pages(after)
    both = {path for page in together(one, other) for path in page.paths}
    assert both == before | after
    assert bool(list(grown(one, other))) == (not after <= before)


def test_a_line_changes_only_when_the_list_is_longer_than_it_ever_was():
    before = kept("a/2", "a/3")
    assert together(before, kept("a/2")) == before
    assert [str(page) for page in together(before, kept("a/2", "a/3", "a/4"))] == ["pages\ta\t4"]


def test_the_lines_of_two_branches_are_one_line_again(tmp_path):
    lines = content((), [KeptPage("citations", 4), KeptPage("mots/presse")]) + content((), [KeptPage("citations", 5)])
    (tmp_path / "ids.lock").write_bytes(lines)
    assert read_published(tmp_path) == ((), (KeptPage("citations", 5), KeptPage("mots/presse")), ())


@pytest.mark.parametrize(
    "line", ["pages\ta", "pages\ta\t1", "pages\ta\t9999999", "page\t../a", "page\ta\t2", "page\tA"]
)
def test_a_line_that_says_no_page_is_told(tmp_path, line):
    (tmp_path / "ids.lock").write_text(f"{line}\n")
    _, _, problems = read_published(tmp_path)
    expected = "expected page and address, or pages, address and number, with a tab between two"
    assert [str(p) for p in problems] == [f"{tmp_path / 'ids.lock'}:1: is no line of this file; {expected}"]


# Where they lead


@pytest.fixture
def short(monkeypatch):
    """Lists of one thing on a page."""
    shorten(monkeypatch, _SENTENCES=1, _SAYINGS=1, _ARTICLES=1, _ENTRIES=1, _QUOTATIONS=1)


FORMER = replace(
    SAMPLE,
    former=(
        Former("person", "jeanne-model", ("jeanne-modele",)),
        Former("person", "modele-exemple", ("jeanne-modele", "paul-exemple")),
        Former("article", "la-fete", ("fete",)),
        Former("article", "disparu"),
    ),
)


@pytest.mark.parametrize(
    ("gone", "target"),
    [
        ("personnes/jeanne-model/mentions/2", "personnes/jeanne-modele/mentions/2"),  # renamed
        ("personnes/jeanne-model/mentions/9", "personnes/jeanne-modele/mentions/2"),  # and shorter
        ("personnes/jeanne-model/a-son-sujet/2", "personnes/jeanne-modele"),
        ("personnes/modele-exemple/mentions/2", "personnes/modele-exemple"),  # where readers choose
        ("personnes/jeanne-modele/citations/7", "personnes/jeanne-modele"),
        ("articles/index/8", "articles/index/3"),
        ("citations/8", "citations/4"),
        ("personnes/jeanne-modele/au-sujet-de/jeanne-model", "personnes/jeanne-modele"),
        ("personnes/paul-exemple/mentions/jeanne-model/3", "personnes/paul-exemple"),
        ("mots/presse", "index"),
    ],
)
def test_what_has_no_page_any_more_leads_to_the_nearest(short, gone, target):
    page = pages(FORMER, kept=paths(gone))[f"{gone}.md"]
    assert yaml.safe_load(page.split("---")[1])["moved_to"] == target
    assert f"{target}.md)" in page


def test_a_page_that_stands_is_left_as_it_is(short):
    made = pages(SAMPLE)
    assert pages(SAMPLE, kept=paths("citations/2", "citations/3")) == made


def test_an_article_that_is_gone_says_so_and_tells_no_title():
    page = pages(FORMER)["articles/disparu.md"]
    assert "n’est plus sur le site" in page and "moved_to" not in page and "](../articles/index.md)" in page


@pytest.mark.parametrize(
    ("directories", "home", "index"), [(True, "../..", "../../"), (False, "../index.html", "../index.html")]
)
def test_the_site_leads_to_the_pages_of_folders(tmp_path, directories, home, index):
    made = pages(SAMPLE, kept=paths("mots/presse", "articles/index/2"))
    folder, warned = build_site(tmp_path, made, use_directory_urls=directories, site_url="https://x.example/repo/")
    assert warned == []  # also not of a folder that the site has no other page in
    name = "" if directories else "index.html"
    for page, refresh, canonical in [("mots/presse", home, name), ("articles/index/2", index, f"articles/{name}")]:
        head = html.parse(str(folder / f"{page}{'/index.html' if directories else '.html'}")).getroot()
        assert head.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={refresh}"]
        assert head.xpath("//link[@rel='canonical']/@href") == [f"https://x.example/repo/{canonical}"]


# Whole builds


EDITS = {
    "shorter": lambda at: (at / "seeds/b.md").write_text("---\ntitle: Bref\n---\n\nPaul Dumas est à Rennes.\n"),
    "gone": lambda at: (at / "seeds/c.md").unlink(missing_ok=True),
    "back": lambda at: write_seed(at, "c.md", SEEDS["c.md"]),
    "draft": lambda at: (at / "seeds/a.md").write_text("---\ndraft: true\n---\n\nRien.\n"),
    "slug": lambda at: (at / "seeds/b.md").write_text(SEEDS["b.md"].replace("title:", "slug: autre\ntitle:")),
    "renamed": lambda at: persons(at, "{id: dumas, name: Paul Dumas}"),
    "merged": lambda at: persons(at, "{id: paul-dumas, name: Paul Dumas, variants: [Jean Martin]}"),
    "split": lambda at: persons(at, "{id: dumas-l-autre, name: Paul Dumas (autre)}", "paul-dumas"),
}
SEEDS = {
    "a.md": "---\ntitle: Un\n---\n\n" + "Paul Dumas est à Rennes. « Nous attendons », a dit Paul Dumas.\n\n" * 2,
    "b.md": "---\ntitle: Deux\n---\n\n" + "Paul Dumas voit Jean Martin. « J’attends », a dit Jean Martin.\n\n" * 3,
    "c.md": "---\ntitle: Trois\n---\n\nJean Martin et Zoé Renaud sont à Rennes. Jean Martin parle de Paul Dumas.\n",
    "d.md": "---\ntitle: Quatre\n---\n\nRien de neuf à Brest.\n",
}


def persons(folder, entry, split=""):
    (folder / "authority").mkdir(exist_ok=True)
    (folder / "authority/persons.yml").write_text(f"- {entry}\n")
    correction = "- {article: c, mention: Paul Dumas, is: dumas-l-autre}\n" if split else ""
    there = (folder / "seeds/c.md").exists()
    (folder / "authority/corrections.yml").write_text(correction if there else "")


def files(folder):
    return {path for path in tree(folder) if path.endswith((".md", ".html"))}


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.sampled_from(sorted(set(EDITS) - {"split"})), min_size=1, max_size=4, unique=True))
def test_no_address_of_docs_is_lost_whatever_is_edited(tmp_path_factory, monkeypatch, short, edits):
    folder = make_project(tmp_path_factory.mktemp("edited") / "project", SEEDS)
    monkeypatch.chdir(folder)
    build, seen = Command(folder), set()
    for edit in [lambda at: None, *map(EDITS.get, edits)]:
        edit(folder)
        assert build("--no-site", "--quiet") == 0
        seen |= files(folder / "docs")
        assert seen == files(folder / "docs")


def test_no_address_of_the_site_is_lost(tmp_path, monkeypatch, short, capsys):
    folder = make_project(tmp_path / "project", SEEDS)
    monkeypatch.chdir(folder)
    build, seen = Command(folder), set()
    for edit in (lambda at: None, *map(EDITS.get, ["split", "merged", "gone", "shorter"])):
        edit(folder)
        assert build("--quiet") == 0, capsys.readouterr().err
        seen |= files(folder / "site")
        assert seen == files(folder / "site")
    assert {"personnes/paul-dumas/mentions/3/index.html", "citations/3/index.html"} <= seen
    assert build("--frozen", "--quiet") == 0


def test_frozen_says_which_pages_are_missing(tmp_path, monkeypatch, short, capsys):
    folder = make_project(tmp_path / "project", SEEDS)
    monkeypatch.chdir(folder)
    build = Command(folder)
    assert build("--no-site", "--quiet") == 0
    before = tree(folder / "docs"), (folder / "authority/ids.lock").read_bytes()
    (folder / "seeds/b.md").write_text(SEEDS["b.md"] + "Paul Dumas attend.\n")
    assert build("--no-site", "--frozen") == 2
    error = capsys.readouterr().err
    assert "authority/ids.lock: lacks pages personnes/paul-dumas/mentions 9" in error and "commit the lines" in error
    assert (tree(folder / "docs"), (folder / "authority/ids.lock").read_bytes()) == before


def test_pages_that_only_showed_while_somebody_wrote_are_not_kept(tmp_path, monkeypatch, short):
    from exergue.pipeline import make_docs
    from exergue.progress import Silent
    from exergue.settings import Options, read_settings

    folder = make_project(tmp_path / "project", SEEDS)
    monkeypatch.chdir(folder)
    make_docs(read_settings(folder / "mkdocs.yml"), Options(), Silent(), publishing=False)
    assert (folder / "docs/citations/2.md").exists() and not (folder / "authority").exists()


def test_an_old_file_without_pages_is_read(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "authority", tmp_path / "authority")
    ids = read_published(tmp_path / "authority")[0]
    (tmp_path / "authority/ids.lock").write_bytes(b"\n".join(str(line).encode() for line in ids))
    assert read_published(tmp_path / "authority") == (ids, (), ())


def test_pages_that_name_somebody_hidden_are_given_up_and_no_others(tmp_path, monkeypatch, short):
    folder = make_project(tmp_path / "project", SEEDS)
    monkeypatch.chdir(folder)
    build = Command(folder)
    assert build("--no-site", "--quiet") == 0
    before = files(folder / "docs")
    assert "personnes/paul-dumas/mentions/2.md" in before
    persons(folder, "{id: paul-dumas, name: Paul Dumas, hide: true}")
    assert build("--no-site", "--quiet") == 0
    assert "dumas" not in (folder / "authority/ids.lock").read_text().lower()
    assert {path for path in before - files(folder / "docs") if "dumas" not in path} == set()
    assert not [path for path in files(folder / "docs") if "dumas" in path]
