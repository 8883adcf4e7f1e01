"""Outlines -> SVG paths: the land, the borders on it, and a country set off from the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import sqrt

from exergue.maps.clipping import cut_line, cut_ring
from exergue.maps.frames import Frame
from exergue.maps.outlines import Box, Outlines, Ring, outlines, rank_for
from exergue.maps.projections import Point

_TURNS = (0.0, 360.0, -360.0)
_SPECK = 1.5  # square pixels: smaller islands are left out, and larger ones too of a coarser map
_COARSER = 4  # grades that are tried
_WORTH_A_NAME = 700  # square pixels
_STRAIGHT = 4.0  # degrees of longitude


@dataclass(frozen=True, slots=True)
class Label:
    """A country on the map and where its name may stand."""

    country: str
    x: float
    y: float
    room: float  # pixels from left to right


@dataclass(frozen=True, slots=True)
class Drawing:
    """The data of three SVG paths."""

    land: str
    borders: str
    country: str

    @property
    def weight(self) -> int:
        """Its bytes."""
        return len(self.land) + len(self.borders) + len(self.country)


@cache
def drawing(frame: Frame, country: str, most: int) -> Drawing:
    """The map in `frame`, coarse enough to weigh no more than `most` bytes."""
    finest = rank_for(frame.degrees)
    for coarser in range(_COARSER):
        drawn = _drawn(frame, country, finest + coarser, _SPECK * 3**coarser)
        if drawn.weight <= most:
            break
    return drawn


def _drawn(frame: Frame, country: str, rank: int, speck: float) -> Drawing:
    world = outlines()
    return Drawing(
        land=_areas(seen(world, frame, world.land, rank, speck)),
        borders="".join(_path(line, 2) for line in _borders(world, frame, rank) if _long(line, speck)),
        country=_areas(seen(world, frame, world.countries.get(country, ()), rank, _SPECK)),
    )


@cache
def labels(frame: Frame) -> tuple[Label, ...]:
    """Where the names of the countries may stand, the biggest on the map first."""
    world, found = outlines(), []
    for code, rings in world.countries.items():
        pieces = list(seen(world, frame, rings, rank_for(frame.degrees * 4), _WORTH_A_NAME))
        biggest = max(pieces, key=_area, default=None)
        if biggest:
            found.append((_area(biggest), _label(code, biggest)))
    return tuple(label for _, label in sorted(found, key=lambda pair: (-pair[0], pair[1].country)))


def _label(code: str, ring: Sequence[Point]) -> Label:
    """In the middle of the widest stretch of several across the ring."""
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    stretches = []
    for n in range(2, 9):
        y = top + (bottom - top) * n / 10
        crossings = sorted(_crossings(ring, y))
        stretches += [
            (right - left, -abs(n - 5), (left + right) / 2, y)
            for left, right in zip(crossings[::2], crossings[1::2], strict=False)
        ]
    room, _, x, y = max(stretches)
    return Label(code, x, y, room)


def _crossings(ring: Sequence[Point], y: float) -> Iterator[float]:
    for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
        if (ay > y) != (by > y):
            yield ax + (y - ay) / (by - ay) * (bx - ax)


def seen(world: Outlines, frame: Frame, rings: Iterable[Ring], rank: int, speck: float) -> Iterator[list[Point]]:
    """What of the rings is on the map, in pixels; a `speck` is the least area that is shown."""
    sheet = Box(-2, -2, frame.width + 2, frame.height + 2)
    for ring in rings:
        for turn in _TURNS:
            if not frame.window.meets(ring.box, turn):
                continue
            points = [(x + turn, y) for x, y in world.points(ring, rank)]
            if not frame.window.holds(ring.box, turn):
                points = cut_ring(points, frame.window)
            shape = cut_ring([frame.pixel(point) for point in _bent(frame, [*points, *points[:1]])], sheet)
            if len(shape) > 2 and _area(shape) >= speck:
                yield shape


def _borders(world: Outlines, frame: Frame, rank: int) -> Iterator[list[Point]]:
    sheet = Box(0, 0, frame.width, frame.height)
    for number in world.borders:
        arc = world.arcs[number]
        for turn in _TURNS:
            if frame.window.meets(arc.box, turn):
                line = [(x + turn, y) for x, y in arc.at(rank)]
                for stretch in cut_line(line, frame.window):
                    yield from cut_line([frame.pixel(point) for point in _bent(frame, stretch)], sheet)


def _bent(frame: Frame, points: Sequence[Point]) -> Iterator[Point]:
    """The points, with more of them where a line runs far along a parallel that the map shows bent."""
    if frame.projection.straight:
        yield from points
        return
    for here, there in pairwise([*points, *points[-1:]]):
        parts = int(abs(there[0] - here[0]) / _STRAIGHT) + 1
        for n in range(parts):
            yield here[0] + (there[0] - here[0]) * n / parts, here[1] + (there[1] - here[1]) * n / parts


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]))) / 2


def _areas(rings: Iterable[Sequence[Point]]) -> str:
    return "".join(f"{path}z" for ring in rings if (path := _path(ring, 3)))


def _long(line: Sequence[Point], speck: float) -> bool:
    """Whether a line is longer than what goes around a speck."""
    return sum(abs(bx - ax) + abs(by - ay) for (ax, ay), (bx, by) in pairwise(line)) > 2 * sqrt(speck)


def _path(points: Iterable[Point], least: int) -> str:
    """The points as whole pixels, each told from the one before; "" when too few differ."""
    pixels = [(round(x), round(y)) for x, y in points]
    steps = [pixels[0], *(here for before, here in pairwise(pixels) if here != before)]
    if len(steps) < least:
        return ""
    x, y = steps[0]
    told = [f"M{x} {y}l" if y >= 0 else f"M{x}{y}l"]
    told += (_step(bx - ax, by - ay, first=n == 0) for n, ((ax, ay), (bx, by)) in enumerate(pairwise(steps)))
    return "".join(told)


def _step(x: int, y: int, *, first: bool) -> str:
    return f"{'' if first or x < 0 else ' '}{x}{'' if y < 0 else ' '}{y}"
