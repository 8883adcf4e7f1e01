"""The trained pipeline as one component, which reads documents of any length in pieces.

A network holds numbers for every token of what it reads at once: 15 KB a token for the parser alone. A megabyte of
text in one piece would take gigabytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from spacy.language import Language
from spacy.tokens import Doc, Span

from exergue.annotate.forms import by_form
from exergue.annotate.trained import trained

MODEL_NAMES = "model_names"  # doc.spans: what the trained pipeline takes for a name, before the rules have their say

# What pipelines of others call what we call PER, LOC, ORG, MISC; dates, amounts and peoples are no names to us.
_LABELS = {label: label for label in ("PER", "LOC", "ORG", "MISC")} | {
    "PERSON": "PER",
    "GPE": "LOC",
    "FAC": "LOC",
    "EVENT": "MISC",
    "LAW": "MISC",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
}
_LONGEST = 1_000  # tokens
_BATCH = 8  # pieces at once: with more, their numbers no longer fit into the cache of a processor
# spaCy's parser and its ner part a batch in four, to read texts of about one length together. Two at once take a third
# longer than four.
_QUARTERED = {name: {"batch_size": 2 * _BATCH} for name in ("parser", "ner")}


@Language.factory(
    "exergue_trained",
    assigns=["token.dep", "token.head", "token.pos", "token.morph", "token.lemma", "doc.spans"],
)
class Trained:
    """Sets syntax and lemmas, and keeps the pipeline's names apart, so that `doc.ents` is left to the rules."""

    def __init__(self, nlp: Language, name: str, pipeline: str) -> None:
        self.pipeline = by_form(trained(pipeline))

    def __call__(self, doc: Doc) -> Doc:
        """The document with what the trained pipeline says of it."""
        [read] = self.pipe([doc])
        return read

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = _BATCH) -> Iterator[Doc]:
        """The documents, each read in pieces that end with a sentence; a longer sentence is cut."""
        docs = iter(docs)
        while batch := list(islice(docs, _BATCH)):
            pieces = [list(_pieces(doc)) for doc in batch]
            read = self.pipeline.pipe(chain.from_iterable(pieces), batch_size=_BATCH, component_cfg=_QUARTERED)
            yield from (_joined(doc, list(islice(read, len(parts)))) for doc, parts in zip(batch, pieces, strict=True))


def _pieces(doc: Doc) -> Iterator[Doc]:
    """The document itself, or copies of its parts."""
    if len(doc) <= _LONGEST:
        yield doc
        return
    start = 0
    while start < len(doc):
        end = _end_of_piece(doc, start)
        yield doc[start:end].as_doc()
        start = end


def _end_of_piece(doc: Doc, start: int) -> int:
    """The last beginning of a sentence within reach of `start`, else as far as one may go."""
    end = min(start + _LONGEST, len(doc))
    if end == len(doc):
        return end
    return next((index for index in range(end, start, -1) if doc[index].is_sent_start), end)


def _joined(whole: Doc, pieces: list[Doc]) -> Doc:
    """The document again, with all that its pieces were given."""
    doc = pieces[0] if len(pieces) == 1 else Doc.from_docs(pieces, ensure_whitespace=False)
    doc.user_data.update(whole.user_data)
    named = ((name, _LABELS.get(name.label_)) for name in doc.ents)
    doc.spans[MODEL_NAMES] = [Span(doc, name.start, name.end, label=label) for name, label in named if label]
    doc.ents = ()
    return doc
