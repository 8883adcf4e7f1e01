"""The names of the trained pipeline beside those of the rules: who is believed where the two differ.

Where the rules are silent, `guess.py` takes the label of the pipeline as one sign among others. What is said here of
single rules was counted on the articles held out of the pipeline's training.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from exergue.annotate.candidates import Candidate
from exergue.annotate.extent import is_adjective
from exergue.annotate.lexicon import Lexicon
from exergue.annotate.people import begins_name, is_common
from exergue.annotate.words import Shape, Words

# Rules whose label gives way to the pipeline's on the same words.
_UNSURE_LABELS = frozenset(("acronym", "age"))
_DOUBTFUL = 0.6  # the confidence of a rule about a first name that is also another word
# Rules that know where a name ends, so that a longer one is too long: clinique Saint-Roch de Cabestany.
_SURE_ENDS = frozenset(("noun and name", "expansion"))
# Rules that know a name by heart: it goes on with a capital at most, and none that crosses it is one.
_KNOWN = frozenset(("listed", "well-known name", "civility", "expansion"))
# Rules that may take the name of somebody for the end of another: des Républicains Laurent Wauquiez.
_GLUING = frozenset(("branch", "capital inside a sentence"))
_ON_ITS_OWN = 0.75  # the confidence of a name of the pipeline that wins against a rule
_TIE = 0.001
_SURE = 0.88  # no agreement makes a rule stronger than a name known by heart
_NO_NAME_ENDS = frozenset((Shape.MARK, Shape.GAP))
_APART = frozenset("«»\"“”'–—/")


def fitting(words: Words, lexicon: Lexicon, model: Iterable[Candidate]) -> Iterator[Candidate]:
    """The pipeline's names as far as they can be names: without verbs, marks, days, and none without a capital."""
    for name in _whole(model):
        start, end = name.start, name.end
        while start < end and (words.shape(start) in _NO_NAME_ENDS or words.raw(start) in lexicon.names.civilities):
            start += 1
        end = next((index for index in range(start, end) if _ends_before(words, lexicon, name, index)), end)
        capital = name.label in ("PER", "LOC")
        while end > start and (_can_not_end(words, lexicon, end - 1) or (capital and not _is_proper(words, end - 1))):
            end -= 1
        named = any(begins_name(words, lexicon, index) for index in range(start, end))
        if named and _may_begin(words, lexicon, name, start) and not _shouts(words, lexicon, start, end):
            yield replace(name, start=start, end=end)


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
    if words.raw(index) == "-":
        return words.starts[index] > words.ends[index - 1]  # Lee Da-on
    if words.shape(index) is not Shape.LOWER:
        return False
    if name.label == "ORG" and words.low(index) in lexicon.organizations.loose_joints:
        return not any(words.is_name(after) for after in range(index, name.end))
    if name.label == "PER" and words.starts[index] > words.ends[index - 1]:
        return words.low(index) not in lexicon.names.particles
    day = words.low(index).capitalize() in lexicon.names.dates
    return day or index in words.verbs or (name.label != "PER" and _begins_phrase(words, lexicon, name, index))


def _begins_phrase(words: Words, lexicon: Lexicon, name: Candidate, index: int) -> bool:
    """Whether an article stands at `index` that nothing joins to the name: la Bourse l'argent de sa femme."""
    article = index > name.start and words.low(index) in lexicon.names.inner_articles
    joined = words.low(index - 1) in lexicon.organizations.name_joints or words.shape(index + 1) is Shape.NUMBER
    return article and not joined


