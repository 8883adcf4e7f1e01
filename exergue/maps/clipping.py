"""Shapes cut to a box, so that a map holds nothing of what it does not show."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from exergue.maps.lines import Flags, Lines
from exergue.maps.outlines import Box
from exergue.maps.projections import Floats

Sides = NDArray[np.int8]


def cut_rings(rings: Lines, box: Box) -> Lines:
    """What of each ring lies in the box (Sutherland and Hodgman 1974).

    Parts that hang together outside the box stay joined along its edge, which does not show in an area.
    """
    rings = _thinned(rings, box)
    for axis, edge, sign in ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1)):
        along = rings.points[axis]
        inside = along >= edge if sign > 0 else along <= edge
        if not inside.all():
            rings = _within(rings, inside, axis, edge)
    return rings


def _thinned(rings: Lines, box: Box) -> Lines:
    """The rings without what makes no difference, for speed: vertices beyond the box like those before and after."""
    x, y = rings.points
    beyond = 3 * _side(x, box.west, box.east) + _side(y, box.south, box.north)
    kept = beyond == 0
    kept[1:-1] |= (beyond[1:-1] != beyond[:-2]) | (beyond[1:-1] != beyond[2:])
    kept[rings.starts] = kept[rings.lasts] = True
    return rings.kept(kept)


def _side(along: Floats, low: float, high: float) -> Sides:
    """By number -1 if it is too low, 1 if it is too high, 0 between."""
    return (along > high).astype(np.int8) - (along < low)


def _within(rings: Lines, inside: Flags, axis: int, edge: float) -> Lines:
    """The rings on one side of a line: the vertices there, and one more wherever a ring crosses the line."""
    before = rings.before
    crosses = inside != inside[before]
    there, here = crosses.nonzero()[0], inside.nonzero()[0]
    a, b = rings.points.take(before[there], axis=1), rings.points.take(there, axis=1)
    crossings = a + (edge - a[axis]) / (b[axis] - a[axis]) * (b - a)
    crossings[axis] = edge
    # A crossing stands before the vertex to which the ring goes from there.
    order = np.concatenate([2 * there, 2 * here + 1]).argsort(kind="stable")
    points = np.concatenate([crossings, rings.points.take(here, axis=1)], axis=1).take(order, axis=1)
    return rings.remade(points, crosses.astype(np.intp) + inside)


def cut_lines(lines: Lines, box: Box) -> Lines:
    """The stretches of the lines that may be seen in the box, numbered anew; each ends at a vertex outside it."""
    here, there = lines.points[:, :-1], lines.points[:, 1:]
    (west, south), (east, north) = np.minimum(here, there), np.maximum(here, there)
    # By vertex, whether the line is seen before it, and behind the last one whether it is seen after it.
    seen = np.zeros(lines.points.shape[1] + 1, dtype=bool)
    seen[1:-1] = (west <= box.east) & (east >= box.west) & (south <= box.north) & (north >= box.south)
    seen[lines.starts] = False
    kept = seen[:-1] | seen[1:]
    starts = (~seen[:-1][kept]).nonzero()[0]
    counts = np.diff(starts, append=np.count_nonzero(kept))
    return Lines(lines.points.compress(kept, axis=1), np.arange(len(starts)), counts)
