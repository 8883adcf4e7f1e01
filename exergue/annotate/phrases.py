"""Longest match of listed phrases in a document's words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from exergue.annotate.words import Shape, Words
from exergue.gazetteer import key

_SHORTEST_IN_CAPITALS = 4


@dataclass(frozen=True)
class Phrases:
    """Phrases by their key, to be looked up at a token."""

    keys: Collection[str]

    @cached_property
    def first_words(self) -> frozenset[str]:
        """What a phrase may begin with."""
        return frozenset(map(_first_word, self.keys))

    @cached_property
    def capitals(self) -> Mapping[str, str]:
        """The phrases all in capitals, to their key."""
        return {form.upper(): form for form in sorted(self.keys, reverse=True)}

    @cached_property
    def longest(self) -> int:
        """The number of tokens that a phrase has at most."""
        return max((form.count(" ") + form.count("'") + 1 for form in self.keys), default=0)

    def end(self, words: Words, start: int) -> int:
        """The end of the longest phrase that begins at token `start`, 0 if none does."""
        return max(self.ends(words, start), default=0)

    def ends(self, words: Words, start: int) -> Iterator[int]:
        """The ends of all phrases that begin at token `start`, the shortest first."""
        if not 0 <= start < len(words):
            return
        first = _first_word(words.key_slice(start, start + 1))
        if first not in self.first_words and not first.isupper():
            return
        for end in range(start + 1, min(start + self.longest, len(words)) + 1):
            if words.shape(end - 1) is Shape.GAP:
                return
            if self.listed(words.key_slice(start, end)):
                yield end

    def listed(self, text: str) -> str:
        """The key of the phrase that `text` (a key) is, also in capitals throughout; empty if none."""
        if text in self.keys:
            return text
        return self.capitals.get(text, "") if len(text) >= _SHORTEST_IN_CAPITALS and text.isupper() else ""


def phrases(listed: Iterable[str]) -> Phrases:
    """The phrases `listed`, ready to be looked up."""
    return Phrases(frozenset(map(key, listed)) - {""})


def _first_word(text: str) -> str:
    word = text.split(" ", 1)[0]
    before, apostrophe, _ = word.partition("'")
    return before + apostrophe
