"""What may stand between a verb and its subject behind it: jeudi, à la presse, d'une voix blanche."""

from __future__ import annotations

from exergue.annotate.clauses import is_adverb, is_date
from exergue.annotate.lines import Units
from exergue.annotate.nounphrases import begins, hangs, phrase_end

_MANNER_WITHIN = 4  # units from `de` in which a noun of manner stands: d'une même voix
_SHORT = 10  # units that an insertion between commas may have


def skip_adjuncts(units: Units, at: int, *, said: bool = False) -> int:
    """The place behind all adjuncts that begin at `at`.

    `said`: what is said stands before the verb, so that `de …` cannot be its object.
    """
    while at < len(units):
        after = _skip_insertion(units, at) if units[at].has("comma") else skip_adjunct(units, at, said=said)
        if after == at:
            break
        at = after
    return at


def skip_adjunct(units: Units, at: int, *, said: bool = False) -> int:
    """The place behind one date, place, or other such word or phrase at `at`; `at` when none stands there."""
    if at >= len(units) or units[at].has("name", "passage") or not units[at].is_word:
        return at
    unit = units[at]
    if is_date(units, at):
        return _past_date(units, at + 2)
    if unit.has("preposition") or (said and unit.has("likeness")):
        return past_phrase(units, at + 1, len(units))
    if unit.has("of") and not unit.has("indefinite") and at + 1 < len(units):
        if units[at + 1].has("adverb", "pronoun"):
            return at + 2
        manner = said or any(near.has("manner") for near in units[at + 1 : at + _MANNER_WITHIN])
        return past_phrase(units, at + 1, len(units)) if manner else at
    if unit.has("date"):
        return _past_date(units, at + 1)
    return at + 1 if unit.has("negation") or is_adverb(units, at) else at


def _past_date(units: Units, at: int) -> int:
    """Behind the rest of a date: le mardi | 6 mars dernier."""
    while at < len(units) and (units[at].has("date", "date_modifier") or units[at].text[0].isdigit()):
        at += 1
    return at


def past_phrase(units: Units, at: int, end: int) -> int:
    """The place behind the noun phrase at `at`, whatever it begins with; a name beside it is not part of it."""
    if at >= end:
        return at
    last = phrase_end(units, at, end)
    for place in range(at + 1, last):
        person = units[place].has("PER") or (units[place].has("civility") and not units[place].has("name"))
        if person and not hangs(units, at, place) and not units[place - 1].has("determiner", "civility"):
            return place
    return max(last, at + 1)


def _skip_insertion(units: Units, at: int) -> int:
    """Behind a few words between commas that no source begins but one follows: lâche, amer, X."""
    if at + 1 >= len(units) or begins(units, at + 1):
        return at
    for place in range(at + 2, min(at + 2 + _SHORT, len(units) - 1)):
        if units[place].has("comma"):
            if begins(units, place + 1):
                return place + 1
        elif not units[place].is_word:
            return at
    return at
