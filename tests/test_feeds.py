"""Feeds, BEACON, robots.txt and the sitemap: what other hosts ask a site for."""

import sqlite3
from dataclasses import replace
from xml.etree import ElementTree

import feedparser
import pytest
from collections_for_tests import LICENSE, SITE, files, fronts, gathered
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_pages import SAMPLE, article, corpus

from exergue.export.beacon import export_beacon
from exergue.export.feeds import export_feeds
from exergue.export.robots import export_robots

ATOM = "{http://www.w3.org/2005/Atom}"
SAID = "personnes/jeanne-modele/citations.atom"


def feeds(site=SAMPLE, **settings):
    return files(gathered(site, **settings), export_feeds)


def read(data):
    found = feedparser.parse(data)
    assert not found.bozo and found.version == "atom10"
    return found


def test_the_newest_articles_are_announced():
    found = read(feeds(license=LICENSE)["articles.atom"])
    assert (found.feed.title, found.feed.id, found.feed.updated) == (
        "La Presse",
        f"{SITE}articles.atom",
        "2021-05-02T00:00:00Z",
    )
    assert [entry.link for entry in found.entries] == [f"{SITE}articles/fete/", f"{SITE}articles/retour/"]
    first = found.entries[0]
    assert [author.name for author in first.authors] == ["Anne Auteur", "Luc Plume"]
    assert [tag.term for tag in first.tags] == ["fêtes"]
    assert first.summary.startswith("La fête a eu lieu à Bourg.")


def test_who_speaks_has_a_feed_of_what_is_said():
    made = feeds()
    assert set(made) == {
        "articles.atom",
        SAID,
        "personnes/paul-exemple/citations.atom",
        "organisations/club/citations.atom",
    }
    found = read(made[SAID])
    assert found.feed.title == "Jeanne Modèle – La Presse"
    (entry,) = found.entries
    assert entry.content[0].value == "«\xa0Je remercie Paul Exemple et tous les autres\xa0»"
    assert entry.link.startswith(f"{SITE}articles/fete/#q") and entry.title == "Fete"
    assert read(made["organisations/club/citations.atom"]).entries[0].content[0].value == "il restera"


def test_every_feed_has_what_rfc_4287_asks_for():
    for path, data in feeds().items():
        root = ElementTree.fromstring(data)
        assert root.tag == f"{ATOM}feed"
        for node in (root, *root.iter(f"{ATOM}entry")):
            assert [len(node.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1], path
        ids = [node.findtext(f"{ATOM}id") for node in root.iter(f"{ATOM}entry")]
        assert len(ids) == len(set(ids))
        assert root.find(f"{ATOM}author/{ATOM}name").text
        assert root.find(f"{ATOM}link[@rel='self']").get("href") == SITE + path


def test_pages_lead_to_the_feeds_that_there_are():
    made, pages = feeds(), fronts()
    told = {path for front in pages.values() for kind, path, _ in front.get("alternates", ()) if "atom" in kind}
    assert told == set(made)
    assert [path for kind, path, _ in pages["personnes/jeanne-modele.md"]["alternates"]] == ["articles.atom", SAID]


def test_there_are_none_without_an_address_or_a_date():
    assert feeds(site_url="") == {}
    assert feeds(corpus(article("a", "Rien."))) == {}


def test_who_is_kept_from_search_engines_has_no_feed():
    assert SAID not in feeds(corpus(*SAMPLE.articles, jeanne_modele={"noindex": True}))
    assert SAID not in feeds(corpus(*SAMPLE.articles, jeanne_modele={"status": "rejected"}))


@given(st.text(max_size=40))
@settings(deadline=None)
def test_whatever_a_title_holds_the_feed_is_xml(words):
    odd = article(
        "a", "Texte.", "2021-05-02", title=words, authors=(words,), tags=(words,), url=f"https://x.org/{words}"
    )
    root = ElementTree.fromstring(feeds(corpus(odd))["articles.atom"])
    assert root.find(f"{ATOM}entry/{ATOM}title") is not None


REGISTERED = corpus(
    *SAMPLE.articles,
    jeanne_modele={"identifiers": (("gnd", "118540238"), ("viaf", "7"))},
    paul_exemple={"identifiers": (("gnd", "11854023X"),)},
    bourg={"identifiers": (("geonames", "12"),)},
)


def test_catalogues_find_who_has_a_page():
    made = files(gathered(REGISTERED), export_beacon)
    assert set(made) == {"data/beacon/gnd.txt", "data/beacon/viaf.txt"}
    lines = made["data/beacon/gnd.txt"].decode().splitlines()
    head, links = lines[: lines.index("")], lines[lines.index("") + 1 :]
    assert head[:2] == ["#FORMAT: BEACON", "#PREFIX: http://d-nb.info/gnd/"]
    assert links == [f"118540238|1|{SITE}personnes/jeanne-modele/", f"11854023X|2|{SITE}personnes/paul-exemple/"]


def test_no_catalogue_is_led_to_who_is_kept_from_search_engines():
    hidden = replace(REGISTERED, persons=tuple(replace(p, noindex=True) for p in REGISTERED.persons))
    assert files(gathered(hidden), export_beacon) == {}
    assert files(gathered(REGISTERED, site_url=""), export_beacon) == {}


@pytest.mark.parametrize(
    ("site_url", "there"), [("https://press.example/", True), ("https://press.example/repo/", False), ("", False)]
)
def test_robots_are_told_at_the_root_of_a_host(site_url, there):
    made = files(gathered(site_url=site_url), export_robots)
    assert set(made) == ({"robots.txt"} if there else set())
    assert all(b"Sitemap: https://press.example/sitemap.xml" in data for data in made.values())


NEWEST = """
    SELECT e.page, MAX(a.date) FROM entities e
    JOIN mentions m ON m.entity = e.id JOIN articles a ON a.id = m.article
    WHERE e.page IS NOT NULL GROUP BY e.id"""


def test_the_sitemap_lists_each_page_with_the_day_of_its_news(sample):
    site = sample / "site"
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = {url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") for url in root}
    for address in listed:
        page = (site / address.removeprefix(SITE) / "index.html").read_text(encoding="utf-8")
        assert 'name="robots"' not in page and 'http-equiv="refresh"' not in page
    with sqlite3.connect(sample / "docs/data/exergue.sqlite") as database:
        dated = dict(database.execute("SELECT page, date FROM articles"))
        dated |= dict(database.execute(NEWEST))
    assert {page: listed[page] for page, day in dated.items() if day} == {
        page: day for page, day in dated.items() if day
    }
