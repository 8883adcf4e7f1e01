"""Sentences with what the annotator reads in them as speech, in forms that tables can show: made for tests."""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from exergue.annotate.extensions import ROLES
from exergue.annotate.marks import find_marks
from exergue.annotate.nlp import annotate
from exergue.annotate.nlp import load as load_pipeline
from exergue.annotate.offsets import see
from exergue.model import AnnotatedArticle, Article, Block, Quotation, TextSpan

SPEECH = ("exergue_marks", "exergue_quotations", "exergue_speakers")


def line_article(text: str, language: str = "fr") -> Article:
    """An article of which each line is a paragraph."""
    return Article("a", Path("a.txt"), text, language, "a", "a", tuple(Block("paragraph", s) for s in lines(text)))


def lines(text: str) -> list[TextSpan]:
    """The lines of a text that are not blank."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(TextSpan(at, at + len(line.rstrip())))
        at += len(line) + 1
    return spans


def passages(text: str) -> list[str]:
    """What stands in marks, the outer before the inner."""
    return [marked.inner.of(text) for marked in find_marks(text, lines(text))]


def read(text: str, language: str = "fr") -> AnnotatedArticle:
    """The article with all of its layers."""
    [annotated] = annotate([line_article(text, language)])
    return annotated


def spoken(text: str, language: str = "fr") -> list[Quotation]:
    """The quotations of a text, without those of kind none."""
    return [quotation for quotation in read(text, language).quotations if quotation.kind != "none"]


def kinds(text: str, language: str = "fr") -> list[str]:
    """Each quotation as "kind: words", its parts joined by " | "; those of kind none too."""
    return [
        f"{quotation.kind}: {' | '.join(part.of(text) for part in quotation.contents)}"
        for quotation in read(text, language).quotations
    ]


def speakers(text: str, language: str = "fr") -> list[str]:
    """Who says each quotation: the longest name of each speaker, else the words of the source, "?" when unknown."""
    annotated = read(text, language)
    return [_speaker(annotated, quotation) for quotation in annotated.quotations if quotation.kind != "none"]


def _speaker(annotated: AnnotatedArticle, quotation: Quotation) -> str:
    text = annotated.article.text
    names = [
        max((m.span.of(text) for m in annotated.mentions if m.entity == speaker), key=len)
        for speaker in quotation.speakers
    ]
    return " + ".join(names) or quotation.speaker_text or "?"


def cues(text: str, language: str = "fr") -> list[str]:
    """The words of each report of a text that say that somebody says something, whether or not anything is said."""
    pipeline = load_pipeline(language)
    doc = before_names(pipeline, pipeline.make_doc(text))
    for name in ("exergue_marks", "exergue_quotations"):
        doc = pipeline.get_pipe(name)(doc)
    speech = doc._.speech.discourse
    found = zip(speech.lines, speech.reports, strict=True)
    return [
        text[line.units[report.cue.start].start : line.units[report.cue.end - 1].end]
        for line, reports in found
        for report in reports
    ]


def before_names(pipeline: Language, doc: Doc) -> Doc:
    """The document with its sentences, and its parse where the language has one."""
    for name, component in pipeline.pipeline:
        if name == "exergue_entities":
            break
        doc = component(doc)
    return doc


def with_names(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article with the quotations read between the names and roles that it already has, and no others."""
    article = annotated.article
    seen, pipeline = see(article), load_pipeline(article.language)
    doc = pipeline.make_doc(seen.text)
    doc._.blocks, doc._.protected, doc._.emphasis = seen.blocks, seen.protected, seen.emphasis
    doc = before_names(pipeline, doc)
    spans = [(mention, _place(doc, seen, mention.span)) for mention in annotated.mentions]
    names = [Span(doc, s.start, s.end, label=m.label, span_id=m.entity) for m, s in spans if s is not None]
    doc.ents = spacy.util.filter_spans(names)
    roles = [(role, _place(doc, seen, role.span)) for role in annotated.roles]
    doc.spans[ROLES] = [Span(doc, s.start, s.end, label="ROLE", span_id=r.entity) for r, s in roles if s is not None]
    for name in SPEECH:
        doc = pipeline.get_pipe(name)(doc)
    return replace(annotated, quotations=tuple(_in_article(quotation, seen) for quotation in doc._.quotations))


def _place(doc: Doc, seen, span: TextSpan) -> Span | None:
    """The tokens of a stretch of the article."""
    start, end = bisect_right(seen.ends, span.start), bisect_left(seen.starts, span.end)
    return doc.char_span(start, end, alignment_mode="expand") if start < end else None


def _in_article(quotation: Quotation, seen) -> Quotation:
    return replace(
        quotation,
        contents=tuple(map(seen.source, quotation.contents)),
        cue=tuple(map(seen.source, quotation.cue)),
        source=seen.source(quotation.source) if quotation.source else None,
    )


def record(annotated: AnnotatedArticle) -> dict:
    """The article as a line of annotations.jsonl, as far as the score reads it."""
    return {
        "article": annotated.article.id,
        "text": annotated.article.text,
        "mentions": [_span(m.span) | {"label": m.label, "entity": m.entity} for m in annotated.mentions],
        "roles": [_span(role.span) | {"entity": role.entity} for role in annotated.roles],
        "quotations": [
            _span(part)
            | {
                "type": quotation.kind,
                "cue": [_span(cue) for cue in quotation.cue],
                "source": _span(quotation.source) if quotation.source else None,
                "speakers": list(quotation.speakers),
            }
            for quotation in annotated.quotations
            for part in quotation.contents
        ],
    }


def _span(span: TextSpan) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
