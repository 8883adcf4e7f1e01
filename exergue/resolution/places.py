"""Clusters of all articles to places, through the gazetteer where it knows them, by name elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import log10

from exergue.authority import Authority
from exergue.gazetteer import GazetteerPlace, lookup, worth
from exergue.model import Reason
from exergue.resolution.clusters import Cluster
from exergue.resolution.spelling import plain
from exergue.resolution.words import every_article

# What an article's other places add to a homonym; ten times the inhabitants are worth one.
_HOLDER_NAMED = 3.0
_COUNTRY_NAMED = 1.5
_CLEAR = 4.0  # a lead that leaves no doubt
_RIVALS = 3  # places of the name that are told
_ACRONYM = 3  # letters; four in capitals may be a headline's (« IRAN »)
_SMOOTH = 10  # articles added to all, lest what two articles name seem usual


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """Clusters of one place; `known` is what the gazetteer has on it."""

    clusters: tuple[Cluster, ...]
    known: GazetteerPlace | None
    entry: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the places of an article say: names (plain), countries and what holds them, each with how many say it."""

    names: Counter[str]
    countries: Counter[str]
    holders: Counter[str]

    def without(self, other: Surroundings) -> Surroundings:
        """What is left when `other` is taken away."""
        return Surroundings(self.names - other.names, self.countries - other.countries, self.holders - other.holders)


def places(clusters: Sequence[Cluster], authority: Authority) -> tuple[PlaceGroup, ...]:
    """The clusters of places, those of one place together."""
    by_article: dict[int, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        by_article[cluster.article].append(cluster)
    around = {article: _surroundings(named) for article, named in sorted(by_article.items())}
    telling = _telling(around.values())
    registered = _registered(authority)
    found: dict[tuple[str, str], list[tuple[Cluster, GazetteerPlace | None]]] = defaultdict(list)
    for article, named in sorted(by_article.items()):
        for cluster in named:
            place, reasons = _likeliest(cluster, around[article], telling)
            entry = _entry(cluster, place, registered)
            found[entry, "" if entry else _key(cluster, place)].append((replace(cluster, reasons=reasons), place))
    return tuple(_group(members, entry) for (entry, _), members in sorted(found.items()))


def _telling(articles: Collection[Surroundings]) -> dict[str, float]:
    """How much it tells, from 0 to 1, that an article names a country; one that most name tells little."""
    spread = Counter(country for around in articles for country in around.countries)
    return {country: (1 - count / (len(articles) + _SMOOTH)) ** 2 for country, count in spread.items()}


def candidates(cluster: Cluster) -> tuple[GazetteerPlace, ...]:
    """The places that bear one of the cluster's forms, the likeliest first."""
    found: dict[int, GazetteerPlace] = {}
    for variant in cluster.forms:
        for place in _looked_up(variant.form, cluster.language):
            found.setdefault(place.row, place)
    return tuple(found.values())


@cache
def _looked_up(form: str, language: str) -> tuple[GazetteerPlace, ...]:
    """What the gazetteer has; also for « PARIS », and for « Havre », of which « au » has taken the article."""
    tries = [form, form.title() if form.isupper() and len(form) > _ACRONYM else ""]
    tries += [f"{article.capitalize()} {form}" for article in every_article() if not article.endswith("'")]
    return next((found for name in tries if name and (found := lookup(name, language))), ())


def _surroundings(named: Iterable[Cluster]) -> Surroundings:
    around = Surroundings(Counter(), Counter(), Counter())
    for cluster in named:
        around.names.update({plain(variant.form) for variant in cluster.forms})
        around.countries.update(_sure_country(cluster))
        around.holders.update({plain(holder) for place in candidates(cluster)[:1] for holder in place.within[:-1]})
    return around


def _sure_country(cluster: Cluster) -> set[str]:
    """The country that a cluster names, or in which all places of its name lie; none when that is open."""
    found = candidates(cluster)
    if found and found[0].kind == "country":
        return {found[0].country}
    countries = {place.country for place in found}
    return countries if len(countries) == 1 else set()


def _likeliest(
    cluster: Cluster, around: Surroundings, telling: Mapping[str, float]
) -> tuple[GazetteerPlace | None, tuple[Reason, ...]]:
    """The place that is meant, with what speaks for it where the form alone leaves it open."""
    found = candidates(cluster)
    if len(found) < 2:
        return (found[0], _another_form(cluster, found[0])) if found else (None, ())
    others = around.without(_surroundings([cluster]))
    scores = [log10(worth(place)) + _context(place, others, telling) for place in found]
    best, *others_found = sorted(range(len(found)), key=lambda at: (-scores[at], at))
    lead = min(_CLEAR, round(2 * (scores[best] - scores[others_found[0]])) / 2)
    rivals = tuple(", ".join((found[at].name, *found[at].within[-1:])) for at in others_found[:_RIVALS])
    return found[best], (Reason("likeliest_place", 1 + lead, rivals),)


def _another_form(cluster: Cluster, place: GazetteerPlace) -> tuple[Reason, ...]:
    if any(plain(variant.form) == plain(place.name) for variant in cluster.forms):
        return ()
    return (Reason("place_name", _CLEAR, (place.name,)),)


def _context(place: GazetteerPlace, others: Surroundings, telling: Mapping[str, float]) -> float:
    """What speaks for a place of its name: « Vienne (Isère) », « Guéret » beside « la Creuse », its country."""
    held = any(plain(holder) in others.names for holder in place.within[:-1])
    holds = place.kind != "city" and plain(place.name) in others.holders
    country = telling[place.country] if place.country in others.countries else 0.0
    return _HOLDER_NAMED * (held or holds) + _COUNTRY_NAMED * country


def _registered(authority: Authority) -> dict[str, str]:
    """The entry of each GeoNames id that the editors give."""
    return {
        number: entry.id
        for entry in authority.places
        for register, number in entry.identifiers
        if register == "geonames"
    }


def _entry(cluster: Cluster, place: GazetteerPlace | None, registered: Mapping[str, str]) -> str:
    return cluster.entry or (registered.get(place.geonames, "") if place else "")


def _key(cluster: Cluster, place: GazetteerPlace | None) -> str:
    return f"place {place.row}" if place else f"name {plain(cluster.forms[0].form)}"


def _group(members: Sequence[tuple[Cluster, GazetteerPlace | None]], entry: str) -> PlaceGroup:
    known = Counter(place for _, place in members if place)
    place = min(known, key=lambda place: (-known[place], place.name), default=None)
    return PlaceGroup(tuple(cluster for cluster, _ in members), place, entry)
