"""Names on a map: which have room, and on which side of their mark."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from exergue.maps.projections import Point

Side = Literal["e", "w", ""]

_LETTER = 6.1  # pixels of width that a letter takes on the average, at the size in which marks are named
_SMALL_LETTER = 5.6  # the same of the names of countries
_LINE = 13
_GAP = 3
_LONGEST = 26  # letters


class Lettering:
    """The names on one map so far; each asks for room, and has it unless a mark or an earlier name is in the way."""

    def __init__(self, width: int, height: int, marks: Iterable[tuple[Point, float]] = ()) -> None:
        """`marks` are all that will stand on the map, each with its radius."""
        self._width, self._height = width, height
        self._taken: list[tuple[float, float, float, float]] = []
        for (x, y), radius in marks:
            self._take(x - radius, y, 2 * radius, 2 * radius)

    def beside(self, point: Point, radius: float, name: str) -> Side:
        """The side of a mark on which its name stands, "" when there is no room for it."""
        x, y = point
        long = len(name) * _LETTER + _GAP
        boxes: tuple[tuple[Side, float], ...] = (("e", x + radius), ("w", x - radius - long))
        free = ((side, left) for side, left in boxes if len(name) <= _LONGEST and self._is_free(left, y, long))
        nowhere: tuple[Side, float] = "", 0.0
        side, left = next(free, nowhere)
        if side:
            self._take(left, y, long, _LINE)
        return side

    def ahead(self, point: Point, radius: float, name: str) -> Side:
        """The same for a name that has to stand: over another mark if need be, on the side where the map is wider."""
        side = self.beside(point, radius, name)
        if side or len(name) > _LONGEST:
            return side
        return "e" if point[0] < self._width / 2 else "w"

    def over(self, point: Point, name: str, room: float) -> bool:
        """Whether a name has room in the middle of a stretch `room` pixels long; if so it takes it."""
        long = len(name) * _SMALL_LETTER
        left, y = point[0] - long / 2, point[1]
        if long > room * 1.2 or not self._is_free(left, y, long):
            return False
        self._take(left, y, long, _LINE)
        return True

    def _is_free(self, left: float, y: float, long: float) -> bool:
        right, top, bottom = left + long, y - _LINE / 2, y + _LINE / 2
        if left < 2 or right > self._width - 2 or top < 2 or bottom > self._height - 2:
            return False
        return all(
            right <= west or east <= left or bottom <= north or south <= top for west, north, east, south in self._taken
        )

    def _take(self, left: float, y: float, long: float, high: float) -> None:
        self._taken.append((left, y - high / 2, left + long, y + high / 2))
