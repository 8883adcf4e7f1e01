"""From the characters of a Markdown block back to the characters of its file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where each line of a block's content begins, in the content and in the source."""

    contents: tuple[int, ...]
    sources: tuple[int, ...]

    def source(self, offset: int) -> int:
        """The offset in the source of the character at `offset` of the content."""
        line = max(0, bisect_right(self.contents, offset) - 1)
        return self.sources[line] + offset - self.contents[line]

    def stretches(self, start: int, end: int) -> list[tuple[int, int]]:
        """`start` to `end` of the content, cut where lines begin."""
        inside = self.contents[bisect_right(self.contents, start) : bisect_left(self.contents, end)]
        return list(pairwise((start, *inside, end))) if start < end else []


@dataclass(frozen=True, slots=True)
class SourceLines:
    """The lines of the Markdown in a file, which begins at `start` (after the front matter)."""

    lines: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, markdown: str, start: int) -> SourceLines:
        """The lines of `markdown`."""
        lines = tuple(markdown.split("\n"))
        return cls(lines, tuple(accumulate((len(line) + 1 for line in lines), initial=start)))

    def anchors(self, content: str, first: int, marker: str = "") -> Anchors:
        """Where the lines of `content`, a block that begins on line `first`, stand.

        What a block strips from its lines (indent, `>`, list markers) stands before their text: it is their end that
        is looked for. In a heading with `marker` (`##`) it is the first occurrence after it, since marks may follow.
        """
        contents, sources, at, number = [], [], 0, min(first, len(self.lines) - 1)
        for line in content.split("\n"):
            bare = line.strip(" \t")
            while number < len(self.lines) - 1 and bare not in self.lines[number]:
                number += 1
            contents.append(at)
            sources.append(self.starts[number] + self._column(number, bare, marker) - line.find(bare))
            at, number = at + len(line) + 1, min(number + 1, len(self.lines) - 1)
        return Anchors(tuple(contents), tuple(sources))

    def _column(self, number: int, bare: str, marker: str) -> int:
        line = self.lines[number]
        if marker:
            return line.find(bare, line.find(marker) + len(marker))
        return max(0, line.rfind(bare))
