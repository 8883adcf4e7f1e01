"""What nouns for people have to do with each other: the edile is a mayor, who is 67 a sexagenarian."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from exergue.language import read

_LONGEST = 3  # words of a description that may stand for a role together
_DECADE = 10
_SHORT = 4  # letters of a word that is no plural, whatever its end


@dataclass(frozen=True, slots=True)
class DescriptionWords:
    """What `descriptions.yml` of a language pack says."""

    plural: str
    masculine: Mapping[str, str]
    stands_for: Mapping[str, tuple[str, ...]]
    ages: Mapping[str, int]
    years: frozenset[str]


class Synonyms:
    """Compares descriptions with roles in one language."""

    def __init__(self, words: DescriptionWords) -> None:
        self.words = words
        self.meant = {
            self._bases(key): tuple(frozenset(self._bases(role).split()) for role in roles)
            for key, roles in words.stands_for.items()
        }

    def base(self, word: str) -> str:
        """The form that a noun has for one man, if its ending tells one; the word itself else."""
        word = word[:-1] if word.endswith(self.words.plural) and len(word) > _SHORT else word
        for ending, other in self.words.masculine.items():
            if word.endswith(ending) and len(word) > len(ending) + 1:
                return word[: -len(ending)] + other
        return word

    def _bases(self, words: str) -> str:
        return " ".join(map(self.base, words.split()))

    def roles(self, bases: Sequence[str]) -> tuple[frozenset[str], ...]:
        """What a description (its words in base form, the noun first) may stand for: nouns that a role has together."""
        counts = range(min(_LONGEST, len(bases)), 0, -1)
        return next((found for n in counts if (found := self.meant.get(" ".join(bases[:n])))), ())

    def is_of_age(self, word: str, age: int) -> bool:
        """Whether a noun tells that age."""
        decade = self.words.ages.get(word, -1)
        return decade >= 0 and decade <= age < decade + _DECADE


@cache
def synonyms(language: str) -> Synonyms:
    """The synonyms of a language that has a `descriptions.yml`."""
    return Synonyms(read(language, "descriptions", DescriptionWords))
