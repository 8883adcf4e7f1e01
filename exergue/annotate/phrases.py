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
    def reach(self) -> Mapping[str, int]:
        """What a phrase may begin with, to how many characters such a phrase has at most."""
        found: dict[str, int] = {}
        for form in (*self.keys, *self.capitals):
            first = first_word(form)
            found[first] = max(found.get(first, 0), len(form))
        return found

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
            starts = (
                start for first in self.reach.keys() & words.first_words.keys() for start in words.first_words[first]
            )
            longest = ((start, max(self.ends(words, start), default=0)) for start in starts)
            known = words.phrases[self] = {start: end for start, end in longest if end}
        return known

    def ends(self, words: Words, start: int) -> Iterator[int]:
        """The ends of all phrases that begin at token `start`, the shortest first."""
        begin = words.starts[start]
        limit = begin + self.reach.get(first_word(words.key[begin : words.ends[start]]), 0)
        for end in range(start + 1, min(start + self.longest, len(words)) + 1):
            stop = words.ends[end - 1]
            if stop > limit or words.shapes[end - 1] is Shape.GAP:
                return
            if self.listed(words.key[begin:stop]):
                yield end

    def listed(self, text: str) -> str:
        """The key of the phrase that `text` (a key) is, also in capitals throughout; empty if none."""
        if text in self.keys:
            return text
        return self.capitals.get(text, "") if len(text) >= _SHORTEST_IN_CAPITALS and text.isupper() else ""


def phrases(listed: Iterable[str]) -> Phrases:
    """The phrases `listed`, ready to be looked up."""
    return Phrases(frozenset(map(key, listed)) - {""})
