"""How sure it is that somebody said something, and on what evidence, as TEI's `certainty`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from exergue.anchors import Anchors
from exergue.export.tei.rules import Rules
from exergue.export.xml import element, worded
from exergue.model import AnnotatedArticle, Mention, Quotation

CUE, SOURCE = "cue", "source"


def certainties(annotated: AnnotatedArticle, anchors: Anchors, rules: Rules) -> Iterator[str]:
    """One for each quotation that is somebody's; `corresp` points at the evidence in the text."""
    for index, quotation in enumerate(annotated.quotations):
        if quotation.kind != "none":
            yield _certainty(annotated, anchors, index, rules)


def degree(one: Mention | Quotation) -> str:
    """How sure it is, from 0 to 1."""
    return f"{one.confidence:.4g}"


def evidence_id(anchor: str, what: str, number: int = 0) -> str:
    """The `xml:id` of a cue or a source of the quotation with this anchor."""
    return f"{anchor}.{what}{number + 1 if number else ''}"


def _certainty(annotated: AnnotatedArticle, anchors: Anchors, index: int, rules: Rules) -> str:
    quotation = annotated.quotations[index]
    attributes = {
        "target": f"#{anchors.quotations[index]}",
        "locus": "value",
        "match": "@who",
        "degree": degree(quotation),
        "resp": rules.responsible(quotation),
        "corresp": " ".join(f"#{id}" for id in _evidence(annotated, anchors, index)),
    }
    words = (
        worded("desc", quotation.generator, {"type": "rule"}),
        worded("desc", quotation.status, {"type": "status"}),
        worded("desc", quotation.parse, {"type": "parse"}),
        worded("desc", quotation.speaker_text, {"type": "speaker"}),
    )
    return element("certainty", attributes, words)


def _evidence(annotated: AnnotatedArticle, anchors: Anchors, index: int) -> Iterator[str]:
    quotation, anchor = annotated.quotations[index], anchors.quotations[index]
    yield from (evidence_id(anchor, CUE, n) for n, cue in enumerate(quotation.cue) if cue.start < cue.end)
    if quotation.source and quotation.source.start < quotation.source.end:
        yield evidence_id(anchor, SOURCE)
    if quotation.antecedent:
        at = bisect_left(annotated.mentions, quotation.antecedent.start, key=lambda m: m.span.start)
        if at < len(annotated.mentions) and annotated.mentions[at].span == quotation.antecedent:
            yield anchors.mentions[at]
