"""Nothing of a seed is lost or changed: what a reader sees of the page is the text of the article."""

import json
import re
from pathlib import Path

import pytest
from golden_xml import read_annotated
from hypothesis import given, settings
from hypothesis import strategies as st
from markup_pages import Site, explained, html, outline, page, shown, visible

from exergue.annotate.nlp import annotate
from exergue.articles import read_articles
from exergue.markup import escape, sentence
from exergue.model import AnnotatedArticle, Article, Block, Inline, Mention, Quotation, Role, TextSpan

MARKUP = [
    "*", "**", "_", "`", "```", "~~~", "\\", "[", "]", "[x](y)", "![x](y)", "[^1]", "*[ONU]: x", "[a]: b", "<", ">",
    "<b>", "</div>", "<script>alert(1)</script>", "<!--", "-->", "<![CDATA[", "<?php", "&", "&amp;", "&#60;", "&lt",
    "{", "}", "{: #m1 }", "{{ x }}", "{% raw %}", "#", "# ", "|", "a|b", "---|---", "---", "===", "- ", "+ ", "1. ",
    "1986. ", "٣. ", "1) ", ": ", "!", "!!! note", "::: x", "--8<--", "[TOC]", "$x$", "^2^", "@", "http://x.fr/_a_",
    "\x02", "\x03", "\x02klzzwxh:0001\x03", "\x02wzxhzdk:0\x03", "\x00", "\x1b", "\x7f", "\x85", "\ud800",
    "\xa0", "\u202f", "\u2003", "\u3000", "\u2028", "\u200b", "\xad", "\ufeff", "\t", "    ", "\n", "\r\n", "\x0b",
    "« ", " »", "“", "”", '"', "'", "’", "—", "…", "é", "e\u0301", "œ", "😀", "שלום", "\u202e", "mot", "Paris", ".",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(MARKUP), st.text(max_size=4), st.just(" ")), max_size=12).map("".join)
leaves = st.tuples(st.sampled_from(["paragraph", "paragraph", "paragraph", "heading", "code", "rule"]), texts)
containers = st.sampled_from(["list", "ordered_list", "quote"])


def nested(children):
    return st.one_of(
        st.tuples(st.just("quote"), st.lists(children, max_size=3)),
        st.tuples(
            st.sampled_from(["list", "ordered_list"]),
            st.lists(st.tuples(st.just("item"), st.lists(children, max_size=3)), max_size=3),
        ),
    )


structures = st.lists(st.recursive(leaves, nested, max_leaves=8), max_size=6)


def built(structure, level=1) -> tuple[str, tuple[Block, ...]]:
    """The text of a structure and its blocks, a blank line between leaves."""
    text, blocks = "", []
    for kind, content in structure:
        text += "\n\n" if text else ""
        blocks, text = _with_block(blocks, text, kind, content, level)
    return text, tuple(blocks)


def _with_block(blocks, text, kind, content, level):
    if isinstance(content, str):
        inner, children = ("" if kind == "rule" else content), ()
    else:
        inner, children = built(content, level + 1)
    span = TextSpan(len(text), len(text) + len(inner))
    block = Block(kind, span, tuple(_moved(child, len(text)) for child in children), min(level, 6))
    return [*blocks, block], text + inner


def _moved(block: Block, by: int) -> Block:
    span = TextSpan(block.span.start + by, block.span.end + by)
    return Block(block.kind, span, tuple(_moved(child, by) for child in block.children), block.level)


@st.composite
def annotated_articles(draw) -> AnnotatedArticle:
    text, blocks = built(draw(structures))
    offsets = st.integers(0, len(text))
    spans = st.tuples(offsets, offsets).map(sorted).map(lambda ends: TextSpan(*ends))
    ids = st.sampled_from(["p1", "p2", "?"])
    parts = st.lists(spans, min_size=1, max_size=3).map(sorted).map(tuple)
    mentions = st.builds(
        Mention, spans, st.sampled_from(["PER", "LOC", "ORG", "MISC"]), ids, st.just("x"), st.just(1.0)
    )
    quotations = st.builds(
        Quotation,
        parts,
        st.sampled_from(["direct", "direct", "mixed", "indirect", "none"]),
        st.lists(spans, max_size=2).map(tuple),
        st.none() | spans,
        st.lists(ids, max_size=2).map(tuple),
        st.sampled_from(["", "un « témoin » <b>"]),
    )
    targets = st.sampled_from(
        [
            "https://x.fr/(a)_b_?c=d&e",
            "javascript:alert(1)",
            "autre.md",
            "perdu.md",
            "#bas",
            "",
            "photo.png",
            "mailto:a@b.c",
        ]
    )
    kinds = st.sampled_from(["emphasis", "strong", "code", "link", "image", "url", "break"])
    inlines = st.builds(Inline, kinds, spans, targets, st.sampled_from(["", "une *photo* [x]\n<"]))
    article = Article(
        id="a",
        path=Path("a.md"),
        text=text,
        language="fr",
        title="A",
        slug="a",
        blocks=draw(st.sampled_from([blocks, blocks, blocks, ()])),
        inlines=tuple(draw(st.lists(inlines, max_size=4))),
        headline=draw(st.none() | st.sampled_from([leaf.span for block in blocks for leaf in block.leaves] or [None])),
    )
    return AnnotatedArticle(
        article,
        tuple(sorted(draw(st.lists(mentions, max_size=5)), key=lambda m: m.span)),
        tuple(sorted(draw(st.lists(quotations, max_size=4)), key=lambda q: q.span)),
        tuple(draw(st.lists(st.builds(Role, spans, ids), max_size=2))),
        tuple(sorted(draw(st.lists(spans, max_size=6)))),
    )


SITE = Site(
    names={"p1": "A_n*na [Exemple] <b>", "p2": "Paul"},
    articles={"autre.md": "autre.md"},
    images={"photo.png": "../images/photo (1).png"},
)


@settings(max_examples=300, deadline=None)
@given(annotated_articles())
def test_any_text_with_any_structure_and_annotations_is_seen_as_it_is(annotated):
    assert visible(explained(annotated, SITE)) == shown(annotated.article.text)


@settings(max_examples=150, deadline=None)
@given(annotated_articles())
def test_every_annotation_has_one_anchor_and_no_link_holds_another(annotated):
    made = explained(annotated, SITE)
    ids = re.findall(r'<[^>]* id="([^"]*)"', made)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'aria-describedby="([^"]*)"', made)) <= set(ids)
    assert not re.search(r"<a\b(?:(?!</a>).)*<a\b", made, re.DOTALL)


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
@given(texts.filter(shown), st.sampled_from(sorted(PLACES)))
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
