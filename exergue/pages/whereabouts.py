"""Where a place is: what holds it, what it holds, its point."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from markupsafe import Markup

from exergue.lines import one_line
from exergue.model import Identity, Place
from exergue.pages.addresses import PageLinks
from exergue.pages.entries import Entry, entry
from exergue.pages.maps import MapView, place_map
from exergue.pages.site import Site

_CONTAINED = 30
_WIDE = frozenset(
    (
        "continent",
        "country",
        "country_part",
        "desert",
        "former_country",
        "ocean",
        "region",
        "river",
        "sea",
        "world_region",
    )
)


@dataclass(frozen=True, slots=True)
class Holder:
    """What holds a place; `path` is None for what has no page."""

    name: str
    path: Markup | None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place on a map and among others. `holders` are the nearest first; all is empty for what is no place."""

    map: MapView | None = None
    holders: tuple[Holder, ...] = ()
    coordinates: str = ""  # « 48,85° N, 2,35° E »
    contained: tuple[Entry, ...] = ()
    further: str = ""  # how many more it contains, in words


def whereabouts(site: Site, links: PageLinks, identity: Identity) -> Whereabouts:
    """Where the identity is, if it is a place."""
    if not isinstance(identity, Place):
        return Whereabouts()
    held = [place for place in site.views.contained.get(identity.id, ()) if place.id != identity.id]
    further = len(held) - _CONTAINED
    return Whereabouts(
        map=place_map(site, links, identity),
        holders=holders(site, links, identity),
        coordinates=_coordinates(site, identity),
        contained=tuple(entry(site, links, p.id, site.views.mentions_of(p.id)) for p in held[:_CONTAINED]),
        further=site.interface.count("more_places", further) if further > 0 else "",
    )


def holders(site: Site, links: PageLinks, place: Place) -> tuple[Holder, ...]:
    """What holds the place, nearest first: as the gazetteer tells them, else the country."""
    if not place.within:
        country = "" if place.kind == "country" else site.interface.country(place.country)
        return (Holder(country, None),) if country else ()
    known = zip_longest(place.within, place.holders[: len(place.within)], fillvalue="")
    return tuple(Holder(one_line(name), Markup(links.entity(holder)) or None) for name, holder in known)


def _coordinates(site: Site, place: Place) -> str:
    """Of what a point can stand for; that of a country would say what it does not."""
    if place.latitude is None or place.longitude is None or place.kind in _WIDE:
        return ""
    return site.interface.coordinates(place.latitude, place.longitude)
