"""Pages that are no id's own: those that go on with a list, indexes, whatever else the site has shown at an address.

`authority/ids.lock` keeps one line for each, and one for all the numbered pages of a list, which changes only when the
list grows longer than it ever was.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

_ADDRESS = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)*")
_NUMBER = re.compile(r"[2-9]|[1-9][0-9]{1,5}")


@dataclass(frozen=True, slots=True, order=True)
class KeptPage:
    """The page at `address`, or if `last` is given all those from `address`/2 to `address`/`last`.

    An address is a path in docs/ without its ending.
    """

    address: str
    last: int = 0

    def __str__(self) -> str:
        return f"pages\t{self.address}\t{self.last}" if self.last else f"page\t{self.address}"

    @property
    def paths(self) -> tuple[PurePosixPath, ...]:
        """The pages in docs/."""
        if not self.last:
            return (PurePosixPath(f"{self.address}.md"),)
        return tuple(PurePosixPath(self.address, f"{number}.md") for number in range(2, self.last + 1))


KeptPages = tuple[KeptPage, ...]


def kept_page(kind: str, fields: list[str]) -> KeptPage | None:
    """What a line of the file says, None if it says nothing of the sort."""
    if not fields or not _ADDRESS.fullmatch(fields[0]):
        return None
    if kind == "page" and len(fields) == 1:
        return KeptPage(fields[0])
    if kind == "pages" and len(fields) == 2 and _NUMBER.fullmatch(fields[1]):
        return KeptPage(fields[0], int(fields[1]))
    return None


def kept_pages(paths: Iterable[PurePosixPath]) -> KeptPages:
    """The pages at `paths`; pages of one folder that are numbered from 2 without a gap are those of a list."""
    numbers: dict[str, set[int]] = defaultdict(set)
    alone: set[KeptPage] = set()
    for path in paths:
        if not _ADDRESS.fullmatch(address := str(path.with_suffix(""))):
            raise ValueError(f"no address for a page: {address!r}")
        if _NUMBER.fullmatch(path.stem):
            numbers[str(path.parent)].add(int(path.stem))
        else:
            alone.add(KeptPage(address))
    for folder, found in numbers.items():
        if max(found) == len(found) + 1:
            alone.add(KeptPage(folder, max(found)))
        else:
            alone.update(KeptPage(f"{folder}/{number}") for number in found)
    return tuple(sorted(alone))


def together(*kept: Iterable[KeptPage]) -> KeptPages:
    """All of them; of a list the longest that it was."""
    longest: dict[tuple[str, bool], KeptPage] = {}
    for page in sorted(page for pages in kept for page in pages):
        longest[page.address, page.last > 0] = page
    return tuple(sorted(longest.values()))


def grown(before: Iterable[KeptPage], after: Iterable[KeptPage]) -> Iterator[KeptPage]:
    """Those of `after` with a page that was not kept `before`."""
    known = {path for page in before for path in page.paths}
    return (page for page in after if not known.issuperset(page.paths))
