"""Reports: a cue with the words that name who speaks, and on which side of it they and what is said stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from exergue.annotate.adjuncts import past_phrase, skip_adjunct
from exergue.annotate.clauses import has_finite, is_adverb, is_date, parts, sentence_start
from exergue.annotate.cuefinder import CueFinder, cue_finder
from exergue.annotate.cues import Cue
from exergue.annotate.lines import Line, Units
from exergue.annotate.nounphrases import Source, begins, describe, phrase, phrase_end, speaks
from exergue.annotate.speechwords import Lexis, Pronoun, lexis
from exergue.annotate.subjects import antecedent, main_subject, subject_before, subject_behind

_SOMEBODY = Pronoun(number="s")
_AGENT_WITHIN = 6  # units between a passive verb and `par`
_ISSUER_WITHIN = 8
_LEARN, _READ = "learn", "read"  # classes of verbs


@dataclass(frozen=True, slots=True)
class Report:
    """A cue of a line with its source.

    `inverted`: the source follows, as where a cue is inserted in what is said. `like`: comme l'a dit X.
    """

    cue: Cue
    source: Source | None
    inverted: bool = False
    like: bool = False

    @property
    def start(self) -> int:
        """The first unit of the cue with its source."""
        before = self.source is not None and not self.inverted
        first = min(self.cue.group, self.source.start) if self.source and before else self.cue.group
        return first - self.like

    @property
    def end(self) -> int:
        """Behind the last unit of the cue with its source."""
        return max(self.cue.end, self.source.end) if self.source and self.inverted else self.cue.end

    @property
    def is_own(self) -> bool:
        """Whether its source stands right beside it, and is not that of another verb before."""
        return self.source is not None and (self.inverted or self.source.end <= self.cue.group)


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports of a line in order, and where its cues end that say that nobody says something."""

    reports: tuple[Report, ...]
    denied: tuple[int, ...]


class ReportReader:
    """Reads the reports of a line in one language."""

    def __init__(self, known: Lexis, cues: CueFinder) -> None:
        self.known, self.cues = known, cues

    def read(self, line: Line) -> Reports:
        """The reports of `line`, and where those are denied."""
        found: list[Report] = []
        denied: list[int] = []
        for cue in self.cues.find(line):
            report = self._report(line.units, cue, found)
            if cue.denied:
                denied.append(cue.end)
            elif report:
                found.append(report)
        return Reports(tuple(found), tuple(denied))

    def _report(self, units: Units, cue: Cue, before: Sequence[Report]) -> Report | None:
        if cue.kind == "preposition":
            return self._prepositional(units, cue)
        if cue.clitic >= 0:
            return self._with_clitic(units, cue)
        if cue.sense and cue.sense.sense == _LEARN:
            return None
        if cue.sense and cue.sense.related:
            return _related(units, cue)
        if cue.passive:
            return _passive(units, cue)
        if cue.mood in ("gerund", "infinitive", "participle"):
            return Report(cue, _right_before(units, cue) or _shared(units, cue, before))
        plural, like = cue.number == "p", _is_like(units, cue)
        if like and any(unit.word == self.known.words.reflexive_adverb for unit in units[cue.group : cue.start]):
            return None  # comme en témoigne
        if like or _opens(units, cue):
            behind = subject_behind(units, cue.end, plural=plural, said=said_before(units, cue))
            if behind and (like or _is_inverted(units, cue, behind)):
                return Report(cue, behind, inverted=True, like=like)
            if behind is None and _addresses(units, cue) and said_before(units, cue):
                return Report(cue, None, inverted=True)
        subject = _joined(units, cue, before) or subject_before(units, cue.group, plural=plural)
        if subject is None and cue.group < cue.start and begins(units, cue.group):
            subject = phrase(units, cue.group, cue.group + 1)  # Lui ne réclame que …
        if subject and ((subject.pronoun and subject.pronoun.other) or self._is_participle(units, cue, subject)):
            return None
        likened = subject is not None and subject.start > 0 and units[subject.start - 1].has("likeness")
        return Report(cue, subject, like=likened)  # comme X le dit

    def _is_participle(self, units: Units, cue: Cue, subject: Source) -> bool:
        """un roman écrit il y a dix ans: a form that may be a participle, behind a thing, before nothing said."""
        forms = self.known.forms.get(units[cue.start].word, ())
        if cue.end - cue.start > 1 or not any(reading.mood == "participle" for reading in forms):
            return False
        after = units[cue.end] if cue.end < len(units) else None
        return not speaks(units, subject) and not (after and after.has("that", "colon", "passage", "comma"))

    def _prepositional(self, units: Units, cue: Cue) -> Report | None:
        inner = next((i for i in range(cue.start + 1, cue.end) if units[i].has("object_source")), -1)
        if inner > 0 and not units[cue.end - 1].has("of"):  # à l'en croire
            return Report(
                cue, replace(describe(units, inner, inner + 1), determiner="", pronoun=_SOMEBODY), inverted=True
            )
        if units[cue.end].has("subject_relative"):
            return Report(cue, antecedent(units, cue.end))
        source = phrase(units, cue.end) if begins(units, cue.end) else None
        if source is None or any(unit.has("no_source") for unit in units[source.start : source.start + 2]):
            return None
        if source.pronoun and (source.pronoun.one or source.pronoun.other):
            return None
        if cue.lemma in self.known.words.only_opening and not _is_opinion(units, cue, source):
            return None
        return Report(cue, _with_issuer(units, source), inverted=True)

    def _with_clitic(self, units: Units, cue: Cue) -> Report | None:
        source = phrase(units, cue.clitic, cue.clitic + 1)
        if source is None or source.pronoun is None or source.pronoun.other:
            return None
        if cue.sense and cue.sense.sense == _LEARN and not source.pronoun.one:
            return None
        return Report(cue, _behind_one(units, cue) or source if source.pronoun.one else source, inverted=True)


