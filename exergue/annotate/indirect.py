"""Clauses that a cue makes somebody's words, without any marks: X affirme que …; selon X, …; …, a annoncé X."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from exergue.annotate.lines import PASSAGE, Line, Unit
from exergue.annotate.quotations import Discourse, Found, _trim
from exergue.annotate.reports import Report, ReportReader
from exergue.annotate.speechwords import SpeechWords
from exergue.model import TextSpan

_ENDS = (".", "!", "?", "…", "...", ";")
_FAR = 14


class IndirectReader:
    """Finds indirect quotations in the lines of a document."""

    def __init__(self, words: SpeechWords, reader: ReportReader) -> None:
        self.words, self.reader = words, reader

    def read(self, d: Discourse, marked: Sequence[Found]) -> Iterator[Found]:
        """The indirect quotations, those of kind none among `marked` left inside them."""
        spoken = {f.passage for f in marked if f.kind != "none" and f.passage >= 0}
        inside = {id(f.report) for f in marked if f.report and f.rule in ("inside", "behind", "after", "colon")}
        for number, line in enumerate(d.lines):
            for place, report in enumerate(d.reports[number]):
                following = d.reports[number][place + 1 : place + 2]
                if id(report) in inside and report.inverted:
                    continue
                for parts, rule in self._contents(line, report, following[0] if following else None, spoken):
                    spans = tuple(span for a, b in parts if (span := self._span(d, line, a, b)))
                    if spans:
                        yield Found(spans, "indirect", number, -1, report, number, rule, 0.8)

    def _span(self, d: Discourse, line: Line, start: int, end: int) -> TextSpan | None:
        return _trim(d.text, line.units[start].start, line.units[end - 1].end) if end > start else None

    def _contents(
        self, line: Line, report: Report, following: Report | None, spoken: set[int]
    ) -> Iterator[tuple[list[tuple[int, int]], str]]:
        units = line.units
        if report.cue.kind == "preposition":
            found = [self._prepositional(units, report, spoken)]
        else:
            found = list(self._clauses(units, report, following, spoken))
            if not found:
                found = [self._inserted(units, report, spoken)]
        for entry in found:
            if entry and entry[0]:
                yield entry

    # --- que

    def _clauses(
        self, units: Sequence[Unit], report: Report, following: Report | None, spoken: set[int]
    ) -> Iterator[tuple[list[tuple[int, int]], str]]:
        sense = report.cue.sense
        if not sense or not (sense.that or sense.asks):
            return
        at = self._conjunction(units, report)
        if at < 0:
            return
        limit = len(units)
        if following and following.start > at:
            limit = self._before_report(units, at, following)
        begin = at + 1 if units[at].word not in self.words.questions else at
        for start, end in self._coordinated(units, begin, limit):
            end = self._trim_end(units, start, end)
            if end - start >= 2 and not any(u.passage in spoken for u in units[start:end] if u.label == PASSAGE):
                yield [(start, end)], "that"

    def _conjunction(self, units: Sequence[Unit], report: Report) -> int:
        """The place of `que` (or of a question word) that belongs to a cue, -1 without."""
        at = report.end
        asks = report.cue.sense is not None and report.cue.sense.asks
        for _ in range(_FAR):
            if at >= len(units):
                return -1
            if units[at].word in self.words.that and not units[at].label:
                return at
            if asks and (units[at].word in self.words.whether or units[at].word in self.words.questions):
                return at
            after = self._past(units, at)
            if after == at:
                return -1
            at = after
        return -1

    def _past(self, units: Sequence[Unit], at: int) -> int:
        if units[at].text == ",":
            return at + 1
        if units[at].word in self.words.pronouns or units[at].word in self.words.even:
            return at + 1
        return self.reader.sources.skip_adjunct(units, at)

    def _before_report(self, units: Sequence[Unit], at: int, following: Report) -> int:
        """Where a clause ends that another report follows: before `, et Y affirme`."""
        end = following.start
        if following.source and following.inverted:
            return len(units) if units[following.cue.group - 1].text != "," else following.cue.group - 1
        if following.start <= at + 2:
            return len(units)
        while end > at and (
            units[end - 1].word in self.words.and_words
            or units[end - 1].text == ","
            or units[end - 1].word in self.words.contrast
            or self.reader.sources.is_adverb(units[end - 1])
        ):
            end -= 1
            if units[end].text == ",":
                return end
        cut = (
            units[end].word in self.words.and_words or units[end].word in self.words.contrast or units[end].text == ","
        )
        return end if cut else len(units)

    def _coordinated(self, units: Sequence[Unit], start: int, limit: int) -> Iterator[tuple[int, int]]:
        """`que A et que B`: the clauses one by one."""
        cuts = [start]
        end = limit
        for place in range(start, limit):
            if units[place].text in _ENDS or units[place].text == ":":
                end = place
                break
            joined = units[place - 1].word in self.words.and_words or units[place - 1].text == ","
            if units[place].word in self.words.that and joined and place > start + 1:
                cuts.append(place + 1)
        for first, last in pairwise([*cuts, end + 1]):
            yield first, min(last - 1, end)

    def _trim_end(self, units: Sequence[Unit], start: int, end: int) -> int:
        while end > start and (units[end - 1].text in (",", "–", "—") or units[end - 1].word in self.words.and_words):
            end -= 1
        return end

    # --- insertions

    def _inserted(
        self, units: Sequence[Unit], report: Report, spoken: set[int]
    ) -> tuple[list[tuple[int, int]], str] | None:
        cue = report.cue
        if not report.inverted or not cue.sense or not cue.sense.bare or cue.passive or not cue.group:
            return None
        comma = cue.group - 1
        if units[comma].text not in (",", "–", "—") and units[comma].word not in self.words.opens_inversion:
            return None
        if units[comma].word in self.words.opens_inversion:
            comma -= 1
            if comma < 0 or units[comma].text != ",":
                return None
        start = self._start(units, comma)
        parts = [(start, comma)]
        after = self._after(units, report)
        if after:
            parts.append(after)
        return self._checked(units, parts, spoken, "inserted")

    def _start(self, units: Sequence[Unit], end: int) -> int:
        start = max((i + 1 for i in range(end) if units[i].text in (";", ":", "–", "—")), default=0)
        while start < end and not units[start].is_word and units[start].label != PASSAGE:
            start += 1
        while start < end and units[start].word in self.words.openers:
            start += 1
            if units[start].text == ",":
                start += 1
        return start

    def _after(self, units: Sequence[Unit], report: Report) -> tuple[int, int] | None:
        """What goes on behind an insertion."""
        at = report.end
        while at < len(units) and units[at].text not in (",", *_ENDS, ":"):
            at += 1
        if at >= len(units) or units[at].text != ",":
            return None
        start = at + 1
        end = next((i for i in range(start, len(units)) if units[i].text in _ENDS), len(units))
        if not self.reader.sources.has_finite(units, start, end) or units[start].word in self.words.relative_words:
            return None
        return (start, end)

    def _prepositional(
        self, units: Sequence[Unit], report: Report, spoken: set[int]
    ) -> tuple[list[tuple[int, int]], str] | None:
        cue = report.cue
        opens = (
            not cue.group
            or units[cue.group - 1].text in (";", ":", "–", "—")
            or units[cue.group - 1].word in self.words.openers
        )
        if opens:
            start = self._main_clause(units, report.end)
            if start < 0:
                return None
            end = next((i for i in range(start, len(units)) if units[i].text in _ENDS), len(units))
            return self._checked(units, [(start, end)], spoken, "selon")
        if cue.lemma in self.words.only_opening:
            return None
        comma = cue.group - 1 if units[cue.group - 1].text == "," else cue.group
        parts = [(self._start(units, comma), comma)]
        after = self._after(units, report) if units[cue.group - 1].text == "," else None
        if after:
            parts.append(after)
        return self._checked(units, parts, spoken, "selon")

    def _main_clause(self, units: Sequence[Unit], at: int) -> int:
        """Behind the comma that ends `selon X, …`, past appositions; -1 without one."""
        commas = [i for i in range(at, len(units)) if units[i].text == ","]
        stops = [i for i in range(at, len(units)) if units[i].text in _ENDS] or [len(units)]
        for number, comma in enumerate(commas):
            end = commas[number + 1] if number + 1 < len(commas) else stops[0]
            relative = units[comma + 1].word in self.words.relative_words if comma + 1 < len(units) else True
            if comma > stops[0]:
                break
            if not relative and (self.reader.sources.has_finite(units, comma + 1, end) or number + 1 == len(commas)):
                return comma + 1
        if commas and commas[0] < stops[0]:
            return commas[0] + 1
        return -1

    def _checked(
        self, units: Sequence[Unit], parts: list[tuple[int, int]], spoken: set[int], rule: str
    ) -> tuple[list[tuple[int, int]], str] | None:
        """The parts, unless a quotation stands in them or they hold no clause."""
        inside = [unit for a, b in parts for unit in units[a:b]]
        if any(unit.label == PASSAGE and unit.passage in spoken for unit in inside):
            return None
        if sum(unit.is_word for unit in inside) < 2:
            return None
        if not any(self.reader.sources.has_finite(units, a, b) for a, b in parts):
            return None
        return parts, rule
