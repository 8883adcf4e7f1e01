"""Clusters of one full name: one person, unless something tells two apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from exergue.resolution.clusters import Cluster
from exergue.resolution.evidence import Background, profile, shared_names, shared_role
from exergue.resolution.groups import Group, forbidden, group, joined, known_apart
from exergue.resolution.heads import head_name


def same_name(
    clusters: Iterable[Cluster], claimed: Sequence[Group], known: Background, excluded: Mapping[str, frozenset[str]]
) -> tuple[Group, ...]:
    """Groups of clusters of one name each, those of the editors' entries (`claimed`) with what joins them."""
    by_name: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        by_name[head_name(cluster).key].append(cluster)
    homes_of: dict[str, list[int]] = defaultdict(list)
    for at, home in enumerate(claimed):
        for name in home.names:
            homes_of[name.key].append(at)
    entries, others = list(claimed), []
    for key, named in sorted(by_name.items()):
        at_home = homes_of[key]
        homes = _homes(named, [entries[at] for at in at_home], known, excluded)
        for at, home in zip(at_home, homes, strict=False):
            entries[at] = home
        others += homes[len(at_home) :]
    return (*entries, *others)


def _homes(
    clusters: list[Cluster], homes: list[Group], known: Background, excluded: Mapping[str, frozenset[str]]
) -> list[Group]:
    """`homes` with the clusters that belong there, then those that the other clusters make."""
    together = group(clusters)
    if not homes and _is_one(together):
        return [together]
    homes = list(homes)
    for cluster in sorted(clusters, key=lambda c: (not c.fields, c.order)):
        newcomer = group([cluster])
        open_homes = [at for at, home in enumerate(homes) if _may_enter(newcomer, home, known, excluded)]
        if open_homes:
            best = max(open_homes, key=lambda at: (_ties(newcomer, homes[at], known), len(homes[at].articles), -at))
            homes[best] = joined([homes[best], newcomer])
        else:
            homes.append(newcomer)
    return homes


def _is_one(together: Group) -> bool:
    return (
        len(together.articles) == len(together.clusters)
        and {"f", "m"} - {cluster.gender for cluster in together.clusters} != set()
        and not any(known_apart(frozenset((a,)), frozenset((b,))) for a in together.fields for b in together.fields)
    )


def _may_enter(newcomer: Group, home: Group, known: Background, excluded: Mapping[str, frozenset[str]]) -> bool:
    if not known_apart(newcomer.fields, home.fields):
        return not forbidden(newcomer, home, excluded)
    return newcomer.articles.isdisjoint(home.articles) and _ties(newcomer, home, known) > 0


def _ties(newcomer: Group, home: Group, known: Background) -> float:
    """What ties a cluster to one of several homes."""
    new, old = profile(newcomer.clusters, known), profile(home.clusters, known)
    return shared_names(new, old, known) + shared_role(new, old)