def _with_issuer(units: Units, source: Source) -> Source:
    """A document that names who issued it: un bilan présenté vendredi par l'IRD."""
    if source.names or not any(unit.has("voice") for unit in units[source.start : source.end]):
        return source
    for place in range(source.end, min(source.end + _ISSUER_WITHIN, len(units) - 2)):
        if not units[place].is_word:
            break
        if units[place].has("by"):
            issuer = phrase(units, place + 1) if begins(units, place + 1) else None
            named = issuer and any(unit.has("ORG") for unit in units[issuer.start : issuer.end])
            return replace(source, names=issuer.names) if issuer and named else source
    return source


def said_before(units: Units, cue: Cue) -> bool:
    """Whether a passage in marks stands right before the cue."""
    at = cue.group - 1
    if at > 0 and units[at].has("comma"):
        at -= 1
    return at >= 0 and units[at].has("passage")


def _addresses(units: Units, cue: Cue) -> bool:
    """Whether a verb of saying is followed by whom it is said to, with or without a subject: a dit à l'AFP."""
    return cue.end < len(units) and units[cue.end].has("addressing") and cue.sense is not None and cue.sense.bare


def _behind_one(units: Units, cue: Cue) -> Source | None:
    """Who is meant by `on`: a-t-on appris de source policière; lit-on dans le rapport; dit-on chez X."""
    reads = cue.sense is not None and cue.sense.sense == _READ
    at = cue.end
    while at + 1 < len(units) and not units[at].has("comma", "end", "passage"):
        asked = units[at].has("asked") or (units[at].has("of") and units[at + 1].has("bare_start"))
        if asked or (units[at].has("house") and not _then_asked(units, at)):
            start = at + 2 if units[at + 1].has("of") else at + 1
            source = phrase(units, start) if begins(units, start) else _bare(units, start)
            if source is None or asked or reads:
                return source
            return replace(source, start=cue.clitic)
        at = max(at + 1, skip_adjunct(units, at, said=True))
    return None


def _then_asked(units: Units, at: int) -> bool:
    """à l'AFP auprès de la chancellerie: whom it is said to, before who says it."""
    return any(unit.has("asked") for unit in units[at + 1 : past_phrase(units, at + 1, len(units)) + 1])


def _bare(units: Units, at: int) -> Source | None:
    """A noun whose article is in the preposition: au ministère."""
    end = phrase_end(units, at, len(units)) if at < len(units) else at
    return describe(units, at, end) if end > at else None


def _is_opinion(units: Units, cue: Cue, source: Source) -> bool:
    """Whether `pour X` says what X thinks: at the beginning, of somebody, before a comma; or right behind words."""
    people = source.names or source.pronoun or any(u.has("person") for u in units[source.start : source.end])
    if not people or is_date(units, source.start):
        return False
    opens = not cue.group or units[cue.group - 1].has("break", "colon", "dash", "opener")
    after = units[source.end] if source.end < len(units) else None
    if opens:
        return after is not None and after.has("comma", "open")
    firm = source.names or units[cue.group - 1].has("comma")
    return bool(firm) and said_before(units, cue) and (after is None or not after.is_word)


