"""Organisations and places whose names are so alike that they may be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from exergue.model import Organization, Place
from exergue.resolution.spelling import plain

Thing = Organization | Place

_BEGINNING = 4  # letters that both have to begin with: what makes two names meet
_ALIKE = 80.0  # per cent of the letters of each word
_ACRONYM = (3, 6)  # letters
_STREET = 50  # names of one beginning, beyond which it says nothing


def like_things(things: Sequence[Thing]) -> Iterator[tuple[Thing, Thing, float]]:
    """Pairs with how alike they are, from 0 to 1: nearly one spelling, or an acronym and a name of its initials.

    Places that the gazetteer has are what it says.
    """
    open_to = [thing for thing in things if not isinstance(thing, Place) or thing.latitude is None]
    met: dict[str, list[Thing]] = defaultdict(list)
    for thing in open_to:
        met[plain(thing.name).replace(" ", "")[:_BEGINNING]].append(thing)
    for street in met.values():
        for one, other in combinations(street[:_STREET], 2):
            if _is_slip(plain(one.name), plain(other.name)):
                yield one, other, 0.7
    yield from _acronyms(open_to)


def _is_slip(one: str, other: str) -> bool:
    """« Syndicat des Meunier », « BFM TV »; not « France 2 » and « France 5 », nor two ministries."""
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    words, others = one.split(), other.split()
    return len(words) == len(others) and all(fuzz.ratio(*pair) >= _ALIKE for pair in zip(words, others, strict=True))


def _acronyms(things: Sequence[Thing]) -> Iterator[tuple[Thing, Thing, float]]:
    by_initials: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        words = plain(thing.name).split()
        # « Union des … »: small words may count or not.
        for letters in {"".join(word[0] for word in words if len(word) > least) for least in (0, 2, 3)}:
            if len(words) > 1:
                by_initials[letters].append(thing)
    shortest, longest = _ACRONYM
    for thing in things:
        letters = plain(thing.name)
        if thing.name.isupper() and shortest <= len(letters) <= longest:
            yield from ((thing, other, 0.4) for other in by_initials.get(letters, ()))
