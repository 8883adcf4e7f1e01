"""The text of an article while it is put together: what its parts are, and where in the source they come from."""

from __future__ import annotations

from dataclasses import replace

from exergue.model import Inline, InlineKind, TextSpan
from exergue.reading.characters import clean


class VisibleText:
    """Grows by blocks, and inside a block by stretches; formatting is opened and closed around them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._blocks = 0
        self._inlines: list[Inline] = []
        self._open: list[int] = []
        self._origin: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return self._length

    @property
    def text(self) -> str:
        """All that was added."""
        return "".join(self._pieces)

    @property
    def inlines(self) -> tuple[Inline, ...]:
        """The formatting, in the order in which it was opened."""
        return tuple(self._inlines)

    @property
    def origin(self) -> tuple[tuple[int, int], ...]:
        """One pair a run of characters that follow one another in the source too: (offset here, offset there)."""
        return tuple(self._origin)

    def begin_block(self) -> int:
        """The offset at which a new block begins, a blank line after the one before."""
        if self._blocks:
            self._append("\n\n")
        self._blocks += 1
        return self._length

    def add(self, text: str, source: int) -> None:
        """Adds `text`, which stands at `source`, or something that means it does."""
        run = (self._length, source)
        if not self._origin or self._origin[-1][1] - self._origin[-1][0] != source - self._length:
            self._origin.append(run)
        self._append(clean(text))

    def open(self, kind: InlineKind, target: str = "", text: str = "") -> None:
        """Whatever is added from here to `close` is of this `kind`."""
        self._open.append(len(self._inlines))
        self._inlines.append(Inline(kind, TextSpan(self._length, self._length), target, text))

    def close(self) -> None:
        """Ends what was opened last."""
        at = self._open.pop()
        begun = self._inlines[at]
        self._inlines[at] = replace(begun, span=TextSpan(begun.span.start, self._length))

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
