"""The last part of an identity's address: readable, unlike any other, the same whatever the order of the articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from exergue.reading.slugs import slug_from

_LONGEST = 80
_LONGEST_QUALIFIER = 40


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an id is made from: the name, then what tells it from others of the name; `nameless` when neither serves."""

    name: str
    qualifiers: tuple[str, ...] = ()
    nameless: str = "sans-nom"


def ids(wanted: Iterable[Wanted], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """An id for each, none of them `taken` or given twice; the first of a name has the bare one."""
    used = set(taken)
    given = []
    for one in wanted:
        id = next(id for id in _candidates(one) if id not in used)
        used.add(id)
        given.append(id)
    return tuple(given)


def natural(wanted: Wanted) -> str:
    """The id that the name alone makes."""
    # « Conseil d’État » is conseil-d-etat, not conseil-detat.
    return slug_from(wanted.name.replace("’", "-"), _LONGEST, wanted.nameless)


def _candidates(wanted: Wanted) -> Iterator[str]:
    bare = natural(wanted)
    yield bare
    for qualifier in wanted.qualifiers:
        yield _with(bare, slug_from(qualifier, _LONGEST_QUALIFIER, wanted.nameless))
    yield from (_with(bare, str(number)) for number in count(2))


def _with(bare: str, suffix: str) -> str:
    return f"{slug_from(bare, _LONGEST - len(suffix) - 1)}-{suffix}"
