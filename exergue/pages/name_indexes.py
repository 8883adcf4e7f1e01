"""The indexes of people, places and organisations: A–Z or by country, the minor ones folded into a full list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TypeVar

from exergue.interface import SortKey, collation, initial
from exergue.lines import one_line
from exergue.model import Identity, Place
from exergue.pages import addresses
from exergue.pages.addresses import PageLinks
from exergue.pages.entries import Entry, entry
from exergue.pages.finding import data_pages, finder_words
from exergue.pages.headings import letter
from exergue.pages.listing import Filed, Listing, View, listing_pages
from exergue.pages.maps import MapView, world_map
from exergue.pages.site import Page, Site

T = TypeVar("T", bound=Identity)

_ENTRIES = 600  # on a page
_NO_COUNTRY = "sans-pays"
_COLUMNS = ("mentions", "articles", "quotations")  # places speak so seldom that theirs go without the last


@dataclass(frozen=True, slots=True)
class Count:
    """A number in a column, with the noun that screen readers hear; both "" for none."""

    number: str
    noun: str


@dataclass(frozen=True, slots=True)
class NameLine:
    """An identity as a line of its index."""

    entry: Entry
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class NameIndex:
    """What there is to index: the identities in order, and under which headings they stand."""

    noun: str
    page: PurePosixPath
    template: str
    listed: Sequence[Identity]
    filed: Callable[[Site, Sequence[Identity]], Iterator[Filed[Identity]]]
    columns: Sequence[str] = _COLUMNS
    map: Callable[[PageLinks], MapView | None] | None = None


def name_pages(site: Site) -> Iterator[Page]:
    """The pages of the three indexes, and the data by which they are filtered."""
    corpus = site.corpus
    yield from _index_pages(site, _alphabetical(site, "persons", addresses.PERSONS, corpus.persons))
    yield from _index_pages(site, _by_country(site, corpus.places))
    yield from _index_pages(site, _alphabetical(site, "organizations", addresses.ORGANIZATIONS, corpus.organizations))


def _alphabetical(site: Site, noun: str, page: PurePosixPath, identities: Sequence[Identity]) -> NameIndex:
    listed = sorted(_with_page(site, identities), key=_order)
    return NameIndex(noun, page, "names.md.j2", listed, _filed_by_letter)


def _by_country(site: Site, places: Sequence[Place]) -> NameIndex:
    listed = sorted(_with_page(site, places), key=lambda place: _place_order(site, place))
    named = [(place.id, site.views.mentions_of(place.id)) for place in listed]
    ranking = tuple(sorted(named, key=lambda pair: (-pair[1], pair[0])))
    return NameIndex(
        "places",
        addresses.PLACES,
        "places.md.j2",
        listed,
        _filed_by_country,
        _COLUMNS[:-1],
        lambda links: world_map(site, links, ranking),
    )


def _with_page(site: Site, identities: Sequence[T]) -> list[T]:
    return [identity for identity in identities if site.addresses.identity(identity.id)]


def _index_pages(site: Site, index: NameIndex) -> Iterator[Page]:
    """The page of those that have some weight, and one of all where others are folded."""
    main = [identity for identity in index.listed if identity.id not in site.views.minor]
    folded = len(index.listed) - len(main) if main else 0
    data = addresses.inside(index.page, "noms", "1.json")
    if not folded:
        whole = len(index.listed) <= _ENTRIES
        yield from listing_pages(site, _listing(site, index, index.listed, data=None if whole else data))
    else:
        every = addresses.inside(index.page, "tout.md")
        views = (
            View(site.interface.word("view_main"), index.page, site.interface.number(len(main))),
            View(site.interface.word("view_all"), every, site.interface.number(len(index.listed))),
        )
        remark = site.interface.count("of_all", len(index.listed))
        listing = _listing(site, index, main, data=data)
        yield from listing_pages(site, replace(listing, remark=remark, views=views))
        yield from listing_pages(site, replace(_listing(site, index, index.listed, data=data), page=every, views=views))
    if folded or len(index.listed) > _ENTRIES:
        yield from data_pages(
            data, index.listed, lambda some: {"rows": [_row(site, i, len(index.columns)) for i in some]}
        )


def _listing(
    site: Site, index: NameIndex, listed: Sequence[Identity], data: PurePosixPath | None
) -> Listing[Identity, NameLine]:
    columns = tuple(site.interface.word(f"column_{name}") for name in ("name", *index.columns))
    return Listing(
        page=index.page,
        template=index.template,
        title=site.interface.word(index.noun),
        count=site.interface.count(index.noun, len(listed)),
        filed=list(index.filed(site, listed)),
        size=_ENTRIES,
        show=lambda site, links, some: tuple(_line(site, links, identity, index.columns) for identity in some),
        words=finder_words(site.interface, index.noun),
        data=data,
        columns=columns,
        map=index.map,
    )


def _line(site: Site, links: PageLinks, identity: Identity, columns: Sequence[str]) -> NameLine:
    own = entry(site, links, identity.id, site.views.mentions_of(identity.id))
    named = replace(own, name=one_line(identity.sort_name), note=_note(site, identity))
    counted = zip(columns, _counts(site, identity), strict=False)
    return NameLine(named, tuple(_count(site, noun, number) for noun, number in counted))


def _count(site: Site, noun: str, number: int) -> Count:
    return Count(site.interface.number(number), site.interface.noun(noun, number)) if number else Count("", "")


def _counts(site: Site, identity: Identity) -> tuple[int, int, int]:
    """How often it is named, in how many articles, and how often quoted."""
    views = site.views
    return (
        views.mentions_of(identity.id),
        len(views.naming.get(identity.id, ())),
        len(views.said_by.get(identity.id, ())),
    )


def _note(site: Site, identity: Identity) -> str:
    """A person's role; the region that a place lies in, its country being said above."""
    if isinstance(identity, Place):
        inner = [name for name in identity.within if name != site.interface.country(identity.country)]
        return one_line(inner[0]) if inner else ""
    return one_line(site.addresses.role(identity.id))