def _can_not_end(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Whether the word at `index` ends no name: a mark, a joint, an article."""
    low = words.shape(index) is Shape.LOWER
    joint = words.low(index) in lexicon.organizations.name_joints or words.low(index) in lexicon.names.articles
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


def weighed(
    words: Words, lexicon: Lexicon, rules: Sequence[Candidate], model: Iterable[Candidate]
) -> tuple[Candidate, ...]:
    """The rules' proposals with those of the pipeline that win against them in place of what they win against."""
    lost: set[Candidate] = set()
    agreed: set[Candidate] = set()
    won: list[Candidate] = []
    for name in model:
        rivals = [rule for rule in rules if rule.start < name.end and name.start < rule.end]
        beaten = [rule for rule in rivals if _gives_way(words, lexicon, rule, name)]
        agreeing = [rule for rule in rivals if _same(rule, name)]
        agreed.update(agreeing)
        if rivals and len(beaten) + len(agreeing) == len(rivals) and not _is_several(rivals, name):
            lost.update(beaten)
            won += [] if agreeing else [replace(name, confidence=_ON_ITS_OWN)]
    kept = (rule for rule in rules if rule not in lost)
    return (*(_surer(rule, _SURE) if rule in agreed else rule for rule in kept), *won)


def backed(found: Iterable[Candidate], model: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The names found, surer where the pipeline has the same."""
    heard = {(name.start, name.end, name.label) for name in model}
    return tuple(_surer(c, 1) if (c.start, c.end, c.label) in heard else c for c in found)


def _surer(candidate: Candidate, most: float) -> Candidate:
    """The candidate with half of the doubt about it; above `most` it only wins against what is as sure."""
    confidence = min(most, round(1 - (1 - candidate.confidence) / 2, 3))
    return replace(candidate, confidence=max(candidate.confidence + _TIE, confidence))


def _same(rule: Candidate, name: Candidate) -> bool:
    return (rule.start, rule.end, rule.label) == (name.start, name.end, name.label)


def _is_several(rivals: Iterable[Candidate], name: Candidate) -> bool:
    """Whether that of the pipeline is more than one name: Le Pen et Macron, l'Élysée Alexis Kohler."""
    inside = [rule for rule in rivals if rule.end - rule.start < name.end - name.start]
    known = {(rule.start, rule.end) for rule in inside if rule.rule in _KNOWN}
    full = (rule for rule in inside if rule.rule == "first name" and rule.confidence > _DOUBTFUL)
    glued = name.label != "PER" and any(rule.start > name.start for rule in full)
    return glued or any(one[1] <= other[0] for one in known for other in known)


def _gives_way(words: Words, lexicon: Lexicon, rule: Candidate, name: Candidate) -> bool:
    """Whether a rule's proposal is less likely than a name of the pipeline that meets it and is another."""
    if (rule.start, rule.end) == (name.start, name.end):
        return rule.label != name.label and _is_unsure(words, lexicon, rule)
    if name.start <= rule.start and rule.end <= name.end:
        inner_place = rule.label == name.label == "LOC"  # Brandebourg, in l'État fédéral du Brandebourg
        return not inner_place and rule.rule not in _SURE_ENDS and _goes_on(words, lexicon, rule, name)
    if rule.start <= name.start and name.end <= rule.end:
        leads_out = name.end < rule.end and words.low(name.end) in lexicon.organizations.loose_joints
        weak = rule.rule == "noun of name" and words.low(rule.start) in lexicon.organizations.weak_heads
        person = rule.rule in _GLUING and name.label == "PER" and name.end == rule.end > name.start + 1
        return rule.rule not in _KNOWN and (leads_out or weak or person)
    return rule.rule not in _KNOWN


def _is_unsure(words: Words, lexicon: Lexicon, rule: Candidate) -> bool:
    """Whether the label of a rule gives way on the same words: nobody has an article, as le Real Unión has."""
    if rule.rule == "first name":
        return rule.confidence <= _DOUBTFUL or words.low(rule.start - 1) in lexicon.names.articles
    return rule.rule in _UNSURE_LABELS


def _is_head(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Whether a noun with a small letter may begin a name: juridiction interrégionale de Nancy."""
    heads = (*lexicon.organization_heads.values(), lexicon.place_heads, lexicon.work_heads)
    return any(words.low(index) in head.first_words for head in heads)


def _goes_on(words: Words, lexicon: Lexicon, rule: Candidate, name: Candidate) -> bool:
    """Whether what the pipeline adds to a name that ends for sure may belong to it.

    After a name known by heart that is a capital, a number, an adjective (Le Progrès picard), after a place or somebody
    a capital (Lee Da-on); nothing goes on with *contre*.
    """
    if rule.start > name.start:
        return words.shape(name.start) is not Shape.LOWER or _is_head(words, lexicon, name.start)
    if not (rule.rule in _KNOWN or rule.label in ("LOC", "PER")):
        return True
    if words.slice(rule.start, rule.end) in lexicon.organizations.complete:
        return False
    after = words.low(rule.end)
    joints = lexicon.organizations
    if after in joints.loose_joints or (rule.label == "PER" and after in joints.of_joints):
        return False
    beyond = range(rule.end, name.end)
    if any(words.is_name(index) for index in beyond):
        return True
    numbered = rule.label != "LOC" and words.shape(rule.end) is Shape.NUMBER
    joined = words.starts[rule.end] == words.ends[rule.end - 1]
    return numbered or joined or (len(beyond) == 1 and is_adjective(words, lexicon, rule.end) and rule.label == "ORG")


_LONGEST_ROLE = 4
_LONGEST_ACRONYM = 7
