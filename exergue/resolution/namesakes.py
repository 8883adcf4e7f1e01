"""Clusters of one full name: one person, unless something tells two apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from exergue.resolution.clusters import Cluster
from exergue.resolution.evidence import Background
from exergue.resolution.groups import Group, group, joined
from exergue.resolution.heads import head_name
from exergue.resolution.homes import Home


def same_name(
    clusters: Iterable[Cluster], claimed: Sequence[Group], known: Background, excluded: Mapping[str, frozenset[str]]
) -> tuple[Group, ...]:
    """Groups of clusters of one name each, those of the editors' entries (`claimed`) with what joins them."""
    by_name: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        by_name[head_name(cluster).key].append(cluster)
    entries = {entry.entry: entry for entry in claimed}
    owners: dict[str, list[str]] = defaultdict(list)
    for entry in claimed:
        for name in entry.names:
            owners[name.key].append(entry.entry)
    others: list[Group] = []
    for key, named in sorted(by_name.items()):
        for home in _homes(named, [entries[owner] for owner in owners.get(key, ())], known, excluded):
            if home.entry:
                entries[home.entry] = joined([entries[home.entry], group(home.clusters)])
            else:
                others.append(group(home.clusters))
    return (*entries.values(), *others)


def _homes(
    clusters: Sequence[Cluster], owners: Sequence[Group], known: Background, excluded: Mapping[str, frozenset[str]]
) -> list[Home]:
    """The bearers of a name: the editors' first; a cluster goes to the one to which most ties it."""
    homes = []
    for owner in owners:
        homes.append(Home(known, excluded.get(owner.entry, frozenset())))
        for cluster in owner.clusters:
            homes[-1].add(cluster)
    for cluster in sorted(clusters, key=lambda c: (not c.fields, c.order)):
        fitting = [home for home in homes if home.admits(cluster)]
        if len(fitting) > 1:
            fitting.sort(key=lambda home: (-home.ties(cluster), -len(home.clusters)))
        elif not fitting:
            homes.append(Home(known, frozenset()))
        (fitting or homes[-1:])[0].add(cluster)
    return homes
