"""The site without an address, read from its files: links name them, and nothing else changes."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from project import Command, make_project

from exergue.checking import checked
from exergue.folder_links import with_files


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("a/", "a/index.html"),
        ("../a/?q=1#b", "../a/index.html?q=1#b"),
        ("../", "../index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("./#m1", "./index.html#m1"),
    ],
)
def test_a_folder_is_named_by_its_page(address, named):
    assert with_files(f'<a title="x > y" download href="{address}">') == f'<a title="x > y" download href="{named}">'
    moved = '<meta http-equiv="refresh" content="0; url={}">'
    assert with_files(moved.format(address)) == moved.format(named)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "#m1",
        "?q=1",
        "a.txt",
        "a/b.html#c",
        "https://a.example/",
        "//a.example/",
        "/",
        "/a/",
        "mailto:a/",
        "MAILTO:a/",
    ],
)
def test_other_addresses_stay(address):
    assert with_files(f'<a href="{address}">') == f'<a href="{address}">'


@given(st.text(alphabet="<>&\"'= /ahref.x-", max_size=60))
def test_what_is_no_tag_stays(text):
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert with_files(shown) == shown


@pytest.fixture(scope="module")
def unaddressed(tmp_path_factory):
    """A small site as it is made where no address is known."""
    folder = make_project(tmp_path_factory.mktemp("unaddressed") / "project")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("SITE_URL", raising=False)
        assert Command(folder)("--quiet") == 0
        yield folder / "site"


def test_every_link_names_a_file_that_is_there(unaddressed):
    assert checked(unaddressed, "").broken == ()
    for page in unaddressed.rglob("*.html"):
        links = html.parse(str(page)).xpath("//a/@href | //form/@action")
        if page.name != "404.html":
            assert [link for link in links if re.match(r"(?![a-z]+:)[^?#]*(/|^\.+)([?#]|$)", link)] == [], page


def test_the_pages_have_the_addresses_that_they_will_have_when_published(unaddressed, tmp_path, monkeypatch):
    folder = tmp_path / "project"
    shutil.copytree(unaddressed.parent, folder, ignore=shutil.ignore_patterns("site", "docs"))
    (folder / "docs").mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SITE_URL", "https://press.example/repo/")
    assert Command(folder)("--quiet") == 0

    def pages(site):
        return sorted(path.relative_to(site) for path in site.rglob("*.html"))

    assert pages(folder / "site") == pages(unaddressed)
    home = (folder / "site/index.html").read_text()
    assert 'href="https://press.example/repo/"' in home and "index.html" not in home


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False])
def test_a_reader_gets_around_without_a_server(unaddressed, chromium, script):
    context = chromium.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto((unaddressed / "index.html").as_uri())
    for steps in (
        "a[href*='articles/']",
        "main a[href*='appel/']",
        "#texte a[href*='personnes/']",
        "a[href*='lieux/']",
        "header a",
    ):
        page.locator(steps).first.click()
        assert page.url.split("#")[0].endswith("index.html"), page.url
        assert page.locator("h1").count() == 1
        assert Path(page.url.split("#")[0].removeprefix("file://")).is_file()
    context.close()
