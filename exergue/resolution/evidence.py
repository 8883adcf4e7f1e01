"""What speaks for a name in one article being somebody known from others: shared roles, people, organisations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from exergue.model import Ground, Reason
from exergue.resolution.clusters import Cluster
from exergue.resolution.groups import Group
from exergue.resolution.heads import fullest, head_name, longest
from exergue.resolution.spelling import fold, plain
from exergue.resolution.words import common_role_words, identity_words

# What sharing a thing is worth when few articles name it, and when more do; what many name proves nothing.
_WORTH = {"PER": (1.0, 0.5), "ORG": (1.0, 0.5), "LOC": (0.5, 0.25)}
_GROUNDS: tuple[tuple[str, Ground], ...] = (
    ("PER", "shared_person"),
    ("ORG", "shared_organization"),
    ("LOC", "shared_place"),
)
_NAMED = 5  # of the names of a label that two articles share
_MOST = 2.0  # what all shared names together are worth at most
_ROLE_IN_FULL, _ROLE, _COMMON_ROLE = 2.0, 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Background:
    """The named things of each article, by a key that begins with the label, and how many articles name each.

    `written` is how each is written where it first stands.
    """

    things: Mapping[int, frozenset[str]]
    spread: Mapping[str, int]
    written: Mapping[str, str]
    clusters: Sequence[Cluster]
    people: Mapping[tuple[int, str], str]  # the things that people are, by cluster

    def with_people(self, clusters: Iterable[Cluster], groups: Iterable[Group]) -> Background:
        """The same with each person of `groups` as one thing, whatever the name; `clusters` are all of people.

        A bare name that one of them alone bears counts as this person, though it may turn out to be another.
        """
        people: dict[tuple[int, str], str] = {}
        bearers: dict[str, set[str]] = defaultdict(set)
        for group in groups:
            key = f"PER {group.names[0].key} {group.order[0]}"
            people.update({(cluster.article, cluster.entity): key for cluster in group.clusters})
            for name in group.names:
                bearers[name.family_key].add(key)
        for cluster in clusters:
            borne = bearers.get(head_name(cluster).family_key, set())
            if len(borne) == 1 and not cluster.plural:
                people.setdefault((cluster.article, cluster.entity), *borne)
        return background(self.clusters, people)

    def of_people(self) -> Background:
        """The same without places and organisations."""
        things = {article: frozenset(t for t in named if t.startswith("PER")) for article, named in self.things.items()}
        return replace(self, things=things)

    def worth(self, thing: str) -> float:
        """What it proves that two articles both name `thing`."""
        few, some = _WORTH[thing[:3]]
        articles, all_articles = self.spread[thing], len(self.things)
        if articles <= max(3, all_articles // 50):
            return few
        return some if articles <= max(10, all_articles // 10) else 0.0


@dataclass(frozen=True, slots=True)
class RoleWording:
    """A role as an article words it, and the words that matter of it."""

    text: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of somebody from the articles that surely mean this person."""

    articles: frozenset[int]
    things: frozenset[str]
    roles: frozenset[RoleWording]


NOTHING = Profile(frozenset(), frozenset(), frozenset())


def background(clusters: Sequence[Cluster], people: Mapping[tuple[int, str], str] | None = None) -> Background:
    """What each article names: people, organisations and places."""
    known = people or {}
    things: defaultdict[int, set[str]] = defaultdict(set)
    written: dict[str, str] = {}
    for cluster in clusters:
        thing = _thing(cluster, known)
        things[cluster.article].add(thing)
        written.setdefault(thing, fullest(cluster.forms) if cluster.label == "PER" else longest(cluster.forms))
    spread = Counter(thing for named in things.values() for thing in named)
    frozen = {article: frozenset(named) for article, named in things.items()}
    return Background(frozen, spread, written, clusters, known)


def profile(clusters: Sequence[Cluster], known: Background) -> Profile:
    """The articles of `clusters`, what they name beside this person, and this person's roles there."""
    own = {_thing(cluster, known.people) for cluster in clusters}
    articles = frozenset(cluster.article for cluster in clusters)
    return Profile(
        articles=articles,
        things=frozenset().union(*(known.things[article] for article in articles)) - own,
        roles=frozenset(role for cluster in clusters for role in wordings(cluster)),
    )


def united(one: Profile, other: Profile) -> Profile:
    """Both as one."""
    return Profile(one.articles | other.articles, one.things | other.things, one.roles | other.roles)


def shared_names(one: Profile, other: Profile, known: Background) -> float:
    """What the names that both have beside them prove."""
    return min(_MOST, sum(known.worth(thing) for thing in one.things & other.things))


def shared_role(one: Profile, other: Profile) -> float:
    """What the roles that both have prove; one in words that are said of many proves little."""
    return max((_role_worth(a.words & b.words) for a in one.roles for b in other.roles), default=0.0)


def reasons_shared(one: Profile, other: Profile, known: Background) -> Iterator[Reason]:
    """The role and the names that both have, as far as they prove something; the sums are those of the above."""
    if role := shared_role(one, other):
        yield Reason("shared_role", role, _closest(one, other))
    proving = sorted(
        (thing for thing in one.things & other.things if known.worth(thing)), key=lambda t: (-known.worth(t), t)
    )
    left = _MOST
    for label, ground in _GROUNDS:
        things = [thing for thing in proving if thing.startswith(label)]
        worth = min(left, sum(map(known.worth, things)))
        left -= worth
        if worth:
            yield Reason(ground, worth, tuple(known.written[thing] for thing in things[:_NAMED]))


def _closest(one: Profile, other: Profile) -> tuple[str, ...]:
    """The two roles that have most in common, once if they are worded alike."""
    pairs = (
        (_role_worth(a.words & b.words), len(a.words & b.words), a.text, b.text) for a in one.roles for b in other.roles
    )
    _, _, here, there = max(pairs)
    return (here,) if fold(here) == fold(there) else (here, there)


def wordings(cluster: Cluster) -> tuple[RoleWording, ...]:
    """The cluster's roles, as far as some word of each matters."""
    return tuple(RoleWording(role, words) for role in cluster.roles if (words := _words_of(role, cluster.language)))


@cache
def _words_of(role: str, language: str) -> frozenset[str]:
    words = fold(role).replace("'", "' ").split()
    return frozenset(words) - identity_words(language).small_words


def _role_worth(words: frozenset[str]) -> float:
    telling = words - common_role_words()
    if telling:
        return _ROLE_IN_FULL if len(words) > 1 else _ROLE
    return _COMMON_ROLE if words else 0.0


def _thing(cluster: Cluster, people: Mapping[tuple[int, str], str]) -> str:
    """What a cluster names, by a key that begins with its label.

    People go by family name, as articles go on with it, as long as no more is known.
    """
    if cluster.label != "PER":
        return f"{cluster.label} {plain(longest(cluster.forms))}"
    name = head_name(cluster)
    return people.get((cluster.article, cluster.entity), "") or f"PER {name.family_key or name.key}"
