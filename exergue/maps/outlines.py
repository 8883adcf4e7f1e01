"""Coasts and borders as they are shipped: `maps/build_outlines.py` describes the file."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from math import cos, log2, radians
from pathlib import Path

from exergue.maps.projections import Point

_FILE = Path(__file__).parent.parent / "data" / "outlines.json.gz"
_STEP = 0.0125  # degrees: the pixel of a map that needs the vertices of rank 0
COARSEST = 12  # the rank of the ends of arcs


@dataclass(frozen=True, slots=True)
class Box:
    """West, south, east and north in degrees; east may be above 180."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Box, turn: float = 0) -> bool:
        """Whether the two share something when the other is turned east by so many degrees."""
        return (
            self.west <= other.east + turn
            and other.west + turn <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    def holds(self, other: Box, turn: float = 0) -> bool:
        """Whether the other, turned east, lies wholly in this one."""
        return (
            self.west <= other.west + turn
            and other.east + turn <= self.east
            and self.south <= other.south
            and other.north <= self.north
        )


@dataclass(frozen=True, slots=True)
class Arc:
    """A stretch of coast or border: its vertices in degrees and how much each matters."""

    points: tuple[Point, ...]
    ranks: bytes
    box: Box

    def at(self, rank: int) -> list[Point]:
        """The vertices that matter at that rank; the ends always do."""
        return [point for point, own in zip(self.points, self.ranks, strict=True) if own >= rank]


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line: arcs by number, ~n for one read from its end. `size` is in square degrees of the equator."""

    arcs: tuple[int, ...]
    box: Box
    size: float


@dataclass(frozen=True, slots=True)
class Outlines:
    """The rings of the land, those of each country by its ISO 3166 code, and the arcs between two countries."""

    arcs: tuple[Arc, ...]
    land: tuple[Ring, ...]
    countries: Mapping[str, tuple[Ring, ...]]
    borders: tuple[int, ...]

    def points(self, ring: Ring, rank: int) -> list[Point]:
        """The vertices of a ring that matter at that rank, the first not repeated."""
        return _ring_points(ring.arcs, rank)


def rank_for(pixel: float) -> int:
    """The rank of the vertices that a map needs whose pixel is so many degrees."""
    return max(0, min(COARSEST - 3, int(log2(max(pixel, _STEP) / _STEP))))


@cache
def outlines() -> Outlines:
    """The shipped outlines."""
    content = json.loads(gzip.decompress(_FILE.read_bytes()))
    arcs = tuple(map(_arc, content["arcs"]))
    countries = {code: tuple(_rings(arcs, polygons)) for code, polygons in content["countries"].items()}
    used = Counter(arc for rings in countries.values() for arc in {max(n, ~n) for ring in rings for n in ring.arcs})
    borders = tuple(sorted(arc for arc, times in used.items() if times > 1))
    return Outlines(arcs, tuple(_rings(arcs, content["land"])), countries, borders)


@cache
def _ring_points(arcs: tuple[int, ...], rank: int) -> list[Point]:
    return _points(outlines().arcs, arcs, rank)


def _arc(flat: Sequence[int]) -> Arc:
    x = y = 0
    points = []
    for step_x, step_y in zip(flat[::3], flat[1::3], strict=True):
        x, y = x + step_x, y + step_y
        points.append((x / 100, y / 100))
    return Arc(tuple(points), bytes(flat[2::3]), _box(points))


def _rings(arcs: Sequence[Arc], polygons: Iterable[Iterable[Sequence[int]]]) -> Iterable[Ring]:
    for numbers in chain.from_iterable(polygons):
        points = _points(arcs, numbers, 0)
        yield Ring(tuple(numbers), _box(points), _size(points))


def _points(arcs: Sequence[Arc], numbers: Iterable[int], rank: int) -> list[Point]:
    points: list[Point] = []
    for number in numbers:
        points += (arcs[number].at(rank) if number >= 0 else arcs[~number].at(rank)[::-1])[:-1]
    jumps = any(abs(b[0] - a[0]) > 180 for a, b in pairwise([*points, points[0]]))
    return _closed(points) if jumps else points


def _closed(points: Sequence[Point]) -> list[Point]:
    """A ring across the 180th meridian in one piece, beyond 180 degrees; one around a pole goes by way of the pole."""
    turned, turn = [points[0]], 0
    for before, here in pairwise([*points, points[0]]):
        turn += 360 * ((before[0] - here[0] > 180) - (here[0] - before[0] > 180))
        turned.append((here[0] + turn, here[1]))
    if not turn:
        return turned[:-1]
    pole = -90 if points[0][1] < 0 else 90
    return [*turned, (turned[-1][0], pole), (turned[0][0], pole)]


def _box(points: Sequence[Point]) -> Box:
    x, y = zip(*points, strict=True)
    return Box(min(x), min(y), max(x), max(y))


def _size(points: Sequence[Point]) -> float:
    twice = sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*points, points[0]]))
    return abs(twice) / 2 * cos(radians(sum(y for _, y in points) / len(points)))
