"""Where an identity is named: the evidence for a suggestion, and the lines that correct each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exergue.corpus import Occurrence
from exergue.resolution.spelling import shown
from exergue.review.suggestion import Evidence, entry

_SENTENCES = 2  # of evidence on each side


def form(occurrence: Occurrence) -> str:
    """The name as it stands there."""
    return shown(occurrence.mention.span.of(occurrence.annotated.article.text))


def every(occurrence: Occurrence, id: str) -> str:
    """The line that gives the name, wherever its article has it, to an id."""
    article = occurrence.annotated.article
    return entry({"article": article.id, "mention": form(occurrence), "every": True, "is": id})


def sentences(occurrences: Iterable[Occurrence]) -> Iterator[Evidence]:
    """The first places, each of another article."""
    first: dict[str, Occurrence] = {}
    for occurrence in occurrences:
        first.setdefault(occurrence.annotated.article.id, occurrence)
    for occurrence in list(first.values())[:_SENTENCES]:
        yield Evidence(occurrence.annotated, occurrence.mention.span)


def free(id: str, taken: set[str]) -> str:
    """`id`, or with a number if it is `taken`; then it is taken itself."""
    number, unlike = 1, id
    while unlike in taken:
        number += 1
        unlike = f"{id}-{number}"
    taken.add(unlike)
    return unlike
