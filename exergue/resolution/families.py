"""Families: « les Kennedy » of several articles are one where one Kennedy is named beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from exergue.model import Reason
from exergue.resolution.clusters import Cluster
from exergue.resolution.groups import Group, explained, group
from exergue.resolution.heads import fullest, head_name
from exergue.resolution.likeness import ENOUGH


@dataclass(slots=True)
class _Family:
    """The clusters of a family and its members named in full, by index."""

    clusters: list[Cluster] = field(default_factory=list)
    members: set[int] = field(default_factory=set)


def families(clusters: Iterable[Cluster], groups: Sequence[Group]) -> tuple[tuple[Group, ...], tuple[Cluster, ...]]:
    """Groups of the clusters that name a family with members (of `groups`) in their articles; the other clusters."""
    by_surname: dict[str, list[int]] = defaultdict(list)
    for at, bearer in enumerate(groups):
        for surname in sorted({name.family_key for name in bearer.names if name.given}):
            by_surname[surname].append(at)
    found: dict[str, list[_Family]] = defaultdict(list)
    others: list[Cluster] = []
    for cluster in sorted(clusters, key=lambda cluster: cluster.order):
        surname = head_name(cluster).family_key
        members = {at for at in by_surname.get(surname, ()) if cluster.article in groups[at].articles}
        if cluster.plural and members:
            found[surname] = _with(found[surname], cluster, members, groups)
        else:
            others.append(cluster)
    named = (group(family.clusters) for _, several in sorted(found.items()) for family in several)
    return tuple(named), tuple(others)


def _with(known: list[_Family], cluster: Cluster, members: set[int], groups: Sequence[Group]) -> list[_Family]:
    """The families with one more cluster, those that it shows to be one joined."""
    one = _Family()
    apart = []
    for family in known:
        if family.members & members:
            one.clusters += family.clusters
            one.members |= family.members
        else:
            apart.append(family)
    if one.clusters:
        shared = tuple(fullest(groups[at].clusters[0].forms) for at in sorted(one.members & members))
        cluster = explained(cluster, (Reason("bare_name", 0.0), Reason("shared_person", ENOUGH, shared)))
    one.clusters.append(cluster)
    one.members |= members
    return [*apart, one]
