"""Where patterns and parse differ on the subject of a cue: the cases in which the parse is to be believed.

Patterns look for the nearest phrase that may speak, and are right more often; the parse sees what they step into: a
relative clause, a participle, an apposition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exergue.annotate.lines import Units
from exergue.annotate.nounphrases import Source, begins, phrase, speaks
from exergue.annotate.reports import Report
from exergue.annotate.syntax import Syntax
from exergue.model import TextSpan

_BEFORE = 4  # units from the beginning of a phrase to its noun


def arbitrated(units: Units, reports: Sequence[Report], syntax: Syntax) -> tuple[Report, ...]:
    """The reports of a line, with the subject of the parse where that is the better one."""
    return tuple(_arbitrated(units, report, syntax) for report in reports)


def _arbitrated(units: Units, report: Report, syntax: Syntax) -> Report:
    cue, source = report.cue, report.source
    if cue.kind != "verb" or cue.clitic >= 0 or report.inverted or cue.passive:
        return report
    found = list(syntax.subjects_of(TextSpan(units[cue.start].start, units[cue.end - 1].end)))
    behind = _inserted(units, report, found)
    if behind:
        return behind
    told = [_unit_at(units, at, cue.group) for at in found]
    if source is not None and any(source.start <= place < source.end for place in told):
        return report
    if cue.number == "p":
        return report  # of several subjects the parse hangs but the first on the verb
    better = next(filter(None, (_phrase_of(units, place, cue.group) for place in told)), None)
    return replace(report, source=better) if better and _is_better(units, better, source) else report


def _inserted(units: Units, report: Report, found: Sequence[int]) -> Report | None:
    """Le trafic, promet la RATP, sera normal: the report whose subject stands behind it, between commas."""
    cue = report.cue
    if (
        cue.sense is None
        or not cue.sense.bare
        or not cue.is_finite
        or not cue.group
        or not units[cue.group - 1].has("comma")
        or not begins(units, cue.end)
    ):
        return None
    source = phrase(units, cue.end, plural=cue.number == "p")
    if source is None or source.pronoun or not speaks(units, source):
        return None
    first, last = units[source.start].start, units[source.end - 1].end
    ends = source.end >= len(units) or units[source.end].has("comma", "end", "dash", "close")
    return Report(cue, source, inverted=True) if ends and any(first <= at < last for at in found) else None


def _is_better(units: Units, source: Source, old: Source | None) -> bool:
    """Whether a subject that names somebody stands before what the patterns took for one, part of an insertion then;
    or one that may speak, where that is a thing."""
    named = units[source.start : source.end]
    if source.names and any(unit.has("PER", "ORG") for unit in named):
        return old is None or source.end <= old.start or not speaks(units, old)
    return old is not None and not speaks(units, old) and not source.pronoun


def _unit_at(units: Units, at: int, end: int) -> int:
    """The unit before `end` that holds the character `at`, -1 when none does."""
    return next((place for place in range(end - 1, -1, -1) if units[place].start <= at < units[place].end), -1)


def _phrase_of(units: Units, place: int, stop: int) -> Source | None:
    """The phrase of which the unit at `place` is the noun or the name, if that may speak."""
    if place < 0 or units[place].passage >= 0:
        return None
    found = (phrase(units, start, stop) for start in _starts(units, place))
    return next((source for source in found if source and source.end > place and speaks(units, source)), None)


def _starts(units: Units, place: int) -> Iterator[int]:
    """Where the phrase around `place` may begin, at a determiner if possible."""
    for start in range(place, max(-1, place - _BEFORE), -1):
        if start < place and not units[start].is_word:
            break
        if units[start].has("determiner") and begins(units, start):
            yield start
            break
    if begins(units, place):
        yield place
