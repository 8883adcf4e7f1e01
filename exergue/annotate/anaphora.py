"""Whom a pronoun or a description stands for, within one article: by gender, number, subjecthood and nearness.

`Memory` is fed sentence by sentence and keeps what each is about and who spoke last. Two good candidates are no answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice, pairwise, takewhile

from exergue.annotate.cast import Member, gender_of_noun
from exergue.annotate.discourse import Discourse
from exergue.annotate.lines import Line, Unit, Units
from exergue.annotate.nounphrases import Source
from exergue.annotate.salience import POINTS, Mention, by_word, shared
from exergue.annotate.speechwords import Lexis, Pronoun
from exergue.annotate.subjects import main_subject

_LONG_AGO = -99
_REACH = 9  # sentences after which nobody has enough points
_TELLING = 3  # words of a role that say who is meant before the name is told
_CROWD = 60  # too many for anybody to be the hero
_HERO = 2  # times as often the subject, or named, as anybody else
_VARIED_REACH = 4  # sentences after which a new description no longer means who was named


class Memory:
    """What the article has told up to a sentence."""

    def __init__(self, cast: Mapping[str, Member], discourse: Discourse, known: Lexis) -> None:
        self.cast, self.discourse, self.ordinals = cast, discourse, known.words.ordinals
        self.seen: dict[str, Mention] = {}
        self.topics: dict[int, str] = {}  # line -> who it is about
        self.pair: tuple[str, ...] = ()  # of the last sentence that names several people
        self.speakers: tuple[str, ...] = ()
        self.spoke = _LONG_AGO
        self.clock = self.paragraph = 0
        self.known = known
        self.unnamed: dict[str, Member] = {}
        self.by_role = by_word(cast)
        self.often: Counter[str] = Counter()  # how often somebody was what a sentence is about
        self.named: Counter[str] = Counter()  # how often somebody was named outside of quotations

    # --- what happens

    def enter(self, number: int) -> None:
        """Read a sentence: its names, and what it is about."""
        line = self.discourse.lines[number]
        own = line.host < 0
        self.clock += own
        self.paragraph = line.paragraph
        topic = self._topic(line)
        self.topics[number] = topic
        named = [unit for unit in line.units if unit.entity in self.cast]
        people = tuple(dict.fromkeys(unit.entity for unit in named if unit.has("PER")))
        if own and len(people) > 1:
            self.pair = people
        self.named.update(unit.entity for unit in named if own)
        for unit in named:
            self._mention(unit.entity, unit.start, topic=unit.entity == topic, inside=not own)
        if topic and all(unit.entity != topic for unit in named):
            self._mention(topic, line.units[0].start, topic=True, inside=not own)
        if topic and own:
            self.often[topic] += 1

    def speak(self, speakers: tuple[str, ...]) -> None:
        """Remember who spoke last."""
        self.speakers, self.spoke = speakers, self.clock
        for speaker in speakers:
            at = self.seen[speaker].at if speaker in self.seen else 0
            self._see(speaker, Mention(self.clock, self.paragraph, True, False, at))

    def describe(self, units: Units, source: Source) -> str:
        """Take notice of somebody without name, or several; the id under which they may be meant again."""
        first, words = units[source.start], units[source.start : source.end]
        noun = next((unit for unit in words if unit.has("person", "organisation", "voice")), None)
        if noun is None or source.pronoun:
            return ""
        text = self.discourse.text[first.start : words[-1].end]
        gender = (
            "f" if first.has("feminine") else "m" if first.has("masculine") else gender_of_noun(noun.word, self.known)
        )
        name = f"~{first.start}"
        label = "PER" if noun.has("person") else "ORG"
        self.unnamed[name] = Member(name, label, gender, first.has("plural"), text=text, new=first.has("indefinite"))
        self._see(name, Mention(self.clock, self.paragraph, True, False, first.start))
        return name

    def interviewed(self) -> str:
        """Who is most spoken of so far; the first named of two alike."""
        people = [name for name, member in self.cast.items() if member.is_person and name in self.seen]
        return max(people, key=lambda name: self.named[name], default="")

    def member(self, name: str) -> Member:
        """Somebody named or not."""
        return self.cast.get(name) or self.unnamed[name]

    def _topic(self, line: Line) -> str:
        source = main_subject(line.units, len(line.units))
        if source is None or len(source.names) > 1:
            return ""
        if source.names or line.host >= 0:
            return source.names[0] if source.names and source.names[0] in self.cast else ""
        found = self.resolve(line.units, source)
        return found[0] if found else self.describe(line.units, source)

    def _mention(self, entity: str, at: int, *, topic: bool, inside: bool) -> None:
        old = self.seen.get(entity)
        if old and old.clock == self.clock:
            if inside:
                return
            topic = topic or old.topic
        self._see(entity, Mention(self.clock, self.paragraph, topic, inside, at))

    def _see(self, name: str, mention: Mention) -> None:
        """The last mention, kept in the order of the text."""
        self.seen.pop(name, None)
        self.seen[name] = mention

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
        first = units[source.start]
        return self._by_role(told) or self._described(first, told) or self._varied(first, told)

    def foremost(self) -> tuple[str, ...]:
        """The person whom the text is about at this point, if one stands out."""
        return self._best(self._ranked("", ("PER",)))

    def _pronoun(self, pronoun: Pronoun) -> tuple[str, ...]:
        if pronoun.one or pronoun.self or pronoun.other:
            return ()
        if pronoun.number == "p" and len(self.speakers) > 1 and self.clock - self.spoke <= 2:
            return self.speakers
        plural = pronoun.number == "p"
        found = self._best(self._ranked(pronoun.gender, ("PER", "ORG"), last=pronoun.last, plural=plural))
        return found or (() if plural else self._hero(pronoun.gender))

    def _hero(self, gender: str) -> tuple[str, ...]:
        """Whom most of the article is about, when it is about nobody at this point."""
        if len(self.often) > _CROWD:
            return ()
        fitting = [
            (n, name) for name, n in self.often.items() if name in self.cast and self._fits(name, gender, ("PER",))
        ]
        fitting.sort(key=lambda pair: (-pair[0], pair[1]))
        if not fitting or (len(fitting) > 1 and fitting[0][0] < _HERO * fitting[1][0]):
            return ()
        return (fitting[0][1],)

    def _described(self, first: Unit, told: Sequence[Unit]) -> tuple[str, ...]:
        gender = "f" if first.has("feminine") else "m" if first.has("masculine") else ""
        if first.has("possessive"):
            return self._best(self._ranked("", ("ORG",))) if told[0].has("voice") else ()
        if first.has("plural"):
            return self._several(told)
        if told[0].word in self.ordinals and len(told) == 1:
            return self._ordinal(self.ordinals[told[0].word], gender)
        if told[0].has("organisation", "voice"):
            return self._organisation(told)
        return self._epithet(first, told, gender)

    def _varied(self, first: Unit, told: Sequence[Unit]) -> tuple[str, ...]:
        """le patron des chasseurs: the press names the person whom an article is about by ever new descriptions."""
        definite = first.has("determiner") and not first.has("possessive", "plural")
        if not definite or not any(unit.has("person") for unit in told):
            return ()
        gender = "f" if first.has("feminine") else "m" if first.has("masculine") else ""
        named = [(times, name) for name, times in self.named.items() if self.cast[name].is_person]
        named.sort(key=lambda pair: (-pair[0], pair[1]))
        if not named or named[0][0] < _HERO * max([1, *(times for times, _ in named[1:2])]):
            return ()
        hero = named[0][1]
        return (hero,) if self._fits(hero, gender, ("PER",)) and self._age(hero) <= _VARIED_REACH else ()

    def _several(self, told: Sequence[Unit]) -> tuple[str, ...]:
        """les deux syndicats: the two organisations named last."""
        number = next(
            (self.known.words.numbers[unit.word] for unit in told if unit.word in self.known.words.numbers), 0
        )
        if not number or not told[-1].has("organisation", "organisations"):
            return ()
        named = (name for name in reversed(self.seen) if name in self.cast and self.cast[name].label == "ORG")
        recent = list(islice(named, number))
        return tuple(sorted(recent, key=lambda name: self.seen[name].at)) if len(recent) >= number else ()

    def _ordinal(self, number: int, gender: str) -> tuple[str, ...]:
        """The first or the second of two, the other one (0), the one named last (-1)."""
        if number < 0:
            return self._best(self._ranked(gender, ("PER", "ORG"), last=True))
        if number == 0:
            others = [name for name in self.pair if (name,) != self.speakers]
            return (others[0],) if len(self.pair) == 2 and len(others) == 1 else ()
        if len(self.pair) < max(2, number):
            return ()
        found = self.pair[number - 1]
        return (found,) if self.cast[found].gender in ("", gender) or not gender else ()

    def _organisation(self, told: Sequence[Unit]) -> tuple[str, ...]:
        """le syndicat: one whose name says so, else the one that the text is about."""
        ranked = self._ranked("", ("ORG",))
        named = [pair for pair in ranked if told[0].word in self.member(pair[1]).words]
        if named:
            return self._best(named)
        return self._best(ranked) if len(told) == 1 else ()

    def _epithet(self, first: Unit, told: Sequence[Unit], gender: str) -> tuple[str, ...]:
        """la navigatrice, le Sénégalais, l'intéressé: whoever the text is about."""
        noun = next((unit for unit in told if unit.has("person")), None)
        foreign = first.has("determiner") and not told[0].has("name") and told[0].is_capital
        if (noun is None and not foreign) or any(unit.has("name") and not unit.has("LOC") for unit in told):
            return ()
        if self._hangs(told):
            return ()
        anyone = foreign or (noun is not None and noun.has("anyone"))
        ranked = self._ranked(gender, ("PER",))
        if not anyone:
            ranked = [
                (points + POINTS.epithet, name)
                for points, name in ranked
                if not self.member(name).roles and not self.member(name).text
            ]
        return self._best(ranked)

    def _hangs(self, told: Sequence[Unit]) -> bool:
        """Whether a complement that is no place narrows a description: le médecin du club."""
        gaps = any(second.start - first.end > 2 for first, second in pairwise(told))
        return gaps and not any(unit.has("LOC") or unit.text[0].isdigit() for unit in told)

    def _by_role(self, told: Sequence[Unit]) -> tuple[str, ...]:
        """Somebody of whom a role says the same; of two alike the one just named."""
        noun = next((place for place, unit in enumerate(told) if unit.has("person")), 0)
        words = [unit.word for unit in (*told[noun:], *told[:noun])]
        likely = self.by_role.get(words[0], ())
        scored = [(max(shared(words, role) for role in self.cast[name].roles), name) for name in likely]
        telling = min(_TELLING, max(len(words), _TELLING - 1))
        scored = [(points, name) for points, name in scored if name in self.seen or points >= telling]
        places = {unit.word for unit in told if unit.has("LOC", "ORG")}
        scored = [(points, name) for points, name in scored if not places or self._tells_of(name, places)]
        best = max((points for points, _ in scored), default=0)
        if not best:
            return ()
        alike = sorted((name for points, name in scored if points == best), key=self._age)
        if len(alike) > 1 and self._age(alike[0]) > 2:
            return ()
        return (alike[0],)

    def _tells_of(self, name: str, places: set[str]) -> bool:
        """Whether a role of somebody names one of these places or organisations, word by word."""
        said = {word for role in self.cast[name].roles for word in role}
        return any(not said.isdisjoint(place.split()) for place in places)

    def _age(self, name: str) -> int:
        """How many sentences ago somebody was mentioned."""
        return self.clock - self.seen[name].clock if name in self.seen else _REACH

    def _fits(self, name: str, gender: str, labels: Sequence[str], *, plural: bool = False) -> bool:
        member = self.member(name)
        fits = not gender or member.gender in ("", gender)
        return member.label in labels and member.plural == plural and fits

    def _ranked(
        self, gender: str, labels: Sequence[str], *, last: bool = False, plural: bool = False
    ) -> list[tuple[float, str]]:
        """The candidates of the last sentences with their points, the best first."""
        recent = takewhile(lambda name: self.clock - self.seen[name].clock <= _REACH, reversed(self.seen))
        fitting = [name for name in recent if self._fits(name, gender, labels, plural=plural)]
        scored = [
            (self._points(name, gender, last=last) + POINTS.no_person * self._is_less_likely(name, labels), name)
            for name in fitting
        ]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1]))

    def _is_less_likely(self, name: str, labels: Sequence[str]) -> bool:
        """Whether somebody is no person where a person may be meant."""
        return "PER" in labels and not self.member(name).is_person

    def _points(self, name: str, gender: str, *, last: bool) -> float:
        mention, member = self.seen[name], self.member(name)
        age = self.clock - mention.clock
        points = POINTS.sentence * age + POINTS.paragraph * (self.paragraph - mention.paragraph)
        points += (POINTS.sentence if last else POINTS.topic * POINTS.topic_fades**age) * mention.topic
        points += POINTS.inside * mention.inside
        points += POINTS.no_gender * bool(gender and not member.gender)
        if member.text:
            points += POINTS.unnamed if member.new else POINTS.definite
        if self.speakers == (name,):
            points += POINTS.speaker * POINTS.speaker_fades ** (self.clock - self.spoke)
        return points

    def _best(self, ranked: Sequence[tuple[float, str]]) -> tuple[str, ...]:
        if not ranked or ranked[0][0] < POINTS.enough:
            return ()
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < POINTS.margin:
            return ()
        return (ranked[0][1],)
