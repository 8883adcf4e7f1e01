"""The names of the trained pipeline beside those of the rules: who is believed where the two differ.

Where the rules are silent, `guess.py` takes the label of the pipeline as one sign among others. What is said here of
single rules was counted on the articles held out of the pipeline's training.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from exergue.annotate.candidates import Candidate
from exergue.annotate.extent import is_adjective
from exergue.annotate.lexicon import Lexicon
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
# Rules of a noun and what follows, which may stand for themselves: le tour de la Coupe de France.
_NOUNS = frozenset(("noun of name", "noun of a work"))
_ON_ITS_OWN = 0.75  # the confidence of a name of the pipeline that wins against a rule
_TIE = 0.001
_SURE = 0.88  # no agreement makes a rule stronger than a name known by heart


def weighed(
    words: Words, lexicon: Lexicon, rules: Sequence[Candidate], model: Iterable[Candidate]
) -> tuple[Candidate, ...]:
    """The rules' proposals with those of the pipeline that win against them in place of what they win against."""
    meeting = _by_token(rules)
    lost: set[Candidate] = set()
    agreed: set[Candidate] = set()
    won: list[Candidate] = []
    for name in model:
        rivals = list(dict.fromkeys(rule for index in name.tokens() for rule in meeting[index]))
        beaten = [rule for rule in rivals if _gives_way(words, lexicon, rule, name)]
        agreeing = [rule for rule in rivals if _same(rule, name)]
        agreed.update(agreeing)
        if rivals and len(beaten) + len(agreeing) == len(rivals) and not _is_several(rivals, name):
            lost.update(beaten)
            won += [] if agreeing else [replace(name, confidence=_ON_ITS_OWN)]
    kept = (rule for rule in rules if rule not in lost)
    return (*(_surer(rule, _SURE) if rule in agreed else rule for rule in kept), *won)


def _by_token(rules: Iterable[Candidate]) -> Mapping[int, list[Candidate]]:
    """The proposals that cover each token."""
    meeting: defaultdict[int, list[Candidate]] = defaultdict(list)
    for rule in rules:
        for index in rule.tokens():
            meeting[index].append(rule)
    return meeting


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
        return rule.label != name.label and _is_unsure(words, lexicon, rule, name)
    if name.start <= rule.start and rule.end <= name.end:
        inner_place = rule.label == name.label == "LOC"  # Brandebourg, in l'État fédéral du Brandebourg
        return not inner_place and rule.rule not in _SURE_ENDS and _goes_on(words, lexicon, rule, name)
    if rule.start <= name.start and name.end <= rule.end:
        leads_out = name.end < rule.end and words.low(name.end) in lexicon.organizations.loose_joints
        weak = rule.rule in _NOUNS and words.low(rule.start) in lexicon.organizations.weak_heads
        person = rule.rule in _GLUING and name.label == "PER" and name.end == rule.end > name.start + 1
        listed = name.label == "LOC" and lexicon.known_places.listed(words.key_slice(name.start, name.end))
        town = bool(listed) and words.low(rule.start) in lexicon.places.outside_before_town
        return rule.rule not in _KNOWN and (leads_out or weak or person or town)
    return rule.rule not in _KNOWN and not (rule.rule == "gazetteer" and rule.end > rule.start + 1)


def _is_unsure(words: Words, lexicon: Lexicon, rule: Candidate, name: Candidate) -> bool:
    """Whether the label of a rule gives way on the same words: nobody has an article, as le Real Unión has."""
    if rule.rule == "first name":
        return rule.confidence <= _DOUBTFUL or words.low(rule.start - 1) in lexicon.names.articles
    return rule.rule in _UNSURE_LABELS or (rule.rule == "capital noun" and name.label == "MISC")  # Ligue des champions


def _is_head(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Whether a noun with a small letter may begin a name: juridiction interrégionale de Nancy."""
    heads = (*lexicon.organization_heads.values(), lexicon.place_heads, lexicon.work_heads)
    return any(words.low(index) in head.reach for head in heads)


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
