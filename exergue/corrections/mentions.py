"""Single names as editors corrected them: whom they mean, that they are none, or that the program missed them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from exergue.authority.decisions import NOBODY, MentionCorrection
from exergue.corrections.selectors import found
from exergue.errors import Problem
from exergue.model import AnnotatedArticle, Label, Mention, Quotation, Role, TextSpan
from exergue.resolution.spelling import plain

GENERATOR = "editor"


def pinned(id: str) -> str:
    """The entity that stands for an identity of the site within an article: no annotator gives such a one."""
    return f"={id}"


def pin_of(entity: str) -> str:
    """The id of the site that an entity of an article is bound to, "" for none."""
    return entity[1:] if entity.startswith("=") else ""


def correct_mention(
    annotated: AnnotatedArticle, correction: MentionCorrection, labels: Mapping[str, Label]
) -> tuple[AnnotatedArticle, list[Problem]]:
    """The article with the correction made, or the same one and what is wrong; `labels` are those of all ids."""
    places = _apart(found(correction.selector, annotated.article), annotated)
    if problem := unclear(correction, places, annotated):
        return annotated, [problem]
    for span in places:
        problem = _obstacle(annotated, correction, span)
        if problem:
            return annotated, [problem]
        if correction.entity == NOBODY:
            annotated = _without(annotated, span)
        else:
            annotated = _with(annotated, span, correction, labels)
    return annotated, []


def _apart(places: Sequence[TextSpan], annotated: AnnotatedArticle) -> tuple[TextSpan, ...]:
    """The places that are no part of a longer name, if there are any: « Milley » is not the one of « Jean Milley »."""
    names = [mention.span for mention in annotated.mentions]
    apart = tuple(span for span in places if not any(name.holds(span) and name != span for name in names))
    return apart or tuple(places)


def unclear(correction: MentionCorrection, places: Sequence[TextSpan], annotated: AnnotatedArticle) -> Problem | None:
    """What to say where the words stand nowhere, or in more places than one."""
    words, file = correction.selector.exact, annotated.article.path
    if not places:
        return correction.at.problem(f'"{words}" does not stand (any more) in {file}{_around(correction)}')
    if len(places) > 1 and not correction.selector.every:
        hint = "expected `prefix` or `suffix` to say which, or `every: true`"
        return correction.at.problem(f'"{words}" stands {len(places)} times in {file}{_around(correction)}; {hint}')
    return None


def _around(correction: MentionCorrection) -> str:
    selector = correction.selector
    return " with these words around it" if selector.prefix or selector.suffix else ""


def _obstacle(annotated: AnnotatedArticle, correction: MentionCorrection, span: TextSpan) -> Problem | None:
    text = annotated.article.text
    if any(protected.meets(span) for protected in annotated.article.protected):
        return correction.at.problem(f'"{span.of(text)}" stands in code or in an address, where no name is marked')
    meeting = [mention.span for mention in annotated.mentions if mention.span.meets(span)]
    if correction.entity == NOBODY and meeting and not any(map(span.holds, meeting)):
        return correction.at.problem(f'"{span.of(text)}" is part of a name; expected "{meeting[0].of(text)}"')
    return None


def _without(annotated: AnnotatedArticle, span: TextSpan) -> AnnotatedArticle:
    """`annotated` without the names in `span`, and without what hung on them alone."""
    kept = tuple(mention for mention in annotated.mentions if not span.holds(mention.span))
    gone = {m.entity for m in annotated.mentions} - {m.entity for m in kept}
    return replace(
        annotated,
        mentions=kept,
        quotations=tuple(
            replace(q, speakers=tuple(s for s in q.speakers if s not in gone)) for q in annotated.quotations
        ),
        roles=tuple(role for role in annotated.roles if role.entity not in gone),
    )


def _with(
    annotated: AnnotatedArticle, span: TextSpan, correction: MentionCorrection, labels: Mapping[str, Label]
) -> AnnotatedArticle:
    meeting = [mention for mention in annotated.mentions if mention.span.meets(span)]
    same = next((mention for mention in meeting if mention.span == span), None)
    label = correction.label or labels[correction.entity]
    entity = pinned(correction.entity) if correction.entity else _of_its_form(annotated, span, label)
    return with_mention(annotated, Mention(span, label, entity, same.generator if same else GENERATOR, 1.0))


def with_mention(annotated: AnnotatedArticle, mention: Mention) -> AnnotatedArticle:
    """`annotated` with a confirmed mention in the place of those that it meets, and what hung on these hung on it."""
    mention = replace(mention, status="confirmed")
    before = [other for other in annotated.mentions if other.span.meets(mention.span)]
    others = [other for other in annotated.mentions if not other.span.meets(mention.span)]
    left = {other.entity for other in others}
    gone = {other.entity for other in before} - left
    return replace(
        annotated,
        mentions=tuple(sorted([*others, mention], key=lambda m: (m.span, m.label))),
        quotations=tuple(_quotation(q, mention, before, gone) for q in annotated.quotations),
        roles=tuple(_role(role, mention, before, others, gone) for role in annotated.roles),
    )


def _quotation(quotation: Quotation, mention: Mention, before: Sequence[Mention], gone: set[str]) -> Quotation:
    """`quotation` said by the bearer of `mention` where this is its source, or the only one that is left."""
    moved = set(gone)
    source = quotation.source
    names_speaker = source is not None and source.holds(mention.span)
    stands_for = any(quotation.antecedent == other.span for other in before)
    if names_speaker or stands_for:
        moved |= {other.entity for other in before}
    speakers = tuple(dict.fromkeys(mention.entity if s in moved else s for s in quotation.speakers))
    if names_speaker and not speakers:
        speakers = (mention.entity,)
    antecedent = mention.span if stands_for else quotation.antecedent
    return replace(quotation, speakers=speakers, antecedent=antecedent)


def _role(role: Role, mention: Mention, before: Sequence[Mention], others: Sequence[Mention], gone: set[str]) -> Role:
    """`role` with the bearer of `mention` where it is the nearest of those that may have had it."""
    if role.entity not in {other.entity for other in before}:
        return role
    rivals = [_distance(role.span, other.span) for other in others if other.entity == role.entity]
    nearest = not rivals or _distance(role.span, mention.span) < min(rivals)
    return replace(role, entity=mention.entity) if nearest or role.entity in gone else role


def _distance(one: TextSpan, other: TextSpan) -> int:
    return max(other.start - one.end, one.start - other.end, 0)


def _of_its_form(annotated: AnnotatedArticle, span: TextSpan, label: Label) -> str:
    """The entity that the article has for what is so called, or a new one."""
    text = annotated.article.text
    form = plain(span.of(text))
    same = (m.entity for m in annotated.mentions if m.label == label and plain(m.span.of(text)) == form)
    return next(same, f"{label.lower()} {form}")
