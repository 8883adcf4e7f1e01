"""Acronyms and other short names of organisations, and the long names that stand beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exergue import gazetteer
from exergue.annotate.candidates import Candidate
from exergue.annotate.lexicon import Lexicon
from exergue.annotate.person_names import is_first_name
from exergue.annotate.words import Shape, Words

_NAMING = frozenset((Shape.CAPITAL, Shape.CAPITALS))
_LONGEST_ACRONYM = 5
_LONGEST_SHORT_NAME = 10


def is_acronym(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Whether the word at `index` is in capitals among words that are not, and names an organisation by default."""
    word = words.raw(index)
    if not (0 <= index < len(words)) or words.shape(index) is not Shape.CAPITALS or len(word) < 2:
        return False
    names = lexicon.names
    if word in lexicon.organizations.everyday_acronyms or word in names.suffixes or word in names.civilities:
        return False
    if len(word) > 3 and word.lower() in lexicon.common_words:
        return False
    parts = [sum(map(str.isalpha, part)) for part in word.split("-")]
    if max(parts) > _LONGEST_ACRONYM or sum(parts) < 2 or word.endswith("-") or any(map(str.isdigit, word)):
        return False
    return not _shouting(words, index)


def expanded(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """Organisation mondiale de la santé (OMS): the letters say where the name begins."""
    if words.raw(index - 1) != "(" or words.raw(index + 1) not in (")", ",") or not words.is_name(index):
        return
    start = _expansion_start(words, index - 1, words.raw(index).replace(".", ""))
    if start >= 0:
        yield Candidate(start, index - 1, "ORG", "expansion", 0.95)
        yield Candidate(index, index + 1, "ORG", "expansion", 0.95)


def bracketed(words: Words, lexicon: Lexicon, chosen: Iterable[Candidate]) -> Iterator[Candidate]:
    """Conseil international des monuments et des sites (Icomos): a short name in brackets after a long one."""
    for candidate in chosen:
        index = candidate.end + 1
        long = candidate.label == "ORG" and candidate.end - candidate.start > 1
        if not long or words.raw(candidate.end) != "(" or words.raw(index + 1) not in (")", ","):
            continue
        place = lexicon.known_places.end(words, index) or is_first_name(words, lexicon, index)
        first = words.key_slice(index, index + 1)[:1].upper() == words.key_slice(candidate.start, index)[:1].upper()
        if words.is_name(index) and not place and first and len(words.raw(index)) <= _LONGEST_SHORT_NAME:
            yield Candidate(index, index + 1, "ORG", "short name in brackets", 0.8)


def _expansion_start(words: Words, end: int, acronym: str) -> int:
    """Where the words before `end` begin whose initials are `acronym`; -1 if they don't fit."""
    letters = [letter for letter in gazetteer.key(acronym.upper()) if letter.isalpha()]
    if len(letters) < 2:
        return -1
    index, waiting = end - 1, len(letters) - 1
    while index >= 0 and end - index <= 2 * len(letters) + 4:
        word = words.raw(index)
        if words.shape(index) in (Shape.MARK, Shape.GAP):
            return -1
        if gazetteer.key(word[0].upper()) == letters[waiting]:
            waiting -= 1
            if waiting < 0:
                return index if _could_begin(words, index) else -1
        elif words.shape(index) in _NAMING and "-" not in word:
            return -1
        index -= 1
    return -1


def _could_begin(words: Words, index: int) -> bool:
    return words.shape(index) in _NAMING or words.shape(index - 1) is Shape.LOWER


def _shouting(words: Words, index: int) -> bool:
    """Whether the words around are in capitals too, so that capitals say nothing."""
    around = [i for i in (index - 1, index + 1) if words.is_name(i) and len(words.raw(i)) > 3]
    return bool(around) and all(words.shape(i) is Shape.CAPITALS for i in around) and len(words.raw(index)) > 2
