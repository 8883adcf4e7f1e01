"""Nothing of a seed is lost or changed: what a reader sees of the page is the text of the article."""

import json
from pathlib import Path

import pytest
from golden_xml import read_annotated
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import annotated_articles, built, hostile, structures
from markup_pages import explained, html, outline, page, shown, visible
from promises import SITE, page_shows

from exergue.annotate.nlp import annotate
from exergue.articles import read_articles
from exergue.markup import escape, sentence
from exergue.model import AnnotatedArticle, Article, Block, TextSpan


@settings(max_examples=300, deadline=None)
@given(annotated_articles())
def test_any_text_with_any_structure_and_annotations_is_seen_as_it_is(annotated):
    """With one anchor for each annotation, and no link in another."""
    page_shows(annotated)


@settings(max_examples=150, deadline=None)
@given(structures)
def test_any_structure_comes_back(structure):
    text, blocks = built(structure)
    article = Article("a", Path("a.md"), text, "fr", "A", "a", blocks)
    shift = 2 - min((leaf.level for leaf in article.leaves if leaf.kind == "heading"), default=2)
    made = outline(page(AnnotatedArticle(article)))
    assert made == ["<div>", *(piece for block in blocks for piece in expected(block, text, shift)), "</div>"]


PLACES = {
    "paragraph": "{}",
    "heading": "# {}",
    "item": "- {}",
    "quote": "> {}",
    "cell": "| a |\n| - |\n| {} |",
    "link": "[{}](x.md)",
    "emphasis": "<em>{}</em>",
    "attributes": "[{}](x.md){{#m1 .per}}",
    "within": "avant {} après",
}


@settings(max_examples=100, deadline=None)
@given(hostile.filter(shown), st.sampled_from(sorted(PLACES)))
def test_an_escaped_text_is_seen_as_it_is_wherever_it_stands(text, place):
    around = PLACES[place].format("\uf8ff")
    made = visible(html(f'<div id="texte" markdown="1">\n\n{around}\n\n</div>'))
    assert visible(html(f'<div id="texte" markdown="1">\n\n{PLACES[place].format(escape(text))}\n\n</div>')) == shown(
        made.replace("\uf8ff", text.strip(" \t\n\r\f\v"))
    )


@settings(max_examples=100, deadline=None)
@given(annotated_articles(), st.data())
def test_a_sentence_is_seen_as_it_is(annotated, data):
    text = annotated.article.text
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    focus = [data.draw(st.sampled_from([TextSpan(start, end), *(m.span for m in annotated.mentions)]))]
    made = sentence(annotated, TextSpan(start, end), SITE, focus=focus)
    assert visible(html(f'<div id="texte" markdown="1">\n\n- {made}\n\n</div>')) == shown(text[start:end])
    assert " id=" not in made


TAGS = {"paragraph": "p", "list": "ul", "ordered_list": "ol", "item": "li", "quote": "blockquote", "code": "pre"}


def expected(block: Block, text: str, shift: int) -> list[str]:
    if block.kind == "rule":
        return ["<hr>"]
    tag = f"h{min(6, block.level + shift)}" if block.kind == "heading" else TAGS[block.kind]
    if tag in ("ul", "ol", "li", "blockquote"):
        inner = [piece for child in block.children for piece in expected(child, text, shift)]
        return [f"<{tag}>", *inner, f"</{tag}>"]
    words = shown(block.span.of(text))
    return [f"<{tag}>", words, f"</{tag}>"] if words else []


def seeds_of_press(folder: Path, shared: Path) -> dict[str, str]:
    """Real articles as seeds in `folder`, and the text of each by the name of its file."""
    texts = {}
    for line in (shared / "data" / "press.jsonl").read_text(encoding="utf-8").splitlines():
        piece = json.loads(line)
        texts[f"presse-{piece['id']}"] = "\n\n".join([piece["title"], *piece["paragraphs"]])
    for path in sorted((shared / "gold" / "dev_text").iterdir()):
        texts[path.stem] = path.read_text(encoding="utf-8")
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return texts


@pytest.mark.slow
@pytest.mark.shared
def test_real_articles_are_seen_as_they_are(tmp_path, shared):
    texts = seeds_of_press(tmp_path, shared)
    reading = read_articles([tmp_path], language="fr", languages=["fr"])
    assert reading.problems == ()
    changed = [
        annotated.article.id
        for annotated in annotate(reading.articles)
        if visible(explained(annotated)) != shown(texts[annotated.article.path.stem])
    ]
    assert changed == []
    assert len(reading.articles) > 1500


@pytest.mark.shared
def test_articles_annotated_by_hand_are_seen_as_they_are(shared):
    paths = [*sorted((shared / "gold" / "dev").glob("*.xml")), shared / "gold" / "seed-milley.xml"]
    by_hand = [read_annotated(path) for path in paths]
    assert [a.article.id for a in by_hand if visible(explained(a)) != shown(a.article.text)] == []
    assert len(by_hand) > 20
