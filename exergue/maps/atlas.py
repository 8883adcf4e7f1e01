"""Static maps: where a place is, where the places of an article are, and the world; made without network at build time.

Outlines are Natural Earth's (`exergue/data/README.md`). A map is a drawing in pixels, and it says at which pixel a
place stands; names and links are for the page to set over it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil, log

import numpy as np

from exergue.maps.drawing import Drawing, drawing
from exergue.maps.frames import Cut, Frame, cut, frame_around, main_part, world_frame
from exergue.maps.naming import Label, labels
from exergue.maps.outlines import outlines, rank_for, rings_of
from exergue.maps.projections import Point

_WIDTH, _HEIGHT = 340, 250
_WORLD = 1000
_BYTES = 4000  # of the lines of a small map
_WORLD_BYTES = 20000
_WITH_NEIGHBOURS = 1.9  # times as wide as the country
_NEAR = 700  # km: the least that a map shows from left to right
_VAST = 3000  # km: of a country that is wider the map shows what is around the place
_AROUND = 1800  # km, there
_STEP = 1.25  # between the widths of maps of several places
_KM_OF_DEGREE = 111
_GRID = 4  # degrees
_APART = 9000  # km: places further from one another are shown on the world
# What has no outline and is far larger than its point, with the km that show it.
_WIDE = {
    "continent": 9000,
    "world_region": 5000,
    "sea": 3200,
    "desert": 3000,
    "former_country": 2600,
    "archipelago": 1600,
    "mountain": 1600,
    "river": 1600,
    "peninsula": 1800,
}


@dataclass(frozen=True, slots=True)
class Map:
    """A drawing of what is in `frame`; `labels` are where names of countries may stand, the biggest first."""

    frame: Frame
    drawing: Drawing
    labels: tuple[Label, ...]

    def at(self, latitude: float, longitude: float) -> Point | None:
        """The place in pixels from the left and the top, None if it is not on the map."""
        return self.frame.at(longitude, latitude) if self.frame.holds(longitude, latitude) else None


@cache
def locator(kind: str, country: str, latitude: float | None, longitude: float | None) -> Map | None:
    """A map that shows where a place of that kind is (`Place` says what the values are); None if nothing says it.

    A country is shown with its neighbours, what lies in one on the map of the country, or of a part if that is vast.
    """
    point = (longitude, latitude) if latitude is not None and longitude is not None else None
    if kind == "ocean":
        return _map(world_frame(_WIDTH), "")
    if kind in _WIDE and point:
        return _map(_around(point, _WIDE[kind]), "")
    held = _country_frame(country, _WITH_NEIGHBOURS if kind == "country" else 1.15)
    if held is None or (point and kind != "country" and not held.holds(*point)):
        return _map(_around(point, _AROUND), country) if point else None
    if point and kind != "country" and held.kilometres > _VAST:
        held = _around((_on_grid(point[0]), _on_grid(point[1])), _AROUND)
    return _map(held, country)


def _on_grid(degrees: float) -> float:
    """Near enough to the middle of a map, and many places share the map."""
    return round(degrees / _GRID) * _GRID


@cache
def middle(country: str) -> Point | None:
    """Latitude and longitude of the middle of a country on the map, None for one without outline or too small."""
    held = _country_frame(country, _WITH_NEIGHBOURS)
    label = next((label for label in labels(held) if label.country == country), None) if held else None
    if held is None or label is None:
        return None
    longitude, latitude = held.place(label.x, label.y)
    return latitude, longitude


def overview(points: Sequence[Point]) -> Map:
    """A small map with all the places (latitude, longitude), at least one: of the world if they are far apart."""
    latitudes, longitudes = np.array(points).T
    needed = cut(np.array([longitudes, latitudes]), _WIDTH / _HEIGHT, least=_NEAR * 2)
    if needed.kilometres > _APART:
        return _map(world_frame(_WIDTH), "")
    shared = _shared(needed)
    fits = all(shared.holds(longitude, latitude) for latitude, longitude in points)
    return _map(shared if fits else needed.frame(_WIDTH, _HEIGHT), "")


def _shared(needed: Cut) -> Frame:
    """A frame about the same, one of a few: so articles share the drawing."""
    across = _NEAR * 2 * _STEP ** ceil(log(needed.kilometres / (_NEAR * 2), _STEP) - 0.01)
    step = max(1, round(across / _KM_OF_DEGREE / 12))
    middle = needed.projection
    return _around((round(middle.longitude / step) * step, round(middle.latitude / step) * step), across)


@cache
def _around(point: Point, least: float) -> Frame:
    return frame_around([point], _WIDTH, _HEIGHT, least=least)


def world() -> Map:
    """The inhabited world."""
    return Map(frame := world_frame(_WORLD), drawing(frame, "", _WORLD_BYTES), ())


def _map(frame: Frame, country: str) -> Map:
    return Map(frame, drawing(frame, country, _BYTES), labels(frame))


@cache
def _country_frame(country: str, room: float) -> Frame | None:
    """The map of a country; None for one without outline."""
    rings, own = outlines().rings, rings_of(country)
    if not country or not len(own):
        return None
    outline = rings.turned(main_part(rings, own), rank_for(0.2))
    return cut(outline.points, _WIDTH / _HEIGHT, least=_NEAR, room=room).frame(_WIDTH, _HEIGHT)
