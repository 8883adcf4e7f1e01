"""The body of an article as its format gives it, before it is known who wrote it, when and in what language."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from exergue.model import Block, Inline


@dataclass(frozen=True, slots=True)
class Body:
    """The visible text of an article and its structure, as in `Article`."""

    text: str
    blocks: tuple[Block, ...] = ()
    inlines: tuple[Inline, ...] = ()
    origin: tuple[tuple[int, int], ...] = ((0, 0),)

    def source_offset(self, offset: int) -> int:
        """Where in the decoded source the character at `offset` of the text stands."""
        at = bisect_right(self.origin, offset, key=lambda run: run[0])
        if not at:
            return 0
        text, source = self.origin[at - 1]
        return source + offset - text
