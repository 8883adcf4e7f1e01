"""How a build tells that it goes on: the part of the terminal that the pipeline and mkdocs' log know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Told what a build is doing; changes nothing in what it does."""

    def step(self, doing: str) -> AbstractContextManager[None]:
        """A stage of which nobody knows how long it takes."""

    def track(self, items: Iterable[T], doing: str, total: int | None = None) -> Iterator[T]:
        """The same items, counted as they pass."""

    def say(self, message: str) -> None:
        """Something that the user should know at once."""


class Silent:
    """No progress shown."""

    def step(self, doing: str) -> AbstractContextManager[None]:
        """See `Progress`."""
        return nullcontext()

    def track(self, items: Iterable[T], doing: str, total: int | None = None) -> Iterator[T]:
        """See `Progress`."""
        return iter(items)

    def say(self, message: str) -> None:
        """See `Progress`."""


def printable(message: str) -> str:
    """The message with control characters spelt out, lines kept."""
    return "".join(c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode() for c in message)
