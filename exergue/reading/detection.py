"""Which language a text is in, by a vote of its smallest words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from exergue import language as packs

_ENOUGH = 5_000  # characters: more change no vote
_FEWEST = 3  # votes: a line or two may hold a foreign title


@dataclass(frozen=True, slots=True)
class Traits:
    """What tells a language from another (`detection.yml`)."""

    function_words: frozenset[str]
    letters: str


def traits(language: str) -> Traits:
    """The traits of a language that has a pack."""
    read: Traits = packs.read(language, "detection", Traits)
    return read


@dataclass(frozen=True, slots=True)
class Languages:
    """The language of the site, and all those that have a pack."""

    default: str
    installed: tuple[str, ...]

    @property
    def letters(self) -> frozenset[str]:
        """The letters beyond ASCII that their texts are written with, small and capital."""
        small = {letter for language in self.installed for letter in traits(language).letters}
        return frozenset(small | {letter.upper() for letter in small})

    def of(self, text: str) -> str:
        """The language that `text` is in; the site's where the text is too short or too mixed to say."""
        words = re.findall(r"[^\W\d_]+", text[:_ENOUGH].lower())
        votes = sorted(((self._votes(words, language), language) for language in self.installed), reverse=True)
        (most, language), (second, _) = (*votes, (0, ""), (0, ""))[:2]
        return language if most >= _FEWEST and most > 2 * second else self.default

    def _votes(self, words: Sequence[str], language: str) -> int:
        """How many of `words` are small words of `language` and of no other."""
        return sum(map(_telling(language, self.installed).__contains__, words))


@cache
def _telling(language: str, installed: tuple[str, ...]) -> frozenset[str]:
    """The small words of `language` that are none of the other languages."""
    others = [traits(other).function_words for other in installed if other != language]
    return traits(language).function_words.difference(*others)
