"""What was joined to make an identity, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from exergue.model import Merge, Reason
from exergue.resolution.clusters import Cluster
from exergue.resolution.likeness import ENOUGH
from exergue.resolution.support import total

_EDITOR = Reason("editor", 1.0)
_SAME_NAME = Reason("same_name", 4.0)
_SURE_FORM = 1.5  # what a likeness that decides by itself adds


def merges(clusters: Sequence[Cluster], articles: Mapping[int, str]) -> tuple[Merge, ...]:
    """The joined names of an identity, those of one reason together, the surest first; `articles` are ids by number."""
    found: dict[tuple[Reason, ...], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        found[(_EDITOR,) if cluster.entry else cluster.reasons].append(cluster)
    made = (_merge(reasons, joined, articles) for reasons, joined in _told(found))
    return tuple(sorted(made, key=lambda merge: (-merge.confidence, merge.articles, merge.forms)))


def _told(
    found: Mapping[tuple[Reason, ...], list[Cluster]],
) -> Iterator[tuple[tuple[Reason, ...], list[Cluster]]]:
    """What has reasons, and what has one name in several articles."""
    for reasons, joined in found.items():
        if reasons or len({cluster.article for cluster in joined}) > 1:
            yield reasons or (_SAME_NAME,), joined


def _merge(reasons: tuple[Reason, ...], joined: Iterable[Cluster], articles: Mapping[int, str]) -> Merge:
    forms = {variant.form for cluster in joined for variant in cluster.forms}
    return Merge(
        forms=tuple(sorted(forms)),
        articles=tuple(sorted({articles[cluster.article] for cluster in joined})),
        reasons=reasons,
        confidence=_confidence(reasons),
    )


def _confidence(reasons: Sequence[Reason]) -> float:
    """One less a half for each point of evidence; an editor is sure."""
    if _EDITOR in reasons:
        return 1.0
    sure = _SURE_FORM if reasons[0].weight == ENOUGH and reasons[0].ground != "likeliest_place" else 0.0
    return round(1 - float(0.5 ** max(0.0, total(reasons) + sure)), 2)
