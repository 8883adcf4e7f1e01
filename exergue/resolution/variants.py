"""Groups whose full names are spellings of one name, joined where each is one with each (complete linkage)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from exergue.resolution.buckets import buckets
from exergue.resolution.evidence import Background, Profile, profile, shared_names, shared_role
from exergue.resolution.groups import Group, forbidden, joined
from exergue.resolution.likeness import ENOUGH, likeness


def spelt_alike(
    groups: Sequence[Group], known: Background, excluded: Mapping[str, frozenset[str]]
) -> tuple[Group, ...]:
    """The groups with those joined that differ in spelling only; the surest pairs first."""
    pairs = _pairs(groups)
    profiles = _profiles(groups, pairs, known)
    sure = {
        pair: weight
        for pair, weight in pairs.items()
        if weight >= ENOUGH or weight + _support(pair, profiles, known) >= ENOUGH
    }
    parts: dict[int, tuple[int, ...]] = {at: (at,) for pair in sure for at in pair}
    for one, other in sorted(sure, key=lambda pair: (-sure[pair], groups[pair[0]].order, groups[pair[1]].order)):
        left, right = parts[one], parts[other]
        if left is right or not all((min(a, b), max(a, b)) in sure for a in left for b in right):
            continue
        if any(forbidden(groups[a], groups[b], excluded) for a in left for b in right):
            continue
        union = (*left, *right)
        parts.update(dict.fromkeys(union, union))
    alone = [group for at, group in enumerate(groups) if at not in parts]
    return (*alone, *(joined([groups[at] for at in part]) for part in sorted(set(parts.values()))))


def _pairs(groups: Sequence[Group]) -> dict[tuple[int, int], float]:
    """The pairs of groups with a likeness, by index; only those that share a bucket are compared."""
    shelves: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        for bucket in sorted({bucket for name in group.names if name.given for bucket in buckets(name)}):
            shelves[bucket].append(at)
    met = {pair for shelf in shelves.values() for pair in combinations(shelf, 2)}
    found = {pair: _likeness(groups[pair[0]], groups[pair[1]]) for pair in met}
    return {pair: weight for pair, weight in found.items() if weight}


def _likeness(one: Group, other: Group) -> float:
    """The weakest likeness between their names."""
    return min((likeness(a, b) for a in one.names for b in other.names), default=0.0)


def _profiles(groups: Sequence[Group], pairs: Mapping[tuple[int, int], float], known: Background) -> dict[int, Profile]:
    doubtful = {at for pair, weight in pairs.items() if weight < ENOUGH for at in pair}
    return {at: profile(groups[at].clusters, known) for at in doubtful}


def _support(pair: tuple[int, int], profiles: Mapping[int, Profile], known: Background) -> float:
    one, other = profiles[pair[0]], profiles[pair[1]]
    return shared_names(one, other, known) + shared_role(one, other)
