"""Whole pages, to be read as prose: how quotations stand in the text, as Markdown and as HTML.

A line of an annotated file is a sentence. After a change that is meant, `python tests/test_markup_golden.py` writes
the expected pages anew; read what changed in them.
"""

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from golden_xml import read_annotated
from markup_pages import Site, html, shown, visible

from exergue.markup import article_body
from exergue.model import AnnotatedArticle, TextSpan

CASES = sorted(Path(__file__).with_name("golden").glob("*.xml"))


def annotated(path: Path) -> AnnotatedArticle:
    whole = read_annotated(path)
    lines = re.finditer(r"[^\n]+", whole.article.text)
    return replace(whole, sentences=tuple(TextSpan(*line.span()) for line in lines))


def site(whole: AnnotatedArticle) -> Site:
    """A site where everybody is called by the longest form that the article uses."""
    forms = sorted(((m.entity, m.span.of(whole.article.text)) for m in whole.mentions), key=lambda f: len(f[1]))
    return Site(names=dict(forms))


def pages(path: Path) -> tuple[str, str]:
    whole = annotated(path)
    source = article_body(whole, site(whole))
    return source + "\n", html(source) + "\n"


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_the_page_is_the_one_that_was_approved(path):
    source, made = pages(path)
    assert source == path.with_suffix(".md").read_text(encoding="utf-8")
    assert made == path.with_suffix(".html").read_text(encoding="utf-8")
    assert visible(made) == shown(annotated(path).article.text)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    for case in CASES:
        for suffix, content in zip((".md", ".html"), pages(case), strict=True):
            case.with_suffix(suffix).write_text(content, encoding="utf-8")
