"""Who appears with whom: pairs of identities in the same articles, weighed so that lists of names do not decide.

An article gives each of its people as much as any other does, shared among those who appear beside: two people alone
in an article are a pair of weight 1, two of thirty of 1/29 (M. E. J. Newman, “Scientific collaboration networks II”,
2001). The work grows with the number of articles, since only the people whom an article names most are paired.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from exergue.corpus import Ranking

_PAIRED = 25  # people of an article, those named most


@dataclass(frozen=True, slots=True)
class Pair:
    """Two identities, by id in order, the articles (ids) that name both, and how close these make them."""

    one: str
    other: str
    articles: tuple[str, ...]
    weight: float


def pairs(casts: Iterable[tuple[str, Ranking]], people: Collection[str]) -> tuple[Pair, ...]:
    """The pairs of `people` in the casts of articles (by their ids), the closest first."""
    weights: defaultdict[tuple[str, str], float] = defaultdict(float)
    shared: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for article, cast in casts:
        present = [identity for identity, _ in cast if identity in people]
        for pair in combinations(sorted(present[:_PAIRED]), 2):
            weights[pair] += 1 / (len(present) - 1)
            shared[pair].append(article)
    found = (Pair(*pair, tuple(shared[pair]), round(weight, 6)) for pair, weight in weights.items())
    return tuple(sorted(found, key=lambda pair: (-pair.weight, pair.one, pair.other)))


def closest(found: Sequence[Pair], each: int) -> tuple[Pair, ...]:
    """Of the pairs, in their order, those among the `each` closest of one of the two."""
    taken: Counter[str] = Counter()
    kept = []
    for pair in found:
        if min(taken[pair.one], taken[pair.other]) < each:
            kept.append(pair)
        taken.update((pair.one, pair.other))
    return tuple(kept)
