"""What a map shows: a projection, and the rectangle of its plane that is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import degrees

from exergue.maps.outlines import Box, Outlines, Ring
from exergue.maps.projections import Azimuthal, EqualEarth, Point, Projection

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
    middle: float  # its latitude
    window: Box  # all that may be seen in it

    def at(self, longitude: float, latitude: float) -> Point:
        """The place on the map in pixels from its corner, perhaps outside of it."""
        return self.pixel((self.nearest(longitude), latitude))

    def pixel(self, point: Point) -> Point:
        """The same for a longitude that is within 180 degrees of the middle."""
        x, y = self.projection(*point)
        return (x - self.left) * self.scale, (self.top - y) * self.scale

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
    return Frame(projection, left, top, scale, width, round((top - bottom) * scale), 0.0, _WORLD)


def frame_around(points: Sequence[Point], width: int, height: int, *, least: float, room: float = 1.3) -> Frame:
    """A map with all the points (longitude, latitude), `room` times as wide as they need, at least `least` km."""
    middle = _middle(points)
    x, y = zip(*(Azimuthal(*middle)(*point) for point in points), strict=True)
    projection = Azimuthal(*Azimuthal(*middle).back((min(x) + max(x)) / 2, (min(y) + max(y)) / 2))
    x, y = zip(*(projection(*point) for point in points), strict=True)
    needed = max(max(map(abs, x)) * 2, max(map(abs, y)) * 2 * width / height) * room
    across = max(needed, least / EARTH)
    left, top = -across / 2, across / 2 * height / width
    window = _window(projection, across, across * height / width)
    return Frame(projection, left, top, width / across, width, height, projection.latitude, window)


def main_part(outlines: Outlines, rings: Sequence[Ring]) -> list[tuple[Ring, float]]:
    """The biggest ring of a country and those near it, each with the degrees by which it is turned to be there."""
    by_size = sorted(rings, key=lambda ring: -ring.size)
    part = [(by_size[0], 0.0)]
    for ring in by_size[1:]:
        turn = next((t for t in (0.0, 360.0, -360.0) if _near(ring, t, part)), None)
        if turn is not None and ring.size >= _SMALL * by_size[0].size:
            part.append((ring, turn))
        elif ring.size >= _MAIN * by_size[0].size:
            part.append((ring, 0.0))
    return part


def _near(ring: Ring, turn: float, part: Iterable[tuple[Ring, float]]) -> bool:
    wide = Box(ring.box.west - _FAR, ring.box.south - _FAR, ring.box.east + _FAR, ring.box.north + _FAR)
    return any(wide.meets(other.box, other_turn - turn) for other, other_turn in part)


def _middle(points: Sequence[Point]) -> Point:
    """The middle of the smallest stretch of longitudes, and of the latitudes."""
    latitudes = [latitude for _, latitude in points]
    longitudes = sorted({longitude % 360 for longitude, _ in points})
    gaps = [
        (after - before) % 360 or 360
        for before, after in zip(longitudes, [*longitudes[1:], longitudes[0]], strict=True)
    ]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    start, extent = longitudes[(widest + 1) % len(longitudes)], 360 - gaps[widest]
    return (start + extent / 2 + 180) % 360 - 180, (min(latitudes) + max(latitudes)) / 2


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