def _passive(units: Units, cue: Cue) -> Report | None:
    for place in range(cue.end, min(cue.end + _AGENT_WITHIN, len(units))):
        if units[place].has("by") and begins(units, place + 1):
            return Report(cue, phrase(units, place + 1), inverted=True)
    return None


def _related(units: Units, cue: Cue) -> Report | None:
    """ce que X appelle une « … »: whoever calls it so, unless that is everybody."""
    plain = cue.mood == "compound" or (cue.is_finite and cue.end - cue.start == 1)  # not: finit par appeler
    subject = subject_before(units, cue.group, plural=cue.number == "p") if plain else None
    if subject is None or not subject.start or not units[subject.start - 1].has("that"):
        return None
    if subject.pronoun and (subject.pronoun.one or subject.pronoun.other):
        return None
    return Report(cue, subject)


def _right_before(units: Units, cue: Cue) -> Source | None:
    """The subject of its own that a gerund has: le juge écarte la plainte, la défense plaidant la « bonne foi »."""
    subject = subject_before(units, cue.group) if cue.mood == "gerund" and cue.group else None
    if subject is None or subject.end != cue.group or subject.pronoun:
        return None
    apart = not subject.start or units[subject.start - 1].has("comma", "break", "dash", "and", "open")
    return subject if apart else None


def _shared(units: Units, cue: Cue, before: Sequence[Report]) -> Source | None:
    """The subject of a verb that has none of its own: that of the verb before, of the sentence, or what follows it."""
    if before and before[-1].source:
        return before[-1].source
    stands = cue.mood != "infinitive" or has_finite(units, 0, cue.group)
    main = main_subject(units, cue.group) if cue.group and stands else None
    if main:
        return main
    comma = next((i for i, unit in enumerate(units) if i >= cue.end and unit.has("comma")), len(units))
    return phrase(units, comma + 1) if begins(units, comma + 1) else None


def _joined(units: Units, cue: Cue, before: Sequence[Report]) -> Source | None:
    """The subject of `et juge` in `X accuse … et juge`: that of the verb before."""
    start = cue.group
    while start and is_adverb(units, start - 1):
        start -= 1
    if not start or not units[start - 1].has("and"):
        return None
    if before and before[-1].source and not before[-1].inverted and before[-1].cue.kind == "verb":
        return before[-1].source
    return main_subject(units, start - 1)


def _is_like(units: Units, cue: Cue) -> bool:
    """comme l'a dit X."""
    return cue.group > 0 and units[cue.group - 1].has("likeness")


def _opens(units: Units, cue: Cue) -> bool:
    """Whether nothing that could be a subject stands right before the cue."""
    if not cue.group:
        return True
    return units[cue.group - 1].has("passage", "comma", "dash", "open", "end", "opens_inversion")


def _is_inverted(units: Units, cue: Cue, behind: Source) -> bool:
    """Whether the phrase behind a cue is its subject, not its object."""
    if not cue.group or said_before(units, cue) or units[cue.group - 1].has("opens_inversion"):
        return True
    after = units[behind.end] if behind.end < len(units) else None
    if after and after.has("passage", "that", "of"):
        return False
    if behind.names or behind.determiner == "" or not units[behind.start].has("possessive"):
        speaks = any(unit.has("PER", "person") for unit in units[behind.start : behind.end])
        if speaks and cue.sense and (cue.sense.bare or not cue.sense.fragment):
            return True
    return not _subject_stands(units, cue)


def _subject_stands(units: Units, cue: Cue) -> bool:
    """Whether a subject without verb stands before the comma that precedes the cue: Renault, en crise, annonce."""
    start = sentence_start(units, cue.group)
    if any(unit.has("passage") for unit in units[start : cue.group]):
        return False
    own = [(a, b) for a, b in parts(units, start, cue.group) if not units[a].has("relative")]
    return not any(has_finite(units, *part) for part in own) and subject_before(units, cue.group) is not None


@cache
def report_reader(language: str) -> ReportReader:
    """The reader of a language that has a `speech.yml`."""
    return ReportReader(lexis(language), cue_finder(language))
