"""A bearer of one name, to whom clusters come one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from exergue.model import Reason
from exergue.resolution.clusters import Cluster
from exergue.resolution.evidence import (
    NOTHING,
    Background,
    Profile,
    profile,
    reasons_shared,
    shared_names,
    shared_role,
    united,
)
from exergue.resolution.gender import surely_opposite
from exergue.resolution.groups import known_apart

_REIGNING = 3.0  # « le pape François » here and there


@dataclass(slots=True)
class Home:
    """One bearer of a name, as the clusters found so far describe this person. All clusters have the same name."""

    known: Background
    never: frozenset[str]  # forms that the editors exclude
    clusters: list[Cluster] = field(default_factory=list)
    entry: str = ""
    _forms: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    _votes: int = 0
    _fields: set[str] = field(default_factory=set)
    _reigns: set[str] = field(default_factory=set)
    profile: Profile = NOTHING

    def add(self, cluster: Cluster) -> None:
        """Let `cluster` be this bearer."""
        self.clusters.append(cluster)
        self.entry = self.entry or cluster.entry
        self._forms[cluster.article].update(variant.form for variant in cluster.forms)
        self._votes += cluster.votes
        self._fields |= cluster.fields
        self._reigns |= cluster.reigns
        self.profile = united(self.profile, profile([cluster], self.known))

    def admits(self, cluster: Cluster) -> bool:
        """Whether nothing forbids that `cluster` is this bearer."""
        forms = {variant.form for variant in cluster.forms}
        if forms & self.never or surely_opposite(self._votes, cluster.votes):
            return False
        # An article that keeps two people of one spelling apart means it; of two spellings it did not notice.
        if forms & self._forms.get(cluster.article, set()):
            return False
        return not known_apart(cluster.fields, frozenset(self._fields)) or self.ties(cluster) > 0

    def ties(self, cluster: Cluster) -> float:
        """What ties `cluster` to this bearer."""
        own = profile([cluster], self.known)
        title = _REIGNING if cluster.reigns & self._reigns else 0.0
        return title + shared_names(own, self.profile, self.known) + shared_role(own, self.profile)

    def reasons(self, cluster: Cluster) -> Iterator[Reason]:
        """What ties it, one by one."""
        if titles := cluster.reigns & self._reigns:
            yield Reason("shared_role", _REIGNING, tuple(sorted(titles)))
        yield from reasons_shared(profile([cluster], self.known), self.profile, self.known)
