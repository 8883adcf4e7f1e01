"""Mappings that tell which of their entries are read: so it is known what a page was made from, and must change with.

What a page reads of other articles and identities is hard to say beforehand, and to keep saying as pages change. That
it is noted while the page is made cannot be forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")

Fact = tuple[str, object]  # the name of a mapping and a key of it, which need not be there


class Noted(Mapping[K, V]):
    """A mapping of which each entry that is read, or found missing, goes into `read`."""

    __slots__ = ("_name", "_of", "_read")

    def __init__(self, name: str, of: Mapping[K, V], read: set[Fact]) -> None:
        self._name, self._of, self._read = name, of, read

    def __getitem__(self, key: K) -> V:
        self._read.add((self._name, key))
        return self._of[key]

    def __contains__(self, key: object) -> bool:
        self._read.add((self._name, key))
        return key in self._of

    @overload
    def get(self, key: K) -> V | None: ...
    @overload
    def get(self, key: K, default: V | D) -> V | D: ...
    def get(self, key: K, default: object = None) -> object:
        """The entry, else the default; noted like the others, and faster than what `Mapping` has."""
        self._read.add((self._name, key))
        return self._of.get(key, default)

    def __iter__(self) -> NoReturn:
        _refuse()

    def __len__(self) -> NoReturn:
        _refuse()


class Whole(Sequence[Any]):
    """Stands for all of something where only entries may be read."""

    def __getitem__(self, index: object) -> NoReturn:
        _refuse()

    def __iter__(self) -> NoReturn:
        _refuse()

    def __len__(self) -> NoReturn:
        _refuse()

    def __getattr__(self, name: str) -> NoReturn:
        _refuse()


def _refuse() -> NoReturn:
    raise TypeError("the pages of one article or identity may read entries, not all of them: see exergue/noted.py")
