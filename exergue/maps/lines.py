"""Many lines in a few arrays: what a map needs is done to all vertices at once, and not to one after the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exergue.maps.projections import Floats

Numbers = NDArray[np.intp]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Lines one after another, each with a number of its own and as many vertices as `counts` says, one at least.

    `points` are the x and the y of the vertices of all. A ring is a line whose ends are joined.
    """

    points: Floats
    numbers: Numbers
    counts: Numbers

    @property
    def starts(self) -> Numbers:
        """Where the lines begin."""
        return self.counts.cumsum() - self.counts

    @property
    def lasts(self) -> Numbers:
        """Where the last vertices of the lines are."""
        return self.counts.cumsum() - 1

    @property
    def before(self) -> Numbers:
        """Where the vertex before each is, in a ring."""
        before = np.arange(-1, self.points.shape[1] - 1)
        before[self.starts] = self.lasts
        return before

    def moved(self, points: Floats) -> Lines:
        """The same lines with their vertices elsewhere."""
        return Lines(points, self.numbers, self.counts)

    def remade(self, points: Floats, each: Numbers | Flags) -> Lines:
        """The same lines with other vertices, as many in the place of each one as `each` says."""
        counts = np.add.reduceat(each, self.starts, dtype=np.intp)
        left = counts > 0
        return Lines(points, self.numbers[left], counts[left])

    def kept(self, which: Flags) -> Lines:
        """Those of the vertices."""
        return self.remade(self.points.compress(which, axis=1), which)

    def picked(self, which: Flags) -> Lines:
        """Those of the lines."""
        points = self.points.compress(which.repeat(self.counts), axis=1)
        return Lines(points, self.numbers[which], self.counts[which])

    def closed(self) -> Lines:
        """Rings as lines that end where they begin."""
        each = np.ones(self.points.shape[1], dtype=np.intp)
        each[self.lasts] = 2
        which = np.arange(len(each)).repeat(each)
        which[(self.counts + 1).cumsum() - 1] = self.starts
        return Lines(self.points.take(which, axis=1), self.numbers, self.counts + 1)

    def areas(self) -> Floats:
        """Of each ring."""
        x, y = self.points
        before = self.before
        return np.abs(np.add.reduceat(x[before] * y - x * y[before], self.starts)) / 2
