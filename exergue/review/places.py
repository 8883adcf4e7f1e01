"""Doubts on places: those that the gazetteer does not have, and those of which it has several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exergue.corpus import Occurrence, Views
from exergue.gazetteer import GazetteerPlace, lookup
from exergue.model import Corpus, Merge, Place
from exergue.reading.slugs import slug_from
from exergue.review.occurrences import every, form, free, sentences
from exergue.review.suggestion import CORRECTIONS, PLACES, Line, Suggestion, entry

_SURE = 0.85  # a choice among homonyms from which on nobody need look
_NEAR = 1.0  # degrees


def places(corpus: Corpus, views: Views) -> Iterator[Suggestion]:
    """Places that may be none, and places that may be others of their name."""
    known = {number: place.id for place in corpus.places for name, number in place.identifiers if name == "geonames"}
    taken = set(views.identities)
    for place in corpus.places:
        occurrences = [o for o in views.occurrences.get(place.id, ()) if o.mention.status == "automatic"]
        if not occurrences or place.status != "automatic":
            continue
        if place.latitude is None:
            yield _unknown(place, occurrences)
        for merge in place.merges:
            if merge.confidence < _SURE and any(reason.ground == "likeliest_place" for reason in merge.reasons):
                yield from _homonym(place, merge, occurrences, known, taken)


def _unknown(place: Place, occurrences: Sequence[Occurrence]) -> Suggestion:
    mean = sum(o.mention.confidence for o in occurrences) / len(occurrences)
    lines = dict.fromkeys(every(occurrence, "nobody") for occurrence in occurrences)
    return Suggestion(
        topic="place",
        words={"one": place.name},
        doubt=max(0.1, 1 - mean),
        impact=len(occurrences),
        lines=tuple(Line(CORRECTIONS, line, ("as: place", "as: person", "as: organization")) for line in lines),
        evidence=tuple(sentences(occurrences)),
    )


def _homonym(
    place: Place, merge: Merge, occurrences: Iterable[Occurrence], known: dict[str, str], taken: set[str]
) -> Iterator[Suggestion]:
    """The likeliest of the other places of the name; `known` are the ids of places by their number in GeoNames."""
    meant = [o for o in occurrences if o.annotated.article.id in merge.articles and form(o) in merge.forms]
    other = _likeliest_other(place, merge, meant)
    if other is None:
        return
    name = ", ".join(dict.fromkeys((other.name, *other.within[-1:])))
    id, lines = known.get(other.geonames, ""), []
    if not id:
        id = free(slug_from(name), taken)
        # No two entries may have one name.
        keys = {"id": id, "name": name if id == slug_from(name) else f"{name} ({id})"}
        lines = [Line(PLACES, entry({**keys, "same_as": {"geonames": other.geonames}}))]
    corrections = dict.fromkeys(every(occurrence, id) for occurrence in meant)
    yield Suggestion(
        topic="place",
        words={"one": place.name, "other": name},
        doubt=1 - merge.confidence,
        impact=len(meant),
        lines=(*lines, *(Line(CORRECTIONS, line, (f"is: {place.id}",)) for line in corrections)),
        evidence=tuple(sentences(meant)),
    )


def _likeliest_other(place: Place, merge: Merge, meant: Sequence[Occurrence]) -> GazetteerPlace | None:
    own = dict(place.identifiers).get("geonames", "")
    language = meant[0].annotated.article.language if meant else ""
    found = (other for form in merge.forms for other in lookup(form, language) if other.geonames not in ("", own))
    return next((other for other in found if not _is_near(place, other)), None)


def _is_near(place: Place, other: GazetteerPlace) -> bool:
    """Whether two places of one name lie in one another, as a town and its region do: then either will do."""
    if place.latitude is None or place.longitude is None or other.latitude is None or other.longitude is None:
        return False
    return abs(place.latitude - other.latitude) < _NEAR and abs(place.longitude - other.longitude) < _NEAR
