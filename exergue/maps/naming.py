"""Where the names of countries may stand on a map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from exergue.maps.drawing import seen
from exergue.maps.frames import Frame
from exergue.maps.lines import Lines
from exergue.maps.outlines import outlines, rank_for

_WORTH_A_NAME = 700  # square pixels
_TENTHS = np.arange(2, 9)  # of the height of a country, where its width is taken


@dataclass(frozen=True, slots=True)
class Label:
    """A country on the map and where its name may stand."""

    country: str
    x: float
    y: float
    room: float  # pixels from left to right


@cache
def labels(frame: Frame) -> tuple[Label, ...]:
    """Where the names of the countries may stand, the biggest on the map first."""
    world = outlines()
    countries = world.owners.nonzero()[0]
    pieces = seen(frame, world.rings, countries, rank_for(frame.degrees * 4))
    pieces = pieces.picked(pieces.areas() >= _WORTH_A_NAME)
    found = zip((-pieces.areas()).tolist(), world.owners_of(pieces).tolist(), _places(pieces), strict=True)
    biggest: dict[str, Label] = {}
    for _, country, place in sorted(found):
        biggest.setdefault(country, Label(country, *place))
    return tuple(biggest.values())


def _places(rings: Lines) -> list[tuple[float, float, float]]:
    """Of each ring x, y and room: in the middle of the widest stretch of several across it."""
    starts, counts = rings.starts, rings.counts
    (bx, by), (ax, ay) = rings.points, rings.points.take(rings.before, axis=1)
    top, bottom = np.minimum.reduceat(by, starts), np.maximum.reduceat(by, starts)
    heights = top + (bottom - top) * _TENTHS[:, np.newaxis] / 10
    across = np.repeat(heights, counts, axis=1)
    nth, at = np.nonzero((ay > across) != (by > across))
    y, ring = across[nth, at], np.repeat(np.arange(len(starts)), counts)[at]
    x = ax[at] + (y - ay[at]) / (by[at] - ay[at]) * (bx[at] - ax[at])
    # From left to right a height runs into the ring and out of it in turn.
    order = np.lexsort((x, nth, ring))
    into, out = order[::2], order[1::2]
    room, middle = x[out] - x[into], (x[into] + x[out]) / 2
    widest = np.lexsort((y[into], middle, -abs(_TENTHS[nth[into]] - 5), room, ring[into]))
    last = widest[np.cumsum(np.bincount(ring[into], minlength=len(starts))) - 1]
    return list(zip(middle[last].tolist(), y[into][last].tolist(), room[last].tolist(), strict=True))
