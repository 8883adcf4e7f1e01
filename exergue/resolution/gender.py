"""Whether a person is a woman or a man, as far as an article shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exergue.resolution.firstnames import Gender, gender
from exergue.resolution.names import name_parts
from exergue.resolution.spelling import fold
from exergue.resolution.words import IdentityWords

_SURE = 3  # votes
_CIVILITY, _FIRST_NAME, _ROLE, _PRONOUNS = _SURE, _SURE, 2, 2
_SIDES = {"f": 1, "m": -1, "": 0}


@dataclass(frozen=True, slots=True)
class Signs:
    """The words before a person's mentions, those that stand for the person beside a cue, the person's roles."""

    before: tuple[str, ...]
    sources: tuple[str, ...]
    roles: tuple[str, ...]


def told(votes: int) -> Gender:
    """The gender for which there are votes: above 0 a woman's, below a man's."""
    return "f" if votes > 0 else "m" if votes < 0 else ""


def surely_opposite(one: int, other: int) -> bool:
    """Whether by two counts one is a woman and the other a man, by more than a pronoun."""
    return one * other < 0 and min(abs(one), abs(other)) >= _SURE


def votes(forms: Iterable[str], signs: Signs, words: IdentityWords) -> int:
    """The votes of an article. Pronouns, which may be another's, count less than a civility or a first name."""
    return (
        sum(_CIVILITY * vote(first_word(form), words) + _FIRST_NAME * _of_first_name(form) for form in forms)
        + sum(_CIVILITY * vote(word, words) for word in signs.before)
        + max(-_PRONOUNS, min(_PRONOUNS, sum(vote(word, words) for word in signs.sources)))
        + _ROLE * any(_is_feminine(role, words) for role in signs.roles)
    )


def vote(word: str, words: IdentityWords) -> int:
    """What a civility or a pronoun says."""
    return (word in words.woman) - (word in words.man)


def first_word(form: str) -> str:
    """The first word of a form, folded, where a civility would stand."""
    return fold(form).partition(" ")[0].rstrip(".")


def _of_first_name(form: str) -> int:
    given = name_parts(form).given
    return _SIDES[gender(given[0])] if given else 0


def _is_feminine(role: str, words: IdentityWords) -> bool:
    return {fold(role), first_word(role).removeprefix("ex-")} & words.feminine_roles != frozenset()
