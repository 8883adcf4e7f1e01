"""What is said: passages in marks of each kind, and clauses that a cue makes somebody's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from exergue.annotate.lines import PASSAGE, Line, Unit
from exergue.annotate.marks import Marked
from exergue.annotate.reports import Report, ReportReader
from exergue.annotate.speechwords import SpeechWords
from exergue.model import Kind, TextSpan

_FAR = 14  # words that may stand between a passage and the cue behind it
_STOPS = (".", "!", "?", "…", "...")


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation before it is known who speaks. `line` is where it stands, `voice` the line of its report.

    `passage` is the index of its (first) marked passage, -1 without; `rule` what linked it to its report.
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
    """A document as lines with their reports, and where each passage stands."""

    text: str
    marked: tuple[Marked, ...]
    lines: tuple[Line, ...]
    reports: tuple[tuple[Report, ...], ...]
    places: dict[int, tuple[int, int]]  # passage -> line, unit
    inner: dict[int, list[int]]  # passage -> its lines

    def before(self, line: int) -> int:
        """The line before `line` of the same voice, -1 when there is none."""
        for number in range(line - 1, -1, -1):
            if self.lines[number].host == self.lines[line].host:
                return number
        return -1


def read_discourse(text: str, marked: tuple[Marked, ...], lines: tuple[Line, ...], reader: ReportReader) -> Discourse:
    """The lines with their reports."""
    places: dict[int, tuple[int, int]] = {}
    inner: dict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        inner[line.host].append(number)
        for place, unit in enumerate(line.units):
            if unit.label == PASSAGE:
                places[unit.passage] = (number, place)
    return Discourse(text, marked, lines, tuple(map(reader.read, lines)), places, inner)


class MarkedReader:
    """Links each passage in marks to the report that it belongs to, and tells its kind."""

    def __init__(self, words: SpeechWords, reader: ReportReader) -> None:
        self.words, self.reader = words, reader

    def read(self, discourse: Discourse) -> list[Found]:
        """A quotation for each passage; those of kind none too."""
        return [self._passage(discourse, passage) for passage in range(len(discourse.marked))]

    def _passage(self, d: Discourse, passage: int) -> Found:
        marked = d.marked[passage]
        line, place = d.places[passage]
        link = self._link(d, line, place)
        cut = None if link and link[1] in ("behind", "colon") else self._cut(d, passage)
        if cut:
            return cut
        features = self._features(d, passage, line, place)
        report, frame = link or (None, "")
        kind, rule = self._kind(features, report, frame)
        confidence = marked.confidence * (1.0 if report else 0.6)
        return Found((marked.inner,), kind, line, passage, report, line if report else -1, rule, confidence)

    # --- a cue inside the marks

    def _cut(self, d: Discourse, passage: int) -> Found | None:
        """« Le plus dur, estime X, c'est d'attendre »: two parts, and the cue between them."""
        marked = d.marked[passage]
        for number in d.inner[passage]:
            line = d.lines[number]
            for report in d.reports[number]:
                if not self._is_inserted(line, report):
                    continue
                parts = self._parts(d, passage, line, report)
                if parts:
                    return Found(parts, "direct", number, passage, report, number, "inside", marked.confidence)
        return None

    def _is_inserted(self, line: Line, report: Report) -> bool:
        cue, source = report.cue, report.source
        if not report.inverted or source is None or cue.passive or not cue.sense or not cue.sense.insert:
            return False
        if source.pronoun and (source.pronoun.one or source.pronoun.other):
            return False
        start = cue.group
        return start > 0 and (line.units[start - 1].text in (",", "!", "?", "…", "..."))

    def _parts(self, d: Discourse, passage: int, line: Line, report: Report) -> tuple[TextSpan, ...]:
        marked, units = d.marked[passage], line.units
        before = units[report.cue.group - 1]
        head_end = before.start if before.text == "," else before.end
        resume = self._resume(line, report)
        head = _trim(d.text, marked.inner.start, head_end)
        tail_start = units[resume].start if resume < len(units) else units[-1].end
        tail = _trim(d.text, tail_start, marked.inner.end, ".,;: ")
        if not marked.closed and resume >= len(units):
            tail = self._unclosed_tail(d, passage, line)
        return tuple(part for part in (head, tail) if part)

    def _unclosed_tail(self, d: Discourse, passage: int, line: Line) -> TextSpan | None:
        """What still belongs to a passage without closing mark, behind the sentence with the cue."""
        start = end = line.units[-1].end
        for number in d.inner[passage]:
            later = d.lines[number]
            if later.units[0].start < start:
                continue
            if not any(unit.word in self.words.dialogue for unit in later.units):
                break
            end = later.units[-1].end
        return _trim(d.text, start, end)

    def _resume(self, line: Line, report: Report) -> int:
        """The unit at which what is said goes on behind an inserted cue."""
        units, at = line.units, report.end
        while at < len(units):
            text = units[at].text
            if text in (";", ":") or (text == "," and not self._is_apposition(line, at + 1)):
                return at + 1
            if text in _STOPS:
                return at + 1
            at += 1
        return at

    def _is_apposition(self, line: Line, at: int) -> bool:
        """Whether what follows a comma still tells of the source: a noun without article, no verb before the next."""
        units = line.units
        if at >= len(units):
            return False
        end = next((i for i in range(at, len(units)) if units[i].text in (",", ";", ":", *_STOPS)), len(units))
        first = units[at]
        if first.label == "PER" or first.word in self.words.relative_words:
            return True
        if first.word[:1].isdigit():
            return not self.reader.sources.has_finite(units, at, end)
        if first.label or first.text[0].isupper():
            return False
        later = units[end].text == "," if end < len(units) else True
        noun = first.word in self.words.people or first.word in self.words.apposed
        return noun and not self.reader.sources.has_finite(units, at, end) and bool(later or end == len(units) - 1)

    # --- a cue beside the marks

    def _link(self, d: Discourse, line: int, place: int) -> tuple[Report, str] | None:
        """The report that a passage belongs to, and how it stands to it."""
        units, reports = d.lines[line].units, d.reports[line]
        before = [r for r in reports if r.cue.end <= place]
        behind = next((r for r in reports if r.start > place and r.cue.group > place), None)
        gap = self._gap(units, place, behind) if behind else -1
        if place and units[place - 1].text == ":" and before:
            return before[-1], "colon"
        if behind and gap == 0 and self._serves_before(behind):
            return behind, "behind"
        gapped = self._gapped(units, place, before)
        if gapped:
            return gapped, "object"
        if before and self._reaches(units, before[-1], place):
            frame = self._frame(units, before[-1], place)
            if frame != "inserted" or not behind or gap < 0:
                return before[-1], frame
        if behind and gap >= 0 and self._serves_before(behind):
            return behind, "after"
        return None

    def _serves_before(self, report: Report) -> bool:
        """Whether what is said may stand before the report."""
        if report.inverted or report.cue.passive:
            return True
        return (
            report.cue.kind == "verb" and report.source is not None and report.cue.mood not in ("gerund", "infinitive")
        )

    def _gap(self, units: Sequence[Unit], place: int, report: Report) -> int:
        """How many words stand between a passage and a report behind it; -1 when they do not belong together."""
        between = units[place + 1 : report.start]
        if any(unit.text == ";" for unit in between):
            return -1
        words = [unit for unit in between if unit.is_word or unit.label == PASSAGE]
        if not words:
            return 0
        if not report.inverted and report.cue.kind == "verb":
            return -1
        return len(words) if len(words) <= _FAR else -1

    def _gapped(self, units: Sequence[Unit], place: int, before: Sequence[Report]) -> Report | None:
        """A second subject without verb: X parle de « a » ; Y, de « b »."""
        if not before or before[-1].cue.kind != "verb":
            return None
        start = next(
            (
                i + 1
                for i in range(place - 1, before[-1].cue.end, -1)
                if units[i].text in (";", ",") and self.reader.sources.begins(units, i + 1)
            ),
            0,
        )
        source = self.reader.sources.phrase(units, start, place) if start else None
        if source is None or not (source.names or source.head in self.words.people):
            return None
        rest = units[source.end : place]
        if len(rest) > 3 or any(
            unit.is_word and unit.word not in self.words.of | self.words.determiners | self.words.that for unit in rest
        ):
            return None
        return replace(before[-1], source=source)

    def _reaches(self, units: Sequence[Unit], report: Report, place: int) -> bool:
        between = units[report.cue.end : place]
        return not any(unit.text == ";" for unit in between)

    def _frame(self, units: Sequence[Unit], report: Report, place: int) -> str:
        if report.cue.kind == "preposition":
            return "selon"
        if any(unit.word in self.words.that for unit in units[report.cue.end : place]):
            return "that"
        return "inserted" if report.inverted else "object"

    # --- kinds

    def _features(self, d: Discourse, passage: int, line: int, place: int) -> Features:
        units, marked = d.lines[line].units, d.marked[passage]
        inner = marked.inner.of(d.text)
        lines = [d.lines[number].units for number in d.inner[passage]]
        words = sum(unit.is_word for found in lines for unit in found)
        first = next((c for c in inner if c.isalpha()), "")
        previous = units[place - 1] if place else None
        return Features(
            words=words,
            capital=first.isupper(),
            finite=any(self.reader.sources.has_finite(found, 0, len(found)) for found in lines),
            stop=inner.endswith(_STOPS),
            sentences=len(lines),
            whole=all(i == place or not unit.is_word for i, unit in enumerate(units)),
            opens=place == 0 or not any(unit.is_word for unit in units[:place]),
            named=self._is_named(units, place),
            name=len(lines) == 1 and len(lines[0]) == 1 and bool(lines[0][0].label),
            next_to_cue=previous is not None and previous.text == ":",
            dialogue=any(unit.word in self.words.dialogue for found in lines for unit in found),
            dash=marked.style == "—",
        )

    def _is_named(self, units: Sequence[Unit], place: int) -> bool:
        """Whether what stands before a passage says that it is a name or a word as such."""
        for at in range(place - 1, max(-1, place - 3), -1):
            unit = units[at]
            if unit.word in self.words.names_things and not unit.label:
                return True
            if unit.text != ",":
                return False
        return False

    def _kind(self, f: Features, report: Report | None, frame: str) -> tuple[Kind, str]:
        for rule in KINDS:
            if rule.when(f, report, frame):
                return rule.kind, frame or rule.name
        return "none", "no cue"


@dataclass(frozen=True, slots=True)
class Features:
    """What a passage looks like. `named`: a word before it says that a name follows; `name`: it is a known name."""

    words: int
    capital: bool
    finite: bool
    stop: bool
    sentences: int
    whole: bool
    opens: bool
    named: bool
    name: bool
    next_to_cue: bool
    dialogue: bool
    dash: bool


@dataclass(frozen=True, slots=True)
class KindRule:
    """The kind of a passage for which `when` holds; the first rule that holds decides."""

    name: str
    kind: Kind
    when: Callable[[Features, Report | None, str], bool]


def _calls(report: Report | None) -> bool:
    return bool(report and report.cue.sense and not report.cue.sense.that)


KINDS = (
    KindRule("dialogue", "direct", lambda f, r, frame: f.dash),
    KindRule(
        "name", "none", lambda f, r, frame: f.named and frame not in ("behind", "colon") and not (f.sentences > 1)
    ),
    KindRule("known name", "none", lambda f, r, frame: f.name and frame not in ("behind", "colon")),
    KindRule("behind", "direct", lambda f, r, frame: frame in ("behind", "after") and (f.opens or f.capital or f.stop)),
    KindRule("behind", "mixed", lambda f, r, frame: frame in ("behind", "after")),
    KindRule("colon", "direct", lambda f, r, frame: f.next_to_cue and (r is not None or f.capital or f.finite)),
    KindRule("whole", "direct", lambda f, r, frame: f.whole and (f.words > 2 or f.stop)),
    KindRule(
        "title",
        "none",
        lambda f, r, frame: f.capital and not f.stop and not f.finite and frame != "selon" and f.words < 8,
    ),
    KindRule("clause", "direct", lambda f, r, frame: frame == "selon" and f.opens and (f.finite or f.capital)),
    KindRule("clause", "direct", lambda f, r, frame: r is not None and f.capital and f.finite),
    KindRule("fragment", "mixed", lambda f, r, frame: r is not None),
    KindRule("sentence", "direct", lambda f, r, frame: f.opens and f.capital and f.finite and f.words > 3),
    KindRule("own words", "mixed", lambda f, r, frame: f.finite and f.words > 4 and not f.capital),
)


def _trim(text: str, start: int, end: int, marks: str = " ") -> TextSpan | None:
    while start < end and (text[start] in marks or text[start].isspace()):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return TextSpan(start, end) if start < end else None


def keep_dashes(text: str, marked: Sequence[Marked], words: SpeechWords) -> Iterator[Marked]:
    """Without paragraphs that open with a dash and are no dialogue."""

    def speaks(m: Marked) -> bool:
        inner = m.inner.of(text)
        if inner.endswith(("-", "–", "—", ";")):
            return False
        spoken = inner.endswith(("?", "!")) or any(
            w.strip('.,;:!?()«»"') in words.dialogue for w in inner.lower().replace("'", "' ").split()
        )
        return spoken

    run = {m.paragraph: speaks(m) for m in marked if m.style == "—"}
    for m in marked:
        near = run.get(m.paragraph) or run.get(m.paragraph - 1) or run.get(m.paragraph + 1)
        if m.style != "—" or near:
            yield m
