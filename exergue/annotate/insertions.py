"""Clauses around an inserted cue or `selon X`: …, a annoncé X; selon X, …; …, selon X, …."""

from __future__ import annotations

from collections.abc import Sequence

from exergue.annotate.clauses import has_finite
from exergue.annotate.heard import Heard
from exergue.annotate.nounphrases import begins
from exergue.annotate.reports import Report
from exergue.annotate.wordings import Wordings

_FEW = 2  # units that stand at least before a subject and verb between commas

Stretch = tuple[int, int]


class Insertions:
    """The clauses around the inserted reports of one sentence."""

    def __init__(self, heard: Heard, only_opening: frozenset[str], frames: Wordings) -> None:
        self.heard, self.units, self.only_opening, self.frames = heard, heard.units, only_opening, frames

    def around_verb(self, report: Report, later: Sequence[Report]) -> list[Stretch] | None:
        """The stretches around an inserted verb, none where it is none: …, a dit X, …; `later`: reports behind."""
        cue, units = report.cue, self.units
        sense = cue.sense
        if self._is_parenthetical(report):
            return self._around(report, report.start - 1, later)
        if not report.inverted or sense is None or not sense.bare or cue.passive or not cue.group:
            return None
        if not units[cue.group - 1].has("comma", "dash"):
            return None
        asks = cue.clitic >= 0 and (
            begins(units, report.end) or (units[-1].text == "?" and report.end >= len(units) - 1)
        )
        if report.source is None or self.heard.is_mute(report.source):  # y avait trouvé un havre de paix
            return None
        if asks:  # Marseille trouvera-t-elle un repreneur ?
            return None
        nickname = units[cue.start].has("nickname") and units[cue.group - 2].has("PER")
        return None if nickname else self._around(report, cue.group - 1, later)

    def _is_parenthetical(self, report: Report) -> bool:
        """Whether a subject and its verb stand alone between commas: the fare, the operator insists, will rise."""
        cue, units, start = report.cue, self.units, report.start
        if report.inverted or cue.sense is None or not cue.sense.bare or cue.sense.everyday or start < _FEW:
            return False
        source = report.source
        if source is None or source.end != cue.group or (source.pronoun and source.pronoun.self):
            return False
        apart = units[start - 1].has("comma") and cue.end < len(units) and units[cue.end].has("comma", "end")
        return apart and cue.is_finite

    def according(self, report: Report, later: Sequence[Report]) -> list[Stretch] | None:
        """The stretches that `selon X` tells whose they are, none where it tells of no clause; `later`: as above."""
        units, start = self.units, report.start
        opens = not start or units[start - 1].has("break", "colon", "dash") or units[start - 1].has("opener")
        if opens:
            if self.heard.holds_speech(report.end, self.heard.sentence_end(report.end)):
                return None
            begin = self._main_clause(report)
            return self._checked([(begin, self.heard.sentence_end(begin))]) if begin >= 0 else None
        if report.cue.lemma in self.only_opening or not report.inverted:
            return None
        comma = units[start - 1].has("comma", "open")
        if not comma and report.end < len(units) and units[report.end].is_word:
            return None  # qui menace selon X de faire …
        return self._around(report, start - 1 if comma else start, later)

    def _around(self, report: Report, comma: int, later: Sequence[Report]) -> list[Stretch] | None:
        """What stands before an insertion, and what goes on behind it."""
        stretches = [(self._start(comma), comma)]
        behind = self._behind(report, later) if self.units[comma].has("comma", "dash") else None
        return self._checked([*stretches, behind] if behind else stretches)

    def _start(self, end: int) -> int:
        units = self.units
        start = max((i + 1 for i in range(end) if units[i].has("break", "colon", "dash")), default=0)
        opened = max((i for i in range(start, end) if units[i].has("open")), default=-1)
        if opened >= 0 and not any(unit.has("close") for unit in units[opened:end]):
            start = opened + 1
        while start < end and not units[start].is_word and not units[start].has("passage"):
            start += 1
        while start < end and units[start].has("opener"):
            start += 1 + units[start + 1].has("comma")
        return self._past_frame(start, end)

    def _past_frame(self, start: int, end: int) -> int:
        """Behind words of the article that set the scene for what is said."""
        units = self.units
        framed = bool(self.frames.at(units, start))
        comma = next((i for i in range(start, end) if units[i].has("comma")), end) if framed else end
        return comma + 1 if comma < end and has_finite(units, comma + 1, end) else start

    def _behind(self, report: Report, later: Sequence[Report]) -> Stretch | None:
        """What goes on behind an insertion: a stretch with a verb, no relative clause."""
        units = self.units
        stops = (i for i in range(report.end, len(units)) if units[i].has("comma", "end", "break", "colon"))
        comma = next(stops, len(units) - 1)
        end = self.heard.sentence_end(comma + 1)
        if not units[comma].has("comma") or comma + 1 >= end or units[comma + 1].has("relative"):
            return None
        start = self._past_apposition(report, comma + 1, end)
        told = any(start <= other.cue.start <= start + 1 and other.cue.mood == "gerund" for other in later)
        verb = next((i for i in range(start, end) if not units[i].has("object_clitic")), start)
        acts = has_finite(units, start, end) or units[verb].has("infinitive")
        return (start, end) if acts and not told else None

    def _past_apposition(self, report: Report, start: int, end: int) -> int:
        """Behind the words that tell of a named source: selon X, lanceur et boulanger, | ce sport …"""
        units = self.units
        comma = next((i for i in range(start, end) if units[i].has("comma")), end)
        named = report.source is not None and bool(report.source.names)
        tells = named and not units[start].has("determiner", "subject_pronoun", "negation_head", "object_clitic")
        return comma + 1 if tells and comma + 1 < end and not has_finite(units, start, comma) else start

    def _main_clause(self, report: Report) -> int:
        """Behind the comma that ends `selon X, …`, past appositions; -1 without one."""
        units, stop = self.units, self.heard.sentence_end(report.end)
        commas = [i for i in range(report.end, min(stop, len(units) - 1)) if units[i].has("comma")]
        person = report.source is not None and any(
            unit.has("PER") for unit in units[report.source.start : report.source.end]
        )
        for number, comma in enumerate(commas):
            first, end = units[comma + 1], commas[number + 1] if number + 1 < len(commas) else stop
            starts = first.has("indefinite", "subject_pronoun") or (first.has("determiner") and not person)
            if not first.has("relative") and (starts or end == stop or has_finite(units, comma + 1, end)):
                return comma + 1
        return -1

    def _checked(self, stretches: list[Stretch]) -> list[Stretch] | None:
        """The stretches, unless a quotation stands in them or they hold no clause."""
        if any(self.heard.holds_speech(*stretch) for stretch in stretches):
            return None
        words = sum(unit.is_word for a, b in stretches for unit in self.units[a:b])
        return stretches if words > 1 and any(has_finite(self.units, a, b) for a, b in stretches) else None
