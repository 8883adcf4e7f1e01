"""Fit the weights by which the annotator chooses whom a source means (`exergue/annotate/ranking.yml`).

A conditional log-linear model for each kind of source, with a Gaussian prior, by scipy's L-BFGS-B. What can only speak
for or only against a candidate is kept on its side of zero: the training articles are milder than the press, and a
weight on the wrong side would be a habit of theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import typer
from known_speakers import Choice, choices
from ruamel.yaml import YAML
from scipy.optimize import minimize

from exergue.annotate.ranking import ranking

KINDS = ("pronoun", "person", "organisation", "silent")
_MARGIN = 0.01
_FOR = (
    "same paragraph", "subject", "subject, opens", "subject of a clause", "spoke", "spoke, goes on", "share",
    "share, opens", "named most", "in the opening", "is a source", "gender", "role 1", "role 2", "role 3",
    "role of that kind", "called so", "unnamed, same noun", "word of the name", "word of a role",
    "named next", "alone",
    "last", "nobody, complement", "nobody, public body", "nobody, name unread", "nobody, possessive",
    "nobody, person named",
)  # fmt: skip
_AGAINST = (
    "sentences", "long ago", "only quoted", "gender unknown", "no person", "unnamed", "unnamed, new",
    "unnamed, other noun", "not yet named", "role 0", "other role", "same role elsewhere", "another called so",
    "named once", "last, subject", "last, sentences", "spoke, answers", "nobody, anybody", "nobody, words 1",
)  # fmt: skip
_BOUNDS = dict.fromkeys(_FOR, (0.0, None)) | dict.fromkeys(_AGAINST, (None, 0.0))
# The press calls whom an article is about, or who spoke last, by ever new descriptions; invented articles do less so.
# Nor does it often name who wrote the report that it cites a second time.
_AT_LEAST = {
    ("organisation", "nobody, document"): 2.0,
    ("person", "share"): 1.0,
    ("person", "spoke"): 1.5,
    ("person", "subject"): 0.8,
    ("pronoun", "share"): 0.5,
    ("silent", "share"): 1.0,
}


def main(corpus: Path, output: Path, prior: float = 1.0, rounds: int = 2) -> None:
    """Write the weights to `output`, `rounds` times: whom the article speaks of depends on earlier choices."""
    for _ in range(rounds):
        seen = list(choices(corpus, held_out=False))
        weights = {kind: _fit(kind, [choice for choice in seen if choice.kind == kind], prior) for kind in KINDS}
        _write(weights, output)
        ranking.cache_clear()
    held = list(choices(corpus, held_out=True))
    for kind in KINDS:
        own = [choice for choice in held if choice.kind == kind]
        print(f"{kind}: {_right(own, weights[kind]):.1%} of {len(own)} held out")


def _fit(kind: str, seen: Sequence[Choice], prior: float) -> dict[str, float]:
    """The weights of the features, rounded; those that are nothing are left out."""
    if not seen:
        return {}
    features = sorted({feature for choice in seen for _, found in choice.candidates for feature, _ in found})
    place = {feature: number for number, feature in enumerate(features)}
    rows = [(number, choice, name, found) for number, choice in enumerate(seen) for name, found in choice.candidates]
    table = np.zeros((len(rows), len(features)))
    for row, (_, _, _, found) in enumerate(rows):
        for feature, value in found:
            table[row, place[feature]] += value
    of = np.array([number for number, *_ in rows])
    right = np.array([name in choice.right for _, choice, name, _ in rows])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = table @ weights
        top = np.full(len(seen), -np.inf)
        np.maximum.at(top, of, sums)
        shares = np.exp(sums - top[of])
        every, meant = np.bincount(of, shares), np.bincount(of, shares * right)
        gradient = table.T @ (shares / every[of] - right * shares / meant[of]) + prior * weights
        return float(np.sum(np.log(every) - np.log(meant)) + prior / 2 * weights @ weights), gradient

    least = {feature: (value, None) for (of_kind, feature), value in _AT_LEAST.items() if of_kind == kind}
    bounds = [least.get(feature) or _BOUNDS.get(feature, (None, None)) for feature in features]
    best = minimize(loss, np.zeros(len(features)), jac=True, method="L-BFGS-B", bounds=bounds).x
    rounded = {feature: round(float(weight), 2) for feature, weight in zip(features, best, strict=True)}
    return {feature: weight for feature, weight in rounded.items() if weight}


def _right(seen: Sequence[Choice], weights: dict[str, float]) -> float:
    """The share of choices in which the likeliest candidate is right."""
    best = (max(c.candidates, key=lambda pair: sum(weights.get(f, 0.0) * v for f, v in pair[1]))[0] for c in seen)
    return sum(name in choice.right for name, choice in zip(best, seen, strict=True)) / max(1, len(seen))


def _write(weights: dict[str, dict[str, float]], output: Path) -> None:
    yaml = YAML()
    yaml.width = 120
    with output.open("w", encoding="utf-8") as file:
        yaml.dump({"weights": weights, "margin": dict.fromkeys(KINDS, _MARGIN)}, file)


if __name__ == "__main__":
    typer.run(main)
