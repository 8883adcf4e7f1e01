"""Articles in, annotated articles out: the pipeline, its order, and the return from spaCy to our own values."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice, pairwise
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from exergue.annotate import coreference, entities, extensions, marks, pieces, roles, sentences, source_roles, speech
from exergue.annotate.extensions import ROLES
from exergue.annotate.language_class import language_class
from exergue.annotate.offsets import SeenText, see
from exergue.annotate.tokenization import press_tokenizer_of_pack
from exergue.annotate.trained import shipped, trained
from exergue.model import AnnotatedArticle, Article, Label, Mention, Quotation, Role, TextSpan

# The order in which the components run; each is registered by the module imported above. A language without a
# trained pipeline does without that one: what follows it asks the document whether it has a parse.
PIPELINE = (
    "exergue_sentences",
    "exergue_trained",
    "exergue_entities",
    "exergue_coreference",
    "exergue_roles",
    "exergue_marks",
    "exergue_quotations",
    "exergue_speakers",
    "exergue_source_roles",
)
_REGISTERED = (sentences, pieces, entities, coreference, roles, marks, speech, source_roles)
_BATCH = 8  # articles

extensions.register()


@cache
def load(language: str, model: str = "") -> Language:
    """The pipeline of a language that has a pack under `exergue/language/`; made once.

    `model` names the spaCy pipeline in it, if that is to be another than the one shipped for the language.
    """
    pipeline = model or shipped(language)
    nlp = language_class(language)(
        vocab=trained(pipeline).vocab if pipeline else True,
        max_length=sys.maxsize,  # no limit on an article: a trained pipeline reads it in pieces, rules grow with it
        create_tokenizer=press_tokenizer_of_pack(),
    )
    for component in PIPELINE:
        if component != "exergue_trained":
            nlp.add_pipe(component)
        elif pipeline:
            nlp.add_pipe(component, config={"pipeline": pipeline})
    # What stays to the end of the program need not be looked through by every collection of garbage, which was a sixth
    # of the time of the rules.
    gc.freeze()
    return nlp


def annotate(articles: Iterable[Article], model: str = "") -> Iterator[AnnotatedArticle]:
    """Each article with its layers, in the order given; a few are read at once.

    `model` names the spaCy pipeline that reads the articles of its language instead of the shipped one.
    """
    articles = iter(articles)
    while batch := list(islice(articles, _BATCH)):
        found = {id(article): annotated for article, annotated in _annotated(batch, model)}
        yield from (found[id(article)] for article in batch)


def _annotated(batch: Sequence[Article], model: str) -> Iterator[tuple[Article, AnnotatedArticle]]:
    for language in sorted({article.language for article in batch}):
        nlp = load(language, model if model and trained(model).lang == language else "")
        pairs = [(article, see(article)) for article in batch if article.language == language]
        docs = nlp.pipe([_doc(nlp, seen) for _, seen in pairs], batch_size=_BATCH)
        for (article, seen), doc in zip(pairs, docs, strict=True):
            yield article, _layers(doc, article, seen)


def _doc(nlp: Language, seen: SeenText) -> Doc:
    doc = nlp.make_doc(seen.text)
    extensions.keep_text(doc, seen.text)
    doc._.blocks = seen.blocks
    doc._.protected = seen.protected
    doc._.emphasis = seen.emphasis
    doc._.quoted = seen.quoted
    return doc


def _layers(doc: Doc, article: Article, seen: SeenText) -> AnnotatedArticle:
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
    """Read at once: going over the sentences of a document makes an object of each and puts its text together."""
    places = doc.to_array(["IDX", "SENT_START"]).tolist()
    starts = [start for number, (start, opens) in enumerate(places) if opens == 1 or not number]
    ends = [start + len(seen.text[start:end].rstrip()) for start, end in pairwise((*starts, len(seen.text)))]
    found = [seen.source(TextSpan(*span)) for span in zip(starts, ends, strict=True) if span[0] < span[1]]
    for at, (before, span) in enumerate(pairwise(found), 1):
        if span.start < before.end:  # it begins with an accent alone: what bears that is the end of the one before
            found[at] = TextSpan(before.end, max(before.end, span.end))
    return tuple(span for span in found if span.start < span.end)
