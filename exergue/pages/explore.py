"""The page that leads to what the head of each page has no room for: timeline, network, tags, who speaks of whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from exergue.pages import addresses
from exergue.pages.addresses import PageLinks
from exergue.pages.on import OnEntry, most_on
from exergue.pages.quotation_indexes import SPEAKERS, VERBS
from exergue.pages.site import Page, Site
from exergue.pages.tags import TagLink, tag_entries, tags

_TAGS = 12
_ON = 12


@dataclass(frozen=True, slots=True)
class Way:
    """A page, and what it is about."""

    title: str
    path: Markup
    words: str


@dataclass(frozen=True, slots=True)
class ExploreView:
    """What the template prints; `tags` is None where no article has any."""

    ways: tuple[Way, ...]
    tags: Way | None
    often: tuple[TagLink, ...]  # tags of most articles
    on: tuple[OnEntry, ...]


def explore_page(site: Site) -> Page:
    """The page."""
    links, word = site.links(addresses.EXPLORE), site.interface.word
    found = tags(site)
    most = sorted(found, key=lambda tag: -len(tag.articles))[:_TAGS]  # the first in the alphabet of equals
    view = ExploreView(
        ways=tuple(_ways(site, links)),
        tags=Way(word("tags"), links.to(addresses.TAGS), word("tags_lead")) if found else None,
        often=tag_entries(site, links, most),
        on=tuple(islice(most_on(site, links), _ON)),
    )
    front = {"title": word("explore"), "description": word("explore_lead"), "kind": "explore"}
    return Page(addresses.EXPLORE, "explore.md.j2", {"view": view, "front": front})


def _ways(site: Site, links: PageLinks) -> Iterator[Way]:
    word = site.interface.word
    yield Way(word("timeline"), links.to(addresses.TIMELINE), word("timeline_lead"))
    yield Way(word("network"), links.to(addresses.NETWORK), word("network_short"))
    yield Way(word("speakers"), links.to(SPEAKERS), word("speakers_lead"))
    yield Way(word("verbs"), links.to(VERBS), word("verbs_lead"))
