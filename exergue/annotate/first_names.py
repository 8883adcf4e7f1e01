"""First names, with the gender of those who bear them: a table shipped with the program."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from exergue import gazetteer

_TABLE = Path(gazetteer.__file__).parent / "data" / "first_names.tsv"
_SURE_OF_GENDER = 0.9


@cache
def listed_first_names() -> Mapping[str, str]:
    """First names with a small letter -> f, m, or empty when both bear them."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()[1:]
    return {name: _gender(float(share)) for name, share, _ in (line.split("\t") for line in lines)}


def _gender(male_share: float) -> str:
    if male_share >= _SURE_OF_GENDER:
        return "m"
    return "f" if male_share <= 1 - _SURE_OF_GENDER else ""
