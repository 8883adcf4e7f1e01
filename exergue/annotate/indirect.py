"""Clauses that a cue makes somebody's words, without any marks: X affirme que …; selon X, …; …, a annoncé X."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from exergue.annotate.adjuncts import skip_adjunct
from exergue.annotate.clauses import has_finite, is_adverb
from exergue.annotate.discourse import Discourse, Found, trimmed
from exergue.annotate.lines import Line, Units
from exergue.annotate.nounphrases import Source, begins, speaks
from exergue.annotate.reports import Report
from exergue.annotate.speechwords import Lexis
from exergue.model import TextSpan

_NO_MORE = ("inside", "behind", "after", "colon")  # where a cue that serves words in marks serves nothing else
_STEPS = 14  # between a verb and its conjunction
_SURE = 0.8

Stretch = tuple[int, int]


def read_indirect(d: Discourse, marked: Sequence[Found], known: Lexis) -> Iterator[Found]:
    """The indirect quotations; passages of kind none among `marked` may stand in them, what is spoken not."""
    spoken = {f.passage: f.report for f in marked if f.kind != "none" and f.passage >= 0}
    linked = [f for f in marked if f.report and f.kind != "none"]
    used = {id(f.report) for f in linked if f.rule in _NO_MORE or (f.report and f.report.cue.kind == "preposition")}
    for number, line in enumerate(d.lines):
        reader = _LineReader(line.units, spoken, known)
        for place, report in enumerate(d.reports[number]):
            if id(report) in used and (report.inverted or report.cue.kind == "preposition"):
                continue
            if line.host >= 0 and _performs(report):
                continue
            for stretches, rule in reader.read(report, d.reports[number][place + 1 :]):
                parts = _spans(d, line, stretches)
                if parts:
                    yield Found(parts, "indirect", number, -1, report, number, rule, _SURE)


def _performs(report: Report) -> bool:
    """Whether who speaks says that he thinks or says something now, which tells of no other words: je crois que …"""
    me = report.source is not None and report.source.pronoun is not None and report.source.pronoun.self
    return me and (report.cue.kind == "preposition" or (report.cue.mood != "compound" and not report.inverted))


def _spans(d: Discourse, line: Line, stretches: Sequence[Stretch]) -> tuple[TextSpan, ...]:
    spans = (trimmed(d.text, line.units[a].start, line.units[b - 1].end) for a, b in stretches if b > a)
    return tuple(span for span in spans if span)


class _LineReader:
    """What the reports of one sentence report."""

    def __init__(self, units: Units, spoken: Mapping[int, Report | None], known: Lexis) -> None:
        self.units, self.spoken, self.words = units, spoken, known.words
        self.phrases = [phrase.split() for phrase in self.words.adverb_phrases]

    def read(self, report: Report, later: Sequence[Report]) -> Iterator[tuple[list[Stretch], str]]:
        """The stretches of each clause that `report` reports, with the rule that found it."""
        if report.cue.kind == "preposition" or report.like:
            stretches = self._according(report)
            if stretches:
                yield stretches, "selon"
            return
        clauses = list(self._clauses(report, later))
        yield from (([clause], "that") for clause in clauses)
        inserted = None if clauses else self._inserted(report)
        if inserted:
            yield inserted, "inserted"

    # --- que

    def _clauses(self, report: Report, later: Sequence[Report]) -> Iterator[Stretch]:
        sense = report.cue.sense
        if sense is None or not (sense.that or sense.asks) or (report.cue.passive and report.cue.mood == "participle"):
            return
        at = self._conjunction(report)
        if at < 0 or self._is_thing(report):
            return
        limit = min([len(self.units), *(self._before_report(other, at) for other in later if self._leads_on(other))])
        start = at if self.units[at].has("question") or not self.units[at].has("that", "whether") else at + 1
        for first, last in self._coordinated(start, limit):
            last = self._without_loose_end(first, self._before_apart(first, last, report))
            if last - first > 1 and not self._holds_speech(first, last, report):
                yield first, last

    def _is_thing(self, report: Report) -> bool:
        """Whether a verb of thinking is said of a thing: une économie de temps qui suppose que …"""
        source, sense = report.source, report.cue.sense
        return source is not None and sense is not None and sense.sense == "think" and self._is_mute(source)

    def _is_mute(self, source: Source) -> bool:
        """Whether a source is nothing that speaks or is written."""
        within = self.units[source.start : source.end]
        return not speaks(self.units, source) and not any(unit.has("voice", "name") for unit in within)

    def _conjunction(self, report: Report) -> int:
        """The place of `que` (or of a question word) that belongs to a cue, -1 without.

        Where a language leaves `that` away, the place at which the clause itself begins.
        """
        at, units = report.end, self.units
        asks = report.cue.sense is not None and report.cue.sense.asks
        verb = units[max(0, report.cue.group - 1) : report.cue.end + 1]
        if any(unit.has("negation_head") for unit in verb) and not any(unit.has("negation") for unit in verb):
            return -1  # n'a réagi que lundi
        for _ in range(_STEPS):
            if at >= len(units):
                return -1
            if units[at].has("that") and at > report.end and units[at - 1].has("before_that"):
                return -1  # alors que
            if units[at].has("that") or (asks and units[at].has("whether", "question")):
                return at
            if self.words.omits_that and begins(units, at) and self._is_clause(report, at):
                return at
            after = self._past(at)
            if after == at:
                return -1
            at = after
        return -1

    def _past(self, at: int) -> int:
        """Behind what may stand between a verb and `que`: dates, places, an insertion between commas."""
        units = self.units
        if units[at].has("comma"):
            close = next((i for i in range(at + 1, min(at + _STEPS, len(units))) if units[i].has("comma")), at)
            short = close > at + 1 and not any(unit.has("that") for unit in units[at:close])
            return close + 1 if short and not has_finite(units, at, close) else at + 1
        if units[at].has("pronoun", "even"):
            return at + 1
        phrase = next((p for p in self.phrases if [u.word for u in units[at : at + len(p)]] == p), None)
        return at + len(phrase) if phrase else skip_adjunct(units, at)

    def _is_clause(self, report: Report, at: int) -> bool:
        """Whether a clause of its own begins at `at`, right behind its verb or whom it is said to."""
        end = next(
            (i for i in range(at, len(self.units)) if self.units[i].has("comma", "end", "break", "passage")),
            len(self.units),
        )
        near = at - report.end <= 1 and not report.inverted
        return near and has_finite(self.units, at + 1, end) and not self.units[at].has("object_pronoun")

    def _leads_on(self, report: Report) -> bool:
        """Whether a later report of the sentence reports something of its own."""
        if report.inverted or report.cue.kind == "preposition":
            return report.cue.kind == "verb"
        behind = self.units[report.end : report.end + _STEPS]
        return self._conjunction(report) >= 0 or any(unit.has("passage", "colon") for unit in behind)

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
                if aside or (behind.has("passage") and self._holds_speech(place, end, report)):
                    return place
        return end

    def _coordinated(self, start: int, limit: int) -> Iterator[Stretch]:
        """`que A et que B`: the clauses one by one."""
        units, cuts, end = self.units, [start], limit
        for place in range(start, limit):
            quoting = units[place].has("colon") and place + 1 < len(units) and units[place + 1].has("passage")
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

    # --- insertions, selon

    def _inserted(self, report: Report) -> list[Stretch] | None:
        cue, units = report.cue, self.units
        sense = cue.sense
        if not report.inverted or sense is None or not sense.bare or cue.passive or not cue.group:
            return None
        if not units[cue.group - 1].has("comma", "dash"):
            return None
        asks = cue.clitic >= 0 and (
            begins(units, report.end) or (units[-1].text == "?" and report.end >= len(units) - 1)
        )
        if report.source is None or self._is_mute(report.source):  # y avait trouvé un havre de paix
            return None
        if asks:  # Marseille trouvera-t-elle un repreneur ?
            return None
        nickname = units[cue.start].has("nickname") and units[cue.group - 2].has("PER")
        return None if nickname else self._around(report, cue.group - 1)

    def _according(self, report: Report) -> list[Stretch] | None:
        units, start = self.units, report.start
        opens = not start or units[start - 1].has("break", "colon", "dash") or units[start - 1].has("opener")
        if opens:
            if self._holds_speech(report.end, self._end(report.end)):
                return None
            begin = self._main_clause(report)
            return self._checked([(begin, self._end(begin))]) if begin >= 0 else None
        if report.cue.lemma in self.words.only_opening or not report.inverted:
            return None
        comma = units[start - 1].has("comma")
        if not comma and report.end < len(units) and units[report.end].is_word:
            return None  # qui menace selon X de faire …
        return self._around(report, start - 1 if comma else start)

    def _around(self, report: Report, comma: int) -> list[Stretch] | None:
        """What stands before an insertion, and what goes on behind it."""
        stretches = [(self._start(comma), comma)]
        behind = self._behind(report) if self.units[comma].has("comma", "dash") else None
        return self._checked([*stretches, behind] if behind else stretches)

    def _start(self, end: int) -> int:
        units = self.units
        start = max((i + 1 for i in range(end) if units[i].has("break", "colon", "dash")), default=0)
        while start < end and not units[start].is_word and not units[start].has("passage"):
            start += 1
        while start < end and units[start].has("opener"):
            start += 1 + units[start + 1].has("comma")
        return start

    def _end(self, start: int) -> int:
        return next((i for i in range(start, len(self.units)) if self.units[i].has("end", "break")), len(self.units))

    def _behind(self, report: Report) -> Stretch | None:
        """What goes on behind an insertion: a stretch with a verb, no relative clause."""
        units = self.units
        stops = (i for i in range(report.end, len(units)) if units[i].has("comma", "end", "break", "colon"))
        comma = next(stops, len(units) - 1)
        start, end = comma + 1, self._end(comma + 1)
        if not units[comma].has("comma") or start >= end or units[start].has("relative"):
            return None
        return (start, end) if has_finite(units, start, end) else None

    def _main_clause(self, report: Report) -> int:
        """Behind the comma that ends `selon X, …`, past appositions; -1 without one."""
        units, stop = self.units, self._end(report.end)
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
        if any(self._holds_speech(*stretch) for stretch in stretches):
            return None
        words = sum(unit.is_word for a, b in stretches for unit in self.units[a:b])
        return stretches if words > 1 and any(has_finite(self.units, a, b) for a, b in stretches) else None

    def _holds_speech(self, start: int, end: int, report: Report | None = None) -> bool:
        """Whether words in marks stand there, but for those that a cue within the clause gives to somebody else."""
        for unit in self.units[start:end]:
            if unit.passage in self.spoken:
                other = self.spoken[unit.passage]
                if report is None or other is None or other.cue.start < start or other.cue == report.cue:
                    return True
        return False
