"""Verbs that report, in every tense: dit, a-t-il également dit, ayant dit, a été dit, a tenu à dire."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exergue.annotate.cues import Cue, verbal_cue
from exergue.annotate.lines import Units
from exergue.annotate.speechwords import FINITE, Lexis, Reading, Verb
from exergue.annotate.verbgroups import VerbGroups, reflexive_place
from exergue.annotate.wordings import stands

_SUBJECT_WITHIN = 8  # units between `que` and the verb of its clause


class Tenses:
    """Reads the cue that a form of a verb begins, in one language."""

    def __init__(self, known: Lexis, groups: VerbGroups) -> None:
        self.forms, self.groups = known.forms, groups
        self.passive = known.words.passive
        self.before_infinitive = tuple(tuple(phrase.split()) for phrase in known.words.infinitive_after)

    def read(self, units: Units, at: int, group: int, reading: Reading, before: Sequence[Cue]) -> Cue | None:
        """The cue of the form at `at`, whose clitics begin at `group`, in one reading; `before`: earlier cues."""
        if not self.groups.fits_reflexive(units, group, at, reading.verb) and reading.verb.role != "help":
            return None
        if reading.verb.role == "help":
            return self._compound(units, at, group, reading) if reading.mood in (*FINITE, "gerund") else None
        if reading.verb.role == "carry":
            carried = self._carried(units, at + 1, reading.verb) if reading.mood in FINITE else None
            return self._made(units, at, group, carried, reading.mood) if carried else None
        return self._simple(units, at, group, reading, before)

    def _simple(self, units: Units, at: int, group: int, reading: Reading, before: Sequence[Cue]) -> Cue | None:
        clitic, end = self.groups.inversion(units, at + 1)
        end = self.groups.rest(units, end, reading.verb)
        if end < 0 or not self._may_stand(units, at, end, group, clitic, reading, before):
            return None
        passive = reading.mood == "participle" and self._has_agent(units, end)
        start = reflexive_place(units, group, at) if reading.verb.reflexive else at
        return verbal_cue(start, end, group, reading.verb, reading.mood, clitic, passive=passive)

    def _may_stand(
        self, units: Units, at: int, end: int, group: int, clitic: int, reading: Reading, before: Sequence[Cue]
    ) -> bool:
        """Whether a form counts without auxiliary."""
        sense = reading.verb.sense
        if sense and sense.related and not any(u.has("that") for u in units[max(0, group - _SUBJECT_WITHIN) : group]):
            return False
        if reading.mood == "first":
            subject = units[clitic] if clitic >= 0 else units[group - 1] if group else None
            return subject is not None and subject.pronoun is not None and subject.pronoun.self
        if reading.mood == "infinitive":
            return any(stands(units, group - len(words), words, self.groups.of) for words in self.before_infinitive)
        if reading.mood == "participle":  # dénoncée par …; a annoncé … et ajouté que
            joined = at > 0 and units[at - 1].has("and") and any(cue.mood == "compound" for cue in before)
            return joined or self._has_agent(units, end)
        return True

    def _has_agent(self, units: Units, end: int) -> bool:
        """dénoncée par X; qualifiée de « … » par X."""
        place = end
        while place < len(units) and units[place].has("of", "likeness", "determiner"):
            place += 1
        place = place + 1 if place < len(units) and units[place].has("passage") else end
        return place < len(units) and units[place].has("by")

    def _compound(self, units: Units, at: int, group: int, helper: Reading) -> Cue | None:
        """Auxiliary, inverted subject, adverbs, participle: a-t-il également déclaré."""
        clitic, start = self.groups.inversion(units, at + 1)
        for place in self.groups.past_adverbs(units, start):
            for reading in self.forms.get(units[place].word, ()):
                if reading.mood == "participle" and not units[place].has("name"):
                    cue = self._with_participle(units, at, place, group, helper, reading.verb, clitic)
                    if cue:
                        return cue
        return None

    def _with_participle(
        self, units: Units, at: int, place: int, group: int, helper: Reading, verb: Verb, clitic: int
    ) -> Cue | None:
        if verb.role == "help":  # a été qualifié
            places = self.groups.past_adverbs(units, place + 1)
            return next(filter(None, (self._passive(units, at, p, group, helper) for p in places)), None)
        if not self.groups.fits_reflexive(units, group, at, verb):
            return None
        if helper.verb.lemma == self.passive and not verb.reflexive:
            return self._passive(units, at, place, group, helper)
        start = reflexive_place(units, group, at) if verb.reflexive else at
        if verb.role == "carry":
            carried = self._carried(units, place + 1, verb)
            cue = self._made(units, start, group, carried, helper.mood) if carried else None
            return replace(cue, clitic=clitic) if cue and clitic >= 0 else cue
        end = self.groups.rest(units, place + 1, verb)
        mood = "gerund" if helper.mood == "gerund" else "compound"
        return verbal_cue(start, end, group, verb, mood, clitic, number=helper.mood) if end > 0 else None

    def _passive(self, units: Units, at: int, place: int, group: int, helper: Reading) -> Cue | None:
        for reading in self.forms.get(units[place].word, ()):
            if reading.mood == "participle" and reading.verb.role == "report" and not reading.verb.reflexive:
                return verbal_cue(at, place + 1, group, reading.verb, helper.mood, -1, passive=True)
        return None

    def _carried(self, units: Units, at: int, carrier: Verb) -> tuple[Verb, int, int] | None:
        """The verb in the infinitive behind a carrier, its clitic subject, and where it ends."""
        clitic, end = self.groups.inversion(units, at)
        if carrier.rest:
            end = self.groups.rest(units, next((p for p in self.groups.past_adverbs(units, end)), end), carrier)
        while 0 <= end < len(units) and units[end].has("object_clitic"):
            end += 1
        if not 0 <= end < len(units):
            return None
        for reading in self.forms.get(units[end].word, ()):
            if reading.mood == "infinitive" and reading.verb.role == "report":
                last = self.groups.rest(units, end + 1, reading.verb)
                if last > 0:
                    return reading.verb, clitic, last
        return None

    def _made(self, units: Units, at: int, group: int, carried: tuple[Verb, int, int], mood: str) -> Cue:
        verb, clitic, end = carried
        start = at - 1 if at > group and units[at - 1].has("reflexive") else at
        return verbal_cue(start, end, group, verb, mood, clitic)
