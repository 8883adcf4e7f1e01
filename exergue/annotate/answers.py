"""What is known of a quotation when it is its turn, and what is said of its speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exergue.annotate.anaphora import Memory
from exergue.annotate.discourse import Discourse, Found
from exergue.annotate.lines import Line, Units
from exergue.annotate.nounphrases import Source
from exergue.model import TextSpan


@dataclass(frozen=True, slots=True)
class Answer:
    """Who speaks: entities, else the words that describe a source; nobody known when both are empty.

    `confidence` is the sieve's own guess, by which a second look knows what may be bettered; what readers see of it is
    measured (`calibration`).
    """

    speakers: tuple[str, ...] = ()
    text: str = ""
    source: TextSpan | None = None
    cue: tuple[TextSpan, ...] = ()
    sieve: str = "unknown"
    confidence: float = 0.3
    unnamed: str = ""  # the id under which `Memory` knows a speaker without name
    antecedent: TextSpan | None = None  # the mention whose bearer a source that names nobody was taken to mean


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation with what is known when it is its turn.

    `history`: the last quotations of the same voice with their answers; `host`: who says what it stands in.
    """

    found: Found
    memory: Memory
    discourse: Discourse
    history: Sequence[tuple[Found, Answer]]
    host: Answer | None

    @property
    def before(self) -> tuple[Found, Answer] | None:
        """The last quotation of the same voice with its answer."""
        return self.history[-1] if self.history else None

    @property
    def line(self) -> Line:
        """The sentence in which the quotation stands."""
        return self.discourse.lines[self.found.line]

    @property
    def voice(self) -> Units:
        """The units of the sentence in which its report stands."""
        return self.discourse.lines[max(self.found.voice, 0)].units

    @property
    def source(self) -> Source | None:
        """The words that name who speaks, if there is a report that has such."""
        return self.found.report.source if self.found.report else None

    @property
    def cue(self) -> tuple[TextSpan, ...]:
        """The characters of the cue."""
        report = self.found.report
        return (span(self.voice, report.cue.start, report.cue.end),) if report else ()

    @property
    def alone(self) -> bool:
        """Whether the quotation is all of its sentence, and no report belongs to it."""
        units = self.line.units
        return self.found.report is None and all(unit.passage >= 0 or not unit.is_word for unit in units)

    def told(self, source: Source, speakers: tuple[str, ...], confidence: float) -> Answer:
        """The answer that the words of a source in the report's sentence give."""
        where = span(self.voice, source.start, source.end)
        answer = known(self.memory, speakers, where, self.cue, confidence, where.of(self.discourse.text))
        return answer if source.names else replace(answer, antecedent=self.memory.named_at(speakers))

    def heard(self, units: Units, source: Source, cue: tuple[TextSpan, ...], confidence: float) -> Answer:
        """The answer that a source in another sentence gives, or in one without report."""
        who = source.names or self.memory.resolve(units, source)
        where = span(units, source.start, source.end)
        answer = known(self.memory, who, where, cue, confidence, where.of(self.discourse.text))
        return answer if source.names else replace(answer, antecedent=self.memory.named_at(who))


def known(
    memory: Memory,
    who: tuple[str, ...],
    where: TextSpan | None,
    cue: tuple[TextSpan, ...],
    confidence: float,
    text: str = "",
) -> Answer:
    """The answer that names `who`; those without name by their words."""
    unnamed = next((name for name in who if name in memory.standing.unnamed), "")
    if unnamed:
        return Answer((), memory.standing.unnamed[unnamed].text, where, cue, confidence=confidence, unnamed=unnamed)
    return Answer(who, text, where, cue, confidence=confidence)


def span(units: Units, start: int, end: int) -> TextSpan:
    """Units `start` to `end` (excluded) as characters."""
    return TextSpan(units[start].start, units[end - 1].end)
