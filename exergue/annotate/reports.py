"""Reports: a cue with the words that name who speaks, and on which side of it they and what is said stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from exergue.annotate.cues import Cue, CueFinder, cue_finder
from exergue.annotate.lines import PASSAGE, Line, Unit
from exergue.annotate.sources import Source, SourceReader, source_reader
from exergue.annotate.speechwords import Pronoun, SpeechWords, speech_words

_SOMEBODY = Pronoun(number="s")
_BREAKS = (",", "—", "–", "-", "(", "!", "?", "…", "...", "»")


@dataclass(frozen=True, slots=True)
class Report:
    """A cue of a line with its source. `inverted`: the source follows, as where a cue is inserted in what is said."""

    cue: Cue
    source: Source | None
    inverted: bool = False

    @property
    def start(self) -> int:
        """The first unit of the cue with its source."""
        first = self.cue.group
        return min(first, self.source.start) if self.source and not self.inverted else first

    @property
    def end(self) -> int:
        """Behind the last unit of the cue with its source."""
        return max(self.cue.end, self.source.end) if self.source and self.inverted else self.cue.end


class ReportReader:
    """Reads the reports of a line in one language."""

    def __init__(self, words: SpeechWords, cues: CueFinder, sources: SourceReader) -> None:
        self.words, self.cues, self.sources = words, cues, sources

    def read(self, line: Line) -> tuple[Report, ...]:
        """The reports of `line` in order."""
        found: list[Report] = []
        for cue in self.cues.find(line):
            report = self._report(line.units, cue, found) if cue.report else None
            if report:
                found.append(report)
        return tuple(found)

    def _report(self, units: Sequence[Unit], cue: Cue, before: Sequence[Report]) -> Report | None:
        if cue.kind == "preposition":
            return self._prepositional(units, cue)
        if cue.clitic >= 0:
            return Report(cue, self.sources.phrase(units, cue.clitic), inverted=True)
        plural = cue.number == "p"
        if cue.passive:
            return self._passive(units, cue)
        if cue.mood in ("gerund", "infinitive", "participle"):
            return self._dependent(units, cue, before)
        said = self._said_before(units, cue)
        behind = self.sources.behind(units, cue.end, plural, said) if self._opens(units, cue) else None
        if behind and self._is_inverted(units, cue, behind):
            return Report(cue, behind, inverted=True)
        subject = self._joined(units, cue, before) or self.sources.before(units, cue.group, plural)
        if subject is None and self.sources.begins(units, cue.group) and cue.group < cue.start:
            subject = self.sources.phrase(units, cue.group, cue.group + 1)  # Lui ne réclame que
        if subject and subject.pronoun and subject.pronoun.other:
            return None
        return Report(cue, subject)

    def _prepositional(self, units: Sequence[Unit], cue: Cue) -> Report | None:
        inner = next((i for i in range(cue.start, cue.end) if units[i].word in self.words.object_sources), -1)
        if inner > cue.start and units[cue.end - 1].word not in self.words.of:
            return Report(
                cue,
                replace(self.sources.describe(units, inner, inner + 1), determiner="", pronoun=_SOMEBODY),
                inverted=True,
            )
        if cue.end < len(units) and units[cue.end].word in self.words.subject_relatives:
            return Report(cue, self.sources.before(units, cue.end + 1), inverted=False)
        if not self.sources.begins(units, cue.end):
            return None
        source = self.sources.phrase(units, cue.end)
        if source is None or source.head in self.words.no_sources:
            return None
        if source.pronoun and (source.pronoun.one or source.pronoun.other):
            return None
        return Report(cue, source, inverted=True)

    def _passive(self, units: Sequence[Unit], cue: Cue) -> Report | None:
        for place in range(cue.end, min(cue.end + 6, len(units))):
            if units[place].word in self.words.by and self.sources.begins(units, place + 1):
                return Report(cue, self.sources.phrase(units, place + 1), inverted=True)
        return None

    def _dependent(self, units: Sequence[Unit], cue: Cue, before: Sequence[Report]) -> Report:
        """A gerund or a second verb without subject of its own: the subject is that of the verb before."""
        if before and before[-1].source:
            return Report(cue, before[-1].source)
        if not cue.group:
            comma = next((i for i, unit in enumerate(units) if unit.text == ","), len(units))
            begins = self.sources.begins(units, comma + 1)
            return Report(cue, self.sources.phrase(units, comma + 1) if begins else None)
        return Report(cue, self.sources.main(units, cue.group))

    def _joined(self, units: Sequence[Unit], cue: Cue, before: Sequence[Report]) -> Source | None:
        """The subject of `et juge` in `X accuse … et juge`: that of the verb before."""
        start = cue.group
        while start and self.sources.is_adverb(units[start - 1]):
            start -= 1
        if not start or units[start - 1].word not in self.words.and_words:
            return None
        if before and before[-1].source and not before[-1].inverted and before[-1].cue.kind == "verb":
            return before[-1].source
        return self.sources.main(units, start - 1)

    def _said_before(self, units: Sequence[Unit], cue: Cue) -> bool:
        """Whether a passage in marks stands right before the cue."""
        at = cue.group - 1
        if at > 0 and units[at].text == ",":
            at -= 1
        return at >= 0 and units[at].label == PASSAGE

    def _opens(self, units: Sequence[Unit], cue: Cue) -> bool:
        """Whether nothing that could be a subject stands right before the cue."""
        if not cue.group:
            return True
        previous = units[cue.group - 1]
        return previous.label == PASSAGE or previous.text in _BREAKS or previous.word in self.words.opens_inversion

    def _is_inverted(self, units: Sequence[Unit], cue: Cue, behind: Source) -> bool:
        """Whether the phrase behind a cue is its subject, not its object."""
        if not cue.group or self._said_before(units, cue) or units[cue.group - 1].word in self.words.opens_inversion:
            return True
        after = units[behind.end] if behind.end < len(units) else None
        if after and (after.label == PASSAGE or after.word in self.words.that or after.word in self.words.of):
            return False
        if behind.determiner in self.words.possessives and not behind.names:
            return not self._subject_stands(units, cue)
        speaks = self._is_person(units, behind) or behind.head in self.words.people
        if speaks and cue.sense and (cue.sense.bare or (cue.sense.insert and not cue.sense.fragment)):
            return True
        return not self._subject_stands(units, cue)

    def _is_person(self, units: Sequence[Unit], source: Source) -> bool:
        return any(unit.label == "PER" for unit in units[source.start : source.end])

    def _subject_stands(self, units: Sequence[Unit], cue: Cue) -> bool:
        """Whether a subject without verb stands before the comma that precedes the cue: Renault, en crise, annonce."""
        start = max((i + 1 for i in range(cue.group) if units[i].text in (";", ":")), default=0)
        if any(u.label == PASSAGE for u in units[start : cue.group]):
            return False
        if any(self.sources.has_finite(units, *part) for part in self.sources.own_parts(units, start, cue.group)):
            return False
        return self.sources.before(units, cue.group) is not None


def report_reader(language: str) -> ReportReader:
    """The reader of a language that has a `speech.yml`."""
    return _reader(language)


@cache
def _reader(language: str) -> ReportReader:
    return ReportReader(speech_words(language), cue_finder(language), source_reader(language))
