"""Names on a map: which have room, and on which side of their mark."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from exergue.maps.projections import Point

Side = Literal["e", "w", ""]

_LETTER = 6.1  # pixels of width that a letter takes on the average, at the size in which marks are named
_SMALL_LETTER = 5.6  # the same of the names of countries
_LINE = 13
_GAP = 3
_LONGEST = 26  # letters


Box = tuple[float, float, float, float]  # left, top, right and bottom


class Lettering:
    """The names on one map so far; each asks for room, and has it unless a mark or an earlier name is in the way."""

    def __init__(self, width: int, height: int, marks: Iterable[tuple[Point, float]] = (), line: float = _LINE) -> None:
        """`marks` are all that will stand on the map, each with the radius that it needs; `line` is how high names are.

        What can be clicked needs more of both than what is only seen.
        """
        self._width, self._height, self._line = width, height, line
        self._marks = {point: self._box(point[0] - r, point[1], 2 * r, 2 * r) for point, r in marks}
        self._names: list[tuple[Box, Point | None]] = []  # with the mark that each is of

    def beside(self, point: Point, radius: float, name: str) -> Side:
        """The side of a mark on which its name stands, `radius` from its middle; "" when there is no room for it."""
        boxes = self._beside(point, radius, name)
        free = (side for side in boxes if len(name) <= _LONGEST and self._is_free(boxes[side], point))
        return self._named(next(free, ""), boxes, point)

    def ahead(self, point: Point, radius: float, name: str) -> Side:
        """The same for a name that has to stand: over another mark if need be, on the side where the map is wider."""
        side = self.beside(point, radius, name)
        if side or len(name) > _LONGEST:
            return side
        return self._named("e" if point[0] < self._width / 2 else "w", self._beside(point, radius, name), point)

    def hides(self, point: Point) -> bool:
        """Whether the name of another mark stands over this one."""
        return any(of not in (None, point) and _meet(box, self._marks[point]) for box, of in self._names)

    def _beside(self, point: Point, radius: float, name: str) -> dict[Side, Box]:
        (x, y), long = point, len(name) * _LETTER + _GAP
        return {
            "e": self._box(x + radius, y, long, self._line),
            "w": self._box(x - radius - long, y, long, self._line),
        }

    def _named(self, side: Side, boxes: dict[Side, Box], point: Point) -> Side:
        if side:
            self._names.append((boxes[side], point))
        return side

    def over(self, point: Point, name: str, room: float) -> bool:
        """Whether a name has room in the middle of a stretch `room` pixels long; if so it takes it."""
        long = len(name) * _SMALL_LETTER
        box = self._box(point[0] - long / 2, point[1], long, _LINE)
        if long > room * 1.2 or not self._is_free(box):
            return False
        self._names.append((box, None))
        return True

    def _box(self, left: float, y: float, long: float, high: float) -> Box:
        return left, y - high / 2, left + long, y + high / 2

    def _is_free(self, box: Box, own: Point | None = None) -> bool:
        """Whether nothing stands in the box but the mark at the point `own`."""
        left, top, right, bottom = box
        middle = (top + bottom) / 2
        if left < 2 or right > self._width - 2 or not _LINE / 2 + 2 <= middle <= self._height - _LINE / 2 - 2:
            return False
        marks = (mark for point, mark in self._marks.items() if point != own)
        return not any(_meet(box, other) for other in (*marks, *(name for name, _ in self._names)))


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
