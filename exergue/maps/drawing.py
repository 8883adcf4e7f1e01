"""Outlines -> SVG paths: the land, the borders on it, and a country set off from the others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import sqrt

import numpy as np

from exergue.maps import paths
from exergue.maps.clipping import cut_lines, cut_rings
from exergue.maps.frames import Frame
from exergue.maps.lines import Lines, Numbers
from exergue.maps.outlines import Box, Shapes, outlines, rank_for, rings_of

_SPECK = 1.5  # square pixels: smaller islands are left out, and larger ones too of a coarser map
_COARSER = 4  # grades that are tried
_STRAIGHT = 4.0  # degrees of longitude


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
    rings = seen(frame, world.rings, rings_of("", country), rank)
    own = world.owners_of(rings) != ""
    large = rings.areas() >= np.where(own, _SPECK, speck)
    return Drawing(
        land=paths.areas(rings.picked(large & ~own)),
        borders=paths.strokes(_long(_borders(frame, world.borders, rank), speck)),
        country=paths.areas(rings.picked(large & own)),
    )


def seen(frame: Frame, rings: Shapes, among: Numbers, rank: int) -> Lines:
    """What of those rings is on the map, in pixels."""
    sheet = Box(-2, -2, frame.width + 2, frame.height + 2)
    degrees = cut_rings(rings.turned(rings.near(frame.window, among), rank), frame.window)
    pixels = cut_rings(_flat(frame, degrees.closed()), sheet)
    return pixels.picked(pixels.counts > 2)


def _borders(frame: Frame, borders: Shapes, rank: int) -> Lines:
    near = borders.near(frame.window, np.arange(borders.boxes.shape[1]))
    degrees = cut_lines(borders.turned(near, rank), frame.window)
    return cut_lines(_flat(frame, degrees), Box(0, 0, frame.width, frame.height))


def _flat(frame: Frame, degrees: Lines) -> Lines:
    """The lines in pixels."""
    bent = _bent(frame, degrees)
    return bent.moved(frame.pixels(bent.points))


def _bent(frame: Frame, lines: Lines) -> Lines:
    """The lines, with more vertices where one runs far along a parallel that the map shows bent."""
    if frame.projection.straight:
        return lines
    steps = np.zeros_like(lines.points)
    steps[:, :-1] = lines.points[:, 1:] - lines.points[:, :-1]
    steps[:, lines.lasts] = 0
    parts = (np.abs(steps[0]) / _STRAIGHT).astype(np.intp) + 1
    total = parts.sum()
    if total == len(parts):
        return lines
    whole = np.arange(len(parts)).repeat(parts)
    nth = np.arange(total) - (parts.cumsum() - parts)[whole]
    points = lines.points.take(whole, axis=1) + steps.take(whole, axis=1) * nth / parts[whole]
    return lines.remade(points, parts)


def _long(lines: Lines, speck: float) -> Lines:
    """The lines that are longer than what goes around a speck."""
    steps = np.abs(np.diff(lines.points, prepend=0)).sum(axis=0)
    steps[lines.starts] = 0
    return lines.picked(np.add.reduceat(steps, lines.starts) > 2 * sqrt(speck))
