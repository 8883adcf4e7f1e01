"""The place that an organisation's name gives: « tribunal de Paris », « université d'Évreux »."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from exergue.language import languages, read
from exergue.lines import one_line
from exergue.model import Organization
from exergue.pages.addresses import PageLinks
from exergue.pages.site import Site
from exergue.pages.whereabouts import Holder, holders

_KINDS = frozenset(("city", "department", "district", "country", "region", "territory"))


@dataclass(frozen=True, slots=True)
class _Words:
    """What is read of `places.yml` here."""

    loose_prepositions: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    compass: tuple[str, ...] = ()


def seat(site: Site, links: PageLinks, organization: Organization) -> tuple[Holder, ...]:
    """The place at the end of the name, behind a preposition, and what holds that; nothing if it has no page."""
    for name in _endings(one_line(organization.name)):
        if name in _compass():  # « Gare du Nord » is in no department
            continue
        place = site.views.named_places.get(name)
        if place and place.kind in _KINDS and links.entity(place.id):
            return (Holder(one_line(place.name), Markup(links.entity(place.id))), *holders(site, links, place))
    return ()


def _endings(name: str) -> Iterator[str]:
    """What stands behind each preposition of a name, the longest first."""
    words = name.replace("’", "'").split(" ")
    for at in range(1, len(words)):
        before, after = words[at - 1].lower(), " ".join(words[at:])
        if before in _prepositions():
            yield after
        elided = words[at].lower().partition("'")
        if elided[1] and f"{elided[0]}'" in _prepositions():
            yield after[len(elided[0]) + 1 :]


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(word for words in _words() for word in (*words.loose_prepositions, *words.prepositions))


@cache
def _compass() -> frozenset[str]:
    return frozenset(word for words in _words() for word in words.compass)


@cache
def _words() -> tuple[_Words, ...]:
    return tuple(read(language, "places", _Words) for language in languages())
