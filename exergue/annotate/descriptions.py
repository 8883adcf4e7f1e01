"""Whom a description stands for: le maire, la navigatrice, ce dernier, le syndicat."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from exergue.annotate.cast import gender_of_noun
from exergue.annotate.lines import Unit
from exergue.annotate.salience import POINTS, by_word, shared
from exergue.annotate.speechwords import Lexis
from exergue.annotate.standing import Standing

_HERO = 2  # times as often named as anybody else
_CROWD = 300  # names among which nobody is looked for, so that long texts take no longer
_VARIED_REACH = 4  # sentences after which a new description no longer means who was named
_TELLING = 3  # words of a role that say who is meant before the name is told


class Descriptions:
    """Resolves descriptions among those who have been spoken of."""

    def __init__(self, standing: Standing, known: Lexis) -> None:
        self.standing, self.known = standing, known
        self.ordinals = known.words.ordinals
        self.by_role = by_word(standing.cast)

    def gender(self, words: Sequence[Unit]) -> str:
        """The gender that a determiner tells, else the words up to the noun: l'ancienne ministre."""
        if words[0].has("feminine", "masculine"):
            return "f" if words[0].has("feminine") else "m"
        noun = next((place for place, unit in enumerate(words) if unit.has("person")), 0)
        told = (gender_of_noun(unit.word, self.known) for unit in reversed(words[: noun + 1]) if not unit.has("name"))
        return next(filter(None, told), "")

    def resolve(self, first: Unit, told: Sequence[Unit]) -> tuple[str, ...]:
        """Whom a description means: its first word, and those that tell something."""
        return self._by_role(told) or self._described(first, told) or self._varied(first, told)

    def _described(self, first: Unit, told: Sequence[Unit]) -> tuple[str, ...]:
        gender = self.gender([first, *told])
        if first.has("possessive"):
            return self.standing.best(self.standing.ranked("", ("ORG",))) if told[0].has("voice") else ()
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
        if not definite or not any(unit.has("person") for unit in told) or len(self.standing.named) > _CROWD:
            return ()
        named = [(times, name) for name, times in self.standing.named.items() if self.standing.cast[name].is_person]
        named.sort(key=lambda pair: (-pair[0], pair[1]))
        if not named or named[0][0] < _HERO * max([1, *(times for times, _ in named[1:2])]):
            return ()
        hero = named[0][1]
        near = self.standing.age(hero) <= _VARIED_REACH
        return (hero,) if near and self.standing.fits(hero, self.gender([first, *told]), ("PER",)) else ()

    def _several(self, told: Sequence[Unit]) -> tuple[str, ...]:
        """les deux syndicats: the two organisations named last."""
        number = next(
            (self.known.words.numbers[unit.word] for unit in told if unit.word in self.known.words.numbers), 0
        )
        if not number or not told[-1].has("organisation", "organisations"):
            return ()
        named = (
            name
            for name in reversed(self.standing.seen)
            if name in self.standing.cast and self.standing.cast[name].label == "ORG"
        )
        recent = list(islice(named, number))
        return tuple(sorted(recent, key=lambda name: self.standing.seen[name].at)) if len(recent) >= number else ()

    def _ordinal(self, number: int, gender: str) -> tuple[str, ...]:
        """The first or the second of two, the other one (0), the one named last (-1)."""
        if number < 0:
            return self.standing.best(self.standing.ranked(gender, ("PER", "ORG"), last=True))
        if number == 0:
            others = [name for name in self.standing.pair if (name,) != self.standing.speakers]
            return (others[0],) if len(self.standing.pair) == 2 and len(others) == 1 else ()
        if len(self.standing.pair) < max(2, number):
            return ()
        found = self.standing.pair[number - 1]
        return (found,) if self.standing.cast[found].gender in ("", gender) or not gender else ()

    def _organisation(self, told: Sequence[Unit]) -> tuple[str, ...]:
        """le syndicat: one whose name says so, else the one that the text is about."""
        ranked = self.standing.ranked("", ("ORG",))
        named = [pair for pair in ranked if told[0].word in self.standing.member(pair[1]).words]
        if named:
            return self.standing.best(named)
        return self.standing.best(ranked) if len(told) == 1 else ()

    def _epithet(self, first: Unit, told: Sequence[Unit], gender: str) -> tuple[str, ...]:
        """la navigatrice, le Sénégalais, l'intéressé: whoever the text is about."""
        noun = next((unit for unit in told if unit.has("person")), None)
        foreign = first.has("determiner") and not told[0].has("name") and told[0].is_capital
        if (noun is None and not foreign) or any(unit.has("name") and not unit.has("LOC") for unit in told):
            return ()
        if self._hangs(told):
            return ()
        anyone = foreign or (noun is not None and noun.has("anyone"))
        ranked = self.standing.ranked(gender, ("PER",))
        if not anyone:
            ranked = [
                (points + POINTS.epithet, name)
                for points, name in ranked
                if not self.standing.member(name).roles and not self.standing.member(name).text
            ]
        return self.standing.best(ranked)

    def _hangs(self, told: Sequence[Unit]) -> bool:
        """Whether a complement that is no place narrows a description: le médecin du club."""
        gaps = any(second.start - first.end > 2 for first, second in pairwise(told))
        return gaps and not any(unit.has("LOC") or unit.text[0].isdigit() for unit in told)

    def _by_role(self, told: Sequence[Unit]) -> tuple[str, ...]:
        """Somebody of whom a role says the same; of two alike the one just named."""
        noun = next((place for place, unit in enumerate(told) if unit.has("person")), 0)
        words = [unit.word for unit in (*told[noun:], *told[:noun])]
        likely = self.by_role.get(words[0], ())
        scored = [(max(shared(words, role) for role in self.standing.cast[name].roles), name) for name in likely]
        telling = min(_TELLING, max(len(words), _TELLING - 1))
        scored = [(points, name) for points, name in scored if name in self.standing.seen or points >= telling]
        places = {unit.word for unit in told if unit.has("LOC", "ORG")}
        scored = [(points, name) for points, name in scored if not places or self._tells_of(name, places)]
        best = max((points for points, _ in scored), default=0)
        if not best:
            return ()
        alike = sorted((name for points, name in scored if points == best), key=self.standing.age)
        if len(alike) > 1 and self.standing.age(alike[0]) > 2:
            return ()
        return (alike[0],)

    def _tells_of(self, name: str, places: set[str]) -> bool:
        """Whether a role of somebody names one of these places or organisations, word by word."""
        said = {word for role in self.standing.cast[name].roles for word in role}
        return any(not said.isdisjoint(place.split()) for place in places)
