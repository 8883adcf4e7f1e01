"""Verbs, adverbs and dates as far as lists and endings tell them, and the phrases that stand between."""

from __future__ import annotations

from exergue.annotate.lines import Units

_FEW = 3
_SUBJECTS = ("determiner", "name", "subject_pronoun")


def is_finite(units: Units, at: int) -> bool:
    """Whether a finite verb stands at `at`: a known form, a telling ending, or any word behind a subject pronoun."""
    unit = units[at]
    if unit.has("name", "passage", "preposition") or not unit.is_word or (unit.is_capital and at):
        return False
    before = units[at - 1] if at else None
    if unit.has("finite"):
        if before is None:
            return True
        if unit.has("no_verb") and not before.has("subject_pronoun", "object_clitic"):  # une erreur grave
            return False
        return not before.has("never_before_verb") and not (unit.has("also_noun") and before.has("before_noun"))
    if before is None or unit.has("unfinite", "preposition", "object_clitic", "adverb"):
        return False
    return before.has("subject_pronoun", "negation_head", "reflexive")


def has_finite(units: Units, start: int, end: int) -> bool:
    """Whether a finite verb stands between two places."""
    return any(is_finite(units, place) for place in range(start, end))


def is_clause(units: Units) -> bool:
    """Whether units are a clause with a subject: « les prix montent », but not « qui montent » or « ont monté »."""
    first = units[0]
    if first.has("relative", "that", "negation_head") or is_finite(units, 0):
        return False
    if first.has("object_clitic") and not first.has("determiner") and not first.pronoun:
        return False
    within = 0  # subordinate clauses whose verb is still to come
    for place, unit in enumerate(units):
        if unit.has("relative", "subordinator"):
            within += 1
        elif is_finite(units, place):
            if not within:
                return any(word.pronoun or word.has(*_SUBJECTS) for word in units[:place])
            within -= 1
    return False


def is_adverb(units: Units, at: int) -> bool:
    """Whether an adverb stands at `at`, no noun that ends like one: le gouvernement."""
    unit = units[at]
    return unit.has("adverb") and not unit.has("name") and not (at and units[at - 1].has("determiner", "of"))


def is_date(units: Units, at: int) -> bool:
    """Whether a determiner at `at` begins a date: ce matin, la semaine dernière, le 3 mars."""
    after = units[at + 1 : at + _FEW]
    if not units[at].has("determiner") or not after:
        return False
    if after[0].has("date") or after[0].text[0].isdigit():
        return True
    return after[0].has("date_modifier", "other") and after[-1].has("date")


def parts(units: Units, start: int, end: int) -> list[tuple[int, int]]:
    """What commas and passages cut a stretch into."""
    cuts = [place for place in range(start, end) if units[place].has("comma", "passage")]
    bounds = zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True)
    return [(first, last) for first, last in bounds if last > first]


def clause_start(units: Units, end: int) -> int:
    """Where the clause begins whose verb stands at `end`."""
    depth = 0
    for place in range(end - 1, -1, -1):
        unit = units[place]
        if unit.has("close"):
            depth += 1
        elif unit.has("open") and depth:
            depth -= 1
        elif unit.has("break", "colon", "dash", "open", "end", "clause_word") or (
            unit.has("subordinator") and place + 1 < end and not _is_closed(units, place, end)
        ):
            return place + 1
    return 0


def _is_closed(units: Units, place: int, end: int) -> bool:
    """Whether a subordinate clause that begins at `place` has its verb and ends with a comma before `end`."""
    comma = next((i for i in range(place + 1, end) if units[i].has("comma")), -1)
    return comma > 0 and has_finite(units, place + 1, comma)


def sentence_start(units: Units, end: int) -> int:
    """Where the main clause around `end` begins: behind the last semicolon or colon."""
    return max((place + 1 for place in range(end) if units[place].has("break", "colon")), default=0)
