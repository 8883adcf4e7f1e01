"""Corrections of editors, made on the annotated articles before these are read across.

Two steps, since a correction may name an id that no entry gives but the program itself: first the articles are
resolved as they are, to know who is who, then again under what the corrections bind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from exergue.authority import Authority
from exergue.authority.decisions import (
    LABELS,
    NOBODY,
    Correction,
    Different,
    MentionCorrection,
    QuotationCorrection,
    Same,
)
from exergue.corrections.mentions import correct_mention, pin_of
from exergue.corrections.quotations import correct_quotation
from exergue.corrections.subjects import Known
from exergue.corrections.unions import unions
from exergue.errors import Problem
from exergue.hints import nearest
from exergue.model import AnnotatedArticle, Corpus, Label
from exergue.published import Published
from exergue.resolution.claims import Rulings
from exergue.resolution.spelling import plain
from exergue.resolve import resolve

OfArticle = MentionCorrection | QuotationCorrection


@dataclass(frozen=True, slots=True)
class Corrected:
    """The articles with the corrections in them, what these bind across articles, and those that can't be made."""

    articles: tuple[AnnotatedArticle, ...]
    rulings: Rulings
    problems: tuple[Problem, ...] = ()


def corrected(
    annotated: Sequence[AnnotatedArticle], authority: Authority, published: Published, held_back: Collection[str] = ()
) -> Corrected:
    """The articles as the editors corrected them; a correction that can't be made is a problem, never passed over.

    Those of drafts, the articles that are `held_back`, wait.
    """
    due = (c for c in authority.corrections if not (isinstance(c, OfArticle) and c.article in held_back))
    authority = replace(authority, corrections=tuple(due))
    if not authority.corrections:
        return Corrected(tuple(annotated), Rulings())
    first = _as_found(annotated, authority, published)
    known = _known(first, authority)
    apart = _to_be_parted(authority.corrections, known, published)
    known = _with_parted(known, apart)
    articles, problems = _by_article(annotated, authority.corrections, known)
    homes, wrong = unions(authority.corrections, known, authority.kinds)
    named = {known.current(id) for correction in authority.corrections for id in _ids(correction)} - {""}
    homes = {id: id for id in named} | homes
    given = _given_pins(articles, homes, known)
    rulings = Rulings(
        pins={**_found_pins(annotated, first, homes), **_parting_pins(annotated, first, apart), **given},
        given=frozenset(given),
        confirmed=frozenset(home for c in authority.corrections if isinstance(c, Same) for home in _homes(c, homes)),
    )
    return Corrected(articles, rulings, (*problems, *wrong))


def _as_found(annotated: Sequence[AnnotatedArticle], authority: Authority, published: Published) -> Corpus:
    """Who is who without the corrections; not asked where these name only what has entries."""
    named = {id for correction in authority.corrections for id in _ids(correction)}
    if named <= authority.kinds.keys():
        return Corpus()
    return resolve(annotated, authority, published=published)


def _ids(correction: Correction) -> tuple[str, ...]:
    if isinstance(correction, Same | Different):
        return correction.ids
    id = correction.entity if isinstance(correction, MentionCorrection) else correction.speaker
    return (id,) if id and id != NOBODY else ()


def _known(first: Corpus, authority: Authority) -> Known:
    labels: dict[str, Label] = {id: LABELS[kind] for id, kind in authority.kinds.items()}
    of: tuple[tuple[Label, Iterable[str]], ...] = (
        ("PER", (person.id for person in first.persons)),
        ("LOC", (place.id for place in first.places)),
        ("ORG", (organization.id for organization in first.organizations)),
    )
    for label, ids in of:
        labels.update((id, label) for id in ids)
    return Known(labels, {former.id: former.now for former in first.former})


