"""What one person says of another: a page for each two of whom there is more than a passing word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from exergue.lines import one_line
from exergue.model import Identity, Person
from exergue.pages.addresses import PageLinks, inside, part
from exergue.pages.entries import Entry, entry
from exergue.pages.passages import ArticleSayings
from exergue.pages.series import Slice, of_utterances, slice_of
from exergue.pages.site import NOINDEX, Page, Site

_FOLDER = "sur"
_WORTH = 2  # quotations; a single one is read just as well among all that a person says


@dataclass(frozen=True, slots=True)
class OnView:
    """What the template of such a page prints."""

    title: str
    speaker: Entry
    of: Entry
    slice: Slice[ArticleSayings]


@dataclass(frozen=True, slots=True)
class OnLink:
    """The way to such a page from that of one of the two: the other's name, and how many quotations there are."""

    name: str
    path: Markup
    count: str


@dataclass(frozen=True, slots=True)
class OnLinks:
    """Of whom somebody says something, and who says something of him; most first."""

    says: tuple[OnLink, ...]
    heard: tuple[OnLink, ...]


@dataclass(frozen=True, slots=True)
class OnEntry:
    """Such a page among others."""

    title: str
    path: Markup
    count: str


def most_on(site: Site, links: PageLinks) -> Iterator[OnEntry]:
    """All such pages, those with most quotations first."""
    found = [(n, speaker, of) for speaker in site.views.speaks_of for of, n in _spoken_of(site, speaker)]
    for number, speaker, of in sorted(found, key=lambda one: (-one[0], one[1], one[2])):
        path = links.to(_address(site, speaker, of))
        yield OnEntry(_title(site, speaker, of), path, site.interface.count("quotations", number))


def on_pages(site: Site, person: Identity) -> Iterator[Page]:
    """The pages of what the person says of others."""
    for other, _ in _spoken_of(site, person.id):
        yield from _pages(site, person.id, other)


def on_links(site: Site, links: PageLinks, person: Identity) -> OnLinks:
    """The way from the person's page to all pages that are about what he says, or what is said of him."""
    return OnLinks(
        says=tuple(_link(site, links, person.id, other, other, n) for other, n in _spoken_of(site, person.id)),
        heard=tuple(_link(site, links, other, person.id, other, n) for other, n in _heard_of(site, person.id)),
    )


def _spoken_of(site: Site, speaker: str) -> Iterator[tuple[str, int]]:
    return _worth(site, site.views.speaks_of.get(speaker, ()), speaker)


def _heard_of(site: Site, person: str) -> Iterator[tuple[str, int]]:
    return _worth(site, site.views.heard_of.get(person, ()), person)


def _worth(site: Site, ranking: tuple[tuple[str, int], ...], person: str) -> Iterator[tuple[str, int]]:
    """Of the others in a ranking those with enough quotations, where both are people with pages."""
    if not _is_shown(site, person):
        return
    for other, number in ranking:
        if number >= _WORTH and _is_shown(site, other):
            yield other, number


def _is_shown(site: Site, id: str) -> bool:
    return isinstance(site.views.known.get(id), Person) and site.addresses.identity(id) is not None


def _address(site: Site, speaker: str, of: str) -> PurePosixPath:
    page, named = site.addresses.identity(speaker), site.addresses.identity(of)
    assert page and named
    return inside(page, _FOLDER, named.name)


def _title(site: Site, speaker: str, of: str) -> str:
    names = {"speaker": one_line(site.addresses.name(speaker)), "of": one_line(site.addresses.name(of))}
    return site.interface.word("x_on_y").format(**names)


def _link(site: Site, links: PageLinks, speaker: str, of: str, other: str, number: int) -> OnLink:
    name, path = one_line(site.addresses.name(other)), links.to(_address(site, speaker, of))
    return OnLink(name, path, site.interface.count("quotations", number))


def _pages(site: Site, speaker: str, of: str) -> Iterator[Page]:
    page = _address(site, speaker, of)
    utterances = site.views.said_on[speaker, of]
    series = of_utterances(site, "", utterances)
    title = _title(site, speaker, of)
    hidden = any(site.views.known[id].noindex for id in (speaker, of))
    for number in range(1, len(series.slices) + 1):
        here = part(page, number)
        links = site.links(here)
        view = OnView(
            title=title,
            speaker=entry(site, links, speaker, site.views.mentions_of(speaker)),
            of=entry(site, links, of, site.views.mentions_of(of)),
            slice=slice_of(site, links, page, series, number),
        )
        front = {
            "title": title if number == 1 else f"{title} ({number})",
            "description": view.slice.count,
            "kind": "person",
            "robots": NOINDEX if hidden else "",
        }
        yield Page(here, "on.md.j2", {"view": view, "front": front})
