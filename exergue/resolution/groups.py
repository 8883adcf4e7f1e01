"""Clusters taken for one person, and what forbids two groups from being one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from exergue.model import Reason
from exergue.resolution.clusters import Cluster
from exergue.resolution.firstnames import Gender
from exergue.resolution.gender import told
from exergue.resolution.heads import head_name
from exergue.resolution.likeness import at_odds
from exergue.resolution.names import PersonName, person_name
from exergue.resolution.words import fields_apart, name_words


@dataclass(frozen=True, slots=True)
class Usage:
    """How often a bare name goes on with somebody whom the article also names in full."""

    articles: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Group:
    """Clusters of one person, by first appearance; `names` are the distinct names of their best forms.

    `called` are the bare names under which their articles go on, by key.
    """

    clusters: tuple[Cluster, ...]
    names: tuple[PersonName, ...]
    called: Mapping[str, Usage]
    articles: frozenset[int]
    gender: Gender
    fields: frozenset[str]
    entry: str

    @property
    def order(self) -> tuple[int, int, str]:
        """Sorts groups by first appearance."""
        return self.clusters[0].order


def group(clusters: Iterable[Cluster], *others: PersonName) -> Group:
    """The clusters as one group, known under the names of its clusters and `others`."""
    members = tuple(sorted(clusters, key=lambda cluster: cluster.order))
    names = {name.key: name for name in (*map(head_name, members), *others)}
    return Group(
        clusters=members,
        names=tuple(names[key] for key in sorted(names)),
        called=_called(members),
        articles=frozenset(cluster.article for cluster in members),
        fields=frozenset().union(*(cluster.fields for cluster in members)),
        gender=told(sum(cluster.votes for cluster in members)),
        entry=next((cluster.entry for cluster in members if cluster.entry), ""),
    )


def _called(clusters: Iterable[Cluster]) -> dict[str, Usage]:
    articles: dict[str, set[int]] = defaultdict(set)
    mentions: Counter[str] = Counter()
    for cluster in clusters:
        for variant in cluster.forms if head_name(cluster).shape == "full" else ():
            name = person_name(variant.form)
            if name.shape == "bare" and not _is_fathers(name, head_name(cluster)):
                articles[name.key].add(cluster.article)
                mentions[name.key] += variant.count
    return {key: Usage(len(articles[key]), mentions[key]) for key in mentions}


def _is_fathers(bare: PersonName, name: PersonName) -> bool:
    """« Salmane » is not what « Mohammed ben Salmane » is called, but his father."""
    return len(name.family) > 1 and name.family[0] in name_words().patronymics and bare.family == name.family[1:]


def joined(groups: Sequence[Group]) -> Group:
    """All clusters of `groups` as one group."""
    names = chain.from_iterable(g.names for g in groups)
    return group(chain.from_iterable(g.clusters for g in groups), *names)


def merged(one: Group, other: Group, reasons: tuple[Reason, ...]) -> Group:
    """Two groups as one; the reasons are noted with the clusters of the one with fewer articles."""
    main, added = sorted((one, other), key=lambda g: (-len(g.articles), g.order))
    clusters = (*main.clusters, *(explained(cluster, reasons) for cluster in added.clusters))
    return group(clusters, *one.names, *other.names)


def explained(cluster: Cluster, reasons: tuple[Reason, ...]) -> Cluster:
    """The cluster with the reasons for which it was joined to others, unless it has some."""
    return cluster if cluster.reasons else replace(cluster, reasons=reasons)


def forbidden(one: Group, other: Group, excluded: Mapping[str, frozenset[str]]) -> bool:
    """Whether something forbids that the two are one person, whatever speaks for it.

    `excluded` are the forms that the editors say an entry never has, by the entry's id.
    """
    return not one.articles.isdisjoint(other.articles) or at_variance(one, other, excluded)


def at_variance(one: Group, other: Group, excluded: Mapping[str, frozenset[str]]) -> bool:
    """Whether something about the two forbids it, be they named in one article or not."""
    return (
        bool(one.entry and other.entry and one.entry != other.entry)
        or {one.gender, other.gender} == {"f", "m"}
        or known_apart(one.fields, other.fields)
        or any(at_odds(a, b) for a in one.names for b in other.names)
        or _excludes(one, other, excluded)
        or _excludes(other, one, excluded)
    )


def known_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of fields can hardly be one person's."""
    return one.isdisjoint(other) and any(frozenset((a, b)) in fields_apart() for a in one for b in other)


def _excludes(one: Group, other: Group, excluded: Mapping[str, frozenset[str]]) -> bool:
    never = excluded.get(one.entry, frozenset())
    return bool(never) and any(variant.form in never for cluster in other.clusters for variant in cluster.forms)
