"""What speaks for a name in one article being somebody known from others: shared roles, people, organisations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from exergue.resolution.clusters import Cluster
from exergue.resolution.heads import head_name, longest
from exergue.resolution.spelling import fold, plain
from exergue.resolution.words import common_role_words, identity_words

# What sharing a thing is worth when few articles name it, and when more do; what many name proves nothing.
_WORTH = {"PER": (1.0, 0.5), "ORG": (1.0, 0.5), "LOC": (0.5, 0.25)}
_MOST = 2.0  # what all shared names together are worth at most
_ROLE_IN_FULL, _ROLE, _COMMON_ROLE = 2.0, 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Background:
    """The named things of each article, by a key that begins with the label, and how many articles name each."""

    things: Mapping[int, frozenset[str]]
    spread: Mapping[str, int]

    def worth(self, thing: str) -> float:
        """What it proves that two articles both name `thing`."""
        few, some = _WORTH[thing[:3]]
        articles, all_articles = self.spread[thing], len(self.things)
        if articles <= max(3, all_articles // 50):
            return few
        return some if articles <= max(10, all_articles // 10) else 0.0


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of somebody from the articles that surely mean this person."""

    articles: frozenset[int]
    things: frozenset[str]
    roles: frozenset[frozenset[str]]


NOTHING = Profile(frozenset(), frozenset(), frozenset())


def background(clusters: Iterable[Cluster]) -> Background:
    """What each article names: people, organisations and places."""
    things: defaultdict[int, set[str]] = defaultdict(set)
    for cluster in clusters:
        things[cluster.article].add(_thing(cluster))
    spread = Counter(thing for named in things.values() for thing in named)
    return Background({article: frozenset(named) for article, named in things.items()}, spread)


def profile(clusters: Sequence[Cluster], known: Background) -> Profile:
    """The articles of `clusters`, what they name beside this person, and this person's roles there."""
    own = {_thing(cluster) for cluster in clusters}
    articles = frozenset(cluster.article for cluster in clusters)
    return Profile(
        articles=articles,
        things=frozenset().union(*(known.things[article] for article in articles)) - own,
        roles=frozenset(role for cluster in clusters for role in role_words(cluster)),
    )


def united(one: Profile, other: Profile) -> Profile:
    """Both as one."""
    return Profile(one.articles | other.articles, one.things | other.things, one.roles | other.roles)


def shared_names(one: Profile, other: Profile, known: Background) -> float:
    """What the names that both have beside them prove."""
    return min(_MOST, sum(known.worth(thing) for thing in one.things & other.things))


def shared_role(one: Profile, other: Profile) -> float:
    """What the roles that both have prove; one in words that are said of many proves little."""
    return max((_role_worth(a & b) for a in one.roles for b in other.roles), default=0.0)


def role_words(cluster: Cluster) -> tuple[frozenset[str], ...]:
    """The words that matter of each of the cluster's roles."""
    return tuple(words for role in cluster.roles if (words := _words_of(role, cluster.language)))


@cache
def _words_of(role: str, language: str) -> frozenset[str]:
    words = fold(role).replace("'", "' ").split()
    return frozenset(words) - identity_words(language).small_words


def _role_worth(words: frozenset[str]) -> float:
    telling = words - common_role_words()
    if telling:
        return _ROLE_IN_FULL if len(words) > 1 else _ROLE
    return _COMMON_ROLE if words else 0.0


def _thing(cluster: Cluster) -> str:
    """What a cluster names, by a key that begins with its label; people by family name, as articles go on with it."""
    if cluster.label != "PER":
        return f"{cluster.label} {plain(longest(cluster.forms))}"
    name = head_name(cluster)
    return f"PER {name.family_key or name.key}"
