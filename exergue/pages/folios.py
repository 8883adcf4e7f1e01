"""Long lists cut into pages that stay light, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from markupsafe import Markup

from exergue.interface import Interface
from exergue.pages.addresses import PageLinks, part

T = TypeVar("T")

_AROUND = 2  # neighbours shown on either side of the page being read


@dataclass(frozen=True, slots=True)
class Step:
    """A way out of a page: to a numbered page, a letter, a year. Without a path it is where one stands."""

    label: str
    path: Markup | None


@dataclass(frozen=True, slots=True)
class Folio:
    """Where a page stands in its series."""

    label: str  # « page 2 sur 7 »
    previous: Markup | None
    next: Markup | None
    steps: tuple[Step, ...]  # the first, the last and the neighbours; a label « … » without path is a gap


def cut(items: Sequence[T], size: int) -> tuple[Sequence[T], ...]:
    """The items in slices of `size`; one empty slice where there are none, since the page stands anyway."""
    return tuple(items[start : start + size] for start in range(0, max(len(items), 1), size))


def folio(
    interface: Interface, links: PageLinks, first: PurePosixPath, number: int, total: int, series: str = ""
) -> Folio | None:
    """Where page `number` of `total` stands; None when the series is one page."""
    if total == 1:
        return None

    def at(n: int) -> Markup | None:
        return links.to(part(first, n, series)) if 1 <= n <= total else None

    label = interface.word("folio").format(number=interface.number(number), total=interface.number(total))
    shown = sorted({1, total, *range(max(1, number - _AROUND), min(total, number + _AROUND) + 1)})
    steps: list[Step] = []
    for before, n in zip([0, *shown], shown, strict=False):
        if n - before > 1:
            steps.append(Step("…", None))
        steps.append(Step(interface.number(n), None if n == number else at(n)))
    return Folio(label, at(number - 1), at(number + 1), tuple(steps))
