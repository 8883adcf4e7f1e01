"""Whether two names of persons may be one, by their form alone.

A rule's weight says how far it goes: at `ENOUGH` the form decides, below it something else must speak for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Literal

from rapidfuzz.distance import OSA

from exergue.resolution.firstnames import births
from exergue.resolution.names import PersonName, is_initial
from exergue.resolution.spelling import loose, sound_alike, sounds
from exergue.resolution.words import name_words

ENOUGH = 2.0
_LONG = 8  # letters of a family name from which one slip leaves no doubt
_NOT_SHORT = 5

First = Literal["same", "alike", "perhaps", "shorter", "other"]
Rule = Callable[[PersonName, PersonName], bool]


def likeness(one: PersonName, other: PersonName) -> float:
    """How far two full names are spellings of one; the order does not matter."""
    if not _suffixes_agree(one, other):
        return 0.0
    return max((weight for rule, weight in _SPELLINGS if rule(one, other) or rule(other, one)), default=0.0)


def shortening(short: PersonName, long: PersonName) -> float | None:
    """How far `short` may be `long` with something left out; None when it cannot be."""
    if not _suffixes_agree(short, long):
        return None
    return next((weight for rule, weight in _SHORTENINGS if rule(short, long)), None)


def at_odds(one: PersonName, other: PersonName) -> bool:
    """Whether the two cannot name one person: another first name, another suffix or number."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return True
    return bool(one.given and other.given) and _first(one, other) == _first(other, one) == "other"


def _suffixes_agree(one: PersonName, other: PersonName) -> bool:
    return one.suffix == other.suffix or (bool(one.family and other.family) and not (one.suffix and other.suffix))


def _first(one: PersonName, other: PersonName) -> First:
    """How the first names of `one` stand to those of `other`."""
    a, b = one.given, other.given
    if not a or not b:
        return "shorter" if not a else "other"
    if "".join(a).replace("-", "") == "".join(b).replace("-", ""):
        return "same"
    if len(a) == len(b) and all(sound_alike(x, y) for x, y in zip(a, b, strict=True)):
        return "alike"
    if a[1:] == b[1:] and _table(a[0]) & _table(b[0]):
        return "alike"
    if a[1:] == b[1:] and _table(a[0], sure=False) & _table(b[0], sure=False):
        return "perhaps"
    return "shorter" if _abridges(a, b) else "other"


@cache
def _table(first_name: str, *, sure: bool = True) -> frozenset[int]:
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


def _same_family(one: PersonName, other: PersonName) -> bool:
    return one.family_key == other.family_key


def _family_alike(one: PersonName, other: PersonName) -> bool:
    return bool(one.family) and sound_alike(one.family_key, other.family_key)


def _other_spelling(one: PersonName, other: PersonName) -> bool:
    return _first(one, other) in ("same", "alike") and _family_alike(one, other) and not _lacks_something(one, other)


def _lacks_something(one: PersonName, other: PersonName) -> bool:
    return one.suffix != other.suffix or one.particles != other.particles


def _turned(one: PersonName, other: PersonName) -> bool:
    """« Orbán Viktor »: only one of the two words is a first name."""
    words = (*one.given, *one.family)
    if words[::-1] != (*other.given, *other.family) or len(words) != 2 or _lacks_something(one, other):
        return False
    first, last = sorted(words, key=births)
    return not births(first) and births(last) > 0 and not {first, last} <= name_words().family_first


def _slip(one: PersonName, other: PersonName) -> bool:
    """A letter too many inside a long family name: « Malardau » for « Malardeau »."""
    a, b = one.family_key, other.family_key
    return (
        _first(one, other) == "same"
        and min(len(a), len(b)) >= _LONG
        and len(a) != len(b)
        and a[:2] == b[:2]
        and a[-1] == b[-1]
        and OSA.distance(a, b) == 1
    )


def _near(one: PersonName, other: PersonName) -> bool:
    a, b = one.family_key, other.family_key
    return (
        _first(one, other) in ("same", "alike")
        and min(len(a), len(b)) >= _NOT_SHORT
        and a[0] == b[0]
        and OSA.distance(a, b, score_cutoff=1) <= 1
    )


