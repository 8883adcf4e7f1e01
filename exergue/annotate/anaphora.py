"""Whom a pronoun or a description stands for, within one article: by gender, number, subjecthood and nearness.

`Memory` is fed sentence by sentence and keeps what each is about and who spoke last. Two good candidates are no answer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from exergue.annotate.cast import Member
from exergue.annotate.descriptions import Descriptions
from exergue.annotate.discourse import Discourse
from exergue.annotate.evidence import PRONOUN, SILENT, Asked, Witness
from exergue.annotate.lines import Unit, Units
from exergue.annotate.nounphrases import Source
from exergue.annotate.profiles import read_profiles
from exergue.annotate.speechwords import Lexis, Pronoun
from exergue.annotate.standing import Mention, Standing
from exergue.annotate.subjects import main_subject
from exergue.annotate.synonyms import synonyms
from exergue.model import TextSpan

_NAME = 2  # words of a name that say whose it is
_TOGETHER = 2  # sentences within which several who spoke are they


class Memory:
    """What the article has told up to a sentence."""

    def __init__(self, cast: Mapping[str, Member], discourse: Discourse, known: Lexis) -> None:
        self.cast, self.discourse, self.known = cast, discourse, known
        self.standing, words = Standing(cast), synonyms(known.language)
        self.witness = Witness(self.standing, read_profiles(discourse, cast, words.words.years), words)
        self.descriptions = Descriptions(self.standing, self.witness, known)
        self.line = -1  # that is being read
        self.bearers = _bearers(cast)
        self.meant: dict[int, tuple[str, ...]] = {}  # whom each source means, by its first character
        self.topics: dict[int, str] = {}  # line -> who it is about
        self.often: Counter[str] = Counter()  # how often somebody was what a sentence is about
        named = (
            (u.entity, TextSpan(u.start, u.end)) for line in reversed(discourse.lines) for u in reversed(line.units)
        )
        self.spans = {entity: span for entity, span in named if entity}  # where somebody was named last, else first

    # --- what happens

    def enter(self, number: int) -> None:
        """Read a sentence: its names, and what it is about."""
        line = self.discourse.lines[number]
        own = line.host < 0
        self.line = number if own else self.line
        self.standing.clock += own
        self.standing.paragraph = line.paragraph
        topic = self._topic(number)
        self.topics[number] = topic
        named = [unit for unit in line.units if unit.entity in self.cast]
        people = tuple(dict.fromkeys(unit.entity for unit in named if unit.has("PER")))
        if own and len(people) > 1:
            self.standing.pair = people
        self.standing.named.update(unit.entity for unit in named if own)
        self.spans.update((unit.entity, TextSpan(unit.start, unit.end)) for unit in named)
        for unit in named:
            self._mention(unit, unit.entity, topic=unit.entity == topic, inside=not own)
        if topic and all(unit.entity != topic for unit in named):
            self._mention(line.units[0], topic, topic=True, inside=not own)
        if topic and own:
            self.often[topic] += 1

    def speak(self, speakers: tuple[str, ...]) -> None:
        """Remember who spoke last."""
        self.standing.speakers, self.standing.spoke = speakers, self.standing.clock
        for speaker in speakers:
            at = self.standing.seen[speaker].at if speaker in self.standing.seen else 0
            self.standing.see(speaker, Mention(self.standing.clock, self.standing.paragraph, True, False, at))

    def describe(self, units: Units, source: Source) -> str:
        """Take notice of somebody without name, or several; the id under which they may be meant again."""
        first, words = units[source.start], units[source.start : source.end]
        noun = next((unit for unit in words if unit.has("person", "organisation", "voice")), None)
        if noun is None or source.pronoun:
            return ""
        text = self.discourse.text[first.start : words[-1].end]
        gender = self.descriptions.gender(words)
        name = f"~{first.start}"
        label = "PER" if noun.has("person") else "ORG"
        told = tuple(unit.word for unit in words if unit.is_word and not unit.has("determiner", "of"))
        self.standing.unnamed[name] = Member(
            name, label, gender, first.has("plural"), roles=(told,), text=text, new=first.has("indefinite")
        )
        self.standing.see(name, Mention(self.standing.clock, self.standing.paragraph, True, False, first.start))
        self.spans[name] = TextSpan(first.start, words[-1].end)
        return name

    def named_at(self, who: tuple[str, ...]) -> TextSpan | None:
        """Where the first of those was last named, or described who has no name; before that, where it will be."""
        return self.spans.get(who[0]) if who else None

    def interviewed(self) -> str:
        """Who is most spoken of so far; the first named of two alike."""
        people = [name for name, member in self.cast.items() if member.is_person and name in self.standing.seen]
        return max(people, key=lambda name: self.standing.named[name], default="")

    def _topic(self, number: int) -> str:
        """Whom a sentence is about; one in which somebody is quoted without marks, whoever says it."""
        line = self.discourse.lines[number]
        reports = () if any(unit.passage >= 0 for unit in line.units) else self.discourse.reports[number]
        inserted = next((r.source for r in reports if r.cue.clitic >= 0 and not r.like), None)
        source = inserted or main_subject(line.units, len(line.units))
        if source is None or len(source.names) > 1:
            return ""
        if source.names or line.host >= 0:
            return source.names[0] if source.names and source.names[0] in self.cast else ""
        found = self.resolve(line.units, source)
        return found[0] if found else self.describe(line.units, source)

    def _mention(self, unit: Unit, entity: str, *, topic: bool, inside: bool) -> None:
        """Take notice of somebody named by a unit, or whom the sentence is about that it begins."""
        old = self.standing.seen.get(entity)
        if old and inside and not old.inside:
            return  # what is quoted changes nothing of whom the article speaks
        subject = topic or unit.has("subject")
        if old and old.clock == self.standing.clock:
            topic, subject = topic or old.topic, subject or old.subject
        mention = Mention(self.standing.clock, self.standing.paragraph, topic, inside, unit.start, subject)
        self.standing.see(entity, mention)

    # --- who is meant

    def resolve(
        self, units: Units, source: Source, verb: str = "", barred: frozenset[str] = frozenset()
    ) -> tuple[str, ...]:
        """Whom a pronoun or description beside the verb `verb` means; empty when it is nobody named, or not sure.

        `barred`: who is certainly not meant.
        """
        at = units[source.start].start
        if at not in self.meant or not barred.isdisjoint(self.meant[at]):
            self.meant[at] = self._resolve(units, source, verb, barred)
        return self.meant[at]

    def _resolve(self, units: Units, source: Source, verb: str, barred: frozenset[str]) -> tuple[str, ...]:
        first = units[source.start]
        opens = self.line >= 0 and self.discourse.lines[self.line].first
        cue = next((name for name, verbs in self.known.words.turns.items() if verb in verbs), "")
        where = Asked(
            PRONOUN,
            ("PER", "ORG"),
            line=self.line,
            at=first.start,
            opens=opens,
            speaks=bool(verb),
            cue=cue,
            barred=barred,
        )
        if source.pronoun:
            return self._pronoun(source.pronoun, where)
        told = [
            unit
            for unit in units[source.start : source.end]
            if unit.is_word and (unit.word in self.known.words.numbers or not unit.has("determiner", "of"))
        ]
        spelt = self._spelt(told)
        if spelt or not told or first.has("indefinite"):
            return spelt
        return self.descriptions.resolve(first, told, where)

    def _spelt(self, told: Sequence[Unit]) -> tuple[str, ...]:
        """Somebody whose name ends a description, though it was not read as one there: le ministre Ghulam Khan."""
        words = " ".join(unit.text for unit in told[-_NAME:]).split()[-2:]
        if len(words) < 2 or any(word[0].islower() for word in words) or any(unit.entity for unit in told):
            return ()  # l'avocat de X is somebody else
        bearers = [
            name for name in self.bearers.get(words[-1].lower(), ()) if words[0].lower() in self.cast[name].words
        ]
        return tuple(bearers) if len(bearers) == 1 else ()

    def foremost(self, line: int, at: int) -> tuple[str, ...]:
        """Who speaks in a sentence `line` of its own, from the character `at`, with nothing that says so."""
        opens = self.discourse.lines[line].first
        found = self.descriptions.choose(Asked(SILENT, ("PER",), line=self.line, at=at, opens=opens))
        return (found,) if found else ()

    def _pronoun(self, pronoun: Pronoun, where: Asked) -> tuple[str, ...]:
        if pronoun.one or pronoun.self or pronoun.other:
            return ()
        together = len(self.standing.speakers) > 1 and self.standing.clock - self.standing.spoke <= _TOGETHER
        if pronoun.number == "p" and together:
            return self.standing.speakers
        plural = pronoun.number == "p"
        found = self.descriptions.choose(replace(where, gender=pronoun.gender, last=pronoun.last, plural=plural))
        if found and pronoun.gender and self.standing.member(found).is_person:
            self.standing.genders.setdefault(found, pronoun.gender)
        return (found,) if found else ()


def _bearers(cast: Mapping[str, Member]) -> dict[str, list[str]]:
    """Each word of the names of people with those who bear it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, member in cast.items():
        for word in sorted(member.words) if member.is_person else ():
            found[word].append(name)
    return found
