"""The page of what editors are asked: one file that needs no other, text whatever it holds, lines to copy."""

from dataclasses import replace

import pytest
from identity_articles import article, corpus
from lxml import html
from places import places
from project import ROOT

from exergue.authority import Authority
from exergue.model import TextSpan
from exergue.review import page, suggestions
from exergue.review.suggestion import CORRECTIONS, Evidence, Line, Suggestion

BODIES = (
    '<PER id="p1">Jean Dupont</PER> est là.',
    '<PER id="p1">Dupont</PER> aussi. « <Q id="q1" type="direct">Non</Q> »',
)
SITE = corpus(*BODIES)


def made(found=None, language: str = "fr") -> str:
    found = suggestions(SITE, Authority()) if found is None else found
    return page(found, SITE, ROOT / "templates", language, "../site/")


def test_suggestions_stand_by_topic_the_most_urgent_first():
    document = html.document_fromstring(made())
    assert [section.get("id") for section in document.iter("section")] == ["speaker", "merge"]
    assert document.xpath("//nav//a/@href") == ["#speaker", "#merge"]
    assert [title.text for title in document.iter("h3")] == [
        "« Non » : qui le dit ?",
        "« Dupont » et « Jean Dupont » : une seule et même page ?",
    ]


def test_the_evidence_leads_to_its_place_on_the_site():
    document = html.document_fromstring(made())
    assert document.xpath("//section[@id='merge']//a/@href") == [
        f"../site/articles/{annotated.article.id}/index.html#{places(annotated)['m1']}"
        for annotated in sorted(SITE.articles, key=lambda annotated: annotated.article.id, reverse=True)
    ]


def test_the_page_needs_no_other_file_and_stays_out_of_search_engines():
    document = html.document_fromstring(made())
    assert not document.xpath("//link | //img | //@src")
    assert document.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_articles_and_lines_are_text_whatever_they_hold():
    hostile = "</pre></style><script>alert(1)</script>"
    annotated = article("a1", "x")
    annotated = replace(annotated, article=replace(annotated.article, text=hostile, title=hostile), sentences=())
    evidence = (Evidence(annotated, TextSpan(0, 6)),)
    doubt = Suggestion("speaker", {"one": hostile}, 0.5, 1, (Line(CORRECTIONS, hostile),), evidence)
    document = html.document_fromstring(made([doubt]))
    assert len(document.xpath("//script")) == 1
    assert document.findtext(".//pre") == hostile
    assert document.findtext(".//mark") == "</pre>"


@pytest.mark.browser
def test_a_button_copies_the_lines(chromium, tmp_path):
    (tmp_path / "index.html").write_text(made(), encoding="utf-8")
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    shown = context.new_page()
    shown.goto((tmp_path / "index.html").as_uri())
    shown.get_by_role("button", name="Copier").last.click()
    assert shown.evaluate("navigator.clipboard.readText()") == "- {same: [dupont, jean-dupont]}"
    assert shown.get_by_role("button", name="Copié").is_visible()
    context.close()
