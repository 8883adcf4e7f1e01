"""Maps as pages show them: an outline, the names of countries on it, and over it marks that lead to pages.

The marks are links of the page, set over the drawing by hundredths of its size: so their letters keep their size on a
phone, and mkdocs checks where they lead. They stand in the order in which they matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from math import sqrt
from typing import TYPE_CHECKING

from markupsafe import Markup

from exergue.corpus import Ranking
from exergue.lines import one_line
from exergue.maps.lettering import Lettering, Side
from exergue.model import Place
from exergue.pages.addresses import EntityKind, PageLinks
from exergue.pages.site import Site

if TYPE_CHECKING:
    from exergue.maps.atlas import Map

_NEARBY = 12  # places besides that whose map it is
_OF_ARTICLE = 25
_OF_WORLD = 200
_NAMED_ON_WORLD = 50
_FINGER = 27  # pixels that the link of a mark takes on a map beside a text, which is shown a little smaller
_DOT = 8  # pixels across
_LARGEST = 34  # of the discs on a map of the world
_VAGUE = frozenset(("continent", "ocean", "sea", "world_region", "country_part", "former_country"))


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a map. `path` is None for that whose page it is; `style` says where it stands, and how large.

    `side` is where its name stands beside it: "" when there is no room, and then focus or the pointer shows it.
    """

    name: str
    path: Markup | None
    kind: EntityKind
    side: Side
    style: Markup
    x: int  # the same in pixels
    y: int
    count: str  # « 12 mentions », or ""
    area: bool  # it is larger than its point


@dataclass(frozen=True, slots=True)
class CountryName:
    """The name of a country on a map, in pixels."""

    name: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class MapView:
    """What the macro of maps prints. `size` is "small" or "world"."""

    size: str
    title: str
    width: int
    height: int
    land: Markup
    borders: Markup
    country: Markup
    countries: tuple[CountryName, ...]
    marks: tuple[Mark, ...]


def place_map(site: Site, links: PageLinks, place: Place) -> MapView | None:
    """Where the place is, with the places around it that articles name most; None when nothing tells where it is."""
    from exergue.maps import atlas  # brings numpy, slow to import, and not needed where nothing is drawn

    drawn = atlas.locator(place.kind, place.country, place.latitude, place.longitude)
    if drawn is None:
        return None
    around = (other for other in site.views.places_in(place.country) if other.id != place.id)
    nearby = islice((other for other in around if not _is_area(other) and _point(drawn, other)), _NEARBY)
    shown = () if place.kind == "country" and drawn.drawing.country else (place,)
    title = site.interface.word("map_of").format(name=one_line(place.name))
    return _view(site, links, drawn, title, (*shown, *nearby), own=place)


def article_map(site: Site, links: PageLinks, cast: Ranking) -> MapView | None:
    """The places of an article, those first that it names most; None when it names none that has a point."""
    shown = list(islice(_pointed(site, links, cast), _OF_ARTICLE))
    if not shown:
        return None
    from exergue.maps import atlas

    drawn = atlas.overview([point for place in shown if (point := _degrees(place))])
    return _view(site, links, drawn, site.interface.word("map_of_article"), shown)


