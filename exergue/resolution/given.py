"""How the first names of two people stand to one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Literal

from rapidfuzz.distance import OSA

from exergue.resolution.names import PersonName, is_initial
from exergue.resolution.spelling import sound_alike, sounds
from exergue.resolution.words import name_words

_NOT_SHORT = 5

Relation = Literal["same", "alike", "perhaps", "near", "shorter", "other"]


def first_names(one: PersonName, other: PersonName) -> Relation:
    """How the first names of `one` stand to those of `other`: « shorter » is one way, the rest are mutual."""
    a, b = one.given, other.given
    if not a or not b:
        return "shorter" if not a else "other"
    if "".join(a).replace("-", "") == "".join(b).replace("-", ""):
        return "same"
    if len(a) == len(b) and all(sound_alike(x, y) for x, y in zip(a, b, strict=True)):
        return "alike"
    if a[1:] == b[1:] and table_rows(a[0]) & table_rows(b[0]):
        return "alike"
    if a[1:] == b[1:] and table_rows(a[0], sure=False) & table_rows(b[0], sure=False):
        return "perhaps"
    if _abridges(a, b):
        return "shorter"
    return "near" if len(a) == len(b) == 1 and one_slip(a[0], b[0]) else "other"


@cache
def table_rows(first_name: str, *, sure: bool = True) -> frozenset[int]:
    """The rows of the table of first names that hold this one, in any spelling."""
    rows = _rows_by_sound(sure)
    return frozenset().union(*(rows.get(sound, frozenset()) for sound in sounds(first_name)))


@cache
def _rows_by_sound(sure: bool) -> dict[str, frozenset[int]]:
    table = name_words().same_first_name if sure else name_words().perhaps_same_first_name
    rows: dict[str, set[int]] = defaultdict(set)
    for at, row in enumerate(table):
        for sound in (sound for name in row for sound in sounds(name)):
            rows[sound].add(at)
    return {sound: frozenset(found) for sound, found in rows.items()}


def one_slip(a: str, b: str) -> bool:
    """« Gérard » for « Gérald »: in a word that is not short, one letter too many, too few or another."""
    return min(len(a), len(b)) >= _NOT_SHORT and a[0] == b[0] and OSA.distance(a, b, score_cutoff=1) <= 1


def _abridges(a: Sequence[str], b: Sequence[str]) -> bool:
    """« Ana » of « Ana María », « M.-A. » of « Marc-Antoine », « Donald J. » of « Donald John »."""
    if len(a) == len(b):
        return all(_stands_for(x, y) for x, y in zip(a, b, strict=True))
    if len(a) > len(b) or any(map(is_initial, a[1:])):
        return False
    rest = iter(b[1:])
    return _stands_for(a[0], b[0]) and all(word in rest for word in a[1:])


def _stands_for(word: str, name: str) -> bool:
    if word == name or sound_alike(word, name):
        return True
    parts = name.split("-")
    letters = word.split("-") if "-" in word else [word]
    return (
        is_initial(word)
        and len(letters) <= len(parts)
        and all(part.startswith(letter) for letter, part in zip(letters, parts, strict=False))
    )
