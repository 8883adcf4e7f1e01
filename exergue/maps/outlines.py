"""Coasts and borders as they are shipped: `maps/build_outlines.py` describes the file."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from math import log2
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from exergue.maps.lines import Lines, Numbers
from exergue.maps.projections import Floats

_FILE = Path(__file__).parent.parent / "data" / "outlines.json.gz"
_STEP = 0.0125  # degrees: the pixel of a map that needs the vertices of rank 0
COARSEST = 12  # the rank of the ends of arcs
TURNS = np.array([0.0, 360.0, -360.0])  # degrees by which a line is turned east to be on a map


@dataclass(frozen=True, slots=True)
class Box:
    """West, south, east and north in degrees; east may be above 180."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Box) -> bool:
        """Whether the two share something."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """Lines in degrees. Each is known by turned numbers: the `3 * n + k`-th is line n, turned east by `TURNS[k]`."""

    lines: Lines
    ranks: NDArray[np.int8]  # how much each vertex matters
    boxes: Floats  # by turned number: west, south, east, north

    def box(self, number: int) -> Box:
        """What a turned line extends over."""
        return Box(*self.boxes[:, number].tolist())

    def near(self, window: Box, among: Numbers) -> Numbers:
        """Those that may be seen in a window; a line may be seen at both of its ends, turned and not."""
        west, south, east, north = self.boxes.take(among, axis=1)
        meets = (window.west <= east) & (west <= window.east) & (window.south <= north) & (south <= window.north)
        return among.compress(meets)

    def turned(self, numbers: Numbers, rank: int) -> Lines:
        """These lines, with the vertices that matter at that rank: one at least, since the ends of arcs always do."""
        lines = _at(self, rank)
        starts, counts = lines.starts[numbers // len(TURNS)], lines.counts[numbers // len(TURNS)]
        which = np.arange(counts.sum()) + (starts - counts.cumsum() + counts).repeat(counts)
        points = lines.points.take(which, axis=1)
        points[0] += TURNS[numbers % len(TURNS)].repeat(counts)
        return Lines(points, numbers, counts)


@dataclass(frozen=True, slots=True, eq=False)
class Outlines:
    """The rings of the land and of each country, and the borders between two countries."""

    rings: Shapes
    owners: NDArray[np.str_]  # by turned number the ISO 3166 code of a ring, "" for land
    borders: Shapes

    def owners_of(self, rings: Lines) -> NDArray[np.str_]:
        """The owner of each ring."""
        return self.owners[rings.numbers]


@cache
def rings_of(*owners: str) -> Numbers:
    """The turned numbers of the rings of these, countries or the land."""
    numbers: Numbers = np.isin(outlines().owners, owners).nonzero()[0]
    return numbers


@cache
def _at(shapes: Shapes, rank: int) -> Lines:
    return shapes.lines.kept(shapes.ranks >= rank)


def rank_for(pixel: float) -> int:
    """The rank of the vertices that a map needs whose pixel is so many degrees."""
    return max(0, min(COARSEST - 3, int(log2(max(pixel, _STEP) / _STEP))))


@cache
def outlines() -> Outlines:
    """The shipped outlines."""
    content = json.loads(gzip.decompress(_FILE.read_bytes()))
    arcs = [_arc(flat) for flat in content["arcs"]]
    owned = {"": content["land"], **content["countries"]}
    rings = [(owner, ring) for owner, polygons in owned.items() for ring in chain.from_iterable(polygons)]
    used = Counter(arc for _, arc in {(owner, max(n, ~n)) for owner, ring in rings if owner for n in ring})
    borders = [arcs[arc] for arc in sorted(used) if used[arc] > 1]
    owners = np.repeat([owner for owner, _ in rings], len(TURNS))
    return Outlines(_shapes([_ring(arcs, ring) for _, ring in rings]), owners, _shapes(borders))


_Ranked = Floats  # a row of longitudes, one of latitudes, and one of ranks


def _arc(flat: Sequence[int]) -> _Ranked:
    steps = np.array(flat).reshape(-1, 3).T
    return np.concatenate([np.cumsum(steps[:2], axis=1) / 100, steps[2:]])


def _ring(arcs: Sequence[_Ranked], numbers: Iterable[int]) -> _Ranked:
    """Arcs by number, ~n for one read from its end, the first vertex not repeated."""
    parts = [(arcs[n] if n >= 0 else arcs[~n][:, ::-1])[:, :-1] for n in numbers]
    return _whole(np.concatenate(parts, axis=1))


def _whole(ring: _Ranked) -> _Ranked:
    """A ring across the 180th meridian in one piece, beyond 180 degrees; one around a pole goes by way of the pole."""
    steps = np.diff(ring[0], append=ring[0, 0])
    turns = 360 * np.cumsum((steps < -180).astype(int) - (steps > 180))
    ring[0, 1:] += turns[:-1]
    if not turns[-1]:
        return ring
    x, pole = ring[0, 0] + turns[-1], -90 if ring[1, 0] < 0 else 90
    end = np.array([[x, x, ring[0, 0]], [ring[1, 0], pole, pole], [COARSEST] * 3])
    return np.concatenate([ring, end], axis=1)


def _shapes(lines: Sequence[_Ranked]) -> Shapes:
    counts = np.array([line.shape[1] for line in lines])
    together, starts = np.concatenate(lines, axis=1), counts.cumsum() - counts
    points, ranks = np.ascontiguousarray(together[:2]), together[2].astype(np.int8)
    boxes = np.concatenate([f.reduceat(points, starts, axis=1) for f in (np.minimum, np.maximum)])
    boxes = boxes.repeat(len(TURNS), axis=1)
    boxes[::2] += np.tile(TURNS, len(lines))
    return Shapes(Lines(points, np.arange(len(lines)), counts), ranks, boxes)
