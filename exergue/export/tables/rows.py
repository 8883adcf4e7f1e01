"""The rows of each table. What is not known is None."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from exergue.export.collection import Collection
from exergue.export.tables.table import Row
from exergue.markup.targets import external
from exergue.model import AnnotatedArticle, Identity, Person, Place, Quotation, TextSpan
from exergue.registers import REGISTERS

KINDS = {"per": "person", "loc": "place", "org": "organization"}


def articles(collection: Collection) -> Iterator[Row]:
    """One an article, newest first."""
    for annotated in collection.corpus.articles:
        article = annotated.article
        files = collection.addresses.files(article.id)
        yield (
            article.id,
            article.title,
            article.date.isoformat() if article.date else None,
            article.outlet or None,
            article.authors,
            article.tags,
            article.language,
            external(article.url) or None,
            article.license or None,
            collection.site(collection.addresses.article(article.id)),
            collection.site(files.text),
            collection.site(files.tei),
            len(article.text),
            article.text,
        )


def entities(collection: Collection) -> Iterator[Row]:
    """People, places, organisations, each kind by id."""
    views = collection.views
    for identity in collection.identities:
        page = collection.addresses.identity(identity.id)
        yield (
            identity.id,
            KINDS[collection.addresses.kind(identity.id)],
            identity.name,
            identity.sort_name,
            *_of_kind(identity),
            identity.note or None,
            identity.status,
            identity.noindex,
            collection.site(page) if page else None,
            views.mentions_of(identity.id),
            len(views.naming.get(identity.id, ())),
            len(views.said_by.get(identity.id, ())),
        )


def variants(collection: Collection) -> Iterator[Row]:
    """The forms under which each is named."""
    for identity in collection.identities:
        yield from ((identity.id, variant.form, variant.count) for variant in identity.variants)


def identifiers(collection: Collection) -> Iterator[Row]:
    """The numbers of each in registers."""
    for identity in collection.identities:
        for register, number in identity.identifiers:
            yield identity.id, register, number, REGISTERS[register].address.format(number)


def merges(collection: Collection) -> Iterator[Row]:
    """Why names in several articles were taken for one bearer's."""
    for identity in collection.identities:
        for merge in identity.merges:
            reasons = tuple({"ground": r.ground, "weight": r.weight, "words": list(r.words)} for r in merge.reasons)
            yield identity.id, merge.forms, merge.articles, merge.confidence, reasons


def mentions(collection: Collection) -> Iterator[Row]:
    """The names in each article, as the text runs."""
    for annotated in collection.corpus.articles:
        article = annotated.article
        anchors = collection.views.anchors[article.id].mentions
        for anchor, mention in zip(anchors, annotated.mentions, strict=True):
            yield (
                f"{article.id}#{anchor}",
                article.id,
                anchor,
                *_placed(article.text, mention.span),
                mention.label,
                mention.entity or None,
                mention.generator,
                mention.confidence,
                mention.status,
            )


def quotations(collection: Collection) -> Iterator[Row]:
    """The quotations of each article, as the text runs."""
    for annotated, anchor, quotation in _quotations(collection):
        text, (rule, _, sieve) = annotated.article.text, quotation.generator.partition(": ")
        yield (
            f"{annotated.article.id}#{anchor}",
            annotated.article.id,
            anchor,
            quotation.span.start,
            quotation.span.end,
            _joined(text, quotation.contents),
            quotation.kind,
            _joined(text, quotation.cue) or None,
            quotation.source.of(text) or None if quotation.source else None,
            _antecedent(collection, annotated, quotation),
            quotation.parse or None,
            quotation.speaker_text or None,
            rule or None,
            sieve or None,
            quotation.confidence,
            quotation.status,
        )


def quotation_spans(collection: Collection) -> Iterator[Row]:
    """The parts of each quotation, and the words that it was attributed by."""
    for annotated, anchor, quotation in _quotations(collection):
        named = {
            "part": quotation.contents,
            "cue": quotation.cue,
            "source": (quotation.source,) if quotation.source else (),
            "antecedent": (quotation.antecedent,) if quotation.antecedent else (),
        }
        for what, spans in named.items():
            for number, span in enumerate(spans, 1):
                id = f"{annotated.article.id}#{anchor}"
                yield id, what, number, *_placed(annotated.article.text, span)


def speakers(collection: Collection) -> Iterator[Row]:
    """Who says each quotation."""
    for annotated, anchor, quotation in _quotations(collection):
        for speaker in dict.fromkeys(quotation.speakers):
            yield f"{annotated.article.id}#{anchor}", speaker


def roles(collection: Collection) -> Iterator[Row]:
    """The words of each article that say what somebody is."""
    for annotated in collection.corpus.articles:
        for role in annotated.roles:
            yield annotated.article.id, role.entity, *_placed(annotated.article.text, role.span)


def _quotations(collection: Collection) -> Iterator[tuple[AnnotatedArticle, str, Quotation]]:
    for annotated in collection.corpus.articles:
        anchors = collection.views.anchors[annotated.article.id].quotations
        for anchor, quotation in zip(anchors, annotated.quotations, strict=True):
            yield annotated, anchor, quotation


def _of_kind(identity: Identity) -> Row:
    """Roles and gender of a person; kind, country, position and holders of a place."""
    if isinstance(identity, Person):
        roles = tuple(role.text for role in identity.roles if role.heads)
        return roles, identity.gender or None, None, None, None, None, ()
    if isinstance(identity, Place):
        position = identity.latitude, identity.longitude
        return (), None, identity.kind or None, identity.country or None, *position, identity.within
    return (), None, None, None, None, None, ()


def _placed(text: str, span: TextSpan) -> tuple[int, int, str]:
    return span.start, span.end, span.of(text)


def _joined(text: str, spans: tuple[TextSpan, ...]) -> str:
    return " […] ".join(span.of(text) for span in spans)


def _antecedent(collection: Collection, annotated: AnnotatedArticle, quotation: Quotation) -> str | None:
    """The id of the mention that a pronoun or description was taken to stand for."""
    if quotation.antecedent is None:
        return None
    at = bisect_left(annotated.mentions, quotation.antecedent.start, key=lambda mention: mention.span.start)
    if at == len(annotated.mentions) or annotated.mentions[at].span != quotation.antecedent:
        return None
    return f"{annotated.article.id}#{collection.views.anchors[annotated.article.id].mentions[at]}"
