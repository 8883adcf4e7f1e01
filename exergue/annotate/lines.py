"""Sentences as they read when what is quoted counts as one word: the view on which all rules about speech work.

An article makes one sequence of units, and so does each passage in marks: a passage is a single unit of the sequence
around it. So « Je pars, a-t-il dit hier. Demain » does not end the sentence in which it stands, and what is said
within a passage is read by the same rules as what the article says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from exergue.annotate.marks import Marked, paragraphs

PASSAGE = "Q"
NAMES = frozenset(("PER", "LOC", "ORG", "MISC"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, a name of several words, a mark of punctuation, or a passage in marks.

    `word` is in lower case; `label` that of a name, or PASSAGE; `entity` the name's cluster; `passage` an index.
    """

    start: int
    end: int
    text: str
    word: str
    label: str = ""
    entity: str = ""
    passage: int = -1

    @property
    def is_word(self) -> bool:
        """Whether it is neither punctuation nor a passage."""
        return self.label != PASSAGE and (bool(self.label) or self.text[0].isalnum())


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence. `host` is the index of the passage that it stands in, -1 in the article's own voice."""

    units: tuple[Unit, ...]
    host: int
    paragraph: int
    first: bool  # of its paragraph, or of its passage
    last: bool


def read_lines(doc: Doc, marked: Sequence[Marked]) -> tuple[Line, ...]:
    """The sentences of a document, those of a passage before the one that it stands in."""
    builder = _Builder(doc, marked)
    return tuple(builder.lines())


class _Builder:
    """Goes once over the tokens, with the passages that are open."""

    def __init__(self, doc: Doc, marked: Sequence[Marked]) -> None:
        self.doc, self.marked = doc, marked
        self.open: list[int] = []
        self.units: list[list[Unit]] = [[]]
        self.fresh = [True]
        self.next = 0
        self.parts = paragraphs(doc)
        self.part = 0
        self.ents = {ent.start: ent for ent in doc.ents}

    def lines(self) -> Iterator[Line]:
        """Each sentence when it ends."""
        named = -1
        for token in self.doc:
            start = token.idx
            yield from self._leave(start)
            if token.is_space or token.i < named:
                continue
            if token.is_sent_start:
                yield from self._flush(last=False)
            self._enter(start)
            if self.open and not self._inside(start):
                continue
            ent = self.ents.get(token.i)
            if ent is None:
                self.units[-1].append(Unit(start, start + len(token.text), token.text, token.lower_))
            else:
                named = ent.end
                self.units[-1].append(
                    Unit(ent.start_char, ent.end_char, ent.text, ent.text.lower(), ent.label_, ent.ent_id_)
                )
        yield from self._leave(len(self.doc.text) + 1)
        yield from self._flush(last=True)

    def _leave(self, start: int) -> Iterator[Line]:
        """Close the passages that end before `start`, and the paragraph."""
        while self.open and start >= self.marked[self.open[-1]].outer.end:
            yield from self._flush(last=True)
            self.open.pop()
            self.units.pop()
            self.fresh.pop()
        while self.part + 1 < len(self.parts) and start >= self.parts[self.part + 1].start:
            yield from self._flush(last=True)
            self.part += 1
            self.fresh[-1] = True

    def _enter(self, start: int) -> None:
        """Open the passages that begin at `start`, each a unit of what it stands in."""
        while self.next < len(self.marked) and self.marked[self.next].outer.start <= start:
            outer = self.marked[self.next].outer
            self.units[-1].append(
                Unit(outer.start, outer.end, self.doc.text[outer.start : outer.end], "", PASSAGE, "", self.next)
            )
            self.open.append(self.next)
            self.units.append([])
            self.fresh.append(True)
            self.next += 1

    def _inside(self, start: int) -> bool:
        inner = self.marked[self.open[-1]].inner
        return inner.start <= start < inner.end

    def _flush(self, *, last: bool) -> Iterator[Line]:
        if self.units[-1]:
            host = self.open[-1] if self.open else -1
            yield Line(tuple(self.units[-1]), host, self.part, self.fresh[-1], last)
            self.units[-1] = []
            self.fresh[-1] = False
