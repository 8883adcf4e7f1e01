"""Bare names and initials that mean nobody named in full: one person where their articles have things in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from exergue.resolution.clusters import Cluster
from exergue.resolution.evidence import Background, Profile, profile, shared_names, shared_role, united
from exergue.resolution.firstnames import is_usual
from exergue.resolution.groups import Group, forbidden, group, joined
from exergue.resolution.heads import head_name
from exergue.resolution.likeness import ENOUGH
from exergue.resolution.words import common_role_words

_ESTABLISHED = 3  # articles that surely belong together


@dataclass(slots=True)
class Homes:
    """Groups of one bare name that grow as clusters find theirs, found by what their articles name."""

    known: Background
    excluded: Mapping[str, frozenset[str]]
    groups: list[Group] = field(default_factory=list)
    _profiles: list[Profile] = field(default_factory=list)
    _by_sign: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, newcomer: Group, least: float) -> None:
        """Put `newcomer` into the home to which at least `least` ties it most, or into one of its own."""
        own = profile(newcomer.clusters, self.known)
        met = {at for sign in _signs(own) for at in self._by_sign[sign]}
        ties = {at: self._ties(own, at) for at in met if not forbidden(newcomer, self.groups[at], self.excluded)}
        home = max(ties, key=lambda at: (ties[at], -at), default=-1)
        if home < 0 or ties[home] < least:
            home = len(self.groups)
            self.groups.append(newcomer)
            self._profiles.append(own)
        else:
            self.groups[home] = joined([self.groups[home], newcomer])
            self._profiles[home] = united(self._profiles[home], own)
        for sign in _signs(own):
            self._by_sign[sign].add(home)

    def _ties(self, own: Profile, at: int) -> float:
        return shared_names(own, self._profiles[at], self.known) + shared_role(own, self._profiles[at])


def among_themselves(
    clusters: Iterable[Cluster], known: Background, excluded: Mapping[str, frozenset[str]]
) -> tuple[Group, ...]:
    """Groups of clusters of one form, by first appearance; a usual first name needs more to be one person."""
    by_name: dict[tuple[str, bool], list[Group]] = defaultdict(list)
    for cluster in sorted(clusters, key=lambda cluster: cluster.order):
        by_name[head_name(cluster).key, cluster.plural].append(group([cluster]))
    return tuple(home for _, named in sorted(by_name.items()) for home in _homes(named, known, excluded))


def _homes(named: Sequence[Group], known: Background, excluded: Mapping[str, frozenset[str]]) -> list[Group]:
    first_name = is_usual(named[0].names[0].family_key)
    homes = Homes(known, excluded)
    for newcomer in named:
        homes.add(newcomer, ENOUGH + first_name)
    established = [home for home in homes.groups if len(home.articles) >= _ESTABLISHED]
    if first_name or len(established) != 1:
        return homes.groups
    around = Homes(known, excluded)
    around.add(established[0], 0.0)
    for home in homes.groups:
        if home is not established[0]:
            around.add(home, ENOUGH - 1)
    return around.groups


def _signs(own: Profile) -> frozenset[str]:
    """What finds the homes with something in common: the named things and the telling words of roles."""
    return own.things | {word for role in own.roles for word in role - common_role_words()}
