"""What the shipped tables know of a word by itself: a first name, a city, a country, a title.

The trained pipeline is given it beside the form of each word. spaCy's embedding takes any attribute that is fixed
for a word; the attribute LANG is free, since a pipeline has one language, and holds the class.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.symbols import LANG
from spacy.util import registry

from exergue import gazetteer
from exergue.language import read

_TABLE = Path(gazetteer.__file__).parent / "data" / "lexical_classes.tsv.gz"
_NO_WORD = "fr"  # a number or a mark; every class is a string, this one the default of French
_LOWER = "low"
_UNKNOWN_CAPITAL = "cap"
_ACRONYM = "A"


@dataclass(frozen=True)
class ClassWords:
    """What `classes.yml` of a language pack says, all in small letters."""

    titles: frozenset[str]
    organization_nouns: frozenset[str]


def word_class(word: str, language: str) -> str:
    """The class of `word` as written: `title`, `orgh`, `low`, `cap`, or the letters of all that it may be.

    `F0`, `F1`, `F2` rare to common first name; `C1`, `C2` city, large city; `K` country, `P` other place (or a word
    in the name of one); `A` all capitals; so `F1C1` is both a first name and a city.
    """
    lower = word.lower().replace("’", "'")
    words = read(language, "classes", ClassWords)
    if not word[:1].isalpha():
        return _NO_WORD
    if lower in words.titles:
        return "title"
    if lower in words.organization_nouns:
        return "orgh"
    return _of_capital(word, lower) if word[:1].isupper() else _LOWER


def _of_capital(word: str, lower: str) -> str:
    found = _first_name(lower) + _listed("city", word) + _listed("place", word)
    return found + (_ACRONYM if word.isupper() and len(word) > 1 else "") or _UNKNOWN_CAPITAL


def _first_name(lower: str) -> str:
    whole = _listed("first name", lower)
    return whole or min(_listed("first name", part) for part in lower.split("-"))


def _listed(kind: str, word: str) -> str:
    """The letters of `word` as a `kind` of name, "" for none.

    The table is sorted. To make a dict of its 130,000 lines would take longer than all that a build asks of it.
    """
    lines, line = _table(), f"{kind}\t{word}\t"
    at = bisect_left(lines, line)
    return lines[at].removeprefix(line) if at < len(lines) and lines[at].startswith(line) else ""


@cache
def _table() -> Sequence[str]:
    """The lines of the table: kind, word, letters."""
    return gzip.decompress(_TABLE.read_bytes()).decode("utf-8").splitlines()


def lexical_classes() -> Callable[[Language], Language]:
    """A callback for `[nlp] after_creation` that classes every word of the pipeline's vocabulary, now and later."""
    return _class_words


def _class_words(nlp: Language) -> Language:
    classed = _Classes(nlp.lang or "")
    vocab: Any = nlp.vocab
    vocab.lex_attr_getters[LANG] = classed
    for lexeme in vocab:
        lexeme.lang = vocab.strings.add(classed(lexeme.text))
    return nlp


@dataclass(frozen=True)
class _Classes:
    """`word_class` in one language; a class, and not a closure, so that pipelines can be pickled."""

    language: str

    def __call__(self, word: str) -> str:
        return word_class(word, self.language)


registry.callbacks("exergue.lexical_classes.v1", func=lexical_classes)
