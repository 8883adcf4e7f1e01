"""A document as sentences with their reports, and where each passage in marks stands among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from exergue.annotate.arbitration import arbitrated
from exergue.annotate.dialogue import Interview, find_interview
from exergue.annotate.lines import Line
from exergue.annotate.pairing import Marked
from exergue.annotate.reports import Report, ReportReader
from exergue.annotate.syntax import Syntax
from exergue.model import Kind, TextSpan


@dataclass(frozen=True, slots=True)
class Found:
    """What is said, before it is known who says it.

    `line` is where it stands, `voice` the line of its report; `passage` the index of its first passage in marks, -1
    without any; `rule` what made it a quotation of its kind.
    """

    parts: tuple[TextSpan, ...]
    kind: Kind
    line: int
    passage: int = -1
    report: Report | None = None
    voice: int = -1
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Discourse:
    """`places`: the line and unit of each passage; `inner`: the lines within each passage (-1: the article's own)."""

    text: str
    marked: tuple[Marked, ...]
    lines: tuple[Line, ...]
    reports: tuple[tuple[Report, ...], ...]
    places: Mapping[int, tuple[int, int]]
    inner: Mapping[int, tuple[int, ...]]
    order: tuple[int, ...]  # of each line among those of its voice
    interview: Interview
    denied: tuple[tuple[int, ...], ...]  # where the negated cues of each line end

    def before(self, line: int) -> int:
        """The line before `line` in the same voice, -1 when there is none."""
        place = self.order[line]
        return self.inner[self.lines[line].host][place - 1] if place else -1

    def behind(self, line: int) -> int:
        """The line behind `line` in the same voice, -1 when there is none."""
        same = self.inner[self.lines[line].host]
        place = self.order[line] + 1
        return same[place] if place < len(same) else -1

    def alone(self, line: int) -> bool:
        """Whether a line is all of its paragraph."""
        return not self.same_paragraph(line, self.before(line)) and not self.same_paragraph(line, self.behind(line))

    def same_paragraph(self, line: int, other: int) -> bool:
        """Whether two lines, -1 for none, stand in one paragraph."""
        return min(line, other) >= 0 and self.lines[line].paragraph == self.lines[other].paragraph


def read_discourse(
    text: str, marked: tuple[Marked, ...], lines: tuple[Line, ...], reader: ReportReader, syntax: Syntax
) -> Discourse:
    """The lines with their reports."""
    places: dict[int, tuple[int, int]] = {}
    inner: dict[int, list[int]] = defaultdict(list)
    order: list[int] = []
    for number, line in enumerate(lines):
        order.append(len(inner[line.host]))
        inner[line.host].append(number)
        for place, unit in enumerate(line.units):
            if unit.passage >= 0:
                places[unit.passage] = (number, place)
    within = {host: tuple(inner.get(host, ())) for host in range(-1, len(marked))}
    read = [reader.read(line) for line in lines]
    return Discourse(
        text,
        marked,
        lines,
        tuple(arbitrated(line.units, found.reports, syntax) for line, found in zip(lines, read, strict=True)),
        places,
        within,
        tuple(order),
        find_interview(text, marked, lines),
        tuple(line.denied for line in read),
    )


def trimmed(text: str, start: int, end: int, marks: str = "") -> TextSpan | None:
    """The stretch without white space at its ends and without `marks` at its start; none when nothing is left."""
    while start < end and (text[start].isspace() or text[start] in marks):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return TextSpan(start, end) if start < end else None
