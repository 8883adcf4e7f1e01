"""Doubts on who is who: two pages that may be one, one that may be two, names that stand only once, places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from exergue.authority import Authority
from exergue.authority.decisions import Different
from exergue.corpus import Views
from exergue.model import Corpus, Merge, Person
from exergue.resolution.buckets import family_sounds
from exergue.resolution.likeness import ENOUGH, at_odds, likeness, shortening
from exergue.resolution.names import PersonName, person_name
from exergue.review.likenesses import like_things
from exergue.review.occurrences import every, form, free, sentences
from exergue.review.places import places
from exergue.review.suggestion import CORRECTIONS, PERSONS, Line, Suggestion, entry, pointed_at

_SURE = 0.85  # a merge, or a name, from which on nobody need look
_BEARERS = 3  # of a bare surname, the most named, that are suggested
_NEAR = 1.0  # degrees
_SENTENCES = 2  # of evidence on each side


def merges(corpus: Corpus, views: Views, authority: Authority) -> Iterator[Suggestion]:
    """Two that may be one: alike in name, never named in one article, and not held apart by an editor."""
    held_apart = (c.ids for c in authority.corrections if isinstance(c, Different))
    apart = {frozenset(pair) for ids in held_apart for pair in combinations(ids, 2)}
    for one, other, alike in (*_pairs(corpus.persons), *like_things(corpus.organizations), *like_things(corpus.places)):
        named = [{a.article.id for a in views.articles_of(identity.id)} for identity in (one, other)]
        if named[0] & named[1] or frozenset((one.id, other.id)) in apart:
            continue
        first, second = sorted((one, other), key=lambda p: (-views.mentions_of(p.id), p.id))
        yield Suggestion(
            topic="merge",
            words={"one": first.name, "other": second.name},
            doubt=alike,
            impact=views.mentions_of(second.id),
            lines=(Line(CORRECTIONS, entry({"same": [first.id, second.id]})),),
            evidence=(
                *sentences(views.occurrences.get(first.id, ())),
                *sentences(views.occurrences.get(second.id, ())),
            ),
        )


def _pairs(persons: Sequence[Person]) -> Iterator[tuple[Person, Person, float]]:
    """People with like names and how alike these are, from 0 to 1; of a bare name the most named bearers only."""
    by_sound: dict[str, list[Person]] = defaultdict(list)
    names = {person.id: person_name(person.name) for person in persons}
    for person in persons:
        for sound in family_sounds(names[person.id]):
            by_sound[sound].append(person)
    met: set[frozenset[str]] = set()
    for person in persons:
        near = {other.id: other for sound in family_sounds(names[person.id]) for other in by_sound[sound]}
        alike = [
            (_alike(names[person.id], names[other.id]), other)
            for other in near.values()
            if other is not person and {person.gender, other.gender} != {"f", "m"}
        ]
        likely = sorted((pair for pair in alike if pair[0]), key=lambda pair: (-pair[0], -_count(pair[1]), pair[1].id))
        for degree, other in likely[:_BEARERS]:
            if frozenset((person.id, other.id)) not in met:
                met.add(frozenset((person.id, other.id)))
                yield person, other, degree / len(likely[:_BEARERS])


def _count(person: Person) -> int:
    return sum(variant.count for variant in person.variants)


def _alike(one: PersonName, other: PersonName) -> float:
    if at_odds(one, other):
        return 0.0
    reasons = (likeness(one, other), shortening(one, other), shortening(other, one))
    weights = [reason.weight / ENOUGH for reason in reasons if reason]
    return min(1.0, max(0.3, max(weights))) if weights else 0.0


def splits(corpus: Corpus, views: Views) -> Iterator[Suggestion]:
    """People of whose names some were joined on little evidence."""
    taken = set(views.identities)
    for person in corpus.persons:
        for merge in person.merges:
            if merge.confidence < _SURE and (suggestion := _split(person, merge, views, taken)):
                yield suggestion


def _split(person: Person, merge: Merge, views: Views, taken: set[str]) -> Suggestion | None:
    joined = [
        occurrence
        for occurrence in views.occurrences.get(person.id, ())
        if occurrence.annotated.article.id in merge.articles and form(occurrence) in merge.forms
    ]
    if not joined:
        return None
    id = free(person.id, taken)
    lines = [Line(PERSONS, entry({"id": id, "name": f"{merge.forms[-1]} ({id})"}))]
    lines += [
        Line(CORRECTIONS, line, (f"is: {person.id}",))
        for line in dict.fromkeys(every(occurrence, id) for occurrence in joined)
    ]
    return Suggestion(
        topic="split",
        words={"one": person.name, "other": ", ".join(merge.forms)},
        doubt=1 - merge.confidence,
        impact=len(joined),
        lines=tuple(lines),
        evidence=tuple(sentences(joined)),
    )


def once(corpus: Corpus, views: Views) -> Iterator[Suggestion]:
    """People whose name stands once on the site, and may be none."""
    for person in corpus.persons:
        occurrences = views.occurrences.get(person.id, ())
        if len(occurrences) != 1 or person.status != "automatic":
            continue
        mention = occurrences[0].mention
        keys = pointed_at(occurrences[0].annotated, mention.span)
        if mention.status == "automatic" and mention.confidence < _SURE and keys is not None:
            article = occurrences[0].annotated.article.id
            line = entry({"article": article, "mention": form(occurrences[0]), **keys, "is": "nobody"})
            yield Suggestion(
                topic="once",
                words={"one": person.name},
                doubt=1 - mention.confidence,
                impact=1,
                lines=(Line(CORRECTIONS, line, ("as: person",)),),
                evidence=tuple(sentences(occurrences)),
            )


def all_of(corpus: Corpus, views: Views, authority: Authority) -> Iterator[Suggestion]:
    """All doubts on identities."""
    yield from merges(corpus, views, authority)
    yield from splits(corpus, views)
    yield from once(corpus, views)
    yield from places(corpus, views)
