"""Words that say that somebody says something: verbs in every form, `selon X`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from exergue.annotate.clauses import is_adverb
from exergue.annotate.lines import Line, Units
from exergue.annotate.nounphrases import begins
from exergue.annotate.speechwords import FINITE, Lexis, Reading, Verb, VerbClass, lexis

CueKind = Literal["verb", "preposition"]
UNLISTED = VerbClass("unlisted", that=False, insert=True, fragment=False, bare=False, lemmas=())
_PLAIN = frozenset(("finite", "also_noun", "participle"))  # classes that a verb may be in
_BESIDE = 4
_FAR = 5  # words that may stand between the parts of a compound tense


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a line: units `start` to `end` (excluded), with what inflection tells of its subject.

    `group`: where its clitics and negation begin; `clitic`: the unit of an inverted pronoun subject, -1 without;
    `mood` as in `inflection`, "compound" for compound tenses; `number` s or p, "" when unknown.
    """

    start: int
    end: int
    kind: CueKind
    lemma: str
    group: int
    sense: VerbClass | None = None
    mood: str = ""
    number: str = ""
    clitic: int = -1
    passive: bool = False
    denied: bool = False  # negated: nobody says it

    @property
    def is_finite(self) -> bool:
        """Whether it is a verb in a tense, which has a subject."""
        return self.mood in (*FINITE, "compound")


