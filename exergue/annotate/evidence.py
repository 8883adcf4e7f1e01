"""What speaks for and against each candidate whom a pronoun or a description may mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise, takewhile
from math import log1p

from exergue.annotate.cast import Member
from exergue.annotate.lines import Unit
from exergue.annotate.overlap import shared
from exergue.annotate.profiles import Profiles
from exergue.annotate.ranking import NOBODY, Evidence
from exergue.annotate.standing import Standing
from exergue.annotate.synonyms import Synonyms

PRONOUN, PERSON, ORGANISATION, SILENT = "pronoun", "person", "organisation", "silent"  # kinds of sources
_RECENT = 8  # candidates spoken of last
_REACH = 9  # sentences after which somebody is no longer spoken of
_FADES = 0.6  # of what speaks for somebody, from sentence to sentence
_SEVERAL = 3  # times that somebody is named whom an article is about
_MOST_SHARED = 3
_GAP = 2  # characters between words that nothing stands between


@dataclass(frozen=True, slots=True)
class Asked:
    """What a source tells of whom it means.

    Of a description, `words` are those that tell something, its noun first; `bases` the same as they are for men;
    `meant`: what the noun may stand for; `marks`: what else it is, as features.
    """

    kind: str
    labels: tuple[str, ...] = ("PER",)
    gender: str = ""
    plural: bool = False
    last: bool = False
    line: int = -1  # of the source …
    at: int = -1  # … and its first character
    opens: bool = False  # stands in the first sentence of its paragraph
    speaks: bool = False  # beside a verb of saying …
    cue: str = ""  # … of a class that tells who speaks: goes on, answers
    words: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    meant: tuple[frozenset[str], ...] = ()
    places: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()  # who is not meant: whom its own words name, whom it is said to
    marks: tuple[str, ...] = ()


class Witness:
    """Gives the candidates with the evidence for each, at the point that the article has reached."""

    def __init__(self, standing: Standing, profiles: Profiles, synonyms: Synonyms) -> None:
        self.standing, self.profiles, self.synonyms = standing, profiles, synonyms
        self.called: dict[str, str] = {}  # the base of a description's noun -> whom it meant last
        self._bases: dict[str, list[frozenset[str]]] = {}

    def candidates(self, asked: Asked, likely: Sequence[str]) -> Iterator[tuple[str, Evidence]]:
        """Everybody who may be meant, nobody among them. `likely`: whose role shares a word with it."""
        names = self._names(asked, likely)
        for name in names:
            yield name, [*self._of(name, asked), ("alone", float(len(names) == 1))]
        yield NOBODY, [("nobody", 1.0), *((f"nobody, {mark}", 1.0) for mark in asked.marks)]

    def _names(self, asked: Asked, likely: Sequence[str]) -> list[str]:
        standing = self.standing
        recent = takewhile(lambda name: standing.age(name) <= _REACH, reversed(standing.seen))
        found = list(islice((name for name in islice(recent, 3 * _RECENT) if self._fits(name, asked)), _RECENT))
        others = [*self.profiles.heroes[asked.gender], *likely, self.profiles.next_named(asked.line)]
        return found + [
            name for name in dict.fromkeys(others) if name and name not in found and self._fits(name, asked)
        ]

    def _fits(self, name: str, asked: Asked) -> bool:
        fits = self.standing.fits(name, asked.gender, asked.labels, plural=asked.plural)
        return fits and name not in asked.barred and not self._is_another(name, asked)

    def _is_another(self, name: str, asked: Asked) -> bool:
        """Whether a noun that tells a trade is none of the roles of somebody whom the article names but once."""
        if asked.kind != PERSON or "anybody" in asked.marks or self.profiles.times[name] != 1:
            return False
        member = self.standing.member(name)
        told = any(shared(asked.words, role) for role in member.roles) or self._is_of_kind(member, asked)
        return bool(member.roles) and not told

    def _is_of_kind(self, member: Member, asked: Asked) -> bool:
        """Whether the noun may stand for one of somebody's roles, or tells the age."""
        aged = self.synonyms.is_of_age(asked.bases[0], self.profiles.ages.get(member.id, -1))
        return aged or any(role >= meant for role in self._roles(member) for meant in asked.meant)

    def _of(self, name: str, asked: Asked) -> Iterator[tuple[str, float]]:
        member = self.standing.member(name)
        gender = self.standing.gender(name)
        yield from self._near(name, asked)
        yield from self._prominent(name, asked)
        if asked.gender:
            yield ("gender", 1.0) if gender else ("gender unknown", 1.0)
        if not member.is_person and asked.kind != ORGANISATION:
            yield "no person", 1.0
        if member.text:
            yield ("unnamed, new" if member.new else "unnamed", 1.0)
        if asked.words:
            yield from self._described(member, asked)

    def _near(self, name: str, asked: Asked) -> Iterator[tuple[str, float]]:
        standing = self.standing
        mention = standing.seen.get(name)
        if mention is None:
            yield "not yet named", 1.0
            if name == self.profiles.next_named(asked.line):
                yield "named next", 1.0
            return
        age = standing.clock - mention.clock
        yield "sentences", log1p(min(age, _REACH))
        yield "long ago", float(age > _REACH)
        yield "same paragraph", self.profiles.paragraph_tells * (standing.paragraph == mention.paragraph)
        yield "only quoted", float(mention.inside)
        if mention.topic:
            yield "subject", _FADES**age
            yield "subject, opens", asked.opens * _FADES**age
        if mention.subject:
            yield "subject of a clause", _FADES**age
        if standing.speakers == (name,):
            spoke = _FADES ** (standing.clock - standing.spoke)
            yield "spoke", spoke
            if asked.cue:
                yield f"spoke, {asked.cue}", spoke
        if asked.last:
            yield "last", float(next(reversed(standing.seen)) == name)
            yield "last, sentences", log1p(min(age, _REACH))
            yield "last, subject", float(mention.topic)

    def _prominent(self, name: str, asked: Asked) -> Iterator[tuple[str, float]]:
        profiles, times = self.profiles, self.profiles.times[name]
        if times:
            share = min(1.0, (times - 1) / max(profiles.most - 1, _SEVERAL))
            yield "share", share
            yield "share, opens", share * asked.opens
            yield "named most", float(times >= max(profiles.most, _SEVERAL))
            yield "named once", float(times == 1)
            yield "in the opening", float(name in profiles.opening)
            yield "is a source", float(profiles.sources[name] > 0)

    def _described(self, member: Member, asked: Asked) -> Iterator[tuple[str, float]]:
        noun = asked.bases[0]
        if member.text:
            same = any(noun in role for role in self._roles(member))
            yield ("unnamed, same noun" if same else "unnamed, other noun"), 1.0
        if self.called.get(noun) == member.id:
            yield "called so", 1.0
        elif noun in self.called:
            yield "another called so", 1.0
        points = max((shared(asked.words, role) for role in member.roles), default=0)
        elsewhere = points > 0 and bool(asked.places) and not self._tells_place(member, asked)
        if elsewhere:
            yield "same role elsewhere", 1.0
        elif not points and self._is_of_kind(member, asked):
            yield "role of that kind", 1.0
        elif not points and member.roles:
            yield "other role", 1.0
        else:
            yield f"role {min(points, _MOST_SHARED)}", 1.0
        if (
            not points
        ):  # le patron des chasseurs, of whom it was said that he is président de la fédération des chasseurs
            said = frozenset().union(*self._roles(member))
            yield "word of a role", float(min(len(said.intersection(asked.bases[1:])), 2))
        yield "word of the name", float(asked.words[0] in member.words)

    def _tells_place(self, member: Member, asked: Asked) -> bool:
        """Whether a role of somebody names a place or organisation that the description names."""
        said = {word for role in member.roles for word in role}
        return any(not said.isdisjoint(place.split()) for place in asked.places)

    def _roles(self, member: Member) -> list[frozenset[str]]:
        if member.id not in self._bases:
            self._bases[member.id] = [frozenset(map(self.synonyms.base, role)) for role in member.roles]
        return self._bases[member.id]