def _by_article(
    annotated: Sequence[AnnotatedArticle], corrections: Iterable[Correction], known: Known
) -> tuple[tuple[AnnotatedArticle, ...], list[Problem]]:
    """The articles with what is said of their names and quotations, in the order of the corrections."""
    names = {name: a.article.id for a in annotated for name in (a.article.slug, a.article.id)}
    made = {a.article.id: a for a in annotated}
    problems: list[Problem] = []
    for correction in corrections:
        if not isinstance(correction, MentionCorrection | QuotationCorrection):
            continue
        if correction.article not in names:
            hint = nearest(correction.article, made, listed=False)
            problems.append(correction.at.problem(f'there is no article "{correction.article}"; {hint}'))
        elif wrong := known.unknown(_ids(correction), correction.at):
            problems += wrong
        else:
            id = names[correction.article]
            made[id], wrong = _corrected(made[id], correction, known)
            problems += wrong
    return tuple(made[a.article.id] for a in annotated), problems


def _corrected(
    annotated: AnnotatedArticle, correction: OfArticle, known: Known
) -> tuple[AnnotatedArticle, list[Problem]]:
    if isinstance(correction, QuotationCorrection):
        return correct_quotation(annotated, correction)
    entity = correction.entity
    if entity and entity != NOBODY:
        entity = known.current(entity)
        if correction.label and correction.label != known.labels[entity]:
            kind = next(kind for kind, label in LABELS.items() if label == known.labels[entity])
            return annotated, [correction.at.problem(f"{entity} is a {kind}; expected no other kind in `as`")]
    return correct_mention(annotated, replace(correction, entity=entity), known.labels)


def _found_pins(
    annotated: Iterable[AnnotatedArticle], first: Corpus, homes: Mapping[str, str]
) -> dict[tuple[str, str], str]:
    """What the program took for one of the identities named in corrections, bound to what this becomes."""
    sites = {a.article.id: a for a in first.articles}
    pins: dict[tuple[str, str], str] = {}
    for found in annotated if first.articles else ():
        article = found.article.id
        for before, after in zip(found.mentions, sites[article].mentions, strict=True):
            if after.entity in homes:
                pins[article, before.entity] = homes[after.entity]
    return pins


@dataclass(frozen=True, slots=True)
class _Parted:
    """An id that was published and has since become part of `home`, by the name under which it was published."""

    id: str
    home: str
    form: str


def _to_be_parted(corrections: Iterable[Correction], known: Known, published: Published) -> tuple[_Parted, ...]:
    """The ids that an editor holds apart from what the program now takes for the same."""
    forms = {line.id: line.form for line in published if line.kind != "article"}
    return tuple(
        _Parted(id, known.current(id), forms[id])
        for correction in corrections
        if isinstance(correction, Different)
        for id in correction.ids
        if id not in known.labels and id in forms and known.current(id) in correction.ids
    )


def _with_parted(known: Known, apart: Iterable[_Parted]) -> Known:
    labels = dict(known.labels) | {parted.id: known.labels[parted.home] for parted in apart}
    return replace(known, labels=labels)


def _parting_pins(
    annotated: Iterable[AnnotatedArticle], first: Corpus, apart: Sequence[_Parted]
) -> dict[tuple[str, str], str]:
    """What bears the name under which a parted id was published, bound to this id."""
    sites = {a.article.id: a for a in first.articles}
    by_name = {(parted.home, plain(parted.form)): parted.id for parted in apart}
    pins: dict[tuple[str, str], str] = {}
    for found in annotated if apart else ():
        article = found.article
        for before, after in zip(found.mentions, sites[article.id].mentions, strict=True):
            if id := by_name.get((after.entity, plain(before.span.of(article.text)))):
                pins[article.id, before.entity] = id
    return pins


def _given_pins(
    articles: Iterable[AnnotatedArticle], homes: Mapping[str, str], known: Known
) -> dict[tuple[str, str], str]:
    """What the corrections themselves bind."""
    pins: dict[tuple[str, str], str] = {}
    for annotated in articles:
        speakers = (speaker for quotation in annotated.quotations for speaker in quotation.speakers)
        for entity in {*speakers, *(mention.entity for mention in annotated.mentions)}:
            if id := pin_of(entity):
                current = known.current(id)
                pins[annotated.article.id, entity] = homes.get(current, current)
    return pins


def _homes(correction: Same, homes: Mapping[str, str]) -> Iterator[str]:
    yield from (homes[id] for id in correction.ids if id in homes)
