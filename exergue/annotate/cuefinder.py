"""Finds the cues of a sentence: verbs in every form, `selon X`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from exergue.annotate.cues import Cue
from exergue.annotate.lines import Line, Units
from exergue.annotate.speechwords import Lexis, Reading, lexis
from exergue.annotate.tenses import Tenses
from exergue.annotate.unlisted import unlisted
from exergue.annotate.verbgroups import VerbGroups
from exergue.annotate.wordings import Wordings

_NEAR = 2  # units between a passage and a verb that counts though no list has it


class CueFinder:
    """Finds the cues of a line in one language."""

    def __init__(self, known: Lexis) -> None:
        self.forms, self.denies = known.forms, known.words.denies
        self.groups = VerbGroups(known.words)
        self.tenses = Tenses(known, self.groups)
        self.prepositions = Wordings(known.words.prepositions, self.groups.of)
        self.begins = self.forms.keys() | self.prepositions.by_first.keys()

    def find(self, line: Line) -> tuple[Cue, ...]:
        """The cues of `line`, in order, none inside another; what is only wished for is none."""
        found: list[Cue] = []
        end = 0
        for at in self._places(line.units):
            cue = self._at(line.units, at, found) if at >= end else None
            if cue:
                found.append(replace(cue, denied=True) if self._is_negated(line.units, cue) else cue)
                end = cue.end
        return tuple(found)

    def _places(self, units: Units) -> list[int]:
        """Where a cue may begin: at a listed word, or at any word near a passage in marks."""
        marked = [at for at, unit in enumerate(units) if unit.passage >= 0]
        near = {at for place in marked for at in range(place - _NEAR, place + _NEAR + 1)}
        known = (at for at, unit in enumerate(units) if unit.word in self.begins)
        places = sorted(near.intersection(range(len(units))).union(known))
        return [at for at in places if not units[at].has("name", "passage")]

    def _at(self, units: Units, at: int, before: Sequence[Cue]) -> Cue | None:
        words = self.prepositions.at(units, at)
        if words and at + len(words) < len(units):
            return Cue(at, at + len(words), "preposition", " ".join(words), at)
        readings = self.forms.get(units[at].word)
        if not readings or self._is_no_verb(units, at):
            return unlisted(units, at, self.groups) if not readings else None
        group = self.groups.start(units, at)
        found = (self.tenses.read(units, at, group, r, before) for r in _in_order(readings))
        return next(filter(None, found), None) or unlisted(units, at, self.groups)

    def _is_no_verb(self, units: Units, at: int) -> bool:
        """A noun (la demande), a particle (maintenant), a participle behind an infinitive (avoir dit)."""
        unit, before = units[at], units[at - 1] if at else None
        if at + 1 < len(units) and units[at + 1].has("link"):  # leur lance-t-elle
            return False
        if unit.has("no_verb") or (before is not None and unit.has("also_noun") and before.has("before_noun")):
            return True
        return before is not None and any(
            reading.verb.role == "help" and reading.mood == "infinitive" for reading in self.forms.get(before.word, ())
        )

    def _is_negated(self, units: Units, cue: Cue) -> bool:
        if cue.kind != "verb" or cue.lemma in self.denies:
            return False
        heads = any(unit.has("negation_head") for unit in units[max(0, cue.group - 1) : cue.end])
        negated = heads and any(unit.has("negation") for unit in units[max(0, cue.group - 2) : cue.end + 2])
        return negated != (cue.sense is not None and cue.sense.negated)


def _in_order(readings: Sequence[Reading]) -> list[Reading]:
    """Readings that take more words first."""
    return sorted(readings, key=lambda reading: reading.verb.role == "report")


@cache
def cue_finder(language: str) -> CueFinder:
    """The finder of a language that has a `speech.yml`."""
    return CueFinder(lexis(language))
