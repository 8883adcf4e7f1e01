"""Clauses that a cue makes somebody's words, without any marks: X affirme que …; selon X, …; …, a annoncé X."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from exergue.annotate.conjunctions import Conjunctions
from exergue.annotate.discourse import Discourse, Found, trimmed
from exergue.annotate.heard import Heard
from exergue.annotate.insertions import Insertions
from exergue.annotate.lines import Line
from exergue.annotate.reports import Report
from exergue.annotate.speechwords import Lexis
from exergue.annotate.thatclauses import Clauses, Stretch
from exergue.annotate.wordings import Wordings
from exergue.model import TextSpan

_NO_MORE = ("inside", "behind", "after", "colon")  # where a cue that serves words in marks serves nothing else

Parts = tuple[list[Stretch], str]  # the stretches of one quotation and the rule that found them


class IndirectReader:
    """Finds the indirect quotations of a document in one language."""

    def __init__(self, known: Lexis) -> None:
        self.only_opening = known.words.only_opening
        self.frames = Wordings(known.words.frames, known.words.words["of"])
        self.conjunctions = Conjunctions(known)

    def read(self, d: Discourse, marked: Sequence[Found]) -> Iterator[Found]:
        """The indirect quotations; passages of kind none among `marked` may stand in them, what is spoken not."""
        spoken = {f.passage: f.report for f in marked if f.kind != "none" and f.passage >= 0}
        used = _used_up(marked)
        for number, line in enumerate(d.lines):
            reports = d.reports[number]
            for place, report in enumerate(reports):
                if not _is_free(report, used) or _performs(report) or (line.host >= 0 and _is_aside(report)):
                    continue
                for stretches, rule in self._stretches(line, spoken, report, reports[place + 1 :]):
                    parts = _spans(d, line, stretches)
                    if parts:
                        yield Found(parts, "indirect", number, -1, report, number, rule)

    def _stretches(
        self, line: Line, spoken: Mapping[int, Report | None], report: Report, later: Sequence[Report]
    ) -> Iterator[Parts]:
        """The stretches of each clause that `report` reports, with the rule that found it."""
        heard = Heard(line.units, spoken)
        insertions = Insertions(heard, self.only_opening, self.frames)
        if report.cue.kind == "preposition" or report.like:
            according = insertions.according(report, later)
            if according:
                yield according, "selon"
            return
        clauses = list(Clauses(heard, self.conjunctions).read(report, later))
        yield from (([clause], "that") for clause in clauses)
        inserted = None if clauses else insertions.around_verb(report, later)
        if inserted:
            yield inserted, "inserted"


def _used_up(marked: Sequence[Found]) -> frozenset[int]:
    """The reports (by identity) that serve words in marks so closely that they may serve nothing else."""
    linked = [f for f in marked if f.report and f.kind != "none"]
    return frozenset(
        id(f.report) for f in linked if f.rule in _NO_MORE or (f.report and f.report.cue.kind == "preposition")
    )


def _is_free(report: Report, used: frozenset[int]) -> bool:
    return id(report) not in used or not (report.inverted or report.cue.kind == "preposition")


def _performs(report: Report) -> bool:
    """Whether who speaks says that he thinks or says something now, which tells of no other words: je crois que …"""
    cue, source = report.cue, report.source
    now = (cue.mood != "compound" and not report.inverted) or (cue.sense is not None and cue.sense.sense == "think")
    return source is not None and source.pronoun is not None and source.pronoun.self and now


def _is_aside(report: Report) -> bool:
    """Whether a cue in what somebody says belongs to him: pour moi; « pense que … »."""
    source = report.source
    return source is None or (report.cue.kind == "preposition" and source.pronoun is not None)


def _spans(d: Discourse, line: Line, stretches: Sequence[Stretch]) -> tuple[TextSpan, ...]:
    spans = (trimmed(d.text, line.units[a].start, line.units[b - 1].end) for a, b in stretches if b > a)
    return tuple(span for span in spans if span)
