"""Lines in pixels -> the data of SVG paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np

from exergue.maps.lines import Lines


def areas(rings: Lines) -> str:
    """The path of rings."""
    return "".join(f"{path}z" for path in _paths(rings, 3))


def strokes(lines: Lines) -> str:
    """The path of lines."""
    return "".join(_paths(lines, 2))


def _paths(lines: Lines, least: int) -> Iterator[str]:
    """Each line as whole pixels, every one told from the one before; none of a line with fewer than `least`."""
    lines = _stepping(lines.moved(np.rint(lines.points)))
    pixels = lines.points.astype(np.intp)
    places, steps = pixels.T.ravel().tolist(), np.diff(pixels).T.ravel().tolist()
    for start, last in zip(lines.starts.tolist(), lines.lasts.tolist(), strict=True):
        if last - start + 1 >= least:
            yield f"M{_told(places[2 * start : 2 * start + 2])}l{_told(steps[2 * start : 2 * last])}"


def _stepping(lines: Lines) -> Lines:
    """The lines without vertices that are where the one before them is."""
    x, y = lines.points
    kept = np.ones(len(x), dtype=bool)
    kept[1:] = (x[1:] != x[:-1]) | (y[1:] != y[:-1])
    kept[lines.starts] = True
    return lines.kept(kept)


def _told(numbers: Iterable[int]) -> str:
    return "".join(map(_number, numbers)).lstrip()


@cache
def _number(number: int) -> str:
    """A minus sign parts a number from the one before it as well as a space does."""
    return f"{number}" if number < 0 else f" {number}"
