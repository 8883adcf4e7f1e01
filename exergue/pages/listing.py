"""An index: things filed under headings, cut into pages that stay light, with a way to each heading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from typing import Generic, TypeVar

from markupsafe import Markup

from exergue.pages.addresses import PageLinks, part
from exergue.pages.finding import Finder
from exergue.pages.folios import Folio, Step, cut, folio
from exergue.pages.maps import MapView
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
    section_anchor: str = ""
    heads: bool = False  # it is what the group is named for


@dataclass(frozen=True, slots=True)
class Section(Generic[V]):
    """Neighbours in a group; `title` and `anchor` may be ""."""

    title: str
    anchor: str
    items: tuple[V, ...]
    heads: bool  # the one item that the group is named for


@dataclass(frozen=True, slots=True)
class Group(Generic[V]):
    """What stands under a heading of the index, as far as the page goes."""

    title: str
    anchor: str
    sections: tuple[Section[V], ...]


@dataclass(frozen=True, slots=True)
class View:
    """An order in which an index can be read, or a part of it. `count` may be ""."""

    label: str
    page: PurePosixPath  # the first
    count: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A view as a link of an index page; without a path it is the one being read."""

    label: str
    count: str
    path: Markup | None


@dataclass(frozen=True, slots=True)
class ListingView(Generic[V]):
    """One page of an index. `steps` lead to the groups of the whole index, on whichever page each begins."""

    title: str
    count: str
    remark: str
    choices: tuple[Choice, ...]
    finder: Finder | None
    columns: tuple[str, ...]
    often: tuple[Choice, ...]
    map: MapView | None
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
    views: Sequence[View] = ()
    words: str = ""  # for the script that filters the index, "" for an index without filter
    data: PurePosixPath | None = None  # where it finds all lines of the index, if these are not on the one page
    columns: tuple[str, ...] = ()
    often: Sequence[tuple[str, str, str]] = ()  # to open the first page with: anchors of sections, labels, counts
    map: Callable[[PageLinks], MapView | None] | None = None  # to open the first page with


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
            choices=tuple(_choice(links, listing, view) for view in listing.views),
            finder=_finder(links, listing),
            columns=listing.columns,
            map=listing.map(links) if listing.map and number == 1 else None,
            often=tuple(_often(links, listing, slices)) if number == 1 else (),
            steps=tuple(Step(group, links.to(part(listing.page, n), anchor)) for (group, anchor), n in begins.items()),
            groups=tuple(_groups(site, links, listing, filed)),
            folio=folio(site.interface, links, listing.page, number, len(slices)),
        )
        yield Page(here, listing.template, {"view": view, "front": _front(view, number)})


def _choice(links: PageLinks, listing: Listing[T, V], view: View) -> Choice:
    return Choice(view.label, view.count, None if view.page == listing.page else links.to(view.page))


def _finder(links: PageLinks, listing: Listing[T, V]) -> Finder | None:
    if not (listing.words and listing.filed):
        return None
    return Finder(listing.words, links.to(listing.data) if listing.data else None)


def _often(links: PageLinks, listing: Listing[T, V], slices: Sequence[Sequence[Filed[T]]]) -> Iterator[Choice]:
    """The way to the sections that open the index, on whichever page each begins."""
    begins: dict[str, int] = {}
    for number, filed in enumerate(slices, 1):
        for one in filed:
            begins.setdefault(one.section_anchor, number)
    for anchor, label, count in listing.often:
        yield Choice(label, count, links.to(part(listing.page, begins[anchor]), anchor))


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
            Section(section, within, listing.show(site, links, [one.item for one in members]), heads)
            for (section, within, heads), members in groupby(group, key=_section)
        )
        yield Group(title, anchor, tuple(sections))


def _section(filed: Filed[T]) -> tuple[str, str, bool]:
    return filed.section, filed.section_anchor, filed.heads


def _front(view: ListingView[V], number: int) -> dict[str, object]:
    title = view.title if number == 1 or view.folio is None else f"{view.title} – {view.folio.label}"
    sheets = ["map"] if view.map else ""
    return {"title": title, "description": view.count, "kind": "index", "sheets": sheets}
