"""Whom a pronoun or a description stands for, within one article: by gender, number, subjecthood and nearness.

`Memory` is fed sentence by sentence and keeps what each is about and who spoke last. Two good candidates are no answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from exergue.annotate.cast import Member
from exergue.annotate.descriptions import Descriptions
from exergue.annotate.discourse import Discourse
from exergue.annotate.lines import Line, Units
from exergue.annotate.nounphrases import Source
from exergue.annotate.salience import Mention
from exergue.annotate.speechwords import Lexis, Pronoun
from exergue.annotate.standing import Standing
from exergue.annotate.subjects import main_subject
from exergue.model import TextSpan

_CROWD = 60  # too many for anybody to be the hero
_HERO = 2  # times as often the subject as anybody else


class Memory:
    """What the article has told up to a sentence."""

    def __init__(self, cast: Mapping[str, Member], discourse: Discourse, known: Lexis) -> None:
        self.cast, self.discourse, self.known = cast, discourse, known
        self.standing = Standing(cast)
        self.descriptions = Descriptions(self.standing, known)
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
        self.standing.clock += own
        self.standing.paragraph = line.paragraph
        topic = self._topic(line)
        self.topics[number] = topic
        named = [unit for unit in line.units if unit.entity in self.cast]
        people = tuple(dict.fromkeys(unit.entity for unit in named if unit.has("PER")))
        if own and len(people) > 1:
            self.standing.pair = people
        self.standing.named.update(unit.entity for unit in named if own)
        self.spans.update((unit.entity, TextSpan(unit.start, unit.end)) for unit in named)
        for unit in named:
            self._mention(unit.entity, unit.start, topic=unit.entity == topic, inside=not own)
        if topic and all(unit.entity != topic for unit in named):
            self._mention(topic, line.units[0].start, topic=True, inside=not own)
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
        self.standing.unnamed[name] = Member(
            name, label, gender, first.has("plural"), text=text, new=first.has("indefinite")
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

    def _topic(self, line: Line) -> str:
        source = main_subject(line.units, len(line.units))
        if source is None or len(source.names) > 1:
            return ""
        if source.names or line.host >= 0:
            return source.names[0] if source.names and source.names[0] in self.cast else ""
        found = self.resolve(line.units, source)
        return found[0] if found else self.describe(line.units, source)

    def _mention(self, entity: str, at: int, *, topic: bool, inside: bool) -> None:
        old = self.standing.seen.get(entity)
        if old and old.clock == self.standing.clock:
            if inside:
                return
            topic = topic or old.topic
        self.standing.see(entity, Mention(self.standing.clock, self.standing.paragraph, topic, inside, at))

    # --- who is meant

    def resolve(self, units: Units, source: Source) -> tuple[str, ...]:
        """Whom a pronoun or description means; empty when it is nobody named, or not sure."""
        if source.pronoun:
            return self._pronoun(source.pronoun)
        told = [
            unit
            for unit in units[source.start : source.end]
            if unit.is_word and (unit.word in self.known.words.numbers or not unit.has("determiner", "of"))
        ]
        if not told or units[source.start].has("indefinite"):
            return ()
        return self.descriptions.resolve(units[source.start], told)

    def foremost(self) -> tuple[str, ...]:
        """The person whom the text is about at this point, if one stands out."""
        return self.standing.best(self.standing.ranked("", ("PER",)))

    def _pronoun(self, pronoun: Pronoun) -> tuple[str, ...]:
        if pronoun.one or pronoun.self or pronoun.other:
            return ()
        if pronoun.number == "p" and len(self.standing.speakers) > 1 and self.standing.clock - self.standing.spoke <= 2:
            return self.standing.speakers
        plural = pronoun.number == "p"
        found = self.standing.best(
            self.standing.ranked(pronoun.gender, ("PER", "ORG"), last=pronoun.last, plural=plural)
        )
        return found or (() if plural else self._hero(pronoun.gender))

    def _hero(self, gender: str) -> tuple[str, ...]:
        """Whom most of the article is about, when it is about nobody at this point."""
        if len(self.often) > _CROWD:
            return ()
        fitting = [
            (n, name)
            for name, n in self.often.items()
            if name in self.cast and self.standing.fits(name, gender, ("PER",))
        ]
        fitting.sort(key=lambda pair: (-pair[0], pair[1]))
        if not fitting or (len(fitting) > 1 and fitting[0][0] < _HERO * fitting[1][0]):
            return ()
        return (fitting[0][1],)
