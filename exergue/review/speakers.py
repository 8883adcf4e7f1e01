"""Quotations of which the program does not know who speaks, with those who stand nearest."""

from __future__ import annotations

from collections.abc import Iterator

from exergue.authority.decisions import NOBODY, Selector
from exergue.corpus import Utterance, Views
from exergue.corrections.selectors import found
from exergue.lines import one_line
from exergue.model import AnnotatedArticle, Quotation, TextSpan
from exergue.review.suggestion import CORRECTIONS, Evidence, Line, Suggestion, entry

_ENOUGH = 6  # words that mostly tell a quotation from all others
_NEAREST = 3
_LONG = 200  # characters of quoted words that count as one place more


def speakers(views: Views) -> Iterator[Suggestion]:
    """Quotations without a speaker; the line gives each to who is named nearest, its comment the next ones."""
    for utterance in views.utterances:
        quotation = utterance.quotation
        if quotation.speakers or quotation.speaker_text or quotation.status != "automatic":
            continue
        words = _telling(utterance.annotated, quotation)
        if words:
            yield _suggestion(utterance, words)


def _suggestion(utterance: Utterance, words: str) -> Suggestion:
    annotated, quotation = utterance.annotated, utterance.quotation
    near = _nearest(annotated, quotation)
    keys = {"article": annotated.article.id, "quotation": words, "speaker": near[0] if near else NOBODY}
    others = (*near[1:], NOBODY) if near else ()
    return Suggestion(
        topic="speaker",
        words={"one": words},
        doubt=1.0,
        impact=1 + (quotation.span.end - quotation.span.start) // _LONG,
        lines=(Line(CORRECTIONS, entry(keys), others),),
        evidence=(Evidence(annotated, quotation.contents[0]),),
    )


def _telling(annotated: AnnotatedArticle, quotation: Quotation) -> str:
    """The first words of the quotation, as many as tell it from others; "" if none do."""
    article, part = annotated.article, quotation.contents[0]
    leaf = next((leaf.span for leaf in article.leaves if leaf.span.start <= part.start < leaf.span.end), part)
    words = TextSpan(part.start, min(part.end, leaf.end)).of(article.text).split()
    for count in (_ENOUGH, 2 * _ENOUGH, len(words)):
        telling = one_line(" ".join(words[:count]))
        places = found(Selector(telling), article) if telling else ()
        if [q for q in annotated.quotations if any(q.span.holds(place) for place in places)] == [quotation]:
            return telling
    return ""


def _nearest(annotated: AnnotatedArticle, quotation: Quotation) -> list[str]:
    """The people, then organisations, named nearest to the quotation but not in it; ids of the site."""
    outside = [m for m in annotated.mentions if m.entity and m.label in ("PER", "ORG")]
    outside = [m for m in outside if not quotation.span.meets(m.span)]
    by_distance = sorted(outside, key=lambda m: (m.label != "PER", _distance(m.span, quotation.span), m.span))
    return list(dict.fromkeys(mention.entity for mention in by_distance))[:_NEAREST]


def _distance(one: TextSpan, other: TextSpan) -> int:
    return max(other.start - one.end, one.start - other.end, 0)
