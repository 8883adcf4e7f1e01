"""Single quotations as editors corrected them: their speaker, their kind, where they begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from exergue.authority.decisions import NOBODY, QuotationCorrection
from exergue.corrections.mentions import GENERATOR, pinned
from exergue.corrections.selectors import found, words_found
from exergue.errors import Problem
from exergue.model import AnnotatedArticle, Quotation, TextSpan


class _Unclear(Exception):
    """The correction can't be made; the message says why."""


def correct_quotation(
    annotated: AnnotatedArticle, correction: QuotationCorrection
) -> tuple[AnnotatedArticle, list[Problem]]:
    """The article with the correction made, or the same one and what is wrong."""
    try:
        before = _meant(annotated, correction)
        after = _bounded(annotated, correction, _said(before, correction))
    except _Unclear as error:
        return annotated, [correction.at.problem(str(error))]
    others = (q for q in annotated.quotations if q is not before)
    kept = [q for q in others if not _taken_in(q, before, after)]
    quotations = sorted([*kept, after], key=lambda quotation: quotation.contents)
    return replace(annotated, quotations=tuple(quotations)), []


def _meant(annotated: AnnotatedArticle, correction: QuotationCorrection) -> Quotation:
    """The one quotation that holds the words, or a new one of them if the correction gives its kind."""
    words, file = correction.selector.exact, annotated.article.path
    places = found(correction.selector, annotated.article)
    if not places:
        raise _Unclear(f'"{words}" does not stand (any more) in {file}, or not with these words around it')
    holding = list(dict.fromkeys(q for span in places for q in _around(span, annotated.quotations)))
    if len(holding) > 1:
        hint = "expected more of its words, or `prefix` or `suffix`"
        raise _Unclear(f'"{words}" stands in {len(holding)} quotations of {file}; {hint}')
    if holding:
        return holding[0]
    if not correction.kind:
        raise _Unclear(f'"{words}" is in no quotation of {file}; expected its `kind` if it should be one')
    if len(places) > 1:
        raise _Unclear(f'"{words}" stands {len(places)} times in {file}; expected `prefix` or `suffix` to say which')
    return Quotation((places[0],), correction.kind, generator=GENERATOR)


def _around(span: TextSpan, quotations: Iterable[Quotation]) -> Iterator[Quotation]:
    """The innermost quotation that the words are wholly in; else those that they meet."""
    holding = [q for q in quotations if q.span.holds(span)]
    if holding:
        yield min(holding, key=lambda q: (q.span.end - q.span.start, q.contents))
    else:
        yield from (q for q in quotations if any(part.meets(span) for part in q.contents))


def _said(quotation: Quotation, correction: QuotationCorrection) -> Quotation:
    kind = correction.kind or quotation.kind
    quotation = replace(quotation, kind=kind, status="confirmed", confidence=1.0)
    if not (correction.speaker or correction.speaker_text):
        return quotation
    known = correction.speaker if correction.speaker != NOBODY else ""
    return replace(
        quotation,
        speakers=(pinned(known),) if known else (),
        speaker_text=correction.speaker_text,
        generator=f"{quotation.generator.partition(':')[0]}: {GENERATOR}",
        antecedent=None,
        parse="",
    )


def _bounded(annotated: AnnotatedArticle, correction: QuotationCorrection, quotation: Quotation) -> Quotation:
    """`quotation` from the words with which it begins to those with which it ends."""
    start, end = quotation.span.start, quotation.span.end
    if correction.begins:
        start = _nearby(annotated, quotation, correction.begins).start
    if correction.ends:
        end = _nearby(annotated, quotation, correction.ends).end
    if start >= end:
        raise _Unclear(f'"{correction.ends}" stands before "{correction.begins}"; expected the words where it ends')
    whole = [*quotation.contents]
    whole[0] = TextSpan(min(start, whole[0].start), whole[0].end)
    whole[-1] = TextSpan(whole[-1].start, max(end, whole[-1].end))
    parts = (TextSpan(max(part.start, start), min(part.end, end)) for part in whole)
    contents = tuple(piece for part in parts if part.start < part.end for piece in _around_cues(part, quotation))
    if not contents:
        raise _Unclear("leaves nothing of the quotation; expected `kind: none` if it is none")
    return replace(quotation, contents=contents)


def _around_cues(part: TextSpan, quotation: Quotation) -> Iterator[TextSpan]:
    """`part` less the words that say who speaks, where these now lie inside it."""
    start = part.start
    for cue in sorted(quotation.cue):
        if part.holds(cue) and start < cue.start:
            yield TextSpan(start, cue.start)
            start = cue.end
    if start < part.end:
        yield TextSpan(start, part.end)


def _nearby(annotated: AnnotatedArticle, quotation: Quotation, words: str) -> TextSpan:
    """The only place of the words in the paragraphs of the quotation."""
    leaves = [leaf.span for leaf in annotated.article.leaves if leaf.span.meets(quotation.span)]
    places = [span for span in words_found(words, annotated.article) if any(leaf.holds(span) for leaf in leaves)]
    if len(places) != 1:
        stand = f"stands {len(places)} times" if places else "does not stand"
        raise _Unclear(f'"{words}" {stand} in the paragraph of the quotation; expected words that stand there once')
    return places[0]


def _taken_in(other: Quotation, before: Quotation, after: Quotation) -> bool:
    """Whether `other`, which stood beside the quotation, would now lie in it or across its end."""
    return other.status != "confirmed" and other.span.meets(after.span) and not other.span.meets(before.span)
