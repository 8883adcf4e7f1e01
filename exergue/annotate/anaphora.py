"""Whom a pronoun or a role stands for, within one article: by gender, number, subjecthood and nearness.

Reads the document line by line, keeping what each sentence is about and who spoke last. Two good candidates are
no answer.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from exergue.annotate.extensions import ROLES
from exergue.annotate.lexicon import lexicon
from exergue.annotate.lines import Line
from exergue.annotate.persons import to_name
from exergue.annotate.quotations import Discourse
from exergue.annotate.reports import ReportReader
from exergue.annotate.sources import Source
from exergue.annotate.speechwords import Pronoun, SpeechWords


class W:
    """Points that speak for and against a candidate."""

    SPEAKER, TOPIC, FADES, HANGS, DOUBT, INSIDE, OTHER, PARA, OFTEN = 0.2, 1.25, 0.6, 0.0, -0.85, -1.5, -1.75, -0.4, 0.0
    TFADE, SFADE = 0.67, 0.4
    ENOUGH, MARGIN, EPI = -2.75, 0.1, 1.5


@dataclass
class Entity:
    """Who may be meant, with what the article tells of gender and roles."""

    id: str
    label: str
    gender: str = ""
    plural: bool = False
    roles: list[tuple[str, ...]] = field(default_factory=list)
    words: frozenset[str] = frozenset()


@dataclass
class Seen:
    """The last mention of an entity: in which line, whether as its subject, whether behind a preposition."""

    line: int
    topic: bool
    hangs: bool
    inside: bool
    at: int
    number: int = 0
    paragraph: int = 0


class Memory:
    """What the article has told so far."""

    def __init__(self, doc: Doc, discourse: Discourse, words: SpeechWords, reader: ReportReader) -> None:
        self.d, self.words, self.reader = discourse, words, reader
        self.entities = _entities(doc, words)
        self.seen: dict[str, Seen] = {}
        self.speaker: tuple[str, ...] = ()
        self.spoke = -99
        self.clock = 0
        self.paragraph = 0
        self.topics: dict[int, str] = {}
        self.pair: tuple[str, ...] = ()
        people = lexicon(doc.vocab.lang).names.roles if doc.vocab.lang else ()
        self.people = words.people | {role.split()[0] for line in people for role in line.split(", ") if role}

    def enter(self, number: int) -> None:
        """Read a line: its names, and what it is about."""
        line = self.d.lines[number]
        if line.host < 0:
            self.clock += 1
        self.paragraph = line.paragraph
        source = self.reader.sources.main(line.units, len(line.units))
        topic = self._topic(line, source)
        self.topics[number] = topic
        people = tuple(dict.fromkeys(u.entity for u in line.units if u.label == "PER"))
        if len(people) > 1 and line.host < 0:
            self.pair = people
        for place, unit in enumerate(line.units):
            if unit.label in ("PER", "ORG", "LOC") and unit.entity in self.entities:
                hangs = place > 0 and (
                    line.units[place - 1].word in self.words.of
                    or line.units[place - 1].word in self.words.prepositions_any
                )
                self._mention(unit.entity, unit.start, unit.entity == topic, hangs, line.host >= 0)
        if topic and topic not in {u.entity for u in line.units}:
            self._mention(topic, line.units[0].start, True, False, line.host >= 0)

    def _topic(self, line: Line, source: Source | None) -> str:
        if source is None or line.host >= 0:
            return source.names[0] if source and source.names else ""
        if source.names:
            return source.names[0]
        found = self.resolve(line, source)
        return found[0] if len(found) == 1 else ""

    def _mention(self, entity: str, at: int, topic: bool, hangs: bool, inside: bool) -> None:
        old = self.seen.get(entity)
        if inside and old and old.line == self.clock:
            return
        if old and old.line == self.clock and not inside:
            topic, hangs = topic or old.topic, hangs and old.hangs
        self.seen[entity] = Seen(self.clock, topic, hangs, inside, at, (old.number if old else 0) + 1, self.paragraph)

    def speak(self, speakers: tuple[str, ...]) -> None:
        """Remember who spoke last."""
        if speakers:
            self.speaker, self.spoke = speakers, self.clock
            for entity in speakers:
                if entity in self.entities:
                    old = self.seen.get(entity)
                    self.seen[entity] = Seen(
                        self.clock,
                        True,
                        False,
                        False,
                        old.at if old else 0,
                        (old.number if old else 0) + 1,
                        self.paragraph,
                    )

    def resolve(self, line: Line, source: Source, forbidden: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """Whom a pronoun or description means; empty when it is nobody named, or not sure."""
        if source.pronoun:
            return self._pronoun(line, source, source.pronoun, forbidden)
        return self._description(line, source, forbidden)

    def foremost(self) -> tuple[str, ...]:
        """The person whom the text is about at this point, if one stands out."""
        return self._best(self._ranked(0, "", ("PER",), frozenset()))

    # --- pronouns

    def _pronoun(self, line: Line, source: Source, pronoun: Pronoun, forbidden: frozenset[str]) -> tuple[str, ...]:
        if pronoun.one or pronoun.self or pronoun.other:
            return ()
        if pronoun.number == "p":
            return self._several(line, source, pronoun)
        at = line.units[source.start].start
        labels = ("PER", "ORG")
        ranked = self._ranked(at, pronoun.gender, labels, forbidden, last=pronoun.last)
        return self._best(ranked)

    def _several(self, line: Line, source: Source, pronoun: Pronoun) -> tuple[str, ...]:
        if len(self.speaker) > 1 and self.clock - self.spoke <= 2:
            return self.speaker
        return ()

    def _ranked(
        self, at: int, gender: str, labels: Sequence[str], forbidden: frozenset[str], last: bool = False
    ) -> list[tuple[float, str]]:
        scored = []
        for name, seen in self.seen.items():
            entity = self.entities[name]
            if entity.label not in labels or name in forbidden or entity.plural:
                continue
            if gender and entity.gender and gender != entity.gender:
                continue
            age = self.clock - seen.line
            score = W.TOPIC * seen.topic * (W.TFADE**age) + W.HANGS * seen.hangs + W.INSIDE * seen.inside
            if last:
                score = -0.6 * seen.topic
            score += W.PARA * (self.paragraph - seen.paragraph) - W.FADES * age + W.OFTEN * math.log(seen.number)
            if name in self.speaker and len(self.speaker) == 1:
                score += W.SPEAKER * (W.SFADE ** (self.clock - self.spoke))
            if gender and not entity.gender:
                score += W.DOUBT
            if entity.label != "PER":
                score += W.OTHER
            scored.append((score, name))
        return sorted(scored, key=lambda pair: (-pair[0], pair[1]))

    def _best(self, ranked: Sequence[tuple[float, str]]) -> tuple[str, ...]:
        if not ranked or ranked[0][0] < W.ENOUGH:
            return ()
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < W.MARGIN:
            return ()
        return (ranked[0][1],)

    # --- descriptions

    def _description(self, line: Line, source: Source, forbidden: frozenset[str]) -> tuple[str, ...]:
        units = line.units
        words = [unit.word for unit in units[source.start : source.end] if unit.is_word]
        told = [w for w in words if w not in self.words.determiners and w not in self.words.of]
        if not told or source.determiner in self.words.indefinites:
            return ()
        by_role = self._by_role(told, source)
        if by_role:
            return by_role
        at, gender = units[source.start].start, self._gender_of(source)
        if source.determiner in self.words.possessives:
            if told[0] in self.words.voices:
                return self._best(self._ranked(at, "", ("ORG",), forbidden))
            return ()
        if source.determiner in self.words.plural_determiners:
            return ()
        if told[0] in self.words.ordinals:
            return (
                self._ordinal(self.words.ordinals[told[0]], gender)
                if len(told) == 1 and source.determiner not in self.words.demonstratives
                else self._best(self._ranked(at, gender, ("PER", "ORG"), forbidden, last=True))
            )
        if source.complement or any(unit.label == "ORG" for unit in units[source.start : source.end]):
            return ()
        if told[0] in self.words.organisation_nouns or told[0] in self.words.voices:
            ranked = self._ranked(at, "", ("ORG",), forbidden)
            named = [pair for pair in ranked if told[0] in self.entities[pair[1]].words]
            return self._best(named or ranked)
        return self._epithet(line, source, told, at, gender, forbidden)

    def _ordinal(self, number: int, gender: str) -> tuple[str, ...]:
        """The first or the second of two."""
        pair = self.pair
        if number == 0:
            other = [name for name in pair if (name,) != self.speaker]
            return (other[0],) if len(pair) == 2 and len(other) == 1 else ()
        if len(pair) < max(2, number):
            return ()
        found = pair[number - 1]
        fits = not gender or not self.entities[found].gender or self.entities[found].gender == gender
        return (found,) if fits else ()

    def _epithet(
        self, line: Line, source: Source, told: Sequence[str], at: int, gender: str, forbidden: frozenset[str]
    ) -> tuple[str, ...]:
        """la navigatrice, le Sénégalais, l'intéressé: whoever the text is about."""
        noun = next((unit for unit in line.units[source.start : source.end] if unit.word in self.people), None)
        head = line.units[source.start + 1] if source.determiner and source.end > source.start + 1 else None
        foreign = bool(head and not head.label and head.text[0].isupper())
        if noun is None and not foreign:
            return ()
        hangs = any(unit.word in self.words.of for unit in line.units[source.start + 1 : source.end])
        place = any(unit.label == "LOC" for unit in line.units[source.start : source.end])
        if hangs and not place:
            return ()
        ranked = self._ranked(at, gender, ("PER",), forbidden)
        generic = foreign or (noun is not None and noun.word in self.words.anyone)
        fitting = [(s - W.EPI * (not generic), n) for s, n in ranked if generic or not self.entities[n].roles]
        return self._best(fitting)

    def _gender_of(self, source: Source) -> str:
        if source.determiner in self.words.feminine:
            return "f"
        if source.determiner in self.words.masculine:
            return "m"
        return ""

    def _by_role(self, told: Sequence[str], source: Source) -> tuple[str, ...]:
        """Somebody of whom a role says the same."""
        best: list[tuple[int, int, str]] = []
        for entity in self.entities.values():
            if entity.label != "PER" or entity.id not in self.seen:
                continue
            shared = max((self._shared(told, role) for role in entity.roles), default=0)
            if shared:
                best.append((shared, self.seen[entity.id].at, entity.id))
        if not best:
            return ()
        best.sort(reverse=True)
        if len(best) > 1 and best[0][0] == best[1][0] and best[0][2] != best[1][2]:
            recent = sorted((b for b in best if b[0] == best[0][0]), key=lambda b: -b[1])
            return (recent[0][2],) if self.clock - self.seen[recent[0][2]].line <= 2 else ()
        return (best[0][2],)

    def _shared(self, told: Sequence[str], role: Sequence[str]) -> int:
        """How many words a description shares with a role, its head among them; 0 when they tell different things."""
        if not role or told[0] not in role:
            return 0
        own = set(told[1:])
        if own and not own & set(role) and len(role) > 1 and told[0] != role[0]:
            return 0
        return 1 + len(own & set(role))