def asked_of(first: Unit, told: Sequence[Unit], synonyms: Synonyms, asked: Asked, joined: str = "") -> Asked:
    """What a description asks for, by its first word and those that tell something, up to a place: la juge à Lens.

    `joined`: of a noun made of several the one that means a person, if it is such: ex-ministre.
    """
    end = next((place for place, unit in enumerate(told) if place and unit.has("preposition")), len(told))
    told = told[:end]
    noun = next((place for place, unit in enumerate(told) if unit.has("person", "organisation", "voice")), 0)
    ordered = (joined or told[noun].word, *(unit.word for unit in (*told[noun + 1 :], *told[:noun])))
    bases = tuple(map(synonyms.base, ordered))
    return replace(
        asked,
        words=ordered,
        bases=bases,
        meant=synonyms.roles(bases),
        places=frozenset(unit.word for unit in told if unit.has("LOC", "ORG")),
        barred=asked.barred | {unit.entity for unit in told if unit.entity},
        marks=tuple(_marks(first, told, told[noun], joined=bool(joined))),
    )


def _marks(first: Unit, told: Sequence[Unit], noun: Unit, *, joined: bool) -> Iterator[str]:
    """What kind of description it is."""
    if not noun.has("person", "organisation", "voice") and not joined:
        yield "capital" if noun.is_capital else "unlisted"
    if noun.has("anyone"):
        yield "anybody"
    if noun.has("voice") and not noun.has("person", "organisation"):
        yield "document" if noun.has("document") else "voice"
    if first.has("demonstrative"):
        yield "this"
    if first.has("possessive"):
        yield "possessive"
    if noun.has("public_body"):
        yield "public body"
    if noun.has("organisation") and any(u.is_capital and not u.has("name") for u in told):
        yield "name unread"
    if told[0].has("former") or joined:
        yield "former"
    if any(second.start - before.end > _GAP for before, second in pairwise(told)):
        yield "complement"
    if any(unit.has("LOC", "ORG") for unit in told):
        yield "place"
    if any(unit.has("PER") for unit in told):
        yield "person named"
    if any(unit.has("nationality") for unit in told):
        yield "nationality"
    yield f"words {min(len(told), 4)}"
