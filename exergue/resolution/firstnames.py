"""First names and who bears them, from the shipped table."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from exergue.resolution.spelling import fold

Gender = Literal["", "f", "m"]

_TABLE = Path(__file__).parent.parent / "data" / "first_names.tsv"
_SURE = 0.95  # share of the bearers from which a name tells a gender
_ENOUGH = 100  # births from which the share counts
_USUAL = 1000


@cache
def births(name: str) -> int:
    """How many were given the folded first name; 0 when it is none. A compound counts as its first part."""
    return _births().get(name) or _births().get(name.split("-")[0], 0) if name else 0


def is_usual(name: str) -> bool:
    """Whether the folded `name` is beyond doubt a first name, whatever else it may be."""
    return births(name) >= _USUAL


@cache
def gender(name: str) -> Gender:
    """The gender of those who bear a first name, as written: « Andréa » tells what « Andrea » does not."""
    written = name.lower()
    share, count = _table().get(written) or _table().get(written.split("-")[0]) or _folded().get(fold(name), (0.5, 0))
    if count < _ENOUGH:
        return ""
    if share >= _SURE:
        return "m"
    return "f" if share <= 1 - _SURE else ""


@cache
def _births() -> dict[str, int]:
    return {name: count for name, (_, count) in _folded().items()}


@cache
def _folded() -> dict[str, tuple[float, int]]:
    """The table without accents, spellings of one name put together."""
    boys: dict[str, float] = {}
    births: dict[str, int] = {}
    for name, (share, count) in _table().items():
        folded = fold(name)
        boys[folded] = boys.get(folded, 0.0) + share * count
        births[folded] = births.get(folded, 0) + count
    return {name: (boys[name] / count, count) for name, count in births.items()}


@cache
def _table() -> dict[str, tuple[float, int]]:
    rows = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines()[1:])
    return {name: (float(share), int(count)) for name, share, count in rows}
