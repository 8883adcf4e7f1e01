"""Who says each quotation: ordered sieves, the first that answers decides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from exergue.annotate.anaphora import Memory
from exergue.annotate.lines import PASSAGE, Line
from exergue.annotate.quotations import Discourse, Found
from exergue.annotate.reports import Report
from exergue.annotate.sources import Source
from exergue.model import TextSpan


@dataclass(frozen=True, slots=True)
class Answer:
    """Who speaks: entities, else the words that describe a source; nobody known when both are empty."""

    speakers: tuple[str, ...] = ()
    text: str = ""
    source: TextSpan | None = None
    cue: tuple[TextSpan, ...] = ()
    sieve: str = "unknown"
    confidence: float = 0.3


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation with what is known when it is its turn. `before`: the last quotation of the same voice."""

    found: Found
    line: Line
    memory: Memory
    discourse: Discourse
    before: tuple[Found, Answer] | None
    host: Answer | None

    @property
    def report(self) -> Report | None:
        """The cue with its source."""
        return self.found.report

    @property
    def source(self) -> Source | None:
        """The words that name who speaks, if the report has such."""
        return self.found.report.source if self.found.report else None

    @property
    def voice(self) -> Line:
        """The line in which the report stands."""
        return self.discourse.lines[self.found.voice if self.found.voice >= 0 else self.found.line]

    def span(self, start: int, end: int) -> TextSpan:
        """Units of the report's line as characters."""
        return TextSpan(self.voice.units[start].start, self.voice.units[end - 1].end)

    def words(self, source: Source) -> tuple[TextSpan, str]:
        """Where a source stands, and its words."""
        span = self.span(source.start, source.end)
        return span, span.of(self.discourse.text)

    @property
    def cue(self) -> tuple[TextSpan, ...]:
        """The characters of the cue."""
        return (self.span(self.report.cue.start, self.report.cue.end),) if self.report else ()

    @property
    def alone(self) -> bool:
        """Whether the quotation is all of its sentence."""
        return all(unit.label == PASSAGE or not unit.is_word for unit in self.line.units)


class Attributor:
    """Attributes the quotations of one document, line by line."""

    def __init__(self, discourse: Discourse, memory: Memory) -> None:
        self.d, self.memory = discourse, memory
        self.answers: dict[int, Answer] = {}
        self.last: dict[int, tuple[Found, Answer]] = {}  # by host
        self.by_passage: dict[int, Answer] = {}

    def attribute(self, found: Sequence[Found]) -> list[Answer]:
        """An answer for each quotation, in the order given."""
        by_line: dict[int, list[int]] = defaultdict(list)
        order = sorted(range(len(found)), key=lambda i: found[i].parts[0].start)
        for index in order:
            by_line[self._turn(found[index])].append(index)
        for number, line in enumerate(self.d.lines):
            if line.host < 0:
                self._read(number, line, found, by_line)
        self._second_look(found)
        return [self.answers.get(i, Answer()) for i in range(len(found))]

    def _turn(self, found: Found) -> int:
        """The line of the article's own voice with which a quotation is read."""
        number = found.line
        while self.d.lines[number].host >= 0:
            number = self.d.places[self.d.lines[number].host][0]
        return number

    def _read(self, number: int, line: Line, found: Sequence[Found], by_line: dict[int, list[int]]) -> None:
        self.memory.enter(number)
        for index in by_line[number]:
            if found[index].kind != "none":
                self._answer(index, found[index])
        for unit in line.units:
            if unit.label == PASSAGE:
                self._hear(unit.passage)

    def _hear(self, passage: int) -> None:
        for number in self.d.inner.get(passage, ()):
            self.memory.enter(number)

    def _answer(self, index: int, found: Found) -> None:
        line = self.d.lines[found.line]
        host = line.host if found.rule != "inside" else self.d.lines[self.d.places[found.passage][0]].host
        case = Case(
            found, self.d.lines[found.line], self.memory, self.d, self.last.get(host), self.by_passage.get(host)
        )
        answer = next((replace(a, sieve=name) for name, sieve in SIEVES if (a := sieve(case))), Answer())
        self.answers[index] = answer
        self.last[host] = (found, answer)
        if found.passage >= 0:
            self.by_passage[found.passage] = answer
        if host < 0:
            self.memory.speak(answer.speakers)

    def _second_look(self, found: Sequence[Found]) -> None:
        """Headlines: whoever says the same words below, else whoever says most."""
        said = Counter(a.speakers for a in self.answers.values() if a.speakers)
        total = sum(said.values())
        for index, answer in sorted(self.answers.items()):
            f = found[index]
            line = self.d.lines[f.line]
            if answer.speakers or answer.text or line.paragraph > 1 or line.host >= 0:
                continue
            words = f.parts[0].of(self.d.text).strip(" .!?").lower()
            same = next(
                (
                    self.answers[i]
                    for i in sorted(self.answers)
                    if i != index and self.answers[i].speakers and words in found[i].parts[0].of(self.d.text).lower()
                ),
                None,
            )
            if same:
                self.answers[index] = Answer(same.speakers, same.text, None, (), "same words", 0.9)
            elif said and said.most_common(1)[0][1] * 2 > total:
                self.answers[index] = Answer(said.most_common(1)[0][0], "", None, (), "main speaker", 0.5)


