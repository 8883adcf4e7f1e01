"""What makes somebody stand out in a text, and what roles have in common with descriptions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exergue.annotate.cast import Member


@dataclass(frozen=True, slots=True)
class Points:
    """What speaks for a candidate (chosen on the training articles), and how sure an answer has to be."""

    topic: float = 1.25  # subject of the sentence that names it …
    topic_fades: float = 0.67  # … times this for each sentence since
    speaker: float = 0.2  # spoke last …
    speaker_fades: float = 0.4
    sentence: float = -0.6  # for each sentence since it was named
    paragraph: float = -0.4
    inside: float = -1.5  # only named within a quotation
    no_gender: float = -0.85  # the article does not tell its gender
    no_person: float = -1.75
    unnamed: float = -0.3  # somebody who has no name
    definite: float = -1.5  # the same, but the words (le …) may as well mean somebody who has one
    epithet: float = -1.5  # the description may as well mean somebody who has no name
    enough: float = -2.75
    margin: float = 0.1  # to the next candidate


POINTS = Points()


@dataclass(frozen=True, slots=True)
class Mention:
    """The last mention of somebody: the sentence, counted in the article's own voice, and how it stands there."""

    clock: int
    paragraph: int
    topic: bool
    inside: bool
    at: int


def by_word(cast: Mapping[str, Member]) -> dict[str, list[str]]:
    """The words of roles, each with the people of whom they are said."""
    table: dict[str, list[str]] = defaultdict(list)
    for name, member in cast.items():
        for word in dict.fromkeys(word for role in member.roles for word in role):
            table[word].append(name)
    return table


def shared(words: Sequence[str], role: Sequence[str]) -> int:
    """How many words a description shares with a role, its noun among them; 0 when they tell different things."""
    if words[0] not in role:
        return 0
    own = set(words[1:])
    if own and not own & set(role) and len(role) > 1 and words[0] != role[0]:
        return 0
    return 1 + len(own & set(role))
