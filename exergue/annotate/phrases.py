"""Longest match of listed phrases in a document's words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from exergue.annotate.words import Shape, Words, first_word
from exergue.gazetteer import key

_SHORTEST_IN_CAPITALS = 4


@dataclass(frozen=True, eq=False)  # compared as itself: each document keeps what it found of a list
class Phrases:
    """Phrases by their key, to be looked up at a token."""

    keys: Collection[str]

    @cached_property
    def first_words(self) -> frozenset[str]:
        """What a phrase may begin with."""
        return frozenset(map(first_word, self.keys))

    @cached_property
    def capitals(self) -> Mapping[str, str]:
        """The phrases all in capitals, to their key."""
        found: dict[str, str] = {}
        for form in self.keys:
            capitals = key(form.upper())
            found[capitals] = min(found.get(capitals, form), form)
        return found

    @cached_property
    def longest(self) -> int:
        """The number of tokens that a phrase has at most."""
        return max((form.count(" ") + form.count("'") + 1 for form in self.keys), default=0)

    def end(self, words: Words, start: int) -> int:
        """The end of the longest phrase that begins at token `start`, 0 if none does."""
        return self.found(words).get(start, 0)

    def found(self, words: Words) -> Mapping[int, int]:
        """Where in the document a phrase begins -> the end of the longest that begins there.

        Made once for a document, from the few words that a phrase may begin with: rules ask at every token.
        """
        known = words.phrases.get(self)
        if known is None:
            longest = ((start, max(self.ends(words, start), default=0)) for start in self._starts(words))
            known = words.phrases[self] = {start: end for start, end in longest if end}
        return known

    def ends(self, words: Words, start: int) -> Iterator[int]:
        """The ends of all phrases that begin at token `start`, the shortest first."""
        for end in range(start + 1, min(start + self.longest, len(words)) + 1):
            if words.shapes[end - 1] is Shape.GAP:
                return
            if self.listed(words.key_slice(start, end)):
                yield end

    def _starts(self, words: Words) -> Iterator[int]:
        """The tokens that a phrase may begin with."""
        listed = self.first_words.intersection(words.first_words)  # goes over the document's, not the gazetteer's
        for first in listed | words.first_in_capitals:
            yield from words.first_words[first]

    def listed(self, text: str) -> str:
        """The key of the phrase that `text` (a key) is, also in capitals throughout; empty if none."""
        if text in self.keys:
            return text
        return self.capitals.get(text, "") if len(text) >= _SHORTEST_IN_CAPITALS and text.isupper() else ""


def phrases(listed: Iterable[str]) -> Phrases:
    """The phrases `listed`, ready to be looked up."""
    return Phrases(frozenset(map(key, listed)) - {""})
