"""What the shipped tables know of a word by itself: a first name, a city, a country, a title.

The trained pipeline is given it beside the form of each word. spaCy's embedding takes any attribute that is fixed
for a word; the attribute LANG is free, since a pipeline has one language, and holds the class.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
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
    table = _table()
    found = _first_name(lower) + table["city"].get(word, "") + table["place"].get(word, "")
    return found + (_ACRONYM if word.isupper() and len(word) > 1 else "") or _UNKNOWN_CAPITAL


def _first_name(lower: str) -> str:
    names = _table()["first name"]
    if "-" in lower and lower not in names:
        return min(names.get(part, "") for part in lower.split("-"))
    return names.get(lower, "")


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    """Class by word, for each kind of the table."""
    found: dict[str, dict[str, str]] = {"first name": {}, "city": {}, "place": {}}
    for line in gzip.decompress(_TABLE.read_bytes()).decode("utf-8").splitlines():
        kind, word, letters = line.split("\t")
        found[kind][word] = letters
    return found


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
