"""Words that say that somebody says something: verbs in every form, `selon X`, nouns before a colon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from exergue.annotate.lines import PASSAGE, Line, Unit
from exergue.annotate.speechwords import Forms, Reading, SpeechWords, Verb, VerbClass, speech_words, verb_forms

Kind = Literal["verb", "preposition"]
_FINITE = ("singular", "plural", "first")
_FAR = 4  # words that may stand between the parts of a compound tense


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a line: units `start` to `end` (excluded), with what inflection tells of its subject.

    `clitic`: the unit of an inverted pronoun subject, -1 without. `group`: where its clitics and negation begin.
    `report`: it says that something was said; not so when negated, wished for, or said by whoever writes.
    """

    start: int
    end: int
    kind: Kind
    sense: VerbClass | None = None
    mood: str = ""
    number: str = ""
    clitic: int = -1
    group: int = 0
    passive: bool = False
    report: bool = True
    lemma: str = ""


class CueFinder:
    """Finds the cues of a line in one language."""

    def __init__(self, words: SpeechWords, forms: Forms) -> None:
        self.words, self.forms = words, forms
        self.prepositions = _by_first_word(words.prepositions)
        self.carried = {v: tuple(v.split()) for v in words.infinitive_after}

    def find(self, line: Line) -> tuple[Cue, ...]:
        """The cues of `line`, in order, none inside another."""
        found: list[Cue] = []
        at, units = 0, line.units
        while at < len(units):
            cue = self._at(units, at, found)
            if cue:
                found.append(cue)
            at = max(at + 1, cue.end if cue else 0)
        return tuple(found)

    def _at(self, units: Sequence[Unit], at: int, before: Sequence[Cue]) -> Cue | None:
        word = units[at].word
        if units[at].label:
            return None
        if word in self.prepositions:
            cue = self._preposition(units, at)
            if cue:
                return cue
        readings = self.forms.get(word)
        return self._verb(units, at, readings, before) if readings else None

    # --- prepositions

    def _preposition(self, units: Sequence[Unit], at: int) -> Cue | None:
        for words in self.prepositions[units[at].word]:
            end = at + len(words)
            if end < len(units) and all(self._same(units[at + i].word, word) for i, word in enumerate(words)):
                return Cue(at, end, "preposition", group=at, lemma=" ".join(words))
        return None

    def _same(self, word: str, wanted: str) -> bool:
        return word == wanted or (wanted in self.words.of and word in self.words.of)

    # --- verbs

    def _verb(self, units: Sequence[Unit], at: int, readings: Sequence[Reading], before: Sequence[Cue]) -> Cue | None:
        if self._is_noun(units, at):
            return None
        group = self._group_start(units, at)
        for reading in sorted(readings, key=lambda r: r.verb.role == "report"):
            cue = None
            if reading.verb.role == "help" and reading.mood in (*_FINITE, "gerund"):
                cue = self._compound(units, at, group, reading)
            elif reading.verb.role == "carry" and reading.mood in _FINITE:
                cue = (
                    self._is_reflexive(units, group, at, reading.verb)
                    and self._carried(units, at, at + 1, group, reading, reading.mood)
                ) or None
            elif reading.verb.role == "report":
                cue = self._simple(units, at, group, reading, before)
            if cue:
                return cue
        return None

    def _is_noun(self, units: Sequence[Unit], at: int) -> bool:
        previous = units[at - 1].word if at else ""
        return units[at].word in self.words.also_nouns and previous in self.words.before_nouns

    def _group_start(self, units: Sequence[Unit], at: int) -> int:
        start = at
        while start and units[start - 1].word in self.words.object_clitics and not units[start - 1].label:
            start -= 1
        return start

    def _simple(
        self, units: Sequence[Unit], at: int, group: int, reading: Reading, before: Sequence[Cue]
    ) -> Cue | None:
        if not self._is_reflexive(units, group, at, reading.verb):
            return None
        clitic, end = self._inversion(units, at + 1)
        end = self._rest(units, end, reading.verb)
        if end < 0:
            return None
        if reading.mood in _FINITE:
            return self._cue(units, self._with_reflexive(units, at, reading.verb), end, group, reading, clitic)
        if reading.mood == "gerund":
            return self._cue(units, self._with_reflexive(units, at, reading.verb), end, group, reading, -1)
        if reading.mood == "infinitive" and self._carries(units, group):
            return self._cue(units, at, end, group, reading, -1)
        if reading.mood == "participle":
            return self._participle(units, at, end, group, reading, before)
        return None

    def _participle(
        self, units: Sequence[Unit], at: int, end: int, group: int, reading: Reading, before: Sequence[Cue]
    ) -> Cue | None:
        """Without its auxiliary: passive (dénoncée par), or the second of two (a annoncé … et ajouté que)."""
        agent = end + 1 if end < len(units) and units[end].label == PASSAGE else end
        if agent < len(units) and units[agent].word in self.words.by:
            return self._cue(units, at, end, group, reading, -1, passive=True)
        joined = at and units[at - 1].word in self.words.and_words
        if joined and any(cue.mood == "compound" for cue in before):
            return self._cue(units, at, end, group, reading, -1)
        return None

    def _compound(self, units: Sequence[Unit], at: int, group: int, helper: Reading) -> Cue | None:
        """Auxiliary, inverted subject, adverbs, participle: a-t-il également déclaré."""
        clitic, start = self._inversion(units, at + 1)
        for end in self._after_adverbs(units, start):
            for reading in self.forms.get(units[end].word, ()):
                if reading.mood != "participle" or units[end].label:
                    continue
                cue = self._with_participle(units, at, end, group, helper, reading, clitic)
                if cue:
                    return cue
        return None

    def _with_participle(
        self, units: Sequence[Unit], at: int, end: int, group: int, helper: Reading, reading: Reading, clitic: int
    ) -> Cue | None:
        verb = reading.verb
        if not self._is_reflexive(units, group, at, verb):
            return None
        if verb.role == "help":  # a été qualifié
            passive = self._after_adverbs(units, end + 1)
            return next((c for p in passive if (c := self._passive(units, at, p, group, helper))), None)
        if verb.role == "carry":
            return self._carried(
                units, self._with_reflexive(units, at, verb), end + 1, group, reading, helper.mood, clitic
            )
        if verb.role != "report":
            return None
        if helper.verb.lemma == self.words.passive and not verb.reflexive:
            return self._passive(units, at, end, group, helper)
        last = self._rest(units, end + 1, verb)
        if last < 0:
            return None
        start = self._with_reflexive(units, at, verb)
        mood = helper.mood if helper.mood != "gerund" else "gerund"
        return self._cue(units, start, last, group, Reading(verb, mood), clitic, compound=True)

    def _passive(self, units: Sequence[Unit], at: int, end: int, group: int, helper: Reading) -> Cue | None:
        for reading in self.forms.get(units[end].word, ()):
            if reading.mood == "participle" and reading.verb.role == "report" and not reading.verb.reflexive:
                return self._cue(units, at, end + 1, group, Reading(reading.verb, helper.mood), -1, passive=True)
        return None

    def _carried(
        self, units: Sequence[Unit], at: int, end: int, group: int, carrier: Reading, mood: str, clitic: int = -1
    ) -> Cue | None:
        """A verb that carries another: veut croire, a tenu à préciser."""
        if clitic < 0:
            clitic, end = self._inversion(units, end)
        end = next(iter(self._after_adverbs(units, end)), end) if carrier.verb.rest else end
        end = self._rest(units, end, carrier.verb)
        while 0 <= end < len(units) and units[end].word in self.words.object_clitics:
            end += 1
        if not 0 <= end < len(units) or units[end].label:
            return None
        for reading in self.forms.get(units[end].word, ()):
            if reading.mood == "infinitive" and reading.verb.role == "report":
                last = self._rest(units, end + 1, reading.verb)
                if last > 0:
                    start = self._with_reflexive(units, at, carrier.verb)
                    return self._cue(units, start, last, group, Reading(reading.verb, mood), clitic)  # type: ignore[arg-type]
        return None

    # --- pieces

    def _inversion(self, units: Sequence[Unit], at: int) -> tuple[int, int]:
        """The unit of an inverted pronoun at `at`, -1 without, and where the words go on."""
        if at + 1 < len(units) and units[at].word in self.words.links and units[at + 1].word in self.words.pronouns:
            return at + 1, at + 2
        return -1, at

    def _after_adverbs(self, units: Sequence[Unit], at: int) -> list[int]:
        """Where a participle may stand: behind none, one, two … adverbs."""
        places = []
        for place in range(at, min(at + _FAR, len(units))):
            if not units[place].is_word:
                break
            places.append(place)
            if not self._is_adverb(units[place]):
                break
        return places

    def _is_adverb(self, unit: Unit) -> bool:
        word = unit.word
        return not unit.label and (
            word in self.words.adverbs or word in self.words.negations or word.endswith(self.words.adverb_endings)
        )

    def _rest(self, units: Sequence[Unit], at: int, verb: Verb) -> int:
        """Where the cue ends when the rest of a verb of several words stands at `at`, -1 when it does not."""
        if not verb.rest:
            return at
        at = next((p for p in self._after_adverbs(units, at) if units[p].word == verb.rest[0]), at)
        end = at + len(verb.rest)
        if end <= len(units) and all(self._same(units[at + i].word, word) for i, word in enumerate(verb.rest)):
            return end
        return -1

    def _is_reflexive(self, units: Sequence[Unit], group: int, at: int, verb: Verb) -> bool:
        """Whether the clitics before a verb are reflexive if, and only if, the verb is."""
        clitics = [units[i].word for i in range(group, at)]
        reflexive = any(clitic + " " in self.words.reflexives or clitic in self.words.reflexives for clitic in clitics)
        return reflexive == verb.reflexive and (not verb.adverb or self.words.reflexive_adverb in clitics)

    def _with_reflexive(self, units: Sequence[Unit], at: int, verb: Verb) -> int:
        return at - 1 - verb.adverb if verb.reflexive else at

    def _carries(self, units: Sequence[Unit], group: int) -> bool:
        """avant d'ajouter: whether what stands before an infinitive makes a report of it."""
        for phrase in self.carried.values():
            start = group - len(phrase)
            if start >= 0 and all(self._same(units[start + i].word, word) for i, word in enumerate(phrase)):
                return True
        return False

    def _cue(
        self,
        units: Sequence[Unit],
        start: int,
        end: int,
        group: int,
        reading: Reading,
        clitic: int,
        *,
        passive: bool = False,
        compound: bool = False,
    ) -> Cue:
        verb = reading.verb
        mood = "compound" if compound and reading.mood != "gerund" else reading.mood
        number = {"singular": "s", "plural": "p"}.get(reading.mood, "")
        report = not self._is_negated(units, group, start, end, verb)
        return Cue(start, end, "verb", verb.sense, mood, number, clitic, group, passive, report, verb.lemma)

    def _is_negated(self, units: Sequence[Unit], group: int, start: int, end: int, verb: Verb) -> bool:
        heads = any(unit.word in self.words.negation_heads for unit in units[max(0, group - 1) : end])
        negated = heads and any(unit.word in self.words.negations for unit in units[max(0, group - 2) : end + 2])
        return negated and verb.lemma not in self.words.denies


def _by_first_word(phrases: Sequence[str]) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
        if words[-1:] == ("de",):
            pass
    return table


@cache
def cue_finder(language: str) -> CueFinder:
    """The finder of a language that has a `speech.yml`."""
    return CueFinder(speech_words(language), verb_forms(language))