def _entities(doc: Doc, words: SpeechWords) -> dict[str, Entity]:
    """Who is named in a document, by cluster."""
    found: dict[str, Entity] = {}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    language = doc.vocab.lang
    for ent in doc.ents:
        if ent.label_ == "MISC":
            continue
        name = ent.ent_id_ or ent.id_
        entity = found.setdefault(name, Entity(name, ent.label_))
        entity.words = entity.words | {token.lower_ for token in ent}
        before = doc[ent.start - 1].lower_ if ent.start else ""
        if ent.label_ == "PER":
            person = to_name(ent, lexicon(language))
            votes[name][person.gender] += 1 if person.gender else 0
            entity.plural = entity.plural or person.family
        elif before in words.feminine:
            votes[name]["f"] += 1
        elif before in words.masculine:
            votes[name]["m"] += 1
    for role in doc.spans.get(ROLES, ()):
        if role.id_ in found:
            found[role.id_].roles.append(tuple(t.lower_ for t in role if t.is_alpha or "-" in t.text))
            before = doc[role.start - 1].lower_ if role.start else ""
            if before in words.feminine:
                votes[role.id_]["f"] += 3
            elif before in words.masculine:
                votes[role.id_]["m"] += 2
    for name, counted in votes.items():
        del counted[""]
        ranked = counted.most_common(2)
        if ranked and ranked[0][1] > 0 and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            found[name].gender = ranked[0][0]
    return found