# --- the sieves


def continues(case: Case) -> Answer | None:
    """The passage goes on from the paragraph before."""
    passage = case.found.passage
    if passage >= 0 and case.discourse.marked[passage].continues and case.before:
        return case.before[1]
    return None


def named(case: Case) -> Answer | None:
    """The source names who speaks."""
    source = case.source
    if source is None or not source.names:
        return None
    span, text = case.words(source)
    return Answer(source.names, text, span, case.cue, confidence=0.95)


def own_voice(case: Case) -> Answer | None:
    """I, we: whoever speaks around it."""
    source = case.source
    if source is None or source.pronoun is None or not source.pronoun.self:
        return None
    span, text = case.words(source)
    return Answer(
        case.host.speakers if case.host else (),
        "" if case.host and case.host.speakers else text,
        span,
        case.cue,
        confidence=0.7,
    )


def pronoun(case: Case) -> Answer | None:
    """A pronoun, or a role or other words for somebody named before."""
    source = case.source
    if source is None:
        return None
    span, text = case.words(source)
    who = case.memory.resolve(case.voice, source)
    return Answer(who, text, span, case.cue, confidence=0.75) if who else None


def described(case: Case) -> Answer | None:
    """A source that is nobody named in the article."""
    source = case.source
    if source is None:
        return None
    span, text = case.words(source)
    return Answer((), text, span, case.cue, confidence=0.8)


def before_colon(case: Case) -> Answer | None:
    """No verb of saying, but a sentence that ends with a colon before the words: its subject."""
    units = case.line.units
    place = next((i for i, unit in enumerate(units) if unit.passage == case.found.passage), -1)
    if case.report or place < 1 or units[place - 1].text != ":":
        return None
    source = case.memory.reader.sources.main(units, place - 1)
    if source is None:
        return None
    span, text = case.words(source)
    who = source.names or case.memory.resolve(case.line, source)
    return Answer(who, text, span, (), confidence=0.7)


def same_breath(case: Case) -> Answer | None:
    """A sentence of its own right behind a quotation that somebody said."""
    if case.report or not case.alone or case.before is None:
        return None
    found, answer = case.before
    before = case.discourse.before(case.found.line)
    place = case.discourse.places[found.passage][0] if found.passage >= 0 else found.line
    same_paragraph = case.discourse.lines[place].paragraph == case.line.paragraph
    if same_paragraph and before == place:
        return replace(answer, confidence=0.85)
    return None


def topic_between(case: Case) -> Answer | None:
    """A sentence of its own behind one about somebody."""
    if case.report or not case.alone:
        return None
    before = case.discourse.before(case.found.line)
    if before < 0 or case.discourse.lines[before].paragraph != case.line.paragraph:
        return None
    topic = case.memory.topics.get(before, "")
    return Answer((topic,), confidence=0.6) if topic else None


def presented(case: Case) -> Answer | None:
    """A sentence of its own before one that presents somebody."""
    if case.report or not case.alone or not case.line.first:
        return None
    number = case.found.line
    following = next(
        (n for n in range(number + 1, len(case.discourse.lines)) if case.discourse.lines[n].host == case.line.host), -1
    )
    if following < 0 or case.discourse.lines[following].paragraph != case.line.paragraph:
        return None
    units = case.discourse.lines[following].units
    source = case.memory.reader.sources.main(units, len(units))
    if source is None or not source.names:
        return None
    return Answer(source.names, confidence=0.6)


def goes_on(case: Case) -> Answer | None:
    """A paragraph of its own behind one about somebody, or in which somebody spoke."""
    if case.report or not case.alone:
        return None
    who = case.memory.foremost()
    return Answer(who, confidence=0.5) if who else None


def subject(case: Case) -> Answer | None:
    """Words in marks within a sentence about somebody."""
    if case.report or case.alone or case.found.passage < 0:
        return None
    place = next((i for i, unit in enumerate(case.line.units) if unit.passage == case.found.passage), 0)
    source = case.memory.reader.sources.main(case.line.units, place) if place else None
    if source is None:
        return None
    who = source.names or case.memory.resolve(case.line, source)
    return Answer(who, "", None, (), confidence=0.5) if who else None


SIEVES: tuple[tuple[str, Callable[[Case], Answer | None]], ...] = (
    ("continues", continues),
    ("named", named),
    ("own voice", own_voice),
    ("anaphora", pronoun),
    ("described", described),
    ("before colon", before_colon),
    ("same breath", same_breath),
    ("topic", topic_between),
    ("presented", presented),
    ("goes on", goes_on),
    ("subject", subject),
)
