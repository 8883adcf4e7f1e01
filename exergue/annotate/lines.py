"""Sentences as they read when what is quoted counts as one word: the view on which all rules about speech work.

An article makes one sequence of units, and so does each passage in marks: a passage is a single unit of the sequence
around it. So « Je pars, a-t-il dit hier. Demain » does not end the sentence in which it stands, and what is said
within a passage is read by the same rules as what the article says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from exergue.annotate.pairing import Marked
from exergue.annotate.parsed import finite_verbs
from exergue.annotate.speechwords import Lexis, Pronoun
from exergue.model import TextSpan

ENDS = (".", "!", "?", "…", "...")
_MARKS = {",": "comma", ";": "break", ":": "colon", "–": "dash", "—": "dash", "(": "open", ")": "close"}
_LONGEST = 400  # units; longer sentences are cut, so that no rule grows slow on a text without full stops
_DOUBTFUL = 0.5  # confidence up to which a name may be none
_SUBJECT, _JOINED = "nsubj", "conj"  # how the parse calls subjects, and what is joined to one
_NO_TAGS: frozenset[str] = frozenset()


class Unit(NamedTuple):
    """A word, a name of several words, a mark of punctuation, or a passage in marks.

    `word` is in lower case. `tags` are the word's classes; of a name "name", its label, perhaps "doubtful", and
    "subject" where the parse takes it for one; of punctuation what it is (comma, break, colon, dash, open, close,
    end); of a passage "passage". `entity` is the name's cluster. A tuple, since an article has as many
    as words.
    """

    start: int
    end: int
    text: str
    word: str
    tags: frozenset[str] = _NO_TAGS
    entity: str = ""
    passage: int = -1
    pronoun: Pronoun | None = None

    def has(self, *tags: str) -> bool:
        """Whether it is of one of these classes."""
        return not self.tags.isdisjoint(tags)

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a name."""
        return self.passage < 0 and self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


Units = Sequence[Unit]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence. `host` is the index of the passage that it stands in, -1 in the article's own voice."""

    units: tuple[Unit, ...]
    host: int
    paragraph: int
    first: bool  # of its paragraph, or of its passage


@dataclass(frozen=True, slots=True)
class Layout:
    """The text of a document with its paragraphs and its passages in marks."""

    text: str
    paragraphs: Sequence[TextSpan]
    marked: Sequence[Marked]


def read_lines(doc: Doc, layout: Layout, lexis: Lexis) -> tuple[Line, ...]:
    """The sentences of a document, those of a passage before the one that it stands in."""
    return tuple(_Builder(doc, layout, lexis).lines())


class _Builder:
    """Goes once over the tokens, with the passages that are open."""

    def __init__(self, doc: Doc, layout: Layout, lexis: Lexis) -> None:
        self.doc, self.lexis = doc, lexis
        self.text, self.parts, self.marked = layout.text, layout.paragraphs, layout.marked
        self.open: list[int] = []
        self.units: list[list[Unit]] = [[]]
        self.fresh = [True]
        self.next = 0
        self.part = 0
        self.edge = 0

    def lines(self) -> Iterator[Line]:
        """Each sentence when it ends."""
        names = {ent.start: ent for ent in self.doc.ents}
        named = -1
        places = self.doc.to_array(["IDX", "LENGTH", "SENT_START"]).tolist()
        for number, ((start, length, opens), finite) in enumerate(zip(places, finite_verbs(self.doc), strict=True)):
            text = self.text[start : start + length]
            if start >= self.edge:
                yield from self._leave(start)
            if number < named or text.isspace():
                continue
            if opens == 1 or len(self.units[-1]) >= _LONGEST:
                yield from self._flush()
            if start >= self.edge:
                self._enter(start)
                self.edge = self._next_edge()
            if self.open and not self._inside(start):
                continue
            name = names.get(number)
            if name is None:
                self.units[-1].append(self._word(start, text, finite=finite))
            else:
                named = name.end
                self.units[-1].append(_name(name))
        self._enter(len(self.text))  # those that begin within the last token: « /'a' » is one
        yield from self._leave(len(self.text) + 1)
        yield from self._flush()

    def _word(self, start: int, text: str, *, finite: bool) -> Unit:
        known = self.lexis.word(text, finite=finite)
        tags = known.tags
        if not text[0].isalnum():
            tag = "end" if text in ENDS else _MARKS.get(text)
            if text == "-" and self.text[start - 1 : start].isspace():
                tag = "dash"
            tags = tags | {tag} if tag else tags
        return Unit(start, start + len(text), text, known.lower, tags, pronoun=known.pronoun)

    def _leave(self, start: int) -> Iterator[Line]:
        """Close the passages that end before `start`, and the paragraph."""
        while self.open and start >= self.marked[self.open[-1]].outer.end:
            yield from self._flush()
            self.open.pop()
            self.units.pop()
            self.fresh.pop()
        while self.part + 1 < len(self.parts) and start >= self.parts[self.part + 1].start:
            yield from self._flush()
            self.part += 1
            self.fresh[-1] = True

    def _enter(self, start: int) -> None:
        """Open the passages that begin at `start`, each a unit of what it stands in."""
        while self.next < len(self.marked) and self.marked[self.next].outer.start <= start:
            outer = self.marked[self.next].outer
            text = outer.of(self.text)
            self.units[-1].append(Unit(outer.start, outer.end, text, "", _PASSAGE, passage=self.next))
            self.open.append(self.next)
            self.units.append([])
            self.fresh.append(True)
            self.next += 1

    def _next_edge(self) -> int:
        """Where the next passage begins or ends, or the next paragraph begins: up to there nothing changes."""
        edges = [self.marked[self.open[-1]].outer.end] if self.open else []
        edges += [passage.outer.start for passage in self.marked[self.next : self.next + 1]]
        edges += [part.start for part in self.parts[self.part + 1 : self.part + 2]]
        return min(edges, default=len(self.text) + 1)

    def _inside(self, start: int) -> bool:
        inner = self.marked[self.open[-1]].inner
        return inner.start <= start < inner.end

    def _flush(self) -> Iterator[Line]:
        if self.units[-1]:
            host = self.open[-1] if self.open else -1
            yield Line(tuple(self.units[-1]), host, self.part, self.fresh[-1])
            self.units[-1] = []
            self.fresh[-1] = False


def _name(name: Span) -> Unit:
    doubt = ("doubtful",) if name._.confidence <= _DOUBTFUL else ()
    subject = ("subject",) if any(map(_is_subject, name)) else ()
    tags = frozenset(("name", name.label_, *doubt, *subject))
    text = name.text
    return Unit(name.start_char, name.end_char, text, text.lower(), tags, name.ent_id_ or name.id_)


_PASSAGE = frozenset(("passage",))


def _is_subject(token: Token) -> bool:
    """Whether the parse takes a word for a subject, or for one of several."""
    return token.dep_.startswith(_SUBJECT) or (token.dep_ == _JOINED and token.head.dep_.startswith(_SUBJECT))
