"""Articles in, annotated articles out: the pipeline, its order, and the return from spaCy to our own values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from exergue.annotate import coreference, entities, extensions, marks, roles, sentences, source_roles, speech
from exergue.annotate.extensions import ROLES
from exergue.annotate.offsets import SeenText, see
from exergue.annotate.tokenization import TokenWords, press_tokenizer
from exergue.language import read
from exergue.model import AnnotatedArticle, Article, Label, Mention, Quotation, Role, TextSpan

# The order in which the components run; each is registered by the module imported above.
PIPELINE = (
    "exergue_sentences",
    "exergue_entities",
    "exergue_coreference",
    "exergue_roles",
    "exergue_marks",
    "exergue_quotations",
    "exergue_speakers",
    "exergue_source_roles",
)
_REGISTERED = (sentences, entities, coreference, roles, marks, speech, source_roles)

extensions.register()


@cache
def load(language: str) -> Language:
    """The pipeline of a language that has a pack under `exergue/language/`; made once."""
    nlp = spacy.blank(language)
    nlp.tokenizer = press_tokenizer(nlp, read(language, "tokens", TokenWords))
    for component in PIPELINE:
        nlp.add_pipe(component)
    return nlp


def annotate(articles: Iterable[Article]) -> Iterator[AnnotatedArticle]:
    """Each article with its layers, in the order given."""
    for article in articles:
        yield _annotated(article)


def _annotated(article: Article) -> AnnotatedArticle:
    seen = see(article)
    nlp = load(article.language)
    doc = nlp.make_doc(seen.text)
    doc._.blocks = seen.blocks
    doc._.protected = seen.protected
    doc._.emphasis = seen.emphasis
    for _, component in nlp.pipeline:
        doc = component(doc)
    return AnnotatedArticle(
        article=article,
        mentions=_mentions(doc, seen),
        quotations=_quotations(doc, seen, article.text),
        roles=_roles(doc, seen),
        sentences=_sentences(doc, seen),
    )


def _mentions(doc: Doc, seen: SeenText) -> tuple[Mention, ...]:
    return tuple(
        Mention(
            span=seen.source(TextSpan(ent.start_char, ent.end_char)),
            label=cast(Label, ent.label_),
            entity=ent.ent_id_,
            generator=ent._.generator,
            confidence=ent._.confidence,
        )
        for ent in doc.ents
    )


def _roles(doc: Doc, seen: SeenText) -> tuple[Role, ...]:
    roles = (Role(seen.source(TextSpan(span.start_char, span.end_char)), span.id_) for span in doc.spans.get(ROLES, ()))
    return tuple(sorted(roles, key=lambda role: (role.span, role.entity)))


def _as_written(words: str, seen: SeenText, text: str) -> str:
    """Words of the seen text in the article's own characters."""
    start = seen.text.find(words) if words else -1
    return seen.source(TextSpan(start, start + len(words))).of(text) if start >= 0 else words


def _quotations(doc: Doc, seen: SeenText, text: str) -> tuple[Quotation, ...]:
    found = (
        replace(
            quotation,
            contents=tuple(map(seen.source, quotation.contents)),
            cue=tuple(map(seen.source, quotation.cue)),
            source=seen.source(quotation.source) if quotation.source else None,
            antecedent=seen.source(quotation.antecedent) if quotation.antecedent else None,
            speaker_text=_as_written(quotation.speaker_text, seen, text),
        )
        for quotation in doc._.quotations
    )
    return tuple(sorted(found, key=lambda quotation: quotation.contents))


def _sentences(doc: Doc, seen: SeenText) -> tuple[TextSpan, ...]:
    trimmed = ((sent.start_char, sent.start_char + len(sent.text.rstrip())) for sent in doc.sents)
    return tuple(seen.source(TextSpan(start, end)) for start, end in trimmed if start < end)
