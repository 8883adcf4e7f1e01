"""Stand-off marks over a text as a sequence of properly nested openings and closings."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, Literal, TypeVar

from exergue.model import TextSpan

Thing = TypeVar("Thing")
Move = Literal["open", "close"]


# Neither of these is frozen: a page is made with thousands, and to freeze one takes three times as long as to make it.
@dataclass(slots=True)
class Mark(Generic[Thing]):
    """Something that applies to the characters of `span`.

    Of two marks over the same characters, the one of the higher rank is the inner one; of two that cross, the one of
    the lower rank is cut: with a mark `()` of rank 1 and `[]` of rank 2, `(a [b) c]` becomes `(a )[(b) c]`.
    """

    span: TextSpan
    rank: int
    thing: Thing

    def between(self, start: int, end: int) -> Mark[Thing]:
        """The part of the mark from `start` to `end`."""
        if start <= self.span.start and self.span.end <= end:
            return self
        return Mark(TextSpan(max(start, self.span.start), min(end, self.span.end)), self.rank, self.thing)


@dataclass(slots=True)
class Step(Generic[Thing]):
    """An opening or a closing before the character `at`; `mark` is a mark as given, or a piece of it."""

    at: int
    move: Move
    mark: Mark[Thing]


def nest(marks: Iterable[Mark[Thing]]) -> Iterator[Step[Thing]]:
    """Steps in the order of the text: each opening has its closing, last opened first closed, none around nothing.

    Its time grows with the number of marks and of crossings among them.
    """
    full = sorted((mark for mark in marks if mark.span.start < mark.span.end), key=_order)
    if all(one.span.end <= other.span.start for one, other in pairwise(full)):  # as in most lines
        return (Step(at, move, mark) for mark in full for at, move in _ends(mark))
    return _around_something(_steps(full))


def _ends(mark: Mark[Thing]) -> tuple[tuple[int, Move], tuple[int, Move]]:
    return (mark.span.start, "open"), (mark.span.end, "close")


def _steps(marks: Sequence[Mark[Thing]]) -> Iterator[Step[Thing]]:
    """The steps of marks in their order."""
    waiting = [(_order(mark), number, mark) for number, mark in enumerate(marks)]  # numbers, so marks are not compared
    numbers = len(waiting)
    stack: list[Mark[Thing]] = []  # each ends at or before the one under it
    while waiting:
        mark = heapq.heappop(waiting)[2]
        yield from _close(stack, mark.span.start)
        crossed = _crossed(stack, mark)
        yield from (Step(mark.span.start, "close", piece) for piece in reversed(crossed))
        if stack and stack[-1].span.end < mark.span.end:  # a firmer one: what sticks out of it opens again behind it
            rest = mark.between(stack[-1].span.end, mark.span.end)
            heapq.heappush(waiting, (_order(rest), numbers, rest))
            numbers += 1
            mark = mark.between(mark.span.start, stack[-1].span.end)
        for piece in (mark, *(piece.between(mark.span.start, piece.span.end) for piece in crossed)):
            stack.append(piece)
            yield Step(mark.span.start, "open", piece)
    yield from _close(stack, None)


def _order(mark: Mark[Thing]) -> tuple[int, int, int]:
    return mark.span.start, -mark.span.end, mark.rank


def _close(stack: list[Mark[Thing]], until: int | None) -> Iterator[Step[Thing]]:
    while stack and (until is None or stack[-1].span.end <= until):
        yield Step(stack[-1].span.end, "close", stack.pop())


def _crossed(stack: list[Mark[Thing]], mark: Mark[Thing]) -> list[Mark[Thing]]:
    """Take from the stack the softer marks that end inside `mark`, outermost first."""
    crossed: list[Mark[Thing]] = []
    while stack and stack[-1].span.end < mark.span.end and stack[-1].rank < mark.rank:
        crossed.insert(0, stack.pop())
    return crossed


def _around_something(steps: Iterable[Step[Thing]]) -> Iterator[Step[Thing]]:
    """The steps without openings that close at once."""
    opened: list[Step[Thing]] = []
    for step in steps:
        if opened and step.at > opened[-1].at:
            yield from opened
            opened = []
        if step.move == "open":
            opened.append(step)
        elif opened:
            opened.pop()
        else:
            yield step
