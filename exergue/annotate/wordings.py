"""Phrases of several words, such as language packs list them, in the units of a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from exergue.annotate.lines import Units

Words = tuple[str, ...]


class Wordings:
    """A list of phrases, ready for look-up; one word of `of` stands for any of them: « de » for « du »."""

    def __init__(self, phrases: Iterable[str], of: Collection[str]) -> None:
        self.of = of
        self.by_first: Mapping[str, Sequence[Words]] = _by_first_word(phrases)

    def at(self, units: Units, at: int) -> Words:
        """The longest of the phrases that stands at `at`, empty when none does."""
        listed = self.by_first.get(units[at].word, ()) if at < len(units) else ()
        return next((words for words in listed if stands(units, at, words, self.of)), ())


def stands(units: Units, at: int, words: Sequence[str], of: Collection[str]) -> bool:
    """Whether the words stand at `at`, one of `of` in any of its forms."""
    if at < 0 or at + len(words) > len(units):
        return False
    return all(units[at + i].word == word or (word in of and units[at + i].word in of) for i, word in enumerate(words))


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[Words]]:
    table: dict[str, list[Words]] = {}
    for phrase in sorted(phrases, key=lambda p: (-len(p.split()), p)):
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return table
