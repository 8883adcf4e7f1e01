"""Names as they may stand in a text, an address or a file name: with any case, accents and marks between words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from exergue.model import TextSpan
from exergue.resolution.spelling import fold

_BETWEEN = r"(?:%20|[\W_]){0,3}"  # « Mark Milley », mark-milley, @markmilley, mark%20milley
_SHORTEST = 3  # letters of a single name that can be looked for at all


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without case and accents; `places` are the offsets of its characters in the text, and its end."""

    text: str
    places: tuple[int, ...]

    def spans(self, pattern: re.Pattern[str]) -> Iterator[TextSpan]:
        """Where the pattern stands, in offsets of the text that was folded."""
        for match in pattern.finditer(self.text):
            if match.start() < match.end():
                yield TextSpan(self.places[match.start()], self.places[match.end() - 1] + 1)


def folded(text: str) -> Folded:
    """The text, folded letter by letter."""
    letters = [(letter, at) for at, character in enumerate(text) for letter in _letters(character)]
    return Folded("".join(letter for letter, _ in letters), tuple(at for _, at in letters))


@cache
def _letters(character: str) -> str:
    return " " if character.isspace() else fold(character)


def whole_names(forms: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern, for folded text, of names that tell whom they mean, wherever they stand; None for no names."""
    patterns = {_BETWEEN.join(map(re.escape, words)) for form in forms if (words := _words(form))}
    if not patterns:
        return None
    longest_first = sorted(patterns, key=lambda pattern: (-len(pattern), pattern))
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(longest_first)})(?![^\W\d_])")


@cache
def telling_words(forms: frozenset[str]) -> frozenset[str]:
    """The longest word of each form: a folded text without any of them has none of the names, and is looked at fast."""
    return frozenset(max(words, key=len) for form in forms if (words := _words(form)))


def single_names(forms: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern, for plain text, of surnames and the like, which others bear and which may be words too."""
    names = {written for form in forms if is_long(form) for written in (form, form.upper())}
    if not names:
        return None
    longest_first = sorted(map(re.escape, names), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)")


def is_long(form: str) -> bool:
    """Whether a single word can be looked for in addresses without being met by chance."""
    return len(form) >= _SHORTEST


def is_single(form: str) -> bool:
    """Whether a form is one word, which may be somebody else's name."""
    return len(_words(form)) < 2


def _words(form: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(form))
