"""What a page needs to know of an article's blocks as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exergue.markup.escape import is_blank
from exergue.model import Article, Block, TextSpan

_LONG = 110  # characters


def is_headline(article: Article, block: Block) -> bool:
    """Whether the block is the title that stands in the text: the page's only h1."""
    return article.headline is not None and block.span.meets(article.headline)


def is_long(title: str) -> bool:
    """Whether a title is so long that it has to be set smaller."""
    return len(title) > _LONG


def heading_shift(article: Article) -> int:
    """What to add to a heading's level so that the highest one under the title is an h2."""
    levels = [b.level for b in article.leaves if b.kind == "heading" and not is_headline(article, b)]
    return 2 - min(levels, default=2)


def complete(text: str, span: TextSpan, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, and as paragraphs whatever text of `span` none of them holds, so that nothing is lost."""
    at = span.start
    for block in blocks:
        yield from _filler(text, at, block.span.start)
        yield block
        at = max(at, block.span.end)
    yield from _filler(text, at, span.end)


def _filler(text: str, start: int, end: int) -> Iterator[Block]:
    if not is_blank(text[start:end]):
        yield Block("paragraph", TextSpan(start, end))
