"""A sentence with the words in marks that somebody says in it, as the rules for indirect quotations see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exergue.annotate.lines import Units
from exergue.annotate.nounphrases import Source, speaks
from exergue.annotate.reports import Report


@dataclass(frozen=True, slots=True)
class Heard:
    """The units of a sentence; `spoken`: the passages of the article in which somebody speaks, with their reports."""

    units: Units
    spoken: Mapping[int, Report | None]

    def holds_speech(self, start: int, end: int, report: Report | None = None) -> bool:
        """Whether words in marks stand there, but for those that a cue within the clause gives to somebody else."""
        for unit in self.units[start:end]:
            if unit.passage in self.spoken:
                other = self.spoken[unit.passage]
                if report is None or other is None or other.cue.start < start or other.cue == report.cue:
                    return True
        return False

    def quotes_other(self, report: Report, place: int) -> bool:
        """Whether words in marks at `place` are what somebody says within the clause, not the report's own."""
        if place >= len(self.units) or not self.units[place].has("passage"):
            return False
        other = self.spoken.get(self.units[place].passage)
        return other is None or other.cue != report.cue

    def is_mute(self, source: Source) -> bool:
        """Whether a source is nothing that speaks or is written."""
        within = self.units[source.start : source.end]
        unknown = any(unit.is_capital for unit in within[source.start == 0 :])  # a name that nobody found
        return not speaks(self.units, source) and not unknown and not any(unit.has("voice", "name") for unit in within)

    def sentence_end(self, start: int) -> int:
        """Where the sentence, or its part before a semicolon, ends that goes on at `start`."""
        return next((i for i in range(start, len(self.units)) if self.units[i].has("end", "break")), len(self.units))
