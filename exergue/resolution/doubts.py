"""Articles that give the same full name and nothing else in common: one person nearly always, yet less surely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from exergue.model import Reason
from exergue.resolution.clusters import Cluster
from exergue.resolution.evidence import Background, Profile, profile
from exergue.resolution.groups import Group, explained

_SAME_NAME = Reason("same_name", 3.0)
_OTHER_ROLES = Reason("other_roles", -1.5)


def doubted(group: Group, known: Background) -> Group:
    """The group, with reasons to doubt noted at the clusters of its name that nothing ties to the others."""
    if len({cluster.article for cluster in group.clusters if not (cluster.reasons or cluster.entry)}) < 2:
        return group
    profiles = [profile([cluster], known) for cluster in group.clusters]
    things = Counter(thing for own in profiles for thing in own.things if known.worth(thing))
    words = Counter(word for own in profiles for word in _role_words(own))
    roles = sum(bool(own.roles) for own in profiles)
    alone = [
        not any(things[thing] > 1 for thing in own.things) and not any(words[word] > 1 for word in _role_words(own))
        for own in profiles
    ]
    clusters = (
        _with_doubt(cluster, bool(own.roles) and roles > 1) if untied else cluster
        for cluster, own, untied in zip(group.clusters, profiles, alone, strict=True)
    )
    return replace(group, clusters=tuple(clusters))


def _role_words(own: Profile) -> frozenset[str]:
    return frozenset(word for role in own.roles for word in role.words)


def _with_doubt(cluster: Cluster, other_roles: bool) -> Cluster:
    return explained(cluster, tuple(_reasons(other_roles)))


def _reasons(other_roles: bool) -> Iterator[Reason]:
    yield _SAME_NAME
    if other_roles:
        yield _OTHER_ROLES
