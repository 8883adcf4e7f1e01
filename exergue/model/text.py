"""An article as read: its text, its structure, and spans of it.

One unit and one text: every offset is a count of characters (code points) in `Article.text`, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

BlockKind = Literal["paragraph", "heading", "list", "ordered_list", "item", "quote", "code", "rule"]
InlineKind = Literal["emphasis", "strong", "code", "link", "image", "break", "url"]


@dataclass(frozen=True, slots=True, order=True)
class TextSpan:
    """Characters `start` to `end` (excluded) of `Article.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def holds(self, other: TextSpan) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: TextSpan) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """A structural element of an article. The leaves (paragraph, heading, code) hold text.

    `level` is a heading's depth (1 to 6) or the first number of an ordered list. `tight`: a list whose items
    stand without space between them.
    """

    kind: BlockKind
    span: TextSpan
    children: tuple[Block, ...] = ()
    level: int = 0
    tight: bool = False

    @property
    def leaves(self) -> tuple[Block, ...]:
        """The blocks without children in this one, or itself, in the order of the text."""
        if not self.children:
            return (self,)
        return tuple(leaf for child in self.children for leaf in child.leaves)


@dataclass(frozen=True, slots=True)
class Inline:
    """Formatting that the source gives to a stretch of text; inlines nest properly, in the order in which they open.

    `link`: `target` is its address, unchecked, `text` its title. `image`: a local image has an empty span and `text`
    as its alternative text; a remote one covers its alternative text, which is visible as the label of a link.
    `url`: an address that stands in the text as such. `break`: a hard line break (over its line end).
    """

    kind: InlineKind
    span: TextSpan
    target: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One press article as read. `text` is the visible text of its body, the text that all offsets mean."""

    id: str  # file name without its ending, or the slug that the front matter gives
    path: Path
    text: str
    language: str
    title: str
    slug: str
    blocks: tuple[Block, ...]
    inlines: tuple[Inline, ...] = ()
    headline: TextSpan | None = None  # the stretch of `text` that is the title, if it stands there
    date: date | None = None
    authors: tuple[str, ...] = ()
    outlet: str = ""
    url: str = ""
    tags: tuple[str, ...] = ()
    description: str = ""
    license: str = ""  # under which it may be used: a name, or an address
    origin: tuple[tuple[int, int], ...] = ()  # (offset in text, offset in the decoded source), one a run

    @property
    def protected(self) -> tuple[TextSpan, ...]:
        """Where no annotation may fall: code, addresses, the text of images."""
        inline = [i.span for i in self.inlines if i.kind in ("code", "url", "image")]
        return tuple(sorted(inline + [b.span for b in self.leaves if b.kind == "code"]))

    @property
    def leaves(self) -> tuple[Block, ...]:
        """The blocks without children, in the order of the text."""
        return tuple(leaf for block in self.blocks for leaf in block.leaves)
