"""The page about the site, and the address for mistakes."""

import json
import subprocess
import sys

import pytest
from lxml import html
from sample_pages import ROOT, SAMPLE, pages
from theme_site import build_site

from exergue.contact import Contact, read_contact
from exergue.evaluation import last_evaluation
from exergue.interface import read_interface
from exergue.pages.about import _credits

SET = json.loads((ROOT / "exergue/data/evaluation.json").read_text(encoding="utf-8"))


def test_the_figures_are_those_of_the_last_evaluation(tmp_path):
    folder, warned = build_site(tmp_path, pages(SAMPLE))
    page = html.parse(str(folder / "a-propos/index.html")).getroot()
    assert warned == []
    rows = {row.findtext("th"): row.xpath("td/text()") for row in page.xpath("//tbody/tr")}
    marked = SET["layers"]["marked"]
    assert rows["paroles entre guillemets"] == [str(round(marked[key])) for key in ("right", "found", "annotated")]
    text = page.text_content()
    assert f"{SET['articles']}\xa0articles" in text
    assert read_interface("fr").day(last_evaluation().day) in text
    assert f"Sur 100 citations trouvées, {round(SET['speakers'])} sont" in text


def test_every_page_leads_there_and_says_where_to_tell_of_a_mistake(tmp_path):
    folder, _ = build_site(tmp_path, pages(SAMPLE), contact="redaction@press.example")
    page = html.parse(str(folder / "articles/fete/index.html")).getroot()
    assert page.xpath("//footer[@class='colophon']//a/@href") == [
        "../../a-propos/index.html",
        "../../donnees/index.html",
        "mailto:redaction@press.example",
    ]


def test_whoever_is_credited_stands_in_the_notice():
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert [credit.name for credit in _credits() if credit.name.replace("é", "e") not in notice] == []


@pytest.mark.parametrize(
    ("written", "contact"),
    [
        ("", None),
        ("redaction@press.example", Contact("redaction@press.example", "mailto:redaction@press.example")),
        ("https://press.example/erreurs/", Contact("press.example/erreurs", "https://press.example/erreurs/")),
    ],
)
def test_an_address_for_readers(written, contact):
    assert read_contact(written) == contact


@pytest.mark.parametrize("written", ["press.example", "javascript:alert(1)", 'a@b.c" onclick="x', "a@b", "https://"])
def test_what_is_no_address_is_refused(written):
    with pytest.raises(ValueError, match="expected an e-mail address or the https:// address of a page"):
        read_contact(written)


@pytest.mark.slow
@pytest.mark.shared
def test_the_program_is_as_right_as_committed(shared, monkeypatch):
    """Two points either way: it may get better or worse by a little before it is measured anew."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    from evaluate import LAYERS, scored

    gold = shared / "gold"
    scores = scored(gold / "dev", gold / "dev_text", shared / "annotation/score.py")
    for layer, name in LAYERS.items():
        figures = SET["layers"][layer]
        assert (scores[name]["p"], scores[name]["r"]) == pytest.approx((figures["right"], figures["found"]), abs=2), (
            layer
        )
    assert scores["quote@0.8"]["speaker"] == pytest.approx(SET["speakers"], abs=2)


def test_without_its_folders_the_evaluation_says_what_it_needs():
    told = subprocess.run([sys.executable, ROOT / "benchmarks/evaluate.py"], capture_output=True, text=True)
    assert told.returncode == 1 and "usage: python benchmarks/evaluate.py GOLD TEXTS SCORER" in told.stderr