class CueFinder:
    """Finds the cues of a line in one language."""

    def __init__(self, known: Lexis) -> None:
        self.words, self.forms = known.words, known.forms
        self.prepositions = _by_first_word(self.words.prepositions)
        self.adverbs = _by_first_word(self.words.adverb_phrases)
        self.before_infinitive = tuple(tuple(phrase.split()) for phrase in self.words.infinitive_after)

    def find(self, line: Line) -> tuple[Cue, ...]:
        """The cues of `line`, in order, none inside another; what is only wished for is none."""
        found: list[Cue] = []
        at = 0
        while at < len(line.units):
            cue = None if line.units[at].has("name", "passage") else self._at(line.units, at, found)
            if cue:
                found.append(replace(cue, denied=self._is_negated(line.units, cue)))
            at = max(at + 1, cue.end if cue else 0)
        return tuple(found)

    def _at(self, units: Units, at: int, before: Sequence[Cue]) -> Cue | None:
        for words in self.prepositions.get(units[at].word, ()):
            if self._stands(units, at, words) and at + len(words) < len(units):
                return Cue(at, at + len(words), "preposition", " ".join(words), at)
        readings = self.forms.get(units[at].word)
        if not readings or self._is_no_verb(units, at):
            return _unlisted(units, at) if not readings else None
        group = at
        while group and units[group - 1].has("object_clitic"):
            group -= 1
        found = (self._reading(units, at, group, r, before) for r in _in_order(readings))
        return next(filter(None, found), None) or _unlisted(units, at)

    def _is_no_verb(self, units: Units, at: int) -> bool:
        """A noun (la demande), a particle (maintenant), a participle behind an infinitive (avoir dit)."""
        unit, before = units[at], units[at - 1] if at else None
        if unit.has("no_verb") or (before is not None and unit.has("also_noun") and before.has("before_noun")):
            return True
        return before is not None and any(
            reading.verb.role == "help" and reading.mood == "infinitive" for reading in self.forms.get(before.word, ())
        )

    def _reading(self, units: Units, at: int, group: int, reading: Reading, before: Sequence[Cue]) -> Cue | None:
        if not self._fits_reflexive(units, group, at, reading.verb) and reading.verb.role != "help":
            return None
        if reading.verb.role == "help":
            return self._compound(units, at, group, reading) if reading.mood in (*FINITE, "gerund") else None
        if reading.verb.role == "carry":
            carried = self._carried(units, at + 1, reading.verb) if reading.mood in FINITE else None
            return self._made(units, at, group, carried, reading.mood) if carried else None
        return self._simple(units, at, group, reading, before)

    # --- simple tenses

    def _simple(self, units: Units, at: int, group: int, reading: Reading, before: Sequence[Cue]) -> Cue | None:
        clitic, end = self._inversion(units, at + 1)
        end = self._rest(units, end, reading.verb)
        if end < 0 or not self._may_stand(units, at, end, group, clitic, reading, before):
            return None
        passive = reading.mood == "participle" and self._has_agent(units, end)
        start = _reflexive(units, group, at) if reading.verb.reflexive else at
        return _cue(start, end, group, reading.verb, reading.mood, clitic, passive=passive)

    def _may_stand(
        self, units: Units, at: int, end: int, group: int, clitic: int, reading: Reading, before: Sequence[Cue]
    ) -> bool:
        """Whether a form counts without auxiliary."""
        if reading.mood == "first":
            subject = units[clitic] if clitic >= 0 else units[group - 1] if group else None
            return subject is not None and subject.pronoun is not None and subject.pronoun.self
        if reading.mood == "infinitive":
            return any(self._stands(units, group - len(words), words) for words in self.before_infinitive)
        if reading.mood == "participle":  # dénoncée par …; a annoncé … et ajouté que
            joined = at > 0 and units[at - 1].has("and") and any(cue.mood == "compound" for cue in before)
            return joined or self._has_agent(units, end)
        return True

    def _has_agent(self, units: Units, end: int) -> bool:
        place = end + 1 if end < len(units) and units[end].has("passage") else end
        return place < len(units) and units[place].has("by")

    # --- compound tenses

    def _compound(self, units: Units, at: int, group: int, helper: Reading) -> Cue | None:
        """Auxiliary, inverted subject, adverbs, participle: a-t-il également déclaré."""
        clitic, start = self._inversion(units, at + 1)
        for place in self._past_adverbs(units, start):
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
            return next(
                filter(
                    None, (self._passive(units, at, p, group, helper) for p in self._past_adverbs(units, place + 1))
                ),
                None,
            )
        if not self._fits_reflexive(units, group, at, verb):
            return None
        if helper.verb.lemma == self.words.passive and not verb.reflexive:
            return self._passive(units, at, place, group, helper)
        start = _reflexive(units, group, at) if verb.reflexive else at
        if verb.role == "carry":
            carried = self._carried(units, place + 1, verb)
            cue = self._made(units, start, group, carried, helper.mood) if carried else None
            return replace(cue, clitic=clitic) if cue and clitic >= 0 else cue
        end = self._rest(units, place + 1, verb)
        mood = "gerund" if helper.mood == "gerund" else "compound"
        return _cue(start, end, group, verb, mood, clitic, number=helper.mood) if end > 0 else None

    def _passive(self, units: Units, at: int, place: int, group: int, helper: Reading) -> Cue | None:
        for reading in self.forms.get(units[place].word, ()):
            if reading.mood == "participle" and reading.verb.role == "report" and not reading.verb.reflexive:
                return _cue(at, place + 1, group, reading.verb, helper.mood, -1, passive=True)
        return None

    # --- verbs that carry another

    def _carried(self, units: Units, at: int, carrier: Verb) -> tuple[Verb, int, int] | None:
        """The verb in the infinitive behind a carrier, its clitic subject, and where it ends."""
        clitic, end = self._inversion(units, at)
        if carrier.rest:
            end = self._rest(units, next((p for p in self._past_adverbs(units, end)), end), carrier)
        while 0 <= end < len(units) and units[end].has("object_clitic"):
            end += 1
        if not 0 <= end < len(units):
            return None
        for reading in self.forms.get(units[end].word, ()):
            if reading.mood == "infinitive" and reading.verb.role == "report":
                last = self._rest(units, end + 1, reading.verb)
                if last > 0:
                    return reading.verb, clitic, last
        return None

    def _made(self, units: Units, at: int, group: int, carried: tuple[Verb, int, int], mood: str) -> Cue:
        verb, clitic, end = carried
        start = at - 1 if at > group and units[at - 1].has("reflexive") else at
        return _cue(start, end, group, verb, mood, clitic)

    # --- pieces

    def _inversion(self, units: Units, at: int) -> tuple[int, int]:
        """The unit of an inverted pronoun at `at`, -1 without, and where the words go on."""
        place = at
        while place + 1 < len(units) and units[place].has("link", "link_letter") and place < at + 2:
            place += 1
        if place > at and units[place].pronoun:
            return place, place + 1
        return -1, at

    def _past_adverbs(self, units: Units, at: int) -> Iterator[int]:
        """Where a participle may stand: behind none, one, two … adverbs."""
        last = min(at + _FAR, len(units))
        while at < last and (units[at].is_word or units[at].has("comma")):
            if units[at].has("comma"):
                at = self._past_insertion(units, at)
                last = min(at + 1, len(units))
                continue
            phrase = next((p for p in self.adverbs.get(units[at].word, ()) if self._stands(units, at, p)), ())
            if not phrase:
                yield at
            if not phrase and not (is_adverb(units, at) or units[at].has("negation")):
                return
            at += max(1, len(phrase))
            last = max(last, at + 1) if phrase and at < len(units) else last

    def _past_insertion(self, units: Units, at: int) -> int:
        """Behind an adverb between commas at `at`: a, à son tour, indiqué; no place otherwise."""
        if at + 2 >= len(units):
            return len(units)
        phrases = self.adverbs.get(units[at + 1].word, ())
        ends = [at + 1 + len(phrase) for phrase in phrases if self._stands(units, at + 1, phrase)]
        ends += [at + 2] if units[at + 1].has("adverb", "date") else []
        return next((end + 1 for end in ends if end < len(units) and units[end].has("comma")), len(units))

    def _rest(self, units: Units, at: int, verb: Verb) -> int:
        """Where the cue ends when the rest of a verb of several words stands at `at`, -1 when it does not."""
        if not verb.rest:
            return at
        at = next((place for place in self._past_adverbs(units, at) if units[place].word == verb.rest[0]), at)
        return at + len(verb.rest) if self._stands(units, at, verb.rest) else -1

    def _stands(self, units: Units, at: int, words: Sequence[str]) -> bool:
        """Whether the words stand at `at`; `of` in any of its forms."""
        if at < 0 or at + len(words) > len(units):
            return False
        of = self.words.words["of"]
        return all(
            units[at + i].word == word or (word in of and units[at + i].word in of) for i, word in enumerate(words)
        )

    def _fits_reflexive(self, units: Units, group: int, at: int, verb: Verb) -> bool:
        """Whether the clitics before a verb are reflexive if, and only if, the verb is."""
        clitics = units[group:at]
        reflexive = any(unit.has("reflexive") for unit in clitics)
        adverb = any(unit.word == self.words.reflexive_adverb for unit in clitics)
        return reflexive == verb.reflexive and (adverb or not verb.adverb)

    def _is_negated(self, units: Units, cue: Cue) -> bool:
        if cue.kind != "verb" or cue.lemma in self.words.denies:
            return False
        heads = any(unit.has("negation_head") for unit in units[max(0, cue.group - 1) : cue.end])
        negated = heads and any(unit.has("negation") for unit in units[max(0, cue.group - 2) : cue.end + 2])
        return negated != (cue.sense is not None and cue.sense.negated)


