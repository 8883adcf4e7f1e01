"""A document as the name rules read it: plain tuples, one entry a token, made once.

Reading attributes of spaCy tokens again and again would cost more than all rules together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from exergue.annotate.candidates import runs
from exergue.annotate.extensions import text_of
from exergue.gazetteer import key

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ELIDED = "'"
_Read = TypeVar("_Read")
_Found = TypeVar("_Found")


class Shape(Enum):
    """How a token is written."""

    __hash__ = object.__hash__  # Enum's own is written in Python; a shape is looked up in a set for nearly every token

    LOWER = auto()
    CAPITAL = auto()  # Paris, Jean-Pierre, McDonald, iPhone
    CAPITALS = auto()  # OMS, U.S.A., TF1
    INITIAL = auto()  # J., J.-P.
    SHOUTED = auto()  # in a run of words that are all in capitals
    NUMBER = auto()
    MARK = auto()
    GAP = auto()  # between blocks


@dataclass(frozen=True)
class Words:
    """The tokens of a document. `opens[i]`: a capital is expected at `i` whatever the word.

    `verbs` are the tokens that the trained pipeline takes for finite verbs or infinitives, none without one.
    """

    text: str
    texts: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    shapes: tuple[Shape, ...]
    opens: tuple[bool, ...]
    verbs: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def key(self) -> str:
        """The text as the gazetteer compares names."""
        return key(self.text)

    @cached_property
    def written_low(self) -> frozenset[str]:
        """The words that the document also writes with a small letter."""
        return frozenset(t for t, shape in zip(self.texts, self.shapes, strict=True) if shape is Shape.LOWER)

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """The tokens that are words with a capital, as `is_name` says."""
        return tuple(index for index, shape in enumerate(self.shapes) if shape in _NAMING)

    @cached_property
    def first_words(self) -> Mapping[str, Sequence[int]]:
        """The tokens by what they begin with as the first word of a phrase is compared: no hyphen, with apostrophe."""
        keys = [self.key[start:end] for start, end in zip(self.starts, self.ends, strict=True)]
        return _by_word(of_each(first_word, keys))

    @cached_property
    def beginnings(self) -> Mapping[str, Sequence[int]]:
        """The tokens by what stands before their first apostrophe."""
        return _by_word(of_each(lambda text: text.split("'", 1)[0], self.texts))

    @cached_property
    def phrases(self) -> dict[object, Mapping[int, int]]:
        """Where each list of phrases that was looked up has one, kept by the list."""
        return {}

    def where(self, listed: frozenset[str]) -> set[int]:
        """The tokens that are, in small letters, one of the words `listed`."""
        return {index for word in listed.intersection(self._lowered) for index in self._lowered[word]}

    def occasions(self, listed: AbstractSet[int]) -> Iterator[int]:
        """The words that rules are asked about: those with a capital, and of all others only the `listed`."""
        for index, shape in enumerate(self.shapes):
            if shape not in _NO_WORDS and (shape is not Shape.LOWER or index in listed):
                yield index

    @cached_property
    def _lowered(self) -> Mapping[str, Sequence[int]]:
        return _by_word(self.lower)

    def slice(self, start: int, end: int) -> str:
        """The text of tokens `start` to `end` (excluded)."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def key_slice(self, start: int, end: int) -> str:
        """The same as the gazetteer compares it."""
        return self.key[self.starts[start] : self.ends[end - 1]]

    def is_name(self, index: int) -> bool:
        """Whether there is a word with a capital at `index`."""
        if not 0 <= index < len(self.shapes):
            return False
        shape = self.shapes[index]
        return shape is Shape.CAPITAL or shape is Shape.CAPITALS

    def shape(self, index: int) -> Shape:
        """How the word at `index` is written; a gap outside the document."""
        return self.shapes[index] if 0 <= index < len(self.texts) else Shape.GAP

    def low(self, index: int) -> str:
        """The word at `index` in small letters, empty outside the document."""
        return self.lower[index] if 0 <= index < len(self.texts) else ""

    def raw(self, index: int) -> str:
        """The word at `index`, empty outside the document."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def elided(self, index: int) -> bool:
        """Whether the word at `index` is an elided one: l', d'."""
        return self.raw(index).endswith(_ELIDED)


_KEPT, _TEXTS = "exergue.words", "exergue.texts"  # in doc.user_data
_VERBAL = ("VerbForm=Fin", "VerbForm=Inf")
_ALL_CAPITALS = frozenset((Shape.CAPITALS, Shape.INITIAL))
_SHOUTING = 4
_ACRONYM = 5
_ORDINAL = re.compile(r"[IVX]+(?:e|er|ère|ème)s?")  # XVIIIe
_NAMING = frozenset((Shape.CAPITAL, Shape.CAPITALS))
_NO_WORDS = frozenset((Shape.MARK, Shape.NUMBER, Shape.GAP))
_OPENERS = frozenset(("«", "“", "(", "[", ":", "–", "—", "-", "•", "‹", "/", "|", "…", "...", "*", "#"))


def first_word(text: str) -> str:
    """The first word of a key (`l'` of `l'est`)."""
    word = text.split(" ", 1)[0]
    before, apostrophe, _ = word.partition("'")
    return before + apostrophe


def words_of(doc: Doc) -> Words:
    """The tokens of `doc` as tuples; made once for a document, after its sentences and its parse."""
    found: Words | None = doc.user_data.get(_KEPT)
    if found is None:
        found = doc.user_data[_KEPT] = _words(doc)
    return found


def _words(doc: Doc) -> Words:
    texts = texts_of(doc)
    starts = tuple(doc.to_array("IDX").tolist())
    shapes = _with_shouting(texts, tuple(of_each(_shape, texts)))
    return Words(
        text=text_of(doc),
        texts=texts,
        lower=tuple(of_each(str.lower, texts)),
        starts=starts,
        ends=tuple(start + len(text) for start, text in zip(starts, texts, strict=True)),
        shapes=shapes,
        opens=_opens(doc.to_array("SENT_START").tolist(), texts, shapes),
        verbs=_verbs(doc),
    )


def texts_of(doc: Doc) -> tuple[str, ...]:
    """The text of each token; made once for a document."""
    found: tuple[str, ...] | None = doc.user_data.get(_TEXTS)
    if found is None:
        found = doc.user_data[_TEXTS] = named(doc, "ORTH")
    return found


def named(doc: Doc, attribute: str) -> tuple[str, ...]:
    """An attribute of each token (ORTH, DEP, POS) as a string.

    Read at once, since going over a document makes an object of each token.
    """
    return tuple(of_each(doc.vocab.strings.__getitem__, doc.to_array(attribute).tolist()))


def of_each(read: Callable[[_Read], _Found], items: Sequence[_Read]) -> Iterable[_Found]:
    """What `read` makes of each of the items, asked once for each distinct one: words come again and again."""
    known = {item: read(item) for item in set(items)}
    return map(known.__getitem__, items)


def _by_word(texts: Iterable[str]) -> Mapping[str, Sequence[int]]:
    """Where each word stands."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        found[text].append(index)
    return found


