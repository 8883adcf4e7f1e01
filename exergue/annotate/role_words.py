"""What `roles.yml` of a language pack says, and the forms derived from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class RoleWords:
    """The words for what people are; the file says what each list is for."""

    nouns: tuple[str, ...]
    feminines: Mapping[str, tuple[str, ...]]
    plurals: Mapping[str, str]
    endings: tuple[str, ...]
    no_people: frozenset[str]
    plain: frozenset[str]
    things: frozenset[str]
    passive: frozenset[str]
    joints: frozenset[str]
    possessors: frozenset[str]
    stops: frozenset[str]
    ends: tuple[str, ...]
    inner: frozenset[str]
    adverbs: tuple[str, ...]
    governing: frozenset[str]
    among: tuple[str, ...]
    between: frozenset[str]
    pairing: frozenset[str]
    no_names_after: frozenset[str]
    infinitives: tuple[str, ...]
    before_verbs: frozenset[str]
    clause_joints: frozenset[str]
    age_bounds: frozenset[str]
    epithets: frozenset[str]
    appointed: frozenset[str]
    since: frozenset[str]

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """The nouns as the file gives them."""
        return tuple(word for line in self.nouns for word in line.split(", "))

    @cached_property
    def singular(self) -> frozenset[str]:
        """All nouns, men's and women's."""
        return frozenset(form for word in self.listed for form in (word, *self._feminine(word)))

    @cached_property
    def plural(self) -> frozenset[str]:
        """The same in the plural: each word of a phrase takes its ending, up to a small word."""
        return frozenset(self._plural(word) for word in self.singular)

    def _feminine(self, word: str) -> Iterator[str]:
        """Forms of a noun of one word, by the longest ending that is listed."""
        ending = max((end for end in self.feminines if word.endswith(end)), key=len, default="")
        if ending and " " not in word and "'" not in word:
            yield from (word.removesuffix(ending) + other for other in self.feminines[ending])

    def _plural(self, phrase: str) -> str:
        first, *rest = phrase.split(" ")
        along = [self._plural_word(word) for word in rest] if not self.joints & set(rest) and len(rest) == 1 else rest
        return " ".join((self._plural_word(first), *along))

    def _plural_word(self, word: str) -> str:
        ending = max((end for end in self.plurals if word.endswith(end)), key=len)
        return word.removesuffix(ending) + self.plurals[ending] if ending else word + self.plurals[""]
