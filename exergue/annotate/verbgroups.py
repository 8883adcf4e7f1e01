"""Between the parts of a verb: clitics, inverted subjects, adverbs, and the rest of a verb of several words."""

from __future__ import annotations

from collections.abc import Iterator

from exergue.annotate.clauses import is_adverb
from exergue.annotate.lines import Units
from exergue.annotate.speechwords import SpeechWords, Verb
from exergue.annotate.wordings import Wordings, stands

_FAR = 5  # words that may stand between the parts of a compound tense


class VerbGroups:
    """Reads what stands between the parts of a verb, in one language."""

    def __init__(self, words: SpeechWords) -> None:
        self.of = words.words["of"]
        self.reflexive_adverb = words.reflexive_adverb
        self.adverbs = Wordings(words.adverb_phrases, self.of)

    def start(self, units: Units, at: int) -> int:
        """Where the clitics before a verb at `at` begin."""
        while at and units[at - 1].has("object_clitic"):
            at -= 1
        return at

    def inversion(self, units: Units, at: int) -> tuple[int, int]:
        """The unit of an inverted pronoun at `at`, -1 without, and where the words go on."""
        place = at
        while place + 1 < len(units) and units[place].has("link", "link_letter") and place < at + 2:
            place += 1
        if place > at and units[place].pronoun:
            return place, place + 1
        return -1, at

    def past_adverbs(self, units: Units, at: int) -> Iterator[int]:
        """Where a participle may stand: behind none, one, two … adverbs."""
        last = min(at + _FAR, len(units))
        while at < last and (units[at].is_word or units[at].has("comma")):
            if units[at].has("comma"):
                at = self._past_insertion(units, at)
                last = min(at + 1, len(units))
                continue
            phrase = self.adverbs.at(units, at)
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
        phrase = self.adverbs.at(units, at + 1)
        ends = [at + 1 + len(phrase)] if phrase else []
        ends += [at + 2] if units[at + 1].has("adverb", "date") else []
        return next((end + 1 for end in ends if end < len(units) and units[end].has("comma")), len(units))

    def rest(self, units: Units, at: int, verb: Verb) -> int:
        """Where the cue ends when the rest of a verb of several words stands at `at`, -1 when it does not."""
        if not verb.rest:
            return at
        at = next((place for place in self.past_adverbs(units, at) if units[place].word == verb.rest[0]), at)
        return at + len(verb.rest) if stands(units, at, verb.rest, self.of) else -1

    def fits_reflexive(self, units: Units, group: int, at: int, verb: Verb) -> bool:
        """Whether the clitics before a verb are reflexive if, and only if, the verb is."""
        clitics = units[group:at]
        reflexive = any(unit.has("reflexive") for unit in clitics)
        adverb = any(unit.word == self.reflexive_adverb for unit in clitics)
        return reflexive == verb.reflexive and (adverb or not verb.adverb)


def reflexive_place(units: Units, group: int, at: int) -> int:
    """Where the reflexive pronoun of a verb at `at` stands: s'en amuse."""
    return next((i for i in range(group, at) if units[i].has("reflexive")), at)
