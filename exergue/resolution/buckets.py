"""Where to look for names that may be one, so that not all are compared with all."""

from __future__ import annotations

from collections.abc import Iterator

from exergue.resolution.given import table_rows
from exergue.resolution.names import PersonName
from exergue.resolution.spelling import loose, sounds


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
    rows = {f"={row}" for row in table_rows(first)} | {f"?{row}" for row in table_rows(first, sure=False)}
    return {sound[:1] for sound in sounds(first)} | rows


def _consonants(word: str) -> str:
    return "".join(char for char in loose(word) if char not in "aeiou -")
