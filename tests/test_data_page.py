"""The page that lists the data: each file that there is, with its size, and how to have, open and cite it."""

import json
from dataclasses import replace

from collections_for_tests import KNOWN, LICENSE, SITE, fronts
from lxml import html
from sample_pages import ROOT, SAMPLE

from exergue.data_files import DATABASE
from exergue.export import weighed
from exergue.interface import read_interface
from exergue.pages import Addresses, make_pages, site_of
from exergue.render import environment, render


def made(sizes, **settings):
    """The Markdown of the page."""
    known = replace(KNOWN, **settings)
    pages = make_pages(site_of(SAMPLE, known, Addresses(SAMPLE)), known.contact, sizes=sizes)
    page = next(page for page in pages if str(page.path) == "donnees.md")
    ((_, data),) = render([page], environment(ROOT / "templates", read_interface("fr")))
    return data.decode()


def test_sizes_are_told_of_what_goes_by():
    sizes = {}
    files = [(DATABASE, b"abc"), (DATABASE.with_name("b"), iter([b"a", b"bc"]))]
    assert [b"".join(pieces) for _, pieces in weighed(files, sizes)] == [b"abc", b"abc"]
    assert sizes == {DATABASE: 3, DATABASE.with_name("b"): 3}


def test_only_what_there_is_is_offered():
    text = made({DATABASE: 1_240_000})
    assert "[exergue.sqlite](data/exergue.sqlite)" in text and "1,2\xa0Mo" in text
    assert "corpus.xml" not in text
    assert "exergue.sqlite](" not in made({})


def test_the_tables_are_led_to_one_by_one():
    folder = DATABASE.parent / "csv"
    text = made({folder / "articles.csv": 10, folder / "roles.csv": 2000})
    assert "statistiques – [articles.csv](data/csv/articles.csv), [roles.csv](data/csv/roles.csv) <span" in text
    assert "2\xa0fichiers, 2\xa0ko" in text


def test_the_licence_is_named_or_said_to_be_missing():
    assert f"[CC0-1.0]({LICENSE.url})" in made({}, license=LICENSE)
    assert "Aucune licence" in made({})


def test_search_engines_for_data_find_it():
    (dataset,) = json.loads(fronts(license=LICENSE)["donnees.md"]["data"])["@graph"]
    assert (dataset["@type"], dataset["license"], dataset["url"]) == ("Dataset", LICENSE.url, f"{SITE}donnees/")


def test_every_file_of_the_built_site_is_listed_or_lies_in_a_folder_that_is(sample):
    site = sample / "site"
    page = html.parse(str(site / "donnees/index.html")).getroot()
    linked = {(site / "donnees" / href).resolve() for href in page.xpath("//main//a/@href") if "data/" in href}
    folders = {name.strip().split(" ")[0] for name in page.xpath("//main//li/p/text()[1]") if "/ " in name}
    for file in (site / "data").rglob("*"):
        if file.is_file():
            assert file in linked or f"{file.parent.relative_to(site / 'data')}/" in folders, file
    assert {file.name for file in linked} >= {"exergue.sqlite", "articles.csv", "corpus.xml"}
    assert all(file.is_file() for file in linked)
