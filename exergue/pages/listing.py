"""An index: things filed under headings, cut into pages that stay light, with a way to each heading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from typing import Generic, TypeVar

from exergue.pages.addresses import PageLinks, part
from exergue.pages.folios import Folio, Step, cut, folio
from exergue.pages.site import Page, Site

T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Filed(Generic[T]):
    """Something to list: the group it is filed in (a letter, a year), that group's anchor, its section there."""

    group: str
    anchor: str
    section: str
    item: T
    heads: bool = False  # it is what the group is named for


@dataclass(frozen=True, slots=True)
class Section(Generic[V]):
    """Neighbours in a group; `title` may be ""."""

    title: str
    items: tuple[V, ...]
    heads: bool  # the one item that the group is named for


@dataclass(frozen=True, slots=True)
class Group(Generic[V]):
    """What stands under a heading of the index, as far as the page goes."""

    title: str
    anchor: str
    sections: tuple[Section[V], ...]


@dataclass(frozen=True, slots=True)
class ListingView(Generic[V]):
    """One page of an index. `steps` lead to the groups of the whole index, on whichever page each begins."""

    title: str
    count: str
    remark: str
    steps: tuple[Step, ...]
    groups: tuple[Group[V], ...]
    folio: Folio | None


@dataclass(frozen=True, slots=True)
class Listing(Generic[T, V]):
    """An index to be made: everything filed, in order, and how it is shown."""

    page: PurePosixPath  # the first
    template: str
    title: str
    count: str
    filed: Sequence[Filed[T]]
    size: int  # things on a page
    show: Callable[[Site, PageLinks, Sequence[T]], tuple[V, ...]]  # the neighbours of a section
    remark: str = ""


def listing_pages(site: Site, listing: Listing[T, V]) -> Iterator[Page]:
    """The pages of the index, at least one."""
    slices = cut(listing.filed, listing.size)
    begins = _beginnings(slices)
    for number, filed in enumerate(slices, 1):
        here = part(listing.page, number)
        links = site.links(here)
        view = ListingView(
            title=listing.title,
            count=listing.count,
            remark=listing.remark,
            steps=tuple(Step(group, links.to(part(listing.page, n), anchor)) for (group, anchor), n in begins.items()),
            groups=tuple(_groups(site, links, listing, filed)),
            folio=folio(site.interface, links, listing.page, number, len(slices)),
        )
        yield Page(here, listing.template, {"view": view, "front": _front(view, number)})


def _beginnings(slices: Sequence[Sequence[Filed[T]]]) -> dict[tuple[str, str], int]:
    """The number of the page on which each group begins."""
    begins: dict[tuple[str, str], int] = {}
    for number, filed in enumerate(slices, 1):
        for one in filed:
            begins.setdefault((one.group, one.anchor), number)
    return begins


def _groups(site: Site, links: PageLinks, listing: Listing[T, V], filed: Sequence[Filed[T]]) -> Iterator[Group[V]]:
    for (title, anchor), group in groupby(filed, key=lambda one: (one.group, one.anchor)):
        sections = (
            Section(section, listing.show(site, links, [one.item for one in members]), heads)
            for (section, heads), members in groupby(group, key=lambda one: (one.section, one.heads))
        )
        yield Group(title, anchor, tuple(sections))


def _front(view: ListingView[V], number: int) -> dict[str, object]:
    title = view.title if number == 1 or view.folio is None else f"{view.title} – {view.folio.label}"
    return {"title": title, "description": view.count, "kind": "index"}
