"""Which of several places of one name an article means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from math import log10

from exergue.gazetteer import GazetteerPlace, abridged, lookup, worth
from exergue.model import Reason
from exergue.resolution.clusters import Cluster
from exergue.resolution.spelling import fold, plain
from exergue.resolution.words import every_article, identity_words

# What speaks for a homonym; ten times the inhabitants are worth one.
_BESIDE = 3.0  # « Vienne (Isère) »
_HOLDS_NAMED = 2.0  # the Vienne is meant where Poitiers is named
_HOLDER_NAMED = 1.5
_COUNTRY_NAMED = 1.0
_ARTICLE = 1.0  # « la Vienne », « à Vienne »
_BRACKETED = 0.5  # « (Essonne) » is what holds something
_NOT_ITS_NAME = -0.5  # « Washington » for the State of Washington
_CLEAR = 4.0  # a lead that leaves no doubt
_RIVALS = 3  # places of the name that are told
_ACRONYM = 3  # letters; four in capitals may be a headline's (« IRAN »)
_HOLDING = frozenset(("country", "region", "department"))
_SMOOTH = 10  # articles added to all, lest what two articles name seem usual


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the places of an article say: names (plain), countries and what holds them, each with how many say it.

    `directions` are the countries by the point of the compass in their names: the North, where Korea is the subject.
    """

    names: Counter[str]
    countries: Counter[str]
    holders: Counter[str]
    directions: Mapping[str, GazetteerPlace]

    def without(self, other: Surroundings) -> Surroundings:
        """What is left when `other` is taken away."""
        counts = (self.names - other.names, self.countries - other.countries, self.holders - other.holders)
        return Surroundings(*counts, self.directions)


def surroundings(named: Iterable[Cluster]) -> Surroundings:
    """What the clusters of an article's places say."""
    names, countries, holders = Counter[str](), Counter[str](), Counter[str]()
    directions = {}
    for cluster in named:
        names.update({plain(variant.form) for variant in cluster.forms})
        countries.update(_sure_country(cluster))
        found = candidates(cluster)[:1]
        holders.update({plain(holder) for place in found for holder in place.within[:-1]})
        directions.update({_direction(cluster): place for place in found if place.kind == "country"})
    return Surroundings(names, countries, holders, directions)


def telling(articles: Collection[Surroundings]) -> dict[str, float]:
    """How much it tells, from 0 to 1, that an article names a country; one that most name tells little."""
    spread = Counter(country for around in articles for country in around.countries)
    return {country: (1 - count / (len(articles) + _SMOOTH)) ** 2 for country, count in spread.items()}


def likeliest_place(
    cluster: Cluster, around: Surroundings, tell: Mapping[str, float]
) -> tuple[GazetteerPlace | None, tuple[Reason, ...]]:
    """The place that is meant, None for one that is not known, with what speaks for it where the form is not enough."""
    found = candidates(cluster)
    others = around.without(surroundings([cluster]))
    if _is_direction(cluster):
        return _by_direction(cluster, found, others), ()
    if len(found) < 2:
        return (found[0], _another_form(cluster, found[0])) if found else (None, ())
    scores = [log10(worth(place)) + _context(cluster, place, others, tell) for place in found]
    best, *rest = sorted(range(len(found)), key=lambda at: (-scores[at], at))
    lead = min(_CLEAR, round(2 * (scores[best] - scores[rest[0]])) / 2)
    rivals = tuple(", ".join((found[at].name, *found[at].within[-1:])) for at in rest[:_RIVALS])
    return found[best], (Reason("likeliest_place", 1 + lead, rivals),)


def candidates(cluster: Cluster) -> tuple[GazetteerPlace, ...]:
    """The places that bear one of the cluster's forms, the likeliest first."""
    found: dict[int, GazetteerPlace] = {}
    for variant in cluster.forms:
        for place in _looked_up(variant.form, cluster.language):
            found.setdefault(place.row, place)
    return tuple(found.values())


@cache
def _looked_up(form: str, language: str) -> tuple[GazetteerPlace, ...]:
    """What the gazetteer has; also for « PARIS », « Levallois », and « Havre », whose article « au » has taken."""
    tries = [form, form.title() if form.isupper() and len(form) > _ACRONYM else ""]
    tries += [f"{article.capitalize()} {form}" for article in every_article() if not article.endswith("'")]
    ways = [partial(lookup, name, language) for name in tries if name]
    ways += [partial(abridged, name, language) for name in tries if name]
    return next((found for way in ways if (found := way())), ())


def _sure_country(cluster: Cluster) -> set[str]:
    """The country that a cluster names, or in which all places of its name lie; none when that is open."""
    found = candidates(cluster)
    if found and found[0].kind == "country":
        return {found[0].country}
    countries = {place.country for place in found}
    return countries if len(countries) == 1 else set()


def _context(cluster: Cluster, place: GazetteerPlace, others: Surroundings, tell: Mapping[str, float]) -> float:
    """What speaks for a place of its name: what the text says that it is in, what else it names, the article."""
    holders = {plain(holder) for holder in place.within}
    named = {plain(holder) for holder in place.within[:-1]} & others.names.keys()
    signs = (
        _HOLDS_NAMED * (place.kind != "city" and plain(place.name) in others.holders),
        _HOLDER_NAMED * bool(named),
        _COUNTRY_NAMED * (tell[place.country] if place.country in others.countries else 0.0),
    )
    return (
        max(signs)
        + _BESIDE * bool(holders & cluster.beside)
        + _ARTICLE * _agreement(cluster, place)
        + _BRACKETED * (cluster.bracketed and place.kind in _HOLDING)
        + _NOT_ITS_NAME * (place.kind == "region" and not _has_its_name(cluster, place))
    )


def _agreement(cluster: Cluster, place: GazetteerPlace) -> int:
    """Whether the words before the name fit the place: 1, or -1; 0 when they are open."""
    if not cluster.articled:
        return 0
    return 1 if (cluster.articled > 0) == bool(place.article) else -1


def _another_form(cluster: Cluster, place: GazetteerPlace) -> tuple[Reason, ...]:
    return () if _has_its_name(cluster, place) else (Reason("place_name", _CLEAR, (place.name,)),)


def _has_its_name(cluster: Cluster, place: GazetteerPlace) -> bool:
    return any(plain(variant.form) == plain(place.name) for variant in cluster.forms)


def _is_direction(cluster: Cluster) -> bool:
    compass = identity_words(cluster.language).compass
    return all(fold(variant.form) in compass for variant in cluster.forms)


def _direction(cluster: Cluster) -> str:
    """The last word of a name of several words, if it is a point of the compass: « nord » of « Corée du Nord »."""
    _, *others = fold(cluster.forms[0].form).split()
    return others[-1] if others and others[-1] in identity_words(cluster.language).compass else ""


def _by_direction(cluster: Cluster, found: Iterable[GazetteerPlace], others: Surroundings) -> GazetteerPlace | None:
    """The country, or a place of the name near which the article is: it names a part or a neighbour, or « (Nord) »."""
    country = others.directions.get(fold(cluster.forms[0].form))
    return country or next((place for place in found if _is_near(cluster, place, others)), None)


def _is_near(cluster: Cluster, place: GazetteerPlace, others: Surroundings) -> bool:
    if others.holders.keys() & {plain(place.name), *map(plain, place.within[:-1])}:
        return True
    # « La Guaira (Nord) » of an article on Venezuela is no part of France.
    most = max(others.countries.values(), default=0)
    return cluster.bracketed and others.countries[place.country] == most
