"""Bare names and initials that mean nobody named in full: one person where their articles have things in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from exergue.model import Reason
from exergue.resolution.clusters import Cluster
from exergue.resolution.evidence import Background, profile
from exergue.resolution.firstnames import is_usual
from exergue.resolution.groups import Group, explained, group
from exergue.resolution.heads import head_name
from exergue.resolution.homes import Home
from exergue.resolution.likeness import ENOUGH
from exergue.resolution.words import common_role_words

_UNRIVALLED = 0.5  # what a surname that nobody else bears says by itself
_ESTABLISHED = 3  # articles that surely belong together


@dataclass(slots=True)
class Street:
    """The bearers of one bare name, found by what their articles name."""

    known: Background
    homes: list[Home] = field(default_factory=list)
    _by_sign: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, clusters: Sequence[Cluster], least: float) -> None:
        """Bring clusters of one person to the home to which at least `least` ties the first, or to one of their own."""
        first = clusters[0]
        met = {at for sign in self._signs(first) for at in self._by_sign.get(sign, ())}
        ties = {at: self.homes[at].ties(first) for at in met if all(map(self.homes[at].admits, clusters))}
        home = max(ties, key=lambda at: (ties[at], -at), default=-1)
        if home < 0 or ties[home] < least:
            home = len(self.homes)
            self.homes.append(Home(self.known, frozenset()))
        else:
            reasons = (Reason("bare_name", ENOUGH - least), *self.homes[home].reasons(first))
            clusters = [explained(first, reasons), *clusters[1:]]
        for cluster in clusters:
            self.homes[home].add(cluster)
            for sign in self._signs(cluster):
                self._by_sign[sign].add(home)

    def _signs(self, cluster: Cluster) -> frozenset[str]:
        """What finds the homes with something in common: the named things, the telling words of roles, titles."""
        own = profile([cluster], self.known)
        words = {word for role in own.roles for word in role.words - common_role_words()}
        return own.things | words | cluster.reigns


def among_themselves(clusters: Iterable[Cluster], known: Background, borne: Set[str]) -> tuple[Group, ...]:
    """Groups of clusters of one form, by first appearance.

    A usual first name is one person where articles share people; two Alexandrines may well live in one town. A surname
    that is not among those `borne` by people named in full needs less.
    """
    people = known.of_people()
    by_name: dict[tuple[str, bool], list[Cluster]] = defaultdict(list)
    for cluster in sorted(clusters, key=lambda cluster: cluster.order):
        by_name[head_name(cluster).key, cluster.plural].append(cluster)
    homes: list[Home] = []
    for _, named in sorted(by_name.items()):
        first_name = is_usual(head_name(named[0]).family_key) and not named[0].plural
        homes += _of_first_name(named, people) if first_name else _of_surname(named, known, borne)
    return tuple(group(home.clusters) for home in homes)


def _of_first_name(named: Sequence[Cluster], people: Background) -> list[Home]:
    street = Street(people)
    for cluster in named:
        street.add([cluster], ENOUGH)
    return street.homes


def _of_surname(named: Sequence[Cluster], known: Background, borne: Set[str]) -> list[Home]:
    least = _least(named[0], borne)
    street = Street(known)
    for cluster in named:
        street.add([cluster], least)
    established = [home for home in street.homes if len(home.profile.articles) >= _ESTABLISHED]
    if len(established) != 1:
        return street.homes
    around = Street(known)
    around.add(established[0].clusters, 0.0)
    for home in street.homes:
        if home is not established[0]:
            around.add(home.clusters, ENOUGH - 1)
    return around.homes


def _least(cluster: Cluster, borne: Set[str]) -> float:
    """How much has to tie two articles for a bare name that both have to be one person."""
    name = head_name(cluster).family_key
    if cluster.plural:
        return ENOUGH if is_usual(name) else ENOUGH - 1  # there are fewer families than people
    return ENOUGH if name in borne else ENOUGH - _UNRIVALLED
