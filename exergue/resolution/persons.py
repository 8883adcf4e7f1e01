"""Clusters of all articles to persons, from what is sure to what needs support."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from exergue.authority import Authority
from exergue.resolution.attachment import abridged, attached
from exergue.resolution.clusters import Cluster
from exergue.resolution.doubts import doubted
from exergue.resolution.evidence import Background
from exergue.resolution.families import families
from exergue.resolution.groups import Group, group, joined
from exergue.resolution.heads import head_name
from exergue.resolution.loners import among_themselves
from exergue.resolution.names import person_name
from exergue.resolution.namesakes import same_name
from exergue.resolution.variants import spelt_alike


def persons(clusters: Sequence[Cluster], authority: Authority, known: Background) -> tuple[Group, ...]:
    """The clusters of people, those of one person together; `entry` of a cluster is what the editors decided.

    What they said of a single place attracts no other place of the name.
    """
    told = [cluster for cluster in clusters if not cluster.alone]
    return _with_single(_found(told, authority, known), [cluster for cluster in clusters if cluster.alone])


def _with_single(groups: Sequence[Group], single: Sequence[Cluster]) -> tuple[Group, ...]:
    by_entry: dict[str, list[Group]] = defaultdict(list)
    for cluster in single:
        by_entry[cluster.entry].append(group([cluster]))
    grown = (joined([bearer, *by_entry.pop(bearer.entry, ())]) if bearer.entry else bearer for bearer in groups)
    return (*grown, *(joined(places) for _, places in sorted(by_entry.items())))


def _found(clusters: Sequence[Cluster], authority: Authority, known: Background) -> tuple[Group, ...]:
    excluded = {entry.id: frozenset(entry.excluded) for entry in authority.persons}
    claimed = _claimed(clusters, authority)
    free = [cluster for cluster in clusters if not cluster.entry]
    full = [cluster for cluster in free if head_name(cluster).shape == "full"]
    partial = [cluster for cluster in free if head_name(cluster).shape != "full"]
    groups = same_name(full, claimed, known, excluded)
    groups = spelt_alike(groups, known, excluded)
    groups = abridged(groups, known, excluded)
    groups, left = attached(groups, partial, known, excluded)
    # Now that it is known whom some bare names mean, they tell of others: Johnny, of his manager.
    known = known.with_people(clusters, groups)
    groups, left = attached(groups, left, known, excluded)
    kin, left = families(left, groups)
    named = (doubted(bearer, known) for bearer in groups)
    return (*named, *kin, *among_themselves(left, known, _borne(groups)))


def _borne(groups: Sequence[Group]) -> frozenset[str]:
    """The surnames of those who are named in full."""
    return frozenset(name.family_key for bearer in groups for name in bearer.names if name.given)


def _claimed(clusters: Sequence[Cluster], authority: Authority) -> list[Group]:
    """A group for each entry that claims something, known under the entry's name too."""
    names = {entry.id: person_name(entry.name) for entry in authority.persons}
    by_entry: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.entry:
            by_entry[cluster.entry].append(cluster)
    return [group(members, *([names[entry]] if entry in names else [])) for entry, members in sorted(by_entry.items())]
