"""The choice of whom a source means: a weighted sum of evidence for each candidate, and one for nobody.

A log-linear model: its weights (`ranking.yml`) were fitted on articles whose speakers are known, by
`training/scripts/fit_ranking.py`, and can be read: what is above zero speaks for a candidate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from pydantic import TypeAdapter

from exergue.language.words import read_words

Evidence = list[tuple[str, float]]  # features, each under its name, with how much there is of it
NOBODY = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """`weights` for each kind of source; `margin`: how much likelier the first has to be than the second, in shares."""

    weights: Mapping[str, Mapping[str, float]]
    margin: Mapping[str, float]

    def choose(self, kind: str, candidates: Iterable[tuple[str, Evidence]]) -> tuple[str, float]:
        """The likeliest of the candidates with its share of likelihood; nobody when two are too much alike."""
        weights = self.weights[kind]
        sums = [(sum(weights.get(key, 0.0) * value for key, value in found), name) for name, found in candidates]
        if not sums:
            return NOBODY, 1.0
        sums.sort(key=lambda pair: (-pair[0], pair[1]))
        top = sums[0][0]
        total = sum(exp(points - top) for points, _ in sums)
        first = 1 / total
        second = exp(sums[1][0] - top) / total if len(sums) > 1 else 0.0
        return (sums[0][1], first) if first - second >= self.margin[kind] else (NOBODY, first)


@cache
def ranking() -> Ranking:
    """The ranking that the package ships."""
    table = read_words(Path(__file__).parent / "ranking.yml")
    return TypeAdapter(Ranking).validate_python(table)
