"""Ways to know who speaks, the surest first: the first that answers decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from exergue.annotate.answers import Answer, Case, known, span
from exergue.annotate.clauses import clause_start
from exergue.annotate.discourse import Found
from exergue.annotate.lines import Units
from exergue.annotate.nounphrases import begins, phrase
from exergue.annotate.pairing import DASH, LABEL
from exergue.annotate.signatures import signed
from exergue.annotate.subjects import main_subject
from exergue.model import TextSpan


def named(case: Case) -> Answer | None:
    """The source names who speaks."""
    source = case.source
    return case.told(source, source.names, 0.95) if source and source.names else None


def own_voice(case: Case) -> Answer | None:
    """I, we: whoever says what it stands in."""
    source = case.source
    if source is None or source.pronoun is None or not source.pronoun.self:
        return None
    return case.told(source, case.host.speakers if case.host else (), 0.7)


def house(case: Case) -> Answer | None:
    """`on` behind the place where it is said: À la CGT, on parle de …"""
    source = case.source
    if source is None or source.pronoun is None or not source.pronoun.one:
        return None
    units = case.voice
    for place in range(source.start):
        if units[place].has("ORG") and any(unit.has("house") for unit in units[max(0, place - 2) : place]):
            return case.told(source, (units[place].entity,), 0.7)
    return None


def somebody_in_particular(case: Case) -> Answer | None:
    """A pronoun, a role or other words for somebody named before."""
    source, report = case.source, case.found.report
    if source is None or report is None:
        return None
    barred = frozenset((*(case.host.speakers if case.host else ()), *_addressed(case)))  # nobody calls himself he
    who = case.memory.resolve(case.voice, source, report.cue.lemma, barred)
    return case.told(source, who, 0.75) if who and barred.isdisjoint(who) else None


def _addressed(case: Case) -> Iterator[str]:
    """Whom the words behind a cue say that it is said to: confie-t-elle à X."""
    report, units = case.found.report, case.voice
    for place in range(report.end if report else len(units), len(units)):
        if not units[place].is_word:
            return
        if units[place].entity and any(near.has("addressing") for near in units[place - 2 : place]):
            yield units[place].entity


def described(case: Case) -> Answer | None:
    """A source that is nobody named in the article; who has no name may yet speak again."""
    source = case.source
    if source is None:
        return None
    name = case.memory.describe(case.voice, source) if case.line.host < 0 else ""
    return replace(case.told(source, (), 0.8), unnamed=name)


def initials(case: Case) -> Answer | None:
    """The label of a turn in an interview: S. B. : …, Q : …"""
    d, passage = case.discourse, case.found.passage
    if passage < 0 or d.marked[passage].style != LABEL:
        return None
    label = [unit for unit in case.line.units if unit.is_word]
    letters = "".join(unit.text[0] for unit in label)
    who = tuple(name for name, member in case.memory.cast.items() if member.is_person and letters in member.initials)
    where = span(label, 0, len(label))
    if any(unit.has("name") for unit in label):
        return None
    return Answer(who if len(who) == 1 else (), where.of(d.text), where, confidence=0.8)


def before_colon(case: Case) -> Answer | None:
    """No verb of saying, but a colon before the words: the subject of its sentence, the name right before it, else
    whoever spoke in this paragraph: Puis, plus bas : « … »."""
    units = case.line.units
    place = next((i for i, unit in enumerate(units) if unit.passage == case.found.passage >= 0), 0)
    if case.found.report or place < 2 or not units[place - 1].has("colon"):
        return None
    answer = _subject_of(case, units[: place - 1])
    if answer:
        return answer
    near = next((unit for unit in reversed(units[: place - 1]) if unit.has("PER")), None)
    if near:
        return Answer((near.entity,), near.text, TextSpan(near.start, near.end), confidence=0.5)
    if case.before and case.discourse.same_paragraph(case.before[0].line, case.found.line):
        return replace(case.before[1], confidence=0.6)
    before = case.discourse.before(case.found.line)
    topic = case.memory.topics.get(before, "") if case.discourse.same_paragraph(before, case.found.line) else ""
    return known(case.memory, (topic,), None, (), 0.5) if topic else None


def _subject_of(case: Case, units: Units) -> Answer | None:
    """Whoever a sentence is about, unless it is a thing."""
    source = main_subject(units, len(units))
    if source is None:
        return None
    speaks = source.names or source.pronoun
    within = units[source.start : source.end]
    if not speaks and not any(unit.has("person", "group", "organisation", "voice") for unit in within):
        return None
    return case.heard(units, source, (), 0.7)


def without_subject(case: Case) -> Answer | None:
    """A cue without subject: whoever spoke before. Et de conclure : « … »"""
    report = case.found.report
    if report is None or case.source is not None or case.before is None:
        return None
    words = case.voice[clause_start(case.voice, report.cue.group) : report.cue.group]
    before = (unit for unit in words if unit.is_word and not unit.has("opener", "and", "adverb", "of"))
    if report.cue.is_finite and any(before):
        return None  # a subject that is no name to us
    return replace(case.before[1], source=None, antecedent=None, cue=case.cue, confidence=0.6)


def introduced(case: Case) -> Answer | None:
    """The sentence before ends with a colon."""
    before = case.discourse.before(case.found.line)
    if not case.alone or before < 0 or not case.discourse.lines[before].units[-1].has("colon"):
        return None
    units, reports = case.discourse.lines[before].units, case.discourse.reports[before]
    source = reports[-1].source if reports else None
    if source is None:
        return _subject_of(case, units)
    cue = (span(units, reports[-1].cue.start, reports[-1].cue.end),)
    return case.heard(units, source, cue, 0.7)


def interview(case: Case) -> Answer | None:
    """An answer in an interview, or one of its questions, which nobody named asks."""
    number = case.found.line
    if number in case.discourse.interview.questions:
        return Answer(confidence=0.6)
    if number in case.discourse.interview.answers:
        who = case.memory.interviewed()
        return Answer((who,), confidence=0.7) if who else None
    return None


def alternate(case: Case) -> Answer | None:
    """A turn of a dialogue between two: whoever spoke before the other; nobody known when only the other has spoken."""
    d, turns = case.discourse, case.history[-2:]
    if not case.alone or not turns:
        return None
    dashes = all(
        d.marked[found.passage].style == DASH
        for found in (case.found, *(found for found, _ in turns))
        if found.passage >= 0
    )
    paragraphs = [d.lines[found.line].paragraph for found, _ in turns]
    here = case.line.paragraph
    if dashes and paragraphs == [here - 2, here - 1]:
        return replace(turns[0][1], confidence=0.6)
    last, told = turns[-1]
    follows = _is_turn(case, case.found) and _is_turn(case, last) and paragraphs[-1] == here - 1
    return _somebody_else(case, told) if follows and last.report else None


def _somebody_else(case: Case, told: Answer) -> Answer:
    """Whoever seems to speak, but for the one of whom a cue says that the turn before was his."""
    who = case.memory.foremost(case.found.line, case.found.parts[0].start)
    other = bool(who) and {told.unnamed, *told.speakers}.isdisjoint(who)
    return known(case.memory, who, None, (), 0.5) if other else Answer()


def _is_turn(case: Case, found: Found) -> bool:
    return found.passage >= 0 and case.discourse.marked[found.passage].style == DASH


def same_breath(case: Case) -> Answer | None:
    """A sentence of its own right behind a quotation that somebody said; behind a question, whoever spoke before it."""
    if not case.alone or case.before is None:
        return None
    found, answer = case.before
    before = case.discourse.before(case.found.line)
    if before != found.line or not case.discourse.same_paragraph(before, case.found.line):
        return None
    asked = found.report is not None and found.report.cue.sense is not None and found.report.cue.sense.asks
    if asked and found.parts[-1].of(case.discourse.text).endswith("?"):
        earlier = [answer for _, answer in case.history[:-1] if answer.speakers != case.before[1].speakers]
        return replace(earlier[-1], source=None, antecedent=None, cue=(), confidence=0.5) if earlier else Answer()
    return replace(answer, confidence=0.85)


def topic_before(case: Case) -> Answer | None:
    """A sentence of its own behind one about somebody."""
    before = case.discourse.before(case.found.line)
    if not case.alone or not case.discourse.same_paragraph(before, case.found.line):
        return None
    topic = case.memory.topics.get(before, "")
    return known(case.memory, (topic,), None, (), 0.6) if topic else None


def presented(case: Case) -> Answer | None:
    """A sentence of its own before one that presents somebody."""
    behind = case.discourse.behind(case.found.line)
    if not case.alone or not case.line.first or not case.discourse.same_paragraph(behind, case.found.line):
        return None
    units = case.discourse.lines[behind].units
    source = main_subject(units, len(units))
    return Answer(source.names, confidence=0.6) if source and source.names else None


def labelled(case: Case) -> Answer | None:
    """A name behind a colon: « … » : le récit de X; « … » : X, pilier."""
    units = case.line.units
    place = next((i for i, unit in enumerate(units) if unit.passage == case.found.passage >= 0), len(units))
    if case.found.report or place + 2 >= len(units) or not units[place + 1].has("colon", "dash"):
        return None
    source = phrase(units, place + 2) if begins(units, place + 2) else None
    if source is None or not (source.names or any(unit.has("utterance") for unit in units[place + 3 : place + 4])):
        return _headlined(case, units[place + 2 :])
    where = span(units, source.start, source.end)
    return Answer(source.names, where.of(case.discourse.text), where, confidence=0.7)


def _headlined(case: Case, rest: Units) -> Answer | None:
    """The one person whom a headline names behind what is said: « … » : le retour de X."""
    people = tuple(dict.fromkeys(unit.entity for unit in rest if unit.has("PER")))
    return Answer(people, confidence=0.5) if case.line.paragraph == 0 and len(people) == 1 else None


def presented_next(case: Case) -> Answer | None:
    """A paragraph of its own before one that presents somebody."""
    behind = case.discourse.behind(case.found.line)
    if not case.alone or behind < 0:
        return None
    units = case.discourse.lines[behind].units
    source = main_subject(units, len(units))
    return Answer(source.names, confidence=0.4) if source and source.names and not source.start else None


def goes_on(case: Case) -> Answer | None:
    """A paragraph of its own behind one about somebody, or in which somebody spoke."""
    found = case.found
    who = case.memory.foremost(found.line, found.parts[0].start) if case.alone else ()
    return known(case.memory, who, None, (), 0.5) if who else None


def subject(case: Case) -> Answer | None:
    """Words in marks within a sentence about somebody."""
    units = case.line.units
    place = next((i for i, unit in enumerate(units) if unit.passage == case.found.passage >= 0), 0)
    answer = _subject_of(case, units[:place]) if case.found.report is None else None
    return replace(answer, confidence=0.5) if answer else None


def carries_on(case: Case) -> Answer | None:
    """Words in marks in a sentence that tells nobody's: whoever the paragraph is about, or lets speak."""
    found = case.found
    if found.report is not None or found.passage < 0 or case.line.host >= 0:
        return None
    who = case.memory.foremost(found.line, found.parts[0].start)
    return known(case.memory, who, None, (), 0.4) if who else None


SIEVES: tuple[tuple[str, Callable[[Case], Answer | None]], ...] = (
    ("named", named),
    ("own voice", own_voice),
    ("house", house),
    ("anaphora", somebody_in_particular),
    ("described", described),
    ("without subject", without_subject),
    ("signed", signed),
    ("interview", interview),
    ("alternate", alternate),
    ("initials", initials),
    ("before colon", before_colon),
    ("labelled", labelled),
    ("introduced", introduced),
    ("same breath", same_breath),
    ("topic", topic_before),
    ("presented", presented),
    ("goes on", goes_on),
    ("presented next", presented_next),
    ("subject", subject),
    ("carries on", carries_on),
)
