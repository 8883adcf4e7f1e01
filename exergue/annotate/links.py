"""Mentions joined into clusters: whoever joins two joins all that is joined to either."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class Links:
    """Which of `size` mentions are one: a forest of the earliest."""

    parents: list[int]

    def root(self, index: int) -> int:
        """The earliest mention that is one with `index`."""
        while self.parents[index] != index:
            index = self.parents[index]
        return index

    def join(self, one: int, other: int) -> None:
        """Make the two one."""
        first, second = sorted((self.root(one), self.root(other)))
        self.parents[second] = first

    def join_all(self, indices: Sequence[int]) -> None:
        """Make all of them one."""
        for index in indices[1:]:
            self.join(indices[0], index)

    def join_equal(self, keys: Sequence[str]) -> None:
        """Make those one that have the same key."""
        first: dict[str, int] = {}
        for index, key in enumerate(keys):
            self.join(index, first.setdefault(key, index))

    def clusters(self) -> list[list[int]]:
        """All mentions, those that are one together."""
        found: dict[int, list[int]] = defaultdict(list)
        for index in range(len(self.parents)):
            found[self.root(index)].append(index)
        return list(found.values())
