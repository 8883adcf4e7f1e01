"""The editors' review page: one file that shows doubts with their evidence, and what to paste."""

import re
from dataclasses import replace

import pytest
from lxml import html
from sample_pages import ROOT, SAMPLE

from exergue.interface import read_interface
from exergue.model import Passage, Suggestion, TextSpan
from exergue.pages.review import review_view
from exergue.render import render_review

FRENCH = read_interface("fr")
TEXT = SAMPLE.articles[0].article.text
PAUL = TextSpan(TEXT.index("Paul"), TEXT.index("Paul") + len("Paul Exemple"))
YAML = "- id: paul-exemple\n  name: Paul Exemple\n  variants: [Exemple]\n"
MERGE = Suggestion(
    "merge", "Paul Exemple et Exemple", "même rôle", 0.62, 12, (Passage("fete", PAUL),), "persons.yml", YAML
)
SPEAKER = Suggestion("speaker", "« Non »", "rien ne dit qui parle", 0.9, 1, (), "corrections.yml", "- article: fete\n")


def page(*suggestions: Suggestion, language: str = "fr") -> str:
    interface = read_interface(language)
    view = review_view(SAMPLE, suggestions, interface, "Exergue")
    return render_review(view, ROOT / "templates", interface).decode()


def document(*suggestions: Suggestion):
    return html.document_fromstring(page(*suggestions))


def test_suggestions_stand_by_kind_in_the_order_given():
    made = document(SPEAKER, MERGE, replace(MERGE, title="Autre"))
    assert [section.get("id") for section in made.findall(".//section")] == ["merge", "speaker"]
    assert [title.text for title in made.findall(".//h3")] == ["Paul Exemple et Exemple", "Autre", "« Non »"]
    assert made.xpath("//nav//a/@href") == ["#merge", "#speaker"]


def test_each_shows_its_reason_its_weight_and_its_evidence():
    (one,) = document(MERGE).xpath("//article")
    words = re.sub(r"\s+", " ", one.text_content()).replace("\u202f", " ")
    assert "même rôle" in words
    assert "doute 62 %" in words and "12 passages concernés" in words
    assert one.findtext(".//mark") == "Paul Exemple"
    assert "La maire Jeanne Modèle et Paul Exemple ont parlé." in words
    assert "Fete 2 mai 2021 fete.xml" in words


def test_what_is_to_be_pasted_stands_there_letter_by_letter():
    made = document(MERGE)
    assert made.findtext(".//pre/code") == YAML
    assert "authority/persons.yml" in made.xpath("string(//p[@class='file'])")


def test_a_page_without_suggestions_says_so():
    made = document()
    assert "Rien à relire." in made.text_content() and not made.xpath("//section")


def test_articles_and_extracts_are_text_whatever_they_hold():
    hostile = "</code></pre><script>alert(1)</script>"
    made = document(replace(MERGE, title=hostile, reason=hostile, yaml=hostile))
    assert len(made.xpath("//script")) == 1
    assert made.findtext(".//h3") == hostile and made.findtext(".//pre/code") == f"{hostile}\n"


def test_the_page_needs_no_other_file_and_stays_out_of_search_engines():
    made = document(MERGE)
    assert not made.xpath("//link | //img | //@src")
    assert made.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_an_english_page():
    assert '<html lang="en">' in page(MERGE, language="en") and "One person, one place?" in page(MERGE, language="en")


def test_a_passage_of_an_article_that_is_gone_is_left_out():
    assert not document(replace(MERGE, passages=(Passage("jamais", PAUL),))).xpath("//mark")


@pytest.mark.browser
def test_a_button_copies_the_extract(chromium, tmp_path):
    (tmp_path / "revue.html").write_text(page(MERGE), encoding="utf-8")
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    shown = context.new_page()
    shown.goto((tmp_path / "revue.html").as_uri())
    shown.get_by_role("button", name="Copier").click()
    assert shown.evaluate("navigator.clipboard.readText()") == YAML
    assert shown.get_by_role("button", name="Copié").is_visible()
    context.close()
