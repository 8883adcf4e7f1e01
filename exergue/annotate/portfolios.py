"""Portfolios: capitals after a role that are no name (ministre de l'Intérieur)."""

from __future__ import annotations

from exergue.annotate.extent import is_adjective
from exergue.annotate.lexicon import Lexicon
from exergue.annotate.person_names import is_first_name
from exergue.annotate.words import Shape, Words

_LONGEST = 14


def portfolios(words: Words, lexicon: Lexicon) -> frozenset[int]:
    """The tokens of portfolios."""
    found: set[int] = set()
    for end in lexicon.portfolio_roles.found(words).values():
        found.update(_portfolio(words, lexicon, end))
    for start, end in lexicon.roles.found(words).items():
        found.update(_inside_role(words, lexicon, start, end))
    return frozenset(found)


def _inside_role(words: Words, lexicon: Lexicon, index: int, end: int) -> range:
    """garde des Sceaux, président du Conseil: the tokens of a listed role that goes on with no more of a name."""
    capital = words.is_name(end - 1) and not words.is_name(index)
    if not capital or words.is_name(end) or is_adjective(words, lexicon, end):
        return range(0)
    joined = words.low(end) in lexicon.organizations.of_joints
    return range(0) if joined else range(index, end)


def _portfolio(words: Words, lexicon: Lexicon, index: int) -> range:
    """The tokens from the first joint to the last word of the portfolio; none if none follows."""
    while words.low(index) in lexicon.places.nationalities:
        index += 1
    start = _past_joints(words, lexicon, index)
    if start == index or not _is_field(words, lexicon, start):
        return range(0)
    end = start + 1
    while end - start < _LONGEST:
        after = _past_joints(words, lexicon, end)
        if after > end and _is_field(words, lexicon, after):
            end = after + 1
        elif _describes(words, lexicon, end):
            end += 1
        elif after > end and words.low(after) in lexicon.organizations.complement_nouns:
            end = after + 1
        else:
            break
    return range(index, end)


def _past_joints(words: Words, lexicon: Lexicon, index: int) -> int:
    start = index
    while start - index < 4 and (words.low(start) in lexicon.organizations.name_joints or words.raw(start) == ","):
        start += 1
    return start


def _is_field(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Whether the word is a common noun with a capital, and no place or organisation: Intérieur, Transports."""
    if index >= len(words) or words.shape(index) is not Shape.CAPITAL:
        return False
    if words.raw(index) in lexicon.names.no_names:
        return True
    if is_first_name(words, lexicon, index):
        return False
    listed = lexicon.known_places.end(words, index) or lexicon.known_organizations.end(words, index)
    return not listed and words.low(index) in lexicon.common_words | lexicon.organizations.complement_nouns


def _describes(words: Words, lexicon: Lexicon, index: int) -> bool:
    word = words.low(index)
    if words.shape(index) is not Shape.LOWER or word in lexicon.organizations.no_adjectives:
        return False
    listed = word in lexicon.organizations.adjectives or word in lexicon.places.nationalities
    return listed or word.endswith(lexicon.organizations.adjective_endings)
