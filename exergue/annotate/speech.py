"""The components that find what is said and who says it; each can be added to any pipeline with sentences and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from exergue.annotate.anaphora import Memory
from exergue.annotate.attribution import Answer, Attributor
from exergue.annotate.indirect import IndirectReader
from exergue.annotate.lines import read_lines
from exergue.annotate.quotations import Discourse, Found, MarkedReader, keep_dashes, read_discourse
from exergue.annotate.reports import report_reader
from exergue.annotate.speechwords import speech_words
from exergue.model import Quotation

Doc.set_extension("speech", default=None, force=True)  # Speech


@dataclass(frozen=True, slots=True)
class Speech:
    """The sentences of a document with what is said in them, before it is known who speaks."""

    discourse: Discourse
    found: tuple[Found, ...]


@Language.factory(
    "exergue_quotations", requires=["doc._.marked", "doc.ents", "token.is_sent_start"], assigns=["doc._.speech"]
)
class Quotations:
    """Puts on a document what is said in it, of every kind, with the cue that says so."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.words = speech_words(str(nlp.lang))
        self.reports = report_reader(str(nlp.lang))
        self.marked = MarkedReader(self.words, self.reports)
        self.indirect = IndirectReader(self.words, self.reports)

    def __call__(self, doc: Doc) -> Doc:
        """The same document with `doc._.speech`."""
        marked = tuple(keep_dashes(doc.text, doc._.marked, self.words))
        discourse = read_discourse(doc.text, marked, read_lines(doc, marked), self.reports)
        found = self.marked.read(discourse)
        doc._.speech = Speech(discourse, (*found, *self.indirect.read(discourse, found)))
        return doc


@Language.factory("exergue_speakers", requires=["doc._.speech", "doc.ents", "doc.spans"], assigns=["doc._.quotations"])
class Speakers:
    """Fills `doc._.quotations`: who says each quotation, by the sieves of `attribution`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.words = speech_words(str(nlp.lang))
        self.reports = report_reader(str(nlp.lang))

    def __call__(self, doc: Doc) -> Doc:
        """The same document with `doc._.quotations`, by position."""
        speech: Speech = doc._.speech
        memory = Memory(doc, speech.discourse, self.words, self.reports)
        answers = Attributor(speech.discourse, memory).attribute(speech.found)
        quotations = (_quotation(f, a) for f, a in zip(speech.found, answers, strict=True))
        doc._.quotations = tuple(sorted(_merged(quotations, speech.found), key=lambda q: (q.contents, q.kind)))
        return doc


def _quotation(found: Found, answer: Answer) -> Quotation:
    return Quotation(
        contents=found.parts,
        kind=found.kind,
        cue=answer.cue,
        source=answer.source,
        speakers=answer.speakers,
        speaker_text="" if answer.speakers else answer.text,
        generator=f"{found.rule}: {answer.sieve}" if found.kind != "none" else found.rule,
        confidence=round(found.confidence * answer.confidence, 2) if found.kind != "none" else found.confidence,
    )


def _merged(quotations: Iterator[Quotation], found: Sequence[Found]) -> Iterator[Quotation]:
    yield from quotations