def world_map(site: Site, links: PageLinks, ranking: Ranking) -> MapView | None:
    """The places of a ranking on the world, as discs whose areas are as their counts; None when none has a point."""
    counts = dict(ranking)
    shown = list(islice(_pointed(site, links, ranking), _OF_WORLD))
    if not shown:
        return None
    from exergue.maps import atlas

    return _view(site, links, atlas.world(), site.interface.word("map_of_world"), shown, counts=counts)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place at its point on a map, as a disc of so many pixels."""

    place: Place
    point: tuple[float, float]
    across: float


def _view(
    site: Site,
    links: PageLinks,
    drawn: Map,
    title: str,
    places: Iterable[Place],
    own: Place | None = None,
    counts: Mapping[str, int] | None = None,
) -> MapView:
    frame, spots = drawn.frame, list(_spots(drawn, places, counts or {}))
    spots = list(_apart(spots)) if own else spots
    lettering = _lettering(drawn, spots, linked=own is not None)
    named = len(spots) if counts is None else _NAMED_ON_WORLD
    sides = _sides(lettering, spots[:named], ahead=own is not None)
    marks = tuple(
        _mark(site, links, drawn, spot, own, counts or {}, sides.get(spot.point, ""))
        for spot in spots
        if own is None or not lettering.hides(spot.point)
    )
    return MapView(
        size="world" if counts else "small",
        title=title,
        width=frame.width,
        height=frame.height,
        land=Markup(drawn.drawing.land),
        borders=Markup(drawn.drawing.borders),
        country=Markup(drawn.drawing.country),
        countries=tuple(_countries(site, drawn, lettering)),
        marks=marks,
    )


def _spots(drawn: Map, places: Iterable[Place], counts: Mapping[str, int]) -> Iterator[_Spot]:
    most = max(counts.values(), default=1)
    for place in places:
        if point := _point(drawn, place):
            yield _Spot(place, point, max(_DOT, _LARGEST * sqrt(counts[place.id] / most)) if counts else _DOT)


def _apart(spots: Iterable[_Spot]) -> Iterator[_Spot]:
    """Those of the spots that can each be hit by a finger, the first ones first."""
    kept: list[tuple[float, float]] = []
    for spot in spots:
        x, y = spot.point
        if all(abs(x - left) >= _FINGER or abs(y - top) >= _FINGER for left, top in kept):
            kept.append(spot.point)
            yield spot


def _lettering(drawn: Map, spots: Iterable[_Spot], *, linked: bool) -> Lettering:
    width, height = drawn.frame.width, drawn.frame.height
    if linked:
        return Lettering(width, height, ((spot.point, _FINGER / 2) for spot in spots), _FINGER)
    return Lettering(width, height, ((spot.point, spot.across / 2) for spot in spots))


def _sides(lettering: Lettering, spots: Iterable[_Spot], *, ahead: bool) -> dict[tuple[float, float], Side]:
    """On which side of each spot its name stands; that of the first has to if it goes `ahead`."""
    sides: dict[tuple[float, float], Side] = {}
    for spot in spots:
        letter = lettering.ahead if ahead and not sides else lettering.beside
        sides[spot.point] = letter(spot.point, spot.across / 2, one_line(spot.place.name))
    return sides


def _mark(
    site: Site,
    links: PageLinks,
    drawn: Map,
    spot: _Spot,
    own: Place | None,
    counts: Mapping[str, int],
    side: Side,
) -> Mark:
    place, name = spot.place, one_line(spot.place.name)
    return Mark(
        name=name,
        path=None if own and place.id == own.id else Markup(links.entity(place.id)),
        kind="loc",
        side=side,
        style=_style(drawn, spot.point, spot.across if counts else 0),
        x=round(spot.point[0]),
        y=round(spot.point[1]),
        count=site.interface.count("mentions", counts[place.id]) if counts else "",
        area=_is_area(place),
    )


def _style(drawn: Map, point: tuple[float, float], across: float) -> Markup:
    x, y = 100 * point[0] / drawn.frame.width, 100 * point[1] / drawn.frame.height
    size = f";--s:{across:.0f}" if across else ""
    return Markup(f"left:{x:.1f}%;top:{y:.1f}%{size}")


def _countries(site: Site, drawn: Map, lettering: Lettering) -> Iterator[CountryName]:
    for label in drawn.labels:
        name = site.interface.country(label.country)
        if name and lettering.over((label.x, label.y), name, label.room):
            yield CountryName(name, round(label.x), round(label.y))


def _pointed(site: Site, links: PageLinks, ranking: Ranking) -> Iterator[Place]:
    """The places of a ranking that a point can stand for."""
    for identity, _ in ranking:
        found = site.views.known[identity]
        if isinstance(found, Place) and links.entity(identity) and found.kind not in _VAGUE and _degrees(found):
            yield found


def _degrees(place: Place) -> tuple[float, float] | None:
    """Latitude and longitude: of a country the middle of its outline, since its own are those of its cities."""
    if place.kind == "country":
        from exergue.maps import atlas

        if middle := atlas.middle(place.country):
            return middle
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def _point(drawn: Map, place: Place) -> tuple[float, float] | None:
    degrees = _degrees(place)
    return drawn.at(*degrees) if degrees else None


def _is_area(place: Place) -> bool:
    return place.kind not in ("city", "building", "district", "")
