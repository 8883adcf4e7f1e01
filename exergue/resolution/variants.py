"""Groups whose full names are spellings of one name, joined where each is one with each (complete linkage)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from exergue.model import Reason
from exergue.resolution.buckets import buckets
from exergue.resolution.evidence import Background, Profile, profile, reasons_shared
from exergue.resolution.groups import Group, at_variance, explained, forbidden, group
from exergue.resolution.likeness import ENOUGH, likeness, misspelt
from exergue.resolution.support import total


def spelt_alike(
    groups: Sequence[Group], known: Background, excluded: Mapping[str, frozenset[str]]
) -> tuple[Group, ...]:
    """The groups with those joined that differ in spelling only; the surest pairs first."""
    pairs = _pairs(groups)
    profiles = _profiles(groups, pairs, known)
    sure: dict[tuple[int, int], tuple[Reason, ...]] = {}
    for pair, reason in pairs.items():
        reasons = (reason, *(() if reason.weight >= ENOUGH else _support(pair, profiles, known)))
        if reason.weight < ENOUGH and _misspelt(groups[pair[0]], groups[pair[1]]):
            reasons = (Reason("slip", ENOUGH),)
        if total(reasons) >= ENOUGH:
            sure[pair] = reasons
    parts: dict[int, tuple[int, ...]] = {at: (at,) for pair in sure for at in pair}
    for one, other in sorted(
        sure, key=lambda pair: (-pairs[pair].weight, groups[pair[0]].order, groups[pair[1]].order)
    ):
        left, right = parts[one], parts[other]
        if left is right or not all((min(a, b), max(a, b)) in sure for a in left for b in right):
            continue
        if any(_forbidden(groups[a], groups[b], excluded) for a in left for b in right):
            continue
        union = (*left, *right)
        parts.update(dict.fromkeys(union, union))
    alone = [group for at, group in enumerate(groups) if at not in parts]
    return (*alone, *(_joined([(at, groups[at]) for at in part], sure) for part in sorted(set(parts.values()))))


def _forbidden(one: Group, other: Group, excluded: Mapping[str, frozenset[str]]) -> bool:
    """Whether they cannot be one; that an article has both forbids it, unless it has misspelt one."""
    return at_variance(one, other, excluded) if _misspelt(one, other) else forbidden(one, other, excluded)


def _misspelt(one: Group, other: Group) -> bool:
    return not one.articles.isdisjoint(other.articles) and all(misspelt(a, b) for a in one.names for b in other.names)


def _joined(part: Sequence[tuple[int, Group]], sure: Mapping[tuple[int, int], tuple[Reason, ...]]) -> Group:
    """The groups as one; those with fewer articles keep what joined them to the one with most."""
    (main, largest), *others = sorted(part, key=lambda numbered: (-len(numbered[1].articles), numbered[1].order))
    named = [name for _, one in part for name in one.names]
    added = (
        explained(cluster, sure[min(main, at), max(main, at)]) for at, other in others for cluster in other.clusters
    )
    return group((*largest.clusters, *added), *named)


def _pairs(groups: Sequence[Group]) -> dict[tuple[int, int], Reason]:
    """The pairs of groups with a likeness, by index; only those that share a bucket are compared."""
    shelves: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(groups):
        for bucket in sorted({bucket for name in one.names if name.given for bucket in buckets(name)}):
            shelves[bucket].append(at)
    met = {pair for shelf in shelves.values() for pair in combinations(shelf, 2)}
    found = {pair: _likeness(groups[pair[0]], groups[pair[1]]) for pair in met}
    return {pair: reason for pair, reason in found.items() if reason}


def _likeness(one: Group, other: Group) -> Reason | None:
    """The weakest likeness between their names; None if two of them have none."""
    found = [likeness(a, b) for a in one.names for b in other.names]
    alike = [reason for reason in found if reason]
    return min(alike, key=lambda reason: reason.weight, default=None) if len(alike) == len(found) else None


def _profiles(
    groups: Sequence[Group], pairs: Mapping[tuple[int, int], Reason], known: Background
) -> dict[int, Profile]:
    doubtful = {at for pair, reason in pairs.items() if reason.weight < ENOUGH for at in pair}
    return {at: profile(groups[at].clusters, known) for at in doubtful}


def _support(pair: tuple[int, int], profiles: Mapping[int, Profile], known: Background) -> Iterator[Reason]:
    yield from reasons_shared(profiles[pair[0]], profiles[pair[1]], known)
