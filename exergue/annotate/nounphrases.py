"""Noun phrases that may speak: where they begin, how far they go, whom they name."""

from __future__ import annotations

from dataclasses import dataclass

from exergue.annotate.clauses import is_adverb, is_date, is_finite
from exergue.annotate.lines import Unit, Units
from exergue.annotate.speechwords import Pronoun

_LONGEST = 25  # units that a phrase may have
_NEAR = 5
_NO_NAME = (
    "subordinator", "adverb", "of", "join", "and", "date", "finite", "that", "negation", "preposition", "object_clitic",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """Units `start` to `end` (excluded) of a line that name who speaks.

    `names`: the clusters named; `pronoun`: when it is one; of a description `determiner` is its first word, "" without.
    """

    start: int
    end: int
    names: tuple[str, ...] = ()
    pronoun: Pronoun | None = None
    determiner: str = ""


def begins(units: Units, at: int) -> bool:
    """Whether a noun phrase or pronoun that may speak begins at `at`."""
    if not 0 <= at < len(units):
        return False
    unit = units[at]
    if unit.has("name"):
        return not unit.has("MISC")
    if unit.has("preposition", "relative", "passage") or not unit.is_word:
        return False
    if unit.has("determiner"):
        return not is_date(units, at)
    if unit.pronoun or unit.has("bare_start"):
        return True
    if unit.has("person"):
        return any(near.has("PER") for near in units[at : at + _NEAR])
    return at > 0 and unit.is_capital and not unit.has(*_NO_NAME)


def phrase(units: Units, at: int, stop: int | None = None, *, plural: bool = False) -> Source | None:
    """The noun phrase that begins at `at` and ends at `stop` at the latest; `plural`: `et` may join two."""
    last = min(len(units) if stop is None else stop, at + _LONGEST, len(units))
    unit = units[at]
    if unit.pronoun:
        return Source(at, at + 1, pronoun=unit.pronoun)
    end = phrase_end(units, at, last, plural=plural)
    said = next((i for i in range(at, end - 2) if units[i].has("utterance") and units[i + 1].has("of")), -1)
    if said >= 0 and not units[at].has("name"):  # selon les mots de X
        return phrase(units, said + 2, end, plural=plural) or _bare_phrase(units, said + 2, end)
    if end <= at or not any(u.is_word and not u.has("determiner", "of") for u in units[at:end]):
        return None
    return describe(units, at, _apposed(units, at, end, last) or end)


def _bare_phrase(units: Units, at: int, end: int) -> Source | None:
    return describe(units, at, end) if end > at else None


def phrase_end(units: Units, at: int, last: int, *, plural: bool = False) -> int:
    """Where a phrase ends: a head, what `de` hangs on it, names beside it, a second one behind `et`."""
    headed = False
    place = at
    while place < last:
        unit, before = units[place], units[place - 1] if place > at else None
        if plural and unit.has("open") and before and before.has("PER"):  # X (parti) et Y
            close = next((at for at in range(place, last - 2) if units[at].has("close")), -1)
            if close < 0 or not units[close + 1].has("join") or not units[close + 2].has("PER"):
                break
            place = close
        elif unit.has("join"):
            if not _joins(units, at, place, last, plural=plural):
                break
            headed = False
        elif not _goes_on(units, place, before, headed=headed):
            break
        else:
            headed = headed or _is_head(unit, before)
        place += 1
    return _without_loose_end(units, at, place)


def _goes_on(units: Units, place: int, before: Unit | None, *, headed: bool) -> bool:
    """Whether the unit at `place` still belongs to the phrase."""
    unit = units[place]
    if unit.has("passage") or (not unit.is_word and unit.text not in "/'"):
        return False
    if before is None:
        return True
    if unit.has("name"):
        return not headed or not before.has("name") or (unit.has("PER") and not before.has("PER"))
    if unit.has("of"):
        return unit.has("masculine", "indefinite") or not (place + 1 < len(units) and _is_action(units[place + 1]))
    if before.has("of") and unit.has("among"):
        return True
    if unit.has("determiner"):
        return not headed or before.has("of", "place_preposition")
    if unit.has("place_preposition") and before.has("holds_place"):
        return True
    governed = before.has("of", "determiner") or before.text[0].isdigit()
    return not _ends(units, place, governed=governed, headed=headed)


def _is_action(unit: Unit) -> bool:
    """Whether a unit is an infinitive: de partir, but not d'entre."""
    return unit.has("infinitive") and not unit.has("preposition")


def _is_head(unit: Unit, before: Unit | None) -> bool:
    if unit.has("of", "determiner", "place_preposition") and not unit.has("name"):
        return False
    return not (before is not None and before.has("of") and unit.pronoun)


def _ends(units: Units, place: int, *, governed: bool, headed: bool) -> bool:
    """Whether a word ends a phrase: prepositions, relatives, conjunctions; verbs, dates and adverbs behind its head."""
    unit = units[place]
    if unit.has("preposition", "relative", "subordinator"):
        return True
    if not headed:
        return False
    if not governed and ((unit.has("date") and not unit.is_capital) or is_adverb(units, place)):
        return True
    if unit.has("object_clitic", "subject_pronoun"):
        return True
    return is_finite(units, place)


def _joins(units: Units, at: int, place: int, last: int, *, plural: bool) -> bool:
    """Whether `et` at `place` joins a second source, or a second noun of one."""
    after = place + 1
    if after >= last or units[after].has("passage"):
        return False
    named = any(unit.has("name") for unit in units[at:place])
    if units[after].has("name"):
        return named or plural
    if units[after].has("determiner"):
        return plural or (named and any(unit.has("name") for unit in units[after : min(last, after + _NEAR)]))
    second = units[after].is_word and not units[after].is_capital and not named
    return second and not units[after].has("finite") and not _ends(units, after, governed=False, headed=True)


def _without_loose_end(units: Units, at: int, end: int) -> int:
    while end > at + 1 and units[end - 1].has("of", "place_preposition", "join", "determiner"):
        if units[end - 1].has("name") or (
            end == at + 2 and units[end - 1].has("determiner") and units[at].has("plural")
        ):
            break  # tous deux
        end -= 1
    return end


def speaks(units: Units, source: Source | None) -> bool:
    """Whether a source is no thing."""
    if source is None:
        return False
    within = units[source.start : source.end]
    people = any(unit.has("person", "group", "organisation", "organisations") for unit in within)
    return people or bool(source.names or source.pronoun)


def _apposed(units: Units, at: int, end: int, last: int) -> int:
    """Where a phrase ends with the name behind a comma (le maire, M. Régis Chossière), 0 without such."""
    first = units[at]
    if end + 1 >= last or not units[end].has("comma"):
        return 0
    if any(units[i].has("PER") and not hangs(units, at, i) for i in range(at, end)):
        return 0
    if first.has("name") or not first.has("determiner", "person"):
        return 0
    if any(u.has("voice") for u in units[at:end]) and not any(u.has("person") for u in units[at:end]):
        return 0  # selon les informations de X, Y, …
    place = end + 1
    while place < last and place - end <= _NEAR and not units[place].has("name"):
        if not units[place].is_word or units[place].has("relative", "preposition", "of"):
            return 0
        place += 1
    firm = place == end + 1 and place < last and units[place].has("ORG") and first.has("possessive")
    if place < last and (units[place].has("PER") or firm):
        return place + 1 if _closes(units, place + 1) else 0
    return 0


def _closes(units: Units, at: int) -> bool:
    """Whether an apposition may end before `at`."""
    return at >= len(units) or not units[at].is_word or units[at].has("preposition", "subject_relative", "date")


def describe(units: Units, start: int, end: int) -> Source:
    """The source that the units from `start` to `end` are."""
    people = [i for i in range(start, end) if units[i].has("PER") and not hangs(units, start, i)]
    others = [i for i in range(start, end) if units[i].has("ORG", "LOC") and _speaks(units, start, i)]
    names = tuple(dict.fromkeys(units[i].entity for i in people or others))
    first = units[start]
    return Source(start, end, names, determiner=first.word if first.has("determiner") else "")


def hangs(units: Units, start: int, at: int) -> bool:
    """Whether a name at `at` hangs on `de` within a phrase from `start`: l'avocat de X."""
    place = at - 1
    while place > start and units[place].has("civility"):
        place -= 1
    return place >= start and units[place].has("of") and not units[place].has("name")


def _speaks(units: Units, start: int, at: int) -> bool:
    """Whether an organisation or place at `at` is the source itself, not what somebody belongs to."""
    before = [unit for unit in units[start:at] if not unit.has("name")]
    somebody = any(unit.has("person") and not unit.has("organisation") for unit in before)  # le candidat LR
    if any(unit.has("of", "preposition") for unit in before if unit is not units[start] or not unit.has("indefinite")):
        kind = any(unit.has("organisation") for unit in before) and not units[at - 1].has("of", "preposition")
        apposed = kind and not somebody  # la chaîne de télévision X
        return units[at].has("ORG") and (apposed or any(unit.has("voice") for unit in before))
    if somebody:
        return False
    return units[at].has("ORG") or all(unit.has("determiner", "join") for unit in before)