def _perhaps_short_first_name(one: PersonName, other: PersonName) -> bool:
    return _first(one, other) == "perhaps" and _same_family(one, other)


def _suffix_or_particle_left_out(one: PersonName, other: PersonName) -> bool:
    return _first(one, other) in ("same", "alike") and _family_alike(one, other)


def _middle_name_left_out(short: PersonName, long: PersonName) -> bool:
    return (
        _first(short, long) == "shorter"
        and _family_alike(short, long)
        and not is_initial(short.given[0] if short.given else "x")
    )


def _second_family_name_left_out(short: PersonName, long: PersonName) -> bool:
    """« Marie Lefort » of « Marie Lefort-Duval », « Ana Robledo » of « Ana María Robledo Sáez »."""
    a, b = short.family_key.split(), long.family_key.split()
    return (
        bool(short.given)
        and not is_initial(short.given[0])
        and _first(short, long) in ("same", "alike", "shorter")
        and 0 < len(a) < len(b)
        and b[: len(a)] == a
        and len(a[0]) > 2
    )


def _patronymic_left_out(short: PersonName, long: PersonName) -> bool:
    a, b = short.family_key.split(), long.family_key.split()
    return (
        bool(short.given)
        and _first(short, long) in ("same", "alike")
        and 0 < len(a) < len(b)
        and b[-len(a) :] == a
        and b[0] in name_words().patronymics
    )


def _several_initials(short: PersonName, long: PersonName) -> bool:
    letters = "".join(short.given).replace("-", "")
    return (
        len(letters) > 1
        and all(map(is_initial, short.given))
        and len(letters) == len("-".join(long.given).split("-"))
        and _first(short, long) == "shorter"
        and _same_family(short, long)
    )


def _some_initial(short: PersonName, long: PersonName) -> bool:
    return (
        bool(short.given)
        and is_initial(short.given[0])
        and bool(long.given)
        and long.given[0].startswith(short.given[0][0])
        and not is_initial(long.given[0])
        and _same_family(short, long)
    )


def _family_name_alone(short: PersonName, long: PersonName) -> bool:
    """« Gaulle » and « de Gaulle » of « Charles de Gaulle », not « de Martin » of « Paul Martin »."""
    agree = not short.particles or short.particles == long.particles
    return not short.given and bool(long.given) and agree and _family_alike(short, long)


_SPELLINGS: tuple[tuple[Rule, float], ...] = (
    (_other_spelling, ENOUGH),
    (_turned, ENOUGH),
    (_slip, ENOUGH),
    (_perhaps_short_first_name, 1.0),
    (_suffix_or_particle_left_out, 1.0),
    (_near, 1.0),
)
_SHORTENINGS: tuple[tuple[Rule, float], ...] = (
    (_middle_name_left_out, ENOUGH),
    (_second_family_name_left_out, ENOUGH),
    (_patronymic_left_out, ENOUGH),
    (_several_initials, ENOUGH),
    (_some_initial, 0.5),
    (_family_name_alone, 0.0),
)


def buckets(name: PersonName) -> Iterator[tuple[str, str]]:
    """Keys of which two full names that may be one share at least one."""
    for family in sorted(family_sounds(name)):
        yield from ((family, tag) for tag in sorted(_first_name_tags(name)))
    first = loose(name.given[0])
    yield ("~" + _consonants(name.family_key), first)
    yield ("^" + name.family_key[:4], first)
    yield ("<>", " ".join(sorted((*name.given, *name.family))))


def family_sounds(name: PersonName) -> frozenset[str]:
    """Keys of which two family names share at least one when one is the other, or its first or last part."""
    parts = name.family_key.split()
    return frozenset(sound for word in {name.family_key, *parts[:1], *parts[-1:]} for sound in sounds(word))


def _first_name_tags(name: PersonName) -> set[str]:
    first = name.given[0]
    rows = {f"={row}" for row in _table(first)} | {f"?{row}" for row in _table(first, sure=False)}
    return {sound[:1] for sound in sounds(first)} | rows


def _consonants(word: str) -> str:
    return "".join(char for char in loose(word) if char not in "aeiou -")
