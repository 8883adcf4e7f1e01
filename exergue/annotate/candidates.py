"""What the rules propose, and the choice among proposals that overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exergue.model import Label


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `start` to `end` (excluded) as a name; `rule` names what proposes it, `confidence` is 0 to 1."""

    start: int
    end: int
    label: Label
    rule: str
    confidence: float

    def tokens(self) -> range:
        """The indices of its tokens."""
        return range(self.start, self.end)


def choose(proposed: Iterable[Candidate], taken: Iterable[Candidate] = ()) -> tuple[Candidate, ...]:
    """The proposals that stand, in the order of the text: the longest wins, then the surest.

    None overlaps another, nor one that is already `taken` (which are not repeated).
    """
    occupied = {index for candidate in taken for index in candidate.tokens()}
    chosen = []
    for candidate in sorted(proposed, key=_strength):
        if occupied.isdisjoint(candidate.tokens()):
            occupied.update(candidate.tokens())
            chosen.append(candidate)
    return tuple(sorted(chosen, key=lambda candidate: candidate.start))


def free(length: int, taken: Iterable[Candidate]) -> list[bool]:
    """For each of `length` tokens whether no candidate covers it."""
    unoccupied = [True] * length
    for candidate in taken:
        unoccupied[candidate.start : candidate.end] = [False] * (candidate.end - candidate.start)
    return unoccupied


def runs(positions: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Stretches (start, end) of neighbouring positions."""
    start = end = -1
    for position in positions:
        if position != end:
            if start >= 0:
                yield start, end
            start = position
        end = position + 1
    if start >= 0:
        yield start, end


def _strength(candidate: Candidate) -> tuple[int, float, int, str]:
    return (candidate.start - candidate.end, -candidate.confidence, candidate.start, candidate.label)
