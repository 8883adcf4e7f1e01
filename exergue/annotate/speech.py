"""The components that find what is said and who says it; each can be added to any pipeline with sentences and names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from exergue.annotate.anaphora import Memory
from exergue.annotate.answers import Answer
from exergue.annotate.attribution import Attributor
from exergue.annotate.blockquotes import with_blocks
from exergue.annotate.calibration import calibration
from exergue.annotate.cast import read_cast
from exergue.annotate.dialogue import keep_dialogue, labelled_turns
from exergue.annotate.discourse import Discourse, Found, read_discourse
from exergue.annotate.extensions import text_of
from exergue.annotate.indirect import IndirectReader
from exergue.annotate.lines import Layout, read_lines
from exergue.annotate.marks import paragraphs
from exergue.annotate.pairing import DASH
from exergue.annotate.quotations import read_marked
from exergue.annotate.reports import report_reader
from exergue.annotate.speechwords import lexis
from exergue.annotate.syntax import Syntax
from exergue.model import Quotation, TextSpan

Doc.set_extension("speech", default=None, force=True)  # Speech


@dataclass(frozen=True, slots=True)
class Speech:
    """The sentences of a document with what is said in them, before it is known who speaks."""

    discourse: Discourse
    found: tuple[Found, ...]
    syntax: Syntax


@Language.factory(
    "exergue_quotations", requires=["doc._.marked", "doc.ents", "token.is_sent_start"], assigns=["doc._.speech"]
)
class Quotations:
    """Puts on a document what is said in it, of every kind, with the cue that says so."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.known = lexis(str(nlp.lang))
        self.reports = report_reader(str(nlp.lang))
        self.indirect = IndirectReader(self.known)

    def __call__(self, doc: Doc) -> Doc:
        """The same document with `doc._.speech`."""
        text = text_of(doc)
        parts = paragraphs(doc, text)
        marked = with_blocks(text, parts, doc._.marked, doc._.quoted)
        marked = tuple(keep_dialogue(text, parts, marked, self.known))
        turns = tuple(labelled_turns(text, parts, marked))
        labelled = {turn.paragraph for turn in turns}
        others = (m for m in marked if m.style != DASH or m.paragraph not in labelled)
        marked = tuple(sorted((*others, *turns), key=lambda m: (m.outer.start, -m.outer.end)))
        lines, syntax = read_lines(doc, Layout(text, parts, marked), self.known), Syntax(doc)
        discourse = read_discourse(text, marked, lines, self.reports, syntax)
        found = read_marked(discourse)
        doc._.speech = Speech(discourse, (*found, *self.indirect.read(discourse, found)), syntax)
        return doc


@Language.factory("exergue_speakers", requires=["doc._.speech", "doc.ents", "doc.spans"], assigns=["doc._.quotations"])
class Speakers:
    """Fills `doc._.quotations`: who says each quotation, by the sieves."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.known = lexis(str(nlp.lang))

    def __call__(self, doc: Doc) -> Doc:
        """The same document with `doc._.quotations`, by position."""
        speech: Speech = doc._.speech
        memory = Memory(read_cast(doc, self.known), speech.discourse, self.known)
        answers = Attributor(speech.discourse, memory).attribute(speech.found)
        pairs = zip(speech.found, answers, strict=True)
        quotations = (_quotation(found, answer, speech.syntax) for found, answer in pairs)
        allowed = (quotation for quotation in quotations if not _enters(quotation, doc._.protected))
        doc._.quotations = tuple(sorted(allowed, key=lambda q: (q.contents, q.kind)))
        return doc


def _enters(quotation: Quotation, protected: Sequence[TextSpan]) -> bool:
    """Whether part of it stands in code or an address; it may hold one whole (« tapez `ls`, dit-elle »)."""
    return any(
        part == span or not part.holds(span)
        for part in quotation.contents
        for at in (part.start, part.end - 1)
        for span in _last_before(protected, at)
        if span.start <= at < span.end
    )


def _last_before(spans: Sequence[TextSpan], at: int) -> Sequence[TextSpan]:
    number = bisect_right(spans, at, key=lambda span: span.start)
    return spans[max(0, number - 1) : number]


def _quotation(found: Found, answer: Answer, syntax: Syntax) -> Quotation:
    if found.kind == "none":
        return Quotation(found.parts, "none", generator=found.rule, confidence=found.confidence)
    parse = syntax.agreement(answer.cue, answer.source) if answer.source else ""
    return Quotation(
        contents=found.parts,
        kind=found.kind,
        cue=answer.cue,
        source=answer.source,
        speakers=answer.speakers,
        speaker_text="" if answer.speakers else answer.text,
        generator=f"{found.rule}: {answer.sieve}",
        confidence=round(found.confidence * calibration().confidence(found.rule, answer.sieve, parse), 2),
        antecedent=answer.antecedent,
        parse=parse,
    )
