"""The blocks of an article as the elements of TEI that hold its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exergue.export.xml import opening
from exergue.markup.structure import complete, is_headline
from exergue.model import Article, Block, TextSpan


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of the text in an element of its own."""

    element: str
    span: TextSpan
    attributes: tuple[tuple[str, str], ...] = ()


def structure(article: Article) -> Iterator[str | Line]:
    """The lines in the order of the text, and the tags around them. All that is between two lines is blank."""
    began = False
    for block in complete(article.text, TextSpan(0, len(article.text)), article.blocks):
        heads = _heads(article, block)
        if heads or not began:
            yield "</div><div>" if began else "<div>"
            began = True
        yield from [Line("head", block.span)] if heads else _block(article, block)
    yield "</div>" if began else "<div><p/></div>"


def _heads(article: Article, block: Block) -> bool:
    """Whether a division begins with the block."""
    return block.kind == "heading" or (block.kind == "paragraph" and is_headline(article, block))


def _block(article: Article, block: Block) -> Iterator[str | Line]:
    if block.kind in ("list", "ordered_list"):
        yield opening("list", {"rend": "numbered" if block.kind == "ordered_list" else "bulleted"})
        yield from _items(article, _children(article, block))
        yield "</list>"
    elif block.kind in ("quote", "item"):
        yield "<quote>" if block.kind == "quote" else "<item>"
        yield from (part for child in _children(article, block) for part in _block(article, child))
        yield "</quote>" if block.kind == "quote" else "</item>"
    elif block.kind == "rule":
        yield '<milestone unit="section" rend="rule"/>'
    else:
        yield Line("p", block.span, (("rend", block.kind),) if block.kind != "paragraph" else ())


def _items(article: Article, children: Sequence[Block]) -> Iterator[str | Line]:
    for child in children:
        if child.kind == "item":
            yield from _block(article, child)
        else:
            yield from ("<item>", *_block(article, child), "</item>")
    if not children:
        yield "<item/>"


def _children(article: Article, block: Block) -> tuple[Block, ...]:
    return tuple(complete(article.text, block.span, block.children))
