"""`data/annotations.jsonl`: what the site knows of each article, one JSON object a line, offsets in characters."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from exergue.anchors import Anchors, anchors
from exergue.data_files import ANNOTATIONS, article_files
from exergue.export.records import ArticleRecord, MentionRecord, QuotationRecord, SpanRecord
from exergue.file_names import way
from exergue.model import AnnotatedArticle, Corpus, Mention, Quotation, TextSpan

# Line ends to some readers (`str.splitlines`), though not to JSON.
_LINE_ENDS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_JSON = json.JSONEncoder(ensure_ascii=False)


def export_annotations(corpus: Corpus, root: Path) -> tuple[PurePosixPath, bytes]:
    """The path and bytes of the file, articles by id; their own paths are relative to `root` where they lie in it."""
    named = {annotated.article.id: anchors(annotated) for annotated in corpus.articles}
    return ANNOTATIONS, b"".join(annotation_lines(corpus, root, named))


def annotation_lines(corpus: Corpus, root: Path, named: Mapping[str, Anchors]) -> Iterator[bytes]:
    """The lines of the file, one by one; `named` are the anchors by the ids of articles."""
    articles = sorted(corpus.articles, key=lambda annotated: annotated.article.id)
    files = article_files(annotated.article for annotated in articles)
    records = (_article(a, root, files[a.article.id].text, named[a.article.id].quotations) for a in articles)
    return (_line(record).encode() for record in records)


def _line(record: ArticleRecord) -> str:
    line = _JSON.encode(record) + "\n"
    # Not by `str.translate`, which looks at each letter by itself.
    for end, written in _LINE_ENDS.items():
        line = line.replace(end, written)
    return line


def _article(annotated: AnnotatedArticle, root: Path, text_path: PurePosixPath, named: Sequence[str]) -> ArticleRecord:
    article = annotated.article
    return {
        "article": article.id,
        "path": way(article.path, root),  # so the file is the same wherever the project lies
        "language": article.language,
        "title": article.title,
        "text": article.text,
        "text_path": text_path.as_posix(),
        "mentions": [_mention(mention) for mention in annotated.mentions],
        "quotations": [
            part
            for anchor, quotation in zip(named, annotated.quotations, strict=True)
            for part in _quotation(anchor, quotation)
        ],
        "roles": [{**_span(role.span), "entity": role.entity} for role in annotated.roles],
    }


def _mention(mention: Mention) -> MentionRecord:
    return {
        **_span(mention.span),
        "label": mention.label,
        "entity": mention.entity or None,
        "generator": mention.generator,
        "confidence": mention.confidence,
        "status": mention.status,
    }


def _quotation(anchor: str, quotation: Quotation) -> list[QuotationRecord]:
    """One object a part: the parts of a quotation that a cue cuts share their `group`, the anchor on the page."""
    rule, _, sieve = quotation.generator.partition(": ")
    return [
        {
            **_span(part),
            "type": quotation.kind,
            "group": anchor if len(quotation.contents) > 1 else "",
            "cue": [_span(cue) for cue in quotation.cue],
            "source": _span(quotation.source) if quotation.source else None,
            "antecedent": _span(quotation.antecedent) if quotation.antecedent else None,
            "parse": quotation.parse,
            "speakers": list(quotation.speakers),
            "speaker_text": quotation.speaker_text,
            "generator": quotation.generator,
            "rule": rule,
            "sieve": sieve,
            "confidence": quotation.confidence,
            "status": quotation.status,
        }
        for part in quotation.contents
    ]


def _span(span: TextSpan) -> SpanRecord:
    return {"start": span.start, "end": span.end}