def _verbs(doc: Doc) -> frozenset[int]:
    morphs = doc.to_array("MORPH").tolist()
    verbal = {morph for morph in set(morphs) if any(form in doc.vocab.strings[morph] for form in _VERBAL)}
    return frozenset(index for index, morph in enumerate(morphs) if morph in verbal)


def _with_shouting(texts: tuple[str, ...], shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """The shapes, with runs of words in capitals marked: there a capital says nothing."""
    found = list(shapes)
    for start, end in runs(index for index, shape in enumerate(shapes) if shape in _ALL_CAPITALS):
        longest = max(map(len, texts[start:end]), default=0)
        if end - start >= _SHOUTING or (end - start == _SHOUTING - 1 and longest > _ACRONYM):
            found[start:end] = [Shape.SHOUTED] * (end - start)
    return tuple(found)


def _opens(sentences: Sequence[int], texts: tuple[str, ...], shapes: tuple[Shape, ...]) -> tuple[bool, ...]:
    found: list[bool] = []
    quoting = False
    for index, start in enumerate(sentences):
        before = texts[index - 1] if index else ""
        found.append(
            start == 1
            or before in _OPENERS
            or (before == '"' and quoting)
            or (index > 0 and found[-1] and shapes[index - 1] in (Shape.MARK, Shape.NUMBER))
        )
        if texts[index] == '"':
            quoting = not quoting
        elif shapes[index] is Shape.GAP:
            quoting = False
    return tuple(found)


def _shape(text: str) -> Shape:
    first = text[0]
    if first == "\n":
        return Shape.GAP
    if first.isdigit() or _ORDINAL.fullmatch(text):
        return Shape.NUMBER
    if not any(c.isalpha() for c in text):
        return Shape.MARK
    if first.isupper() and not text.endswith("'"):  # D', L' are elided words
        return _capital_shape(text)
    return Shape.CAPITAL if any(map(str.isupper, text[1:4])) else Shape.LOWER  # iPhone, beIN, al-Assad


def _capital_shape(text: str) -> Shape:
    letters = [char for char in text if char.isalpha()]
    if text.rstrip(".") == letters[0] or (text.endswith(".") and _all_initials(text)):
        return Shape.INITIAL
    return Shape.CAPITALS if all(map(str.isupper, letters)) else Shape.CAPITAL


def _all_initials(text: str) -> bool:
    """Whether the text is initials joined by hyphens: J.-P."""
    parts = text.split("-")
    return len(parts) > 1 and all(len(part) == 2 for part in parts)
