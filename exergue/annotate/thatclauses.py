"""Clauses that a verb of saying governs: X affirme que …; X demande si …."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from exergue.annotate.clauses import has_finite, is_adverb, is_finite
from exergue.annotate.conjunctions import Conjunctions
from exergue.annotate.heard import Heard
from exergue.annotate.nounphrases import begins
from exergue.annotate.reports import Report

_STEPS = 14  # units behind a report within which it reports something

Stretch = tuple[int, int]


class Clauses:
    """The clauses that the reports of one sentence govern."""

    def __init__(self, heard: Heard, conjunctions: Conjunctions) -> None:
        self.heard, self.units, self.conjunctions = heard, heard.units, conjunctions

    def read(self, report: Report, later: Sequence[Report]) -> Iterator[Stretch]:
        """The stretches of the clauses of `report`, one by one; `later` are the reports behind it."""
        sense = report.cue.sense
        if sense is None or not (sense.that or sense.asks) or (report.cue.passive and report.cue.mood == "participle"):
            return
        if report.source is None and not report.cue.start and not report.inverted:  # asked whether …, X replied
            return
        at = self.conjunctions.place(self.units, report)
        if at < 0 or self._is_thing(report):
            return
        limits = (self._before_report(other, at) for other in later if self._leads_on(other))
        limit = min([len(self.units), self._before_main(report, at), *limits])
        start = at if self.units[at].has("question") or not self.units[at].has("that", "whether") else at + 1
        start += start < limit and self.units[start].has("comma")  # affirme que, si …
        for first, last in self._coordinated(report, start, limit):
            last = self._without_loose_end(first, self._before_apart(first, last, report))
            if last - first > 1 and not self.heard.holds_speech(first, last, report):
                yield first, last

    def _is_thing(self, report: Report) -> bool:
        """Whether a verb of thinking is said of a thing: une économie de temps qui suppose que …"""
        source, sense = report.source, report.cue.sense
        return source is not None and sense is not None and sense.sense == "think" and self.heard.is_mute(source)

    def _leads_on(self, report: Report) -> bool:
        """Whether a later report of the sentence reports something of its own."""
        if report.inverted or report.cue.kind == "preposition":
            return report.cue.kind == "verb"
        behind = self.units[report.end : report.end + _STEPS]
        return self.conjunctions.place(self.units, report) >= 0 or any(unit.has("passage", "colon") for unit in behind)

    def _before_main(self, report: Report, at: int) -> int:
        """Where a clause ends in one that opens the sentence: s'il a confirmé que …, | le député tient …"""
        units = self.units
        first = next((place for place, unit in enumerate(units) if unit.is_word and not unit.has("opener")), 0)
        if not units[first].has("subordinator", "whether") or any(
            unit.has("comma") for unit in units[first : report.cue.start]
        ):
            return len(units)
        ends = (
            place
            for place in range(at + 2, len(units) - 2)
            if units[place].has("comma") and begins(units, place + 1) and has_finite(units, place + 2, len(units))
        )
        return next(ends, len(units))

    def _before_report(self, following: Report, at: int) -> int:
        """Where a clause ends that another report follows: before `, et Y affirme`."""
        units = self.units
        start = following.start if following.is_own and following.start > at else following.cue.group
        if following.is_own and following.inverted:
            comma = following.cue.group - 1
            return comma if units[comma].has("comma") and comma > at else len(units)
        if start <= at + 2:
            return len(units)
        shared = not (following.is_own and following.start > at)
        if shared and following.cue.is_finite and not units[start - 1].has("and"):
            return len(units)
        end = start
        while end > at and (units[end - 1].has("and", "contrast", "comma") or is_adverb(units, end - 1)):
            end -= 1
            if units[end].has("comma"):
                return end
        return end if units[end].has("and", "contrast", "comma") else len(units)

    def _before_apart(self, start: int, end: int, report: Report) -> int:
        """Where a clause ends before what a comma sets apart: « … » in marks, avant de …, ce qui …"""
        units = self.units
        for place in range(start + 2, end - 1):
            if units[place].has("comma"):
                behind = units[place + 1]
                aside = behind.has("aside") or (behind.has("aside_that") and units[place + 2].has("that", "relative"))
                aside = aside or self._is_likened(place + 1) or self._is_second_verb(place + 1, end)
                if aside or (behind.has("passage") and self.heard.holds_speech(place, end, report)):
                    return place
        return end

    def _is_likened(self, at: int) -> bool:
        """comme le réclamaient les clubs."""
        return self.units[at].has("likeness") and at + 1 < len(self.units) and self.units[at + 1].has("object_clitic")

    def _is_second_verb(self, at: int, end: int) -> bool:
        """A second verb of who speaks: X estime que …, et compte installer."""
        verb = at + 1
        return self.units[at].has("and") and verb < end and is_finite(self.units, verb) and verb + 1 < end

    def _coordinated(self, report: Report, start: int, limit: int) -> Iterator[Stretch]:
        """`que A et que B`: the clauses one by one."""
        units, cuts, end = self.units, [start], limit
        for place in range(start, limit):
            quoting = units[place].has("colon") and self.heard.quotes_other(report, place + 1)
            if units[place].has("end", "break", "colon") and not quoting:
                end = place
                break
            if place > start + 1 and units[place].has("that") and units[place - 1].has("and", "comma"):
                cuts.append(place + 1)
        for first, second in pairwise([*cuts, end + 1]):
            yield first, min(second - 1, end)

    def _without_loose_end(self, start: int, end: int) -> int:
        while end > start and self.units[end - 1].has("comma", "dash", "and"):
            end -= 1
        return end
