"""Whom a description stands for: le maire, la navigatrice, ce dernier, le syndicat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from exergue.annotate.cast import gender_of_noun
from exergue.annotate.evidence import ORGANISATION, PERSON, Asked, Witness, asked_of
from exergue.annotate.lines import Unit
from exergue.annotate.overlap import by_word
from exergue.annotate.ranking import ranking
from exergue.annotate.speechwords import Lexis
from exergue.annotate.standing import Standing

_OPENING = 2  # paragraphs, the headline among them, in which somebody may be described before the name
_FEW = 20  # names behind which no article opens any more
_OFTEN = 2  # times that somebody is named whom an article is about
_OWN = frozenset(("possessive", "person named", "name unread"))  # marks of descriptions of somebody of their own
_HERO = 2  # times as often named as anybody else
_NEAR = 4  # sentences
_LIKELY = 4  # people of whom a role shares a word with a description


class Descriptions:
    """Resolves descriptions among those who have been spoken of."""

    def __init__(self, standing: Standing, witness: Witness, known: Lexis) -> None:
        self.standing, self.witness, self.known = standing, witness, known
        self.synonyms, self.ranking = witness.synonyms, ranking()
        self.ordinals = known.words.ordinals
        self.by_role = by_word(standing.cast)

    def gender(self, words: Sequence[Unit]) -> str:
        """The gender that a determiner tells, else the words up to the noun: l'ancienne ministre."""
        if words[0].has("feminine", "masculine"):
            return "f" if words[0].has("feminine") else "m"
        noun = next((place for place, unit in enumerate(words) if unit.has("person")), 0)
        told = (gender_of_noun(unit.word, self.known) for unit in reversed(words[: noun + 1]) if not unit.has("name"))
        return next(filter(None, told), "")

    def resolve(self, first: Unit, told: Sequence[Unit], where: Asked) -> tuple[str, ...]:
        """Whom a description means: its first word, those that tell something, and where it stands."""
        told = _without_document(told)
        gender = self.gender([first, *told])
        if first.has("plural"):
            return self._several(told)
        if told[0].word in self.ordinals and len(told) == 1:
            return self._ordinal(self.ordinals[told[0].word], replace(where, gender=gender))
        labels = self._labels(first, told, where)
        if not labels:
            return ()
        person = "PER" in labels
        kind, gender = (PERSON, gender) if person else (ORGANISATION, "")
        joined = _joined(told[0], self.known)
        where = replace(where, kind=kind, labels=labels, gender=gender)
        asked = asked_of(first, told, self.synonyms, where, joined)
        found = self.choose(asked, self.by_role.get(asked.words[0], ())[:_LIKELY]) or self._varied(asked)
        if found:
            self.witness.called[asked.bases[0]] = found
        return (found,) if found else ()

    def choose(self, asked: Asked, likely: Sequence[str] = ()) -> str:
        """Whom a source means: who is named next where nobody has been named yet, else whom the evidence is for."""
        return self._ahead(asked) or self.weigh(asked, likely)

    def weigh(self, asked: Asked, likely: Sequence[str]) -> str:
        """Whom the evidence is for, "" for nobody."""
        return self.ranking.choose(asked.kind, self.witness.candidates(asked, likely))[0]

    def _ahead(self, asked: Asked) -> str:
        """Articles open with « L'ex-ministre … » and name him in the next sentence."""
        standing, profiles = self.standing, self.witness.profiles
        if "PER" not in asked.labels or asked.plural or standing.paragraph > _OPENING or len(standing.named) > _FEW:
            return ""
        name = profiles.next_named(asked.line)
        if not name or name in standing.seen or not standing.fits(name, asked.gender, ("PER",)):
            return ""
        if any(standing.cast[n].is_person and standing.fits(n, asked.gender, ("PER",)) for n in standing.named):
            return ""
        hero = profiles.times[name] >= max(_OFTEN, profiles.most)
        return (
            name
            if hero or any(asked.words[:1] and asked.words[0] in role for role in standing.cast[name].roles)
            else ""
        )

    def _varied(self, asked: Asked) -> str:
        """le patron des chasseurs: the press calls the person whom an article is about by ever new descriptions."""
        standing, profiles = self.standing, self.witness.profiles
        if asked.kind != PERSON or not _OWN.isdisjoint(asked.marks):
            return ""
        first, second = [*profiles.heroes[""], "", ""][:2]
        if not first or profiles.times[first] < _HERO * max(1, profiles.times[second]):
            return ""
        near = first in standing.seen and standing.age(first) <= _NEAR
        return first if near and first not in asked.barred and standing.fits(first, asked.gender, ("PER",)) else ""

    def _labels(self, first: Unit, told: Sequence[Unit], where: Asked) -> tuple[str, ...]:
        """What a description may mean, a person, an organisation or either; nothing if it is a thing."""
        if any(map(_are_unread_name, told, told[1:])):
            return ()
        noun = next((unit for unit in told if unit.has("person", "organisation", "voice")), None)
        if noun:
            people = ("PER",) if noun.has("person") else ()
            return (*people, "ORG") if noun.has("organisation", "voice") else people
        definite = first.has("determiner") and not told[0].has("name", "group", "possessive")
        foreign = definite and told[0].is_capital  # le Sénégalais
        unlisted = definite and where.speaks
        return ("PER",) if foreign or unlisted or _joined(told[0], self.known) else ()

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

    def _ordinal(self, number: int, where: Asked) -> tuple[str, ...]:
        """The first or the second of two, the other one (0), the one named last (-1)."""
        if number < 0:
            last = self.choose(replace(where, last=True))
            return (last,) if last else ()
        if number == 0:
            others = [name for name in self.standing.pair if (name,) != self.standing.speakers]
            return (others[0],) if len(self.standing.pair) == 2 and len(others) == 1 else ()
        if len(self.standing.pair) < max(2, number):
            return ()
        found = self.standing.pair[number - 1]
        return (found,) if not where.gender or self.standing.cast[found].gender in ("", where.gender) else ()


def _without_document(told: Sequence[Unit]) -> Sequence[Unit]:
    """What les informations du quotidien tells of who gives them."""
    documents = next((n for n, unit in enumerate(told) if not unit.has("voice") or unit.has("organisation")), 0)
    return told[documents:] if told[documents].has("organisation") else told


def _are_unread_name(one: Unit, other: Unit) -> bool:
    """Whether two words are a name that was not read as one."""
    return one.is_capital and other.is_capital and not one.has("name") and other.start - one.end <= 1


def _joined(noun: Unit, known: Lexis) -> str:
    """Of a noun made of several the one that means a person: ex-ministre, auteur-compositeur-interprète."""
    first, _, rest = noun.word.partition("-")
    if not rest or noun.has("name"):
        return ""
    if "former" in known.tags(first):
        return rest
    parts = () if noun.has("person") else (first, *rest.split("-"))  # not vice-président
    return next((part for part in parts if "person" in known.tags(part)), "")
