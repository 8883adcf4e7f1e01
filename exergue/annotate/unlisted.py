"""Verbs that no list has, where words in marks stand beside them as only beside a verb of saying."""

from __future__ import annotations

from exergue.annotate.clauses import is_finite
from exergue.annotate.cues import UNLISTED, Cue
from exergue.annotate.lines import Units
from exergue.annotate.nounphrases import begins
from exergue.annotate.verbgroups import VerbGroups

_PLAIN = frozenset(("finite", "also_noun", "participle"))  # classes that a verb may be in
_BELOW = ("that", "relative", "subordinator")  # before a verb that is not the sentence's own
_BESIDE = 4  # units in which somebody stands


def unlisted(units: Units, at: int, groups: VerbGroups) -> Cue | None:
    """The cue that a word at `at` is, if it stands so: « … », décortique X; « … », esquive-t-il; X savoure : « … »."""
    if units[at].is_capital or not units[at].is_word or units[at].has("name"):
        return None
    return _before_pronoun(units, at, groups) or _before_somebody(units, at) or _before_colon(units, at)


def _before_pronoun(units: Units, at: int, groups: VerbGroups) -> Cue | None:
    """« … », esquive-t-il."""
    clitic, end = groups.inversion(units, at + 1)
    start = at - 1 if at and units[at - 1].has("reflexive") else at  # s'accuse-t-il
    marked = start > 0 and any(unit.has("passage") for unit in units[max(0, start - 2) : start])
    told = marked and clitic >= 0 and units[at].tags <= _PLAIN and not units[at].has("auxiliary")
    return Cue(start, end, "verb", units[at].word, start, UNLISTED, "singular", clitic=clitic) if told else None


def _before_somebody(units: Units, at: int) -> Cue | None:
    """Any word that stands between a passage and somebody, as only a verb can: « … », décortique le musicien."""
    passage = at > 1 and units[at - 1].has("comma") and units[at - 2].has("passage")
    if not passage:
        return None
    helped = units[at].has("auxiliary") and at + 1 < len(units) and units[at + 1].has("participle")
    end = at + 1 + helped
    plain = units[at].tags <= _PLAIN or helped
    if not plain or not units[end - 1].is_word or end >= len(units):
        return None
    place = next((i for i in range(end, len(units)) if not units[i].has("date")), end)
    near = units[place : place + _BESIDE]
    somebody = begins(units, place) and any(unit.has("PER", "person", "civility") for unit in near)
    return Cue(at, end, "verb", units[end - 1].word, at, UNLISTED, "singular") if somebody else None


def _before_colon(units: Units, at: int) -> Cue | None:
    """Any finite verb right before a colon and a passage: X savoure : « … »."""
    quoted = at + 2 < len(units) and units[at + 1].has("colon") and units[at + 2].has("passage")
    if not quoted or not at or units[at - 1].has("preposition") or any(unit.has(*_BELOW) for unit in units[:at]):
        return None
    if not is_finite(units, at) or not units[at].tags <= _PLAIN:
        return None
    start = next((i for i in range(at, 0, -1) if not units[i - 1].has("object_clitic")), at)
    return Cue(at, at + 1, "verb", units[at].word, start, UNLISTED, "singular")