def _unlisted(units: Units, at: int) -> Cue | None:
    """Any word that stands between a passage and somebody, as only a verb can: « … », décortique le musicien."""
    passage = at > 1 and units[at - 1].has("comma") and units[at - 2].has("passage")
    if not passage or units[at].is_capital or units[at].has("name"):
        return None
    helped = units[at].has("auxiliary") and at + 1 < len(units) and units[at + 1].has("participle")
    end = at + 1 + helped
    plain = units[at].tags <= _PLAIN or helped
    if not plain or not units[end - 1].is_word or end >= len(units):
        return None
    place = next((i for i in range(end, len(units)) if not units[i].has("date")), end)
    near = units[place : place + _BESIDE]
    somebody = begins(units, place) and any(unit.has("PER", "person", "civility") for unit in near)
    return Cue(at, end, "verb", units[end - 1].word, at, UNLISTED, "singular") if somebody else None


def _reflexive(units: Units, group: int, at: int) -> int:
    """Where the reflexive pronoun of a verb at `at` stands: s'en amuse."""
    return next((i for i in range(group, at) if units[i].has("reflexive")), at)


def _in_order(readings: Sequence[Reading]) -> list[Reading]:
    """Readings that take more words first."""
    return sorted(readings, key=lambda reading: reading.verb.role == "report")


def _cue(
    start: int, end: int, group: int, verb: Verb, mood: str, clitic: int, *, passive: bool = False, number: str = ""
) -> Cue:
    counted = {"singular": "s", "plural": "p"}.get(number or mood, "")
    return Cue(start, end, "verb", verb.lemma, group, verb.sense, mood, counted, clitic, passive)


def _by_first_word(phrases: Sequence[str]) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda p: (-len(p.split()), p)):
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return table


@cache
def cue_finder(language: str) -> CueFinder:
    """The finder of a language that has a `speech.yml`."""
    return CueFinder(lexis(language))
