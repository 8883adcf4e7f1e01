"""Shorter names joined to the fuller one that they stand for, when enough speaks for it and not for a rival."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from exergue.model import Reason
from exergue.resolution.buckets import family_sounds
from exergue.resolution.clusters import Cluster
from exergue.resolution.evidence import Background, Profile, profile
from exergue.resolution.groups import Group, at_variance, forbidden, group, joined, merged
from exergue.resolution.likeness import shortening
from exergue.resolution.support import USUALLY, Candidate, is_main, likeliest, total, usage

_SURNAME = Reason("surname", 0.0)


@dataclass(slots=True)
class Bearers:
    """Groups with full names, found by the sound of the family name, and their profiles, made once."""

    groups: Sequence[Group]
    known: Background
    excluded: Mapping[str, frozenset[str]]
    _by_sound: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _profiles: dict[int, Profile] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for at, bearer in enumerate(self.groups):
            sounds = {sound for name in bearer.names if name.given for sound in family_sounds(name)}
            for sound in sounds | bearer.called.keys():
                self._by_sound[sound].append(at)

    def of(self, short: Group) -> tuple[int, ...]:
        """The groups, by index, of which `short` may be the shorter name.

        Where its own article names one of them in full and keeps the two apart, only the one whom hardly anybody
        else shares the bare name with is left: « Dreyfus » beside Mathieu Dreyfus is Alfred.
        """
        sounds = {sound for name in short.names for sound in (*family_sounds(name), name.key)}
        met = {at for sound in sounds for at in self._by_sound.get(sound, ())}
        found = tuple(at for at in sorted(met) if self._may_be(short, self.groups[at]))
        absent = tuple(at for at in found if self.groups[at].articles.isdisjoint(short.articles))
        return absent if len(absent) == len(found) else tuple(at for at in absent if self._is_main(short, at, found))

    def _is_main(self, short: Group, at: int, among: Iterable[int]) -> bool:
        return is_main(short, self.groups[at], [self.groups[other] for other in among if other != at])

    def candidate(self, short: Group, at: int) -> Candidate:
        """The group at `at` as one whom `short` may mean."""
        if at not in self._profiles:
            self._profiles[at] = profile(self.groups[at].clusters, self.known)
        return Candidate(self.groups[at], self._profiles[at], _likeness(short, self.groups[at]) or _SURNAME)

    def likeliest(self, short: Group, among: Sequence[int]) -> tuple[int, tuple[Reason, ...]]:
        """The index in `groups` of the one that `short` means, and what speaks for it; -1 without one."""
        own = profile(short.clusters, self.known)
        best, reasons = likeliest(short, own, [self.candidate(short, at) for at in among], self.known)
        return (among[best] if best >= 0 else -1), reasons

    def _may_be(self, short: Group, bearer: Group) -> bool:
        if bearer is short or _likeness(short, bearer) is None:
            return False
        return not at_variance(short, bearer, self.excluded)


def abridged(groups: Sequence[Group], known: Background, excluded: Mapping[str, frozenset[str]]) -> tuple[Group, ...]:
    """Groups of full names with those joined that leave a middle, second or father's name out."""
    bearers = Bearers(groups, known, excluded)
    root = list(range(len(groups)))
    whole = list(groups)
    for at in sorted(root, key=lambda at: (-_length(groups[at]), groups[at].order)):
        longer = {root[o] for o in bearers.of(groups[at]) if _length(groups[o]) > _length(groups[at])}
        open_to = [o for o in sorted(longer) if not forbidden(groups[at], whole[o], excluded)]
        home, reasons = bearers.likeliest(groups[at], open_to)
        if home >= 0:
            root[at] = home
            whole[home] = merged(whole[home], whole[at], reasons)
    return tuple(whole[at] for at in range(len(groups)) if root[at] == at)


def attached(
    groups: Sequence[Group], partial: Iterable[Cluster], known: Background, excluded: Mapping[str, frozenset[str]]
) -> tuple[tuple[Group, ...], tuple[Cluster, ...]]:
    """The groups with the bare names and initials that mean them, and the clusters that are left."""
    bearers = Bearers(groups, known, excluded)
    claims: list[tuple[tuple[Reason, ...], Cluster, int]] = []
    left: list[Cluster] = []
    for cluster in partial:
        short = group([cluster])
        home, reasons = (-1, ()) if cluster.plural else bearers.likeliest(short, bearers.of(short))
        if home >= 0:
            claims.append((reasons, cluster, home))
        else:
            left.append(cluster)
    taken = [set(bearer.articles) for bearer in groups]
    won: dict[int, list[Cluster]] = defaultdict(list)
    for reasons, cluster, home in sorted(claims, key=lambda claim: (-total(claim[0]), claim[1].order)):
        if cluster.article in taken[home]:
            left.append(cluster)
            continue
        won[home].append(replace(cluster, reasons=reasons))
        taken[home].add(cluster.article)
    grown = (joined([bearer, group(won[at])]) if won[at] else bearer for at, bearer in enumerate(groups))
    return tuple(grown), tuple(left)


def _likeness(short: Group, bearer: Group) -> Reason | None:
    """What the form says; None when `short` cannot be this bearer. People may be called by any name (« Johnny »)."""
    found = [reason for a in short.names for b in bearer.names if (reason := shortening(a, b))]
    if usage(short, bearer) >= USUALLY:
        return _SURNAME if _SURNAME in found else Reason("usual_name", 0.0)
    return max(found, key=lambda reason: reason.weight, default=None)


def _length(bearer: Group) -> int:
    """The letters of the longest name, what is silent left out."""
    return max(len("".join((*name.given, *name.family))) for name in bearer.names)
