"""Shapes cut to a box, so that a map holds nothing of what it does not show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from exergue.maps.outlines import Box
from exergue.maps.projections import Point


def cut_ring(points: Sequence[Point], box: Box) -> list[Point]:
    """What of a ring lies in the box, its first vertex not repeated (Sutherland and Hodgman 1974).

    Parts that hang together outside the box stay joined along its edge, which does not show in an area.
    """
    for axis, edge, sign in ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1)):
        along = [point[axis] * sign for point in points]
        if not along or max(along) < edge * sign:
            return []
        if min(along) < edge * sign:
            points = list(_within(points, axis, edge, sign))
    return list(points)


def _within(points: Sequence[Point], axis: int, edge: float, sign: int) -> Iterator[Point]:
    """The ring on one side of a line."""
    for before, here in pairwise((points[-1], *points)):
        was, is_in = (before[axis] - edge) * sign >= 0, (here[axis] - edge) * sign >= 0
        if was != is_in:
            share = (edge - before[axis]) / (here[axis] - before[axis])
            other = before[1 - axis] + share * (here[1 - axis] - before[1 - axis])
            yield (edge, other) if axis == 0 else (other, edge)
        if is_in:
            yield here


def cut_line(points: Sequence[Point], box: Box) -> Iterator[list[Point]]:
    """The stretches of a line that may be seen in the box; each ends at a vertex outside it."""
    stretch: list[Point] = []
    for here, there in pairwise(points):
        if _may_cross(here, there, box):
            stretch = stretch or [here]
            stretch.append(there)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _may_cross(a: Point, b: Point, box: Box) -> bool:
    return (
        min(a[0], b[0]) <= box.east
        and max(a[0], b[0]) >= box.west
        and min(a[1], b[1]) <= box.north
        and max(a[1], b[1]) >= box.south
    )
