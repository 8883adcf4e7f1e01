"""What a map shows: a projection, and the rectangle of its plane that is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import degrees

import numpy as np

from exergue.maps.lines import Numbers
from exergue.maps.outlines import TURNS, Box, Shapes
from exergue.maps.projections import Azimuthal, EqualEarth, Floats, Point, Projection

EARTH = 6371.0  # km, the radius
_WORLD = Box(-169, -56.5, 191, 78)  # cut in the Bering Strait, where no land is; no Antarctica, which few articles name
_FAR = 4.0  # degrees of sea between a country and islands that are shown with it
_SMALL = 0.005  # of the size of the main part
_MAIN = 0.25  # a part as big as that is shown however far (Borneo with Malaya)


@dataclass(frozen=True, slots=True)
class Frame:
    """A map of `width` by `height` pixels. `left` and `top` are its corner in the plane, `scale` pixels per unit."""

    projection: Projection
    left: float
    top: float
    scale: float
    width: int
    height: int
    window: Box  # all that may be seen in it

    def at(self, longitude: float, latitude: float) -> Point:
        """The place on the map in pixels from its corner, perhaps outside of it."""
        x, y = self.projection(self.nearest(longitude), latitude)
        return (x - self.left) * self.scale, (self.top - y) * self.scale

    def pixels(self, points: Floats) -> Floats:
        """The same of many places, whose longitudes are within 180 degrees of the middle, as `Projection.plane`."""
        x, y = self.projection.plane(points)
        return np.array([(x - self.left) * self.scale, (self.top - y) * self.scale])

    def place(self, x: float, y: float) -> Point:
        """Longitude, within 180 degrees, and latitude of what is at a pixel of a map that is a cut of the world."""
        assert isinstance(self.projection, Azimuthal)
        longitude, latitude = self.projection.back(x / self.scale + self.left, self.top - y / self.scale)
        return (longitude + 180) % 360 - 180, latitude

    def nearest(self, longitude: float) -> float:
        """The longitude as it is told from the middle of the map."""
        return (longitude - self.projection.longitude + 180) % 360 - 180 + self.projection.longitude

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether the place is on the map."""
        if not self.window.south <= latitude <= self.window.north:
            return False
        x, y = self.at(longitude, latitude)
        return 0 <= x <= self.width and 0 <= y <= self.height

    @property
    def kilometres(self) -> float:
        """From left to right, in the middle of the map."""
        return self.width / self.scale * EARTH

    @property
    def degrees(self) -> float:
        """The degrees of a pixel in the middle of the map."""
        return degrees(1 / self.scale)


def world_frame(width: int) -> Frame:
    """The inhabited world."""
    projection = EqualEarth((_WORLD.west + _WORLD.east) / 2)
    left, right = projection(_WORLD.west, 0)[0], projection(_WORLD.east, 0)[0]
    top, bottom = projection(0, _WORLD.north)[1], projection(0, _WORLD.south)[1]
    scale = width / (right - left)
    return Frame(projection, left, top, scale, width, round((top - bottom) * scale), _WORLD)


def frame_around(points: Sequence[Point], width: int, height: int, *, least: float, room: float = 1.3) -> Frame:
    """A map with all the points (longitude, latitude), `room` times as wide as they need, at least `least` km."""
    return cut(np.array(points).T, width / height, least=least, room=room).frame(width, height)


@dataclass(frozen=True, slots=True)
class Cut:
    """What of the globe a map is to show: a projection around its middle, and so many radii of the globe across."""

    projection: Azimuthal
    across: float

    @property
    def kilometres(self) -> float:
        """From left to right."""
        return self.across * EARTH

    def frame(self, width: int, height: int) -> Frame:
        """The map of so many pixels."""
        left, top = -self.across / 2, self.across / 2 * height / width
        window = _window(self.projection, self.across, self.across * height / width)
        scale = width / self.across
        return Frame(self.projection, left, top, scale, width, height, window)


def cut(points: Floats, ratio: float, *, least: float, room: float = 1.3) -> Cut:
    """What has all the places (a row of longitudes, one of latitudes), for a map whose width is `ratio` of its height.

    It is `room` times as wide as they need, and at least `least` km.
    """
    rough = Azimuthal(*_middle(*points))
    (west, south), (east, north) = (f.reduce(rough.plane(points), axis=1).tolist() for f in (np.minimum, np.maximum))
    projection = Azimuthal(*rough.back((west + east) / 2, (south + north) / 2))
    x, y = np.abs(projection.plane(points)).max(axis=1).tolist()
    return Cut(projection, max(max(x * 2, y * 2 * ratio) * room, least / EARTH))


def main_part(rings: Shapes, own: Numbers) -> Numbers:
    """Of the rings of a country the biggest one and those near it, by turned numbers, each turned to be there."""
    sizes = _sizes(rings, own[:: len(TURNS)])
    biggest, *others = sorted(sizes, key=lambda number: -sizes[number])
    part = [biggest]
    for number in others:
        near = next((turned for turned in range(number, number + len(TURNS)) if _near(rings, turned, part)), None)
        if near is not None and sizes[number] >= _SMALL * sizes[biggest]:
            part.append(near)
        elif sizes[number] >= _MAIN * sizes[biggest]:
            part.append(number)
    return np.array(part)


def _sizes(rings: Shapes, numbers: Numbers) -> dict[int, float]:
    """By ring its size in square degrees of the equator."""
    lines = rings.turned(numbers, 0)
    latitudes = np.add.reduceat(lines.points[1], lines.starts) / lines.counts
    sizes = lines.areas() * np.cos(np.radians(latitudes))
    return dict(zip(numbers.tolist(), sizes.tolist(), strict=True))


def _near(rings: Shapes, number: int, part: Iterable[int]) -> bool:
    box = rings.box(number)
    wide = Box(box.west - _FAR, box.south - _FAR, box.east + _FAR, box.north + _FAR)
    return any(wide.meets(rings.box(other)) for other in part)


def _middle(longitudes: Floats, latitudes: Floats) -> Point:
    """The middle of the smallest stretch of longitudes, and of the latitudes."""
    around = np.sort(longitudes % 360)
    gaps = np.append(around[1:], around[0] + 360) - around
    widest = int(gaps.argmax())
    start, extent = float(around[(widest + 1) % len(around)]), 360 - float(gaps[widest])
    return (start + extent / 2 + 180) % 360 - 180, float(latitudes.min() + latitudes.max()) / 2


def _window(projection: Azimuthal, across: float, down: float) -> Box:
    """The degrees that the rectangle may show, some more than it does."""
    edge = list(_edge(across / 2, down / 2))
    longitudes, latitudes = zip(*(projection.back(*point) for point in edge), strict=True)
    south, north = min(latitudes) - 1, max(latitudes) + 1
    north, south = _pole(projection, 90, across, down, north), _pole(projection, -90, across, down, south)
    if abs(north) == 90 or abs(south) == 90:
        return Box(projection.longitude - 180, max(south, -90), projection.longitude + 180, min(north, 90))
    return Box(min(longitudes) - 1, south, max(longitudes) + 1, north)


def _pole(projection: Azimuthal, pole: float, across: float, down: float, edge: float) -> float:
    x, y = projection(projection.longitude, pole)
    return pole if abs(x) <= across / 2 and abs(y) <= down / 2 else edge


def _edge(right: float, top: float) -> Iterator[Point]:
    for n in range(-8, 9):
        yield from ((right * n / 8, top), (right * n / 8, -top), (right, top * n / 8), (-right, top * n / 8))
