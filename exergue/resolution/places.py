"""Clusters of all articles to places, through the gazetteer where it knows them, by name elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from exergue.authority import Authority
from exergue.gazetteer import GazetteerPlace
from exergue.resolution.clusters import Cluster
from exergue.resolution.homonyms import likeliest_place, surroundings, telling
from exergue.resolution.spelling import plain


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """Clusters of one place; `known` is what the gazetteer has on it."""

    clusters: tuple[Cluster, ...]
    known: GazetteerPlace | None
    entry: str


def places(clusters: Sequence[Cluster], authority: Authority) -> tuple[PlaceGroup, ...]:
    """The clusters of places, those of one place together."""
    by_article: dict[int, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        by_article[cluster.article].append(cluster)
    around = {article: surroundings(named) for article, named in sorted(by_article.items())}
    tell = telling(around.values())
    registered = _registered(authority)
    found: dict[tuple[str, str], list[tuple[Cluster, GazetteerPlace | None]]] = defaultdict(list)
    for article, named in sorted(by_article.items()):
        for cluster in named:
            place, reasons = likeliest_place(cluster, around[article], tell)
            entry = _entry(cluster, place, registered)
            found[entry, "" if entry else _key(cluster, place)].append((replace(cluster, reasons=reasons), place))
    return tuple(_group(members, entry) for (entry, _), members in sorted(found.items()))


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
    # By what tells places of the table apart, since to compare them whole takes long.
    found = [((place.row, place.names), place) for _, place in members if place]
    known, often = dict(found), Counter(key for key, _ in found)
    best = min(known, key=lambda key: (-often[key], known[key].name), default=None)
    return PlaceGroup(tuple(cluster for cluster, _ in members), known[best] if best else None, entry)