def _row(site: Site, identity: Identity, columns: int) -> list[object]:
    """The identity as the filter reads it: its name, its note, the file of its page, its counts."""
    page = site.addresses.identity(identity.id)
    stem = page.stem if page else ""
    return [one_line(identity.sort_name), _note(site, identity), stem, *_counts(site, identity)[:columns]]


def _order(identity: Identity) -> tuple[bool, SortKey, str]:
    """Letters before figures and signs."""
    return initial(identity.sort_name) == "#", collation(identity.sort_name), identity.id


def _filed_by_letter(site: Site, listed: Sequence[Identity]) -> Iterator[Filed[Identity]]:
    return (Filed(*letter(site, identity.sort_name), "", identity) for identity in listed)


def _place_order(site: Site, place: Place) -> tuple[bool, SortKey, bool, bool, SortKey, str]:
    """By country, each opened by the country itself, then by its former names; places of no country last."""
    country, other = site.interface.country(place.country), place.kind != "country"
    return not country, collation(country), other, place.name != country, collation(place.sort_name), place.id


def _filed_by_country(site: Site, listed: Sequence[Identity]) -> Iterator[Filed[Identity]]:
    headed = ""
    for place in listed:
        assert isinstance(place, Place)
        country, anchor = _country(site, place)
        heads = place.kind == "country" and anchor not in (headed, _NO_COUNTRY)
        headed = anchor if heads else headed
        yield Filed(country, anchor, "", place, heads=heads)


def _country(site: Site, place: Place) -> tuple[str, str]:
    country = site.interface.country(place.country)
    if not country:
        return site.interface.word("no_country"), _NO_COUNTRY
    return country, f"pays-{place.country.lower()}"
