"""Markdown: structure, visible text, and the way back to the source."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import markdown
from promises import markdown_keeps_its_text

from exergue.errors import InputError
from exergue.model import Block
from exergue.reading.body import Body
from exergue.reading.markdown import read_markdown
from exergue.reading.placed_tokens import DEEPEST


def read(source: str) -> Body:
    return read_markdown(source, Path("a.md"))


def outline(body: Body) -> list[object]:
    def shape(block: Block) -> object:
        name = f"{block.kind}{block.level or ''}{' tight' * block.tight}"
        return (name, [shape(child) for child in block.children] if block.children else block.span.of(body.text))

    return [shape(block) for block in body.blocks]


STRUCTURE = {
    "paragraphs and headings": (
        "# Un *titre* #\n\nUn\nparagraphe.\n\nDeux\n---\n",
        [("heading1", "Un titre"), ("paragraph", "Un\nparagraphe."), ("heading2", "Deux")],
    ),
    "a tight list": (
        "- un\n- deux",
        [("list tight", [("item", [("paragraph", "un")]), ("item", [("paragraph", "deux")])])],
    ),
    "a loose list": (
        "- un\n\n- deux",
        [("list", [("item", [("paragraph", "un")]), ("item", [("paragraph", "deux")])])],
    ),
    "a list that begins at 7 in a loose list": (
        "* un\n\n  7. sept\n  8. huit\n",
        [
            (
                "list",
                [
                    (
                        "item",
                        [
                            ("paragraph", "un"),
                            (
                                "ordered_list7 tight",
                                [("item", [("paragraph", "sept")]), ("item", [("paragraph", "huit")])],
                            ),
                        ],
                    )
                ],
            )
        ],
    ),
    "an empty item": ("- a\n-\n", [("list tight", [("item", [("paragraph", "a")]), ("item", "")])]),
    "a quote with a quote": (
        "> un\n> > deux",
        [("quote", [("paragraph", "un"), ("quote", [("paragraph", "deux")])])],
    ),
    "code": ("```python\na\n\n  *b*\n```\n\n    c\n", [("code", "a\n\n  *b*"), ("code", "c")]),
    "a rule": ("a\n\n***\n\nb", [("paragraph", "a"), ("rule", ""), ("paragraph", "b")]),
    "HTML is text": ("<div>\n*a*\n</div>", [("paragraph", "<div>\na\n</div>")]),
    "an image alone": ("a\n\n![b](c.png)\n\nd", [("paragraph", "a"), ("paragraph", ""), ("paragraph", "d")]),
}


@pytest.mark.parametrize(("source", "blocks"), STRUCTURE.values(), ids=STRUCTURE)
def test_structure(source, blocks):
    assert outline(read(source)) == blocks


INLINES = {
    "a name across emphasis": ("**Mark** Milley", "Mark Milley", [("strong", "Mark", "")]),
    "nested": (
        "*a **b*** [c *d*](/e 'f')",
        "a b c d",
        [("emphasis", "a b", ""), ("strong", "b", ""), ("link", "c d", "/e"), ("emphasis", "d", "")],
    ),
    "code": ("` a `` b `", "a `` b", [("code", "a `` b", "")]),
    "entities and escapes": (r"&eacute;&#233;&amp;amp; \*a\* &nope;", "éé&amp; *a* &nope;", []),
    "hard breaks": ("a  \nb\\\nc\nd", "a\nb\nc\nd", [("break", "\n", ""), ("break", "\n", "")]),
    "an autolink": (
        "<http://a.fr/%C3%A9>",
        "http://a.fr/é",
        [("link", "http://a.fr/é", "http://a.fr/%C3%A9"), ("url", "http://a.fr/é", "http://a.fr/%C3%A9")],
    ),
    "a mail address": (
        "<a@b.fr>",
        "a@b.fr",
        [("link", "a@b.fr", "mailto:a@b.fr"), ("url", "a@b.fr", "mailto:a@b.fr")],
    ),
    "an address as text": ("voir http://a.fr.", "voir http://a.fr.", [("url", "http://a.fr", "http://a.fr")]),
    "an address that emphasis cuts": (
        "http://a**b**",
        "http://ab",
        [("url", "http://a", "http://a"), ("strong", "b", "")],
    ),
    "no address in code": ("`http://a.fr`", "http://a.fr", [("code", "http://a.fr", "")]),
    "a reference": ("[a] [b][a]\n\n[a]: ../c.md", "a b", [("link", "a", "../c.md"), ("link", "b", "../c.md")]),
    "a remote image": (
        "![Une *vue* `de`](https://a.fr/b.png)",
        "Une vue de",
        [("image", "Une vue de", "https://a.fr/b.png")],
    ),
    "a local image": ("a ![Une vue](b.png) c", "a  c", [("image", "", "b.png")]),
    "an image in a link": ("[![a](//b.fr/c.png)](/d)", "a", [("link", "a", "/d"), ("image", "a", "//b.fr/c.png")]),
    "a link that runs a script is text": ("[a](javascript:b)", "[a](javascript:b)", []),
    "a character that no page can show": ("a&#12;b&#0;", "ab\ufffd", []),
}


@pytest.mark.parametrize(("source", "text", "inlines"), INLINES.values(), ids=INLINES)
def test_inlines(source, text, inlines):
    body = read(source)
    assert body.text == text
    assert [(i.kind, i.span.of(text), i.target) for i in body.inlines] == inlines


def test_a_local_image_keeps_its_words_and_a_link_its_title():
    body = read("![Une *vue*](a.png) [b](c 'Le titre')")
    assert [(inline.kind, inline.text) for inline in body.inlines] == [("image", "Une vue"), ("link", "Le titre")]


def test_blocks_are_a_blank_line_apart():
    assert read("# Titre\n- un\n- deux\n> trois\n").text == "Titre\n\nun\n\ndeux\n\ntrois"


SOURCES = {
    "emphasis": ("---\nx: y\n---\n> - **Mark** _Milley_", 13, "Mark Milley"),
    "a heading": ("## # # a ##", 0, "# # a"),
    "lines": ("> a\n> b *c\n> d*\ne", 0, "a\nb c\nd\ne"),
    "code": ("1. ```\n   a\n\n   b\n   ```\n\n       c", 0, "a\n\nb\n\nc"),
    "a link's title is skipped": ("[a](u 'b c') b c", 0, "a b c"),
    "code over lines": ("> `` a\n> b` ``", 0, "a b`"),
}


@pytest.mark.parametrize(("source", "start", "text"), SOURCES.values(), ids=SOURCES)
def test_each_character_knows_where_it_stands_in_the_source(source, start, text):
    body = read_markdown(source, Path("a.md"), start)
    assert body.text == text
    shown = {offset: character for offset, character in enumerate(text) if not character.isspace()}
    assert {offset: source[body.source_offset(offset)] for offset in shown} == shown


def test_an_entity_stands_where_its_mark_does():
    body = read("a &eacute; *b*")
    assert [body.source_offset(at) for at in range(5)] == [0, 1, 2, 10, 12]


def test_lists_may_be_deep_but_not_endless():
    assert outline(read("- " * 20 + "x"))[0][0].startswith("list")
    with pytest.raises(InputError, match="too deeply"):
        read(">" * DEEPEST + "x")


@settings(max_examples=500)
@given(markdown | st.text())
def test_hostile_markdown_loses_and_gains_nothing_and_each_character_knows_its_place(source):
    markdown_keeps_its_text(source)
