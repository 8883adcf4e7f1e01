"""The names of the trained pipeline as far as they can be names, before they are weighed with those of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from exergue.annotate.candidates import Candidate
from exergue.annotate.extent import is_part
from exergue.annotate.lexicon import Lexicon
from exergue.annotate.person_names import begins_name, is_common, is_first_name
from exergue.annotate.words import Shape, Words

_NO_NAME_ENDS = frozenset((Shape.MARK, Shape.GAP))
_APART = frozenset("«»\"“”'–—/")
_LONGEST_ROLE = 4
_LONGEST_ACRONYM = 7


def fitting(words: Words, lexicon: Lexicon, model: Iterable[Candidate]) -> Iterator[Candidate]:
    """The pipeline's names as far as they can be names: without verbs, marks, days, and none without a capital."""
    for name in _whole(model):
        start, end = name.start, name.end
        start = end - 1 if is_part(words, lexicon, start, end) else start
        while start < end and (words.shape(start) in _NO_NAME_ENDS or words.raw(start) in lexicon.names.civilities):
            start += 1
        start = _past_neighbour(words, lexicon, start, name.end) if name.label == "PER" else start
        end = next((index for index in range(start, end) if _ends_before(words, lexicon, name, index)), end)
        capital = name.label in ("PER", "LOC")
        while end > start and (_can_not_end(words, lexicon, end - 1) or (capital and not _is_proper(words, end - 1))):
            end -= 1
        place = start < end and name.label == "LOC" and lexicon.known_places.listed(words.key_slice(start, end))
        named = place or any(begins_name(words, lexicon, index) for index in range(start, end))
        if named and _may_begin(words, lexicon, name, start) and not _shouts(words, lexicon, start, end):
            yield replace(name, start=start, end=end)


def _past_neighbour(words: Words, lexicon: Lexicon, start: int, end: int) -> int:
    """Where somebody's name begins behind a body or a people beside it: Franceinfo Jérôme Marty, Blanche Joe Biden."""
    body = max(lexicon.known_organizations.end(words, index) for index in (start, start - 1) if index >= 0)
    people = start + 1 if words.low(start) in lexicon.places.nationalities else 0
    for first in (body, people):
        if start < first < end - 1 and is_first_name(words, lexicon, first):
            return first
    return start


def _whole(model: Iterable[Candidate]) -> list[Candidate]:
    """The names with those of people that stand side by side taken for one: Or Keshet."""
    whole: list[Candidate] = []
    for name in model:
        before = whole[-1] if whole else None
        if before and before.end == name.start and before.label == name.label == "PER":
            whole[-1] = replace(before, end=name.end)
        else:
            whole.append(name)
    return whole


def _ends_before(words: Words, lexicon: Lexicon, name: Candidate, index: int) -> bool:
    """Whether no name goes on with the word at `index`: a verb, a day, a dash, a mark of quotation, a new sentence."""
    opens = words.opens[index] or words.low(index) in lexicon.names.role_stops  # la lettre C. Elle
    if words.raw(index) in _APART or (index > name.start and opens and words.is_name(index)):
        return True
    if words.raw(index) == ",":
        return words.low(index + 1) in lexicon.names.articles  # le Parti communiste français, les écologistes
    if words.raw(index) == "-":
        return words.starts[index] > words.ends[index - 1]  # Lee Da-on
    if words.shape(index) is not Shape.LOWER:
        return False
    if index > name.start and _leads_out(words, lexicon, name, index):
        return True
    if name.label == "ORG" and words.low(index) in lexicon.organizations.loose_joints:
        return not any(words.is_name(after) for after in range(index, name.end))
    if name.label == "PER" and words.starts[index] > words.ends[index - 1]:
        return words.low(index) not in lexicon.names.particles
    day = words.low(index).capitalize() in lexicon.names.dates
    return day or index in words.verbs or (name.label != "PER" and _begins_phrase(words, lexicon, name, index))


def _leads_out(words: Words, lexicon: Lexicon, name: Candidate, index: int) -> bool:
    """Whether a preposition at `index` leads to another listed name: le Brexit au Royaume-Uni, l'Université à l'AFP."""
    loose = lexicon.organizations.loose_joints
    if words.low(index) in lexicon.names.joiners and words.low(index + 1) in loose:
        return True  # à l'Économie et aux Finances
    if words.low(index) not in loose or any(words.shape(i) is Shape.LOWER for i in range(name.start, index)):
        return False
    after = index + 1 + (words.low(index + 1) in lexicon.names.inner_articles)
    return any(names.end(words, after) for names in (lexicon.known_places, lexicon.known_organizations))


def _begins_phrase(words: Words, lexicon: Lexicon, name: Candidate, index: int) -> bool:
    """Whether an article stands at `index` that nothing joins to the name: la Bourse l'argent de sa femme."""
    article = index > name.start and words.low(index) in lexicon.names.inner_articles
    joined = words.low(index - 1) in lexicon.organizations.name_joints or words.shape(index + 1) is Shape.NUMBER
    return article and not joined


def _can_not_end(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Whether the word at `index` ends no name: a mark, a joint, an article."""
    low = words.shape(index) is Shape.LOWER
    loose = lexicon.places.loose_prepositions
    joint = any(words.low(index) in k for k in (lexicon.organizations.name_joints, lexicon.names.articles, loose))
    return words.shape(index) in _NO_NAME_ENDS or (low and joint)


def _shouts(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """FERMETURES, FAITS DIVERS: words of everyday in capitals, or one too long for an acronym."""
    if not all(words.shape(index) in (Shape.CAPITALS, Shape.SHOUTED) for index in range(start, end)):
        return False
    common = all(words.low(index) in lexicon.common_words for index in range(start, end))
    return common or (end == start + 1 and len(words.raw(start)) > _LONGEST_ACRONYM)


def _is_proper(words: Words, index: int) -> bool:
    if words.shape(index) is Shape.LOWER and words.starts[index] == words.ends[index - 1]:
        return True  # Lee Da-on
    return words.is_name(index) or words.shape(index) in (Shape.INITIAL, Shape.NUMBER, Shape.SHOUTED)


def _may_begin(words: Words, lexicon: Lexicon, name: Candidate, start: int) -> bool:
    """Whether a name may begin at `start`: not with a number, a point of the compass, a noun like any other."""
    plain = words.shape(start) is Shape.LOWER and words.low(start - 1) in lexicon.names.indefinite_articles
    number = words.shape(start) is Shape.NUMBER and not words.is_name(start + 1)
    compass = words.raw(start) in lexicon.places.compass and words.low(start + 1) in lexicon.places.joints
    joined = words.low(start + 1) in lexicon.places.joints
    opening = name.label == "PER" and words.opens[start] and joined and is_common(words, lexicon, start)  # Ami de
    return not (plain or number or compass or opening or _inside_role(words, lexicon, start))


def _inside_role(words: Words, lexicon: Lexicon, start: int) -> bool:
    """Whether what begins at `start` is the end of a role: procureur de la République."""
    return any(lexicon.roles.end(words, index) > start for index in range(max(start - _LONGEST_ROLE, 0), start))
