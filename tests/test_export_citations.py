"""BibTeX, RIS and CSL-JSON: what others' readers make of them is what the article says of itself."""

import json

import bibtexparser
import pytest
import rispy
from collections_for_tests import SITE, files, gathered
from sample_pages import SAMPLE, article, corpus

from exergue.export.citations import export_citations

HOSTILE = article(
    "odd",
    "Texte.",
    "1898-01-13",
    title="50 % de {tout} & _rien_ \\input{x} $1 #2 ~ ^\nTY  - BOOK",
    outlet="L’Aurore",
    authors=("É. Zola }, note={x", "La rédaction"),
)


def made(*articles, **settings):
    site = corpus(*articles) if articles else SAMPLE
    return {path: data.decode() for path, data in files(gathered(site, **settings), export_citations).items()}


def test_bibtex_says_what_the_article_is():
    library = bibtexparser.parse_string(made()["data/citations/fete.bib"])
    (entry,) = library.entries
    assert library.failed_blocks == []
    assert (entry.entry_type, entry.key) == ("article", "fete")
    fields = {field.key: str(field.value) for field in entry.fields}
    assert fields["title"] == "{Fete}"
    assert fields["author"] == "{Anne Auteur} and {Luc Plume}"
    assert (fields["journal"], fields["date"], fields["year"]) == ("La Gazette", "2021-05-02", "2021")
    assert fields["url"] == "https://example.org/fete?a=1&b=2"
    assert fields["note"] == f"{SITE}articles/fete/"


def test_what_tex_would_obey_is_text():
    library = bibtexparser.parse_string(made(HOSTILE)["data/citations/odd.bib"])
    (entry,) = library.entries
    assert library.failed_blocks == []
    assert {field.key for field in entry.fields} >= {"title", "author", "journal", "year"}
    title = entry["title"]
    assert r"50 \% de \{tout\} \& \_rien\_ \textbackslash{}input\{x\} \$1 \#2" in title


def test_ris_says_what_the_article_is():
    (entry,) = rispy.loads(made()["data/citations/fete.ris"])
    assert entry["type_of_reference"] == "NEWS"
    assert entry["authors"] == ["Anne Auteur", "Luc Plume"]
    assert (entry["title"], entry["secondary_title"], entry["date"]) == ("Fete", "La Gazette", "2021/05/02/")
    assert entry["keywords"] == ["fêtes"]


def test_no_line_of_ris_comes_from_a_title():
    (entry,) = rispy.loads(made(HOSTILE)["data/citations/odd.ris"])
    assert entry["type_of_reference"] == "NEWS"
    assert entry["title"].endswith("TY - BOOK")


def test_all_articles_are_in_one_file_of_each_kind():
    site = made()
    keys = [entry.key for entry in bibtexparser.parse_string(site["data/articles.bib"]).entries]
    assert keys == [a.article.slug for a in SAMPLE.articles]
    items = json.loads(site["data/articles.csl.json"])
    assert [item["id"] for item in items] == keys
    assert items[0]["issued"] == {"date-parts": [[2021, 5, 2]]}
    assert json.loads(made(article("seul", "Rien."))["data/articles.csl.json"])[0]["type"] == "webpage"


def test_a_site_without_articles_has_empty_ones():
    source = gathered(corpus())
    assert {path: json.loads(d or b"0") for path, d in files(source, export_citations).items()} == {
        "data/articles.bib": 0,
        "data/articles.csl.json": [],
    }


@pytest.mark.parametrize(("site_url", "url"), [(SITE, f"{SITE}articles/seul/"), ("", "")])
def test_an_article_without_a_source_is_cited_by_its_page_if_that_is_known(site_url, url):
    (entry,) = rispy.loads(made(article("seul", "Rien."), site_url=site_url)["data/citations/seul.ris"])
    assert entry.get("urls", [""]) == [url] or entry.get("url", "") == url
