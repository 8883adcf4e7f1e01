"""How far the name of an organisation goes: the adjectives, complements and proper names that belong to its noun."""

from __future__ import annotations

from exergue.annotate.lexicon import Lexicon
from exergue.annotate.person_names import is_first_name
from exergue.annotate.words import Shape, Words

_LONGEST = 16
_LONGEST_RUN = 8
_SHORTEST_NOUN = 4
_LONGEST_NUMBER = 4


def name_end(words: Words, lexicon: Lexicon, start: int, *, capital_head: bool) -> int:
    """Where the name ends whose first noun ends at `start`; `start` itself when nothing belongs to it.

    After a noun with a capital (Observatoire des …) any noun may follow, after another one only listed ones.
    """
    end = start
    while end - start < _LONGEST:
        only_adjectives = all(words.shape(index) is Shape.LOWER for index in range(start, end))
        plain = capital_head and only_adjectives and not _has_joint(words, lexicon, start, end)
        step = _part_end(words, lexicon, end, first=end == start, capital_head=plain)
        if step <= end:
            break
        end = step
    return end


def capitals_end(words: Words, lexicon: Lexicon, start: int) -> int:
    """The end of a run of capitals from `start`, with joints between two capitals, and a number at the end."""
    end = start + 1
    while end - start < _LONGEST_RUN:
        after = past_joints(words, lexicon, end)
        if not words.is_name(after) or words.raw(after) in lexicon.names.civilities:
            break
        if _adds(words, lexicon, end, after) or leaves_complete_name(words, lexicon, end, after):
            break
        if after > end and words.low(end) not in lexicon.places.joints and words.raw(end) != "&":
            break
        if after == end and is_first_name(words, lexicon, after) and words.is_name(after + 1):
            break
        end = after + 1
    number = words.raw(end)
    numbered = number.isdigit() and len(number) <= _LONGEST_NUMBER and words.raw(end + 1) in lexicon.names.closings
    return end + 1 if numbered else end


def past_joints(words: Words, lexicon: Lexicon, index: int) -> int:
    """The first token from `index` on that joins no parts of a name (de, du, pour la)."""
    after = index
    while after - index < 3 and words.raw(after) in lexicon.organizations.name_joints:
        after += 1
    return after


def is_adjective(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Whether the word at `index` may be an adjective of an organisation's name."""
    if index >= len(words) or words.shape(index) is not Shape.LOWER or index in words.verbs:
        return False
    word = words.low(index)
    if word in lexicon.organizations.adjectives or word in lexicon.places.nationalities:
        return True
    verb = word in lexicon.organizations.no_adjectives or word in lexicon.names.said
    return not verb and len(word) > _SHORTEST_NOUN and word.endswith(lexicon.organizations.adjective_endings)


def is_part(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """la Direction du PS: whether the tokens are a part of a body that is named by its acronym, no name themselves."""
    of_acronym = end == start + 3 and words.shape(end - 1) is Shape.CAPITALS
    return of_acronym and words.raw(start) in lexicon.organizations.part_heads


def leaves_complete_name(words: Words, lexicon: Lexicon, joint: int, index: int) -> bool:
    """lycée Paul-Langevin de Creil: after a proper name, de and a town are no more of the name."""
    proper = words.shape(joint - 1) is Shape.CAPITAL and words.raw(joint - 1) not in lexicon.names.no_names
    return proper and index == joint + 1 and bool(lexicon.known_places.end(words, index))


def is_proper(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Whether a capital that is no day or month stands at `index`."""
    return words.is_name(index) and words.raw(index) not in lexicon.names.dates


def _has_joint(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    return any(words.raw(index) in lexicon.organizations.name_joints for index in range(start, end))


def _part_end(words: Words, lexicon: Lexicon, index: int, *, first: bool, capital_head: bool) -> int:
    """The end of an adjective, a proper name or a complement at `index`; `index` itself if nothing belongs."""
    if is_adjective(words, lexicon, index) or _agrees(words, lexicon, index):
        return index + 1
    if is_proper(words, lexicon, index):
        return index if is_first_name(words, lexicon, index) and not first else capitals_end(words, lexicon, index)
    if words.raw(index) == ",":
        return _list_end(words, lexicon, index)
    after = past_joints(words, lexicon, index)
    if after == index or after >= len(words) or words.low(index) in lexicon.names.inner_articles:
        return index
    if not first and leaves_complete_name(words, lexicon, index, after):
        return index
    return _complement_end(words, lexicon, index, after, open_ended=capital_head)


def _agrees(words: Words, lexicon: Lexicon, index: int) -> bool:
    """études occitanes: an unknown word in the plural right after a noun in the plural that a name goes on with."""
    word = words.low(index)
    plural = words.low(index - 1) in lexicon.organizations.complement_nouns and words.low(index - 1).endswith("s")
    known = word in lexicon.names.said or word in lexicon.names.role_stops or word in lexicon.names.articles
    return plural and not known and words.shape(index) is Shape.LOWER and word.endswith("s")


def _list_end(words: Words, lexicon: Lexicon, comma: int) -> int:
    """Observatoire des prix, des marges et des revenus: the end of a further member, `comma` if it is none."""
    member = past_joints(words, lexicon, comma + 1)
    joined = words.low(comma + 1) in lexicon.places.joints and member > comma + 1
    if not joined or words.shape(member) is not Shape.LOWER:
        return comma
    end = member + 1
    while is_adjective(words, lexicon, end):
        end += 1
    if words.low(end) not in lexicon.names.joiners or words.low(end + 1) not in lexicon.places.joints:
        return comma
    last = past_joints(words, lexicon, end + 1)
    return last + 1 if words.shape(last) is Shape.LOWER else end


def _complement_end(words: Words, lexicon: Lexicon, joint: int, index: int, *, open_ended: bool) -> int:
    """The end of what follows a joint (de, du, pour): a proper name, a noun of names; `joint` if neither."""
    adding = words.low(joint) in lexicon.names.joiners
    if is_proper(words, lexicon, index):
        if _adds(words, lexicon, joint, index):
            return joint
        if open_ended and is_first_name(words, lexicon, index) and words.is_name(index + 1):
            return joint
        return capitals_end(words, lexicon, index)
    if words.shape(index) is not Shape.LOWER or index in words.verbs:
        return joint
    noun = words.low(index)
    if noun in lexicon.organizations.adjectives and words.low(index + 1) in lexicon.organizations.complement_nouns:
        return index + 2
    if noun in lexicon.organizations.complement_nouns or (adding and is_adjective(words, lexicon, index)):
        return index + 1 if not adding or words.low(joint + 1) not in lexicon.names.inner_articles else joint
    loose = words.low(joint) in lexicon.organizations.loose_joints  # Front national à l'époque
    free = (
        open_ended and not adding and not loose and noun not in lexicon.names.articles and len(noun) >= _SHORTEST_NOUN
    )
    return index + 1 if free else joint


def _adds(words: Words, lexicon: Lexicon, joint: int, index: int) -> bool:
    """Whether the joint adds another thing (the Foundation and the museum) rather than a part of this name."""
    adding = words.low(joint) in lexicon.names.joiners and words.raw(joint) != "&"
    return adding and words.raw(index) not in lexicon.names.no_names
