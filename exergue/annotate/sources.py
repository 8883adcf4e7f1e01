"""The words that name who speaks: the noun phrase before or behind a cue, and whom it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from exergue.annotate.lines import PASSAGE, Unit
from exergue.annotate.speechwords import Pronoun, SpeechWords, finite_forms, speech_words

_LONGEST = 25  # units that a source may have
_VOICES = ("PER", "ORG", "LOC")
_SHORT = 5  # letters from which an ending tells a finite verb


@dataclass(frozen=True, slots=True)
class Source:
    """Units `start` to `end` (excluded) of a line. `names`: the clusters named; `pronoun`: when it is one.

    `head`: the noun of a description, in lower case; `definite`: it means somebody known; `complement`: a name that
    the description depends on (l'avocat de X).
    """

    start: int
    end: int
    names: tuple[str, ...] = ()
    pronoun: Pronoun | None = None
    head: str = ""
    determiner: str = ""
    complement: str = ""


class SourceReader:
    """Reads noun phrases in one language."""

    def __init__(self, words: SpeechWords, finite: frozenset[str]) -> None:
        self.words, self.finite = words, finite

    # --- where a source stands

    def behind(self, units: Sequence[Unit], at: int, plural: bool = False, said: bool = False) -> Source | None:
        """The subject behind a cue that ends at `at`, past dates, places and who is spoken to.

        `said`: what is said stands before the cue, so that it has no other object.
        """
        at = self._skip_adjuncts(units, at, said)
        return self.phrase(units, at, plural=plural) if self.begins(units, at) else None

    def before(self, units: Sequence[Unit], end: int, plural: bool = False) -> Source | None:
        """The subject of a verb whose group begins at `end`."""
        end = self._trim(units, 0, end)
        if end and units[end - 1].word in self.words.subject_relatives:
            return self._antecedent(units, end - 1)
        start = self.clause_start(units, end)
        return self._subject(units, start, end, plural)

    def begins(self, units: Sequence[Unit], at: int) -> bool:
        """Whether a noun phrase or pronoun that may speak begins at `at`."""
        if not 0 <= at < len(units):
            return False
        unit = units[at]
        if unit.label:
            return unit.label in _VOICES
        if unit.word in self.words.prepositions_any or unit.word in self.words.relative_words:
            return False
        if unit.word in self.words.determiners:
            return not self._is_date(units, at)
        if unit.word in self.words.pronouns or unit.word in self.words.bare_starts:
            return True
        if unit.word in self.words.people:
            return any(u.label == "PER" for u in units[at : at + _SHORT])
        return at > 0 and unit.text[0].isupper() and not self._is_small(unit)

    def _is_small(self, unit: Unit) -> bool:
        words = self.words
        return (
            unit.word in words.subordinators
            or unit.word in words.adverbs
            or unit.word in words.of
            or unit.word in words.joins
            or unit.word in words.and_words
            or unit.word in words.dates
            or unit.word in self.finite
            or unit.word in words.that
            or unit.word in words.negations
        )

    def _is_date(self, units: Sequence[Unit], at: int) -> bool:
        """ce matin, la semaine dernière, le 3 mars."""
        after = [unit.word for unit in units[at + 1 : at + 3]]
        if not after:
            return False
        dates = self.words.dates
        return (
            after[0] in dates
            or after[0][:1].isdigit()
            or (after[0] in self.words.date_modifiers | self.words.other and after[-1] in dates)
        )

    # --- phrases

    def phrase(self, units: Sequence[Unit], at: int, stop: int | None = None, plural: bool = False) -> Source | None:
        """The noun phrase that begins at `at` and ends at `stop` at the latest."""
        last = min(stop if stop is not None else len(units), at + _LONGEST, len(units))
        word = units[at].word
        if word in self.words.pronouns and not units[at].label:
            return Source(at, at + 1, pronoun=self.words.pronouns[word])
        end = self._phrase_end(units, at, last, plural)
        if end <= at:
            return None
        apposed = self._apposed(units, at, end, last)
        return self.describe(units, at, apposed or end)

    def _phrase_end(self, units: Sequence[Unit], at: int, last: int, plural: bool) -> int:
        """Where the phrase ends: a head, what `de` hangs on it, names beside it, a second one behind `et`."""
        place, end, headed = at, at, False
        while place < last:
            unit, previous = units[place], units[place - 1].word if place > at else ""
            if unit.label == PASSAGE or (not unit.is_word and unit.text not in "&/-'"):
                break
            if unit.label:
                if headed and not self._may_follow(units, at, place):
                    break
                headed = True
            elif unit.word in self.words.of or (previous in self.words.of and unit.word in self.words.among):
                pass
            elif unit.word in self.words.determiners:
                if headed and previous not in self.words.of and previous not in self.words.place_prepositions:
                    break
            elif unit.word in self.words.joins:
                if not self._joins(units, at, place, last, plural):
                    break
                headed = False
            elif unit.word in self.words.place_prepositions and previous in self.words.holds_place:
                pass
            elif self._ends_phrase(units, place, headed):
                break
            elif not (place > at and previous in self.words.of and unit.word in self.words.pronouns):
                headed = True
            place += 1
            end = place
        while (
            end > at
            and (
                units[end - 1].word in self.words.of
                or units[end - 1].word in self.words.place_prepositions
                or units[end - 1].word in self.words.joins
                or (units[end - 1].word in self.words.determiners and end - 1 > at)
            )
            and not units[end - 1].label
        ):
            end -= 1
        return end

    def _may_follow(self, units: Sequence[Unit], at: int, place: int) -> bool:
        """Whether a name may stand at `place` behind a noun (porte-parole Ned Price), `de`, or a place."""
        previous = units[place - 1]
        if previous.word in self.words.of or previous.word in self.words.determiners:
            return True
        if previous.word in self.words.joins or previous.word in self.words.place_prepositions:
            return True
        if previous.label:
            return units[place].label == "PER" and previous.label != "PER"
        return True

    def _ends_phrase(self, units: Sequence[Unit], place: int, headed: bool) -> bool:
        unit, words = units[place], self.words
        if unit.word in words.prepositions_any or unit.word in words.relative_words or unit.word in words.subordinators:
            return True
        if (
            headed
            and units[place].word in self.finite
            and self.is_finite(units, place)
            and not self._may_be_noun(units, place)
        ):
            return True
        governed = units[place - 1].word in words.of or units[place - 1].word in words.determiners
        if unit.word in words.dates and headed:
            return unit.text[0].islower() and not governed
        if unit.word in words.object_clitics or unit.word in words.subject_pronouns:
            return headed
        return (
            headed
            and not governed
            and (unit.word.endswith(words.adverb_endings) or (unit.word in words.adverbs and unit.word not in words.of))
        )

    def _may_be_noun(self, units: Sequence[Unit], at: int) -> bool:
        return units[at].word in self.words.also_nouns

    def _joins(self, units: Sequence[Unit], at: int, place: int, last: int, plural: bool) -> bool:
        """Whether `et` at `place` joins a second source, or a second noun of one."""
        after = place + 1
        if after >= last or units[after].label == PASSAGE:
            return False
        named = any(unit.label in _VOICES for unit in units[at:place])
        if units[after].label in _VOICES:
            return named or plural
        if units[after].word in self.words.determiners:
            return plural or (named and any(u.label for u in units[after : min(last, after + 4)]))
        lower = units[after].is_word and units[after].text[0].islower() and not named
        return lower and units[after].word not in self.finite and not self._ends_phrase(units, after, True)

    def _apposed(self, units: Sequence[Unit], at: int, end: int, last: int) -> int:
        """Where it ends with the name behind a comma: le maire, M. Régis Chossière."""
        if end + 1 >= last or units[end].text != "," or any(u.label == "PER" for u in units[at:end]):
            return 0
        if units[at].label or (units[at].text[0].isupper() and units[at].word not in self.words.determiners):
            return 0
        place = end + 1
        while place < last and not units[place].label and units[place].is_word and place - end <= _SHORT:
            if units[place].word in self.words.relative_words or units[place].word in self.words.prepositions_any:
                return 0
            if units[place].word in self.words.of:
                return 0
            place += 1
        firm = (
            place == end + 1
            and place < last
            and units[place].label == "ORG"
            and units[at].word in self.words.possessives
        )
        if place < last and (units[place].label == "PER" or firm):
            after = units[place + 1] if place + 1 < len(units) else None
            closes = (
                after is None
                or not after.is_word
                or after.word in self.words.prepositions_any
                or after.word in self.words.subject_relatives
                or after.word in self.words.dates
            )
            return place + 1 if closes else 0
        return 0

    # --- what a phrase says

    def describe(self, units: Sequence[Unit], start: int, end: int) -> Source:
        """The source that the units from `start` to `end` are."""
        determiner = units[start].word if units[start].word in self.words.determiners and not units[start].label else ""
        people = [
            u for i, u in enumerate(units[start:end], start) if u.label == "PER" and not self._depends(units, start, i)
        ]
        if people:
            return Source(start, end, tuple(dict.fromkeys(u.entity for u in people)), determiner=determiner)
        head = self._head(units, start, end)
        others = [i for i in range(start, end) if units[i].label in ("ORG", "LOC")]
        names = tuple(dict.fromkeys(units[i].entity for i in others if self._speaks(units, start, i, head)))
        dependent = next((u.entity for u in units[start:end] if u.label == "PER"), "")
        return Source(start, end, names, None, head, determiner, dependent)

    def _depends(self, units: Sequence[Unit], start: int, at: int) -> bool:
        """Whether a name hangs on `de`: l'avocat de X. Not so at the start, or as second of two."""
        place = at - 1
        while place > start and units[place].word in self.words.civilities:
            place -= 1
        return place >= start and units[place].word in self.words.of

    def _head(self, units: Sequence[Unit], start: int, end: int) -> str:
        """The last word before the first `de`, name or stop, without adjectives that follow: the first noun."""
        for place in range(start, end):
            unit = units[place]
            if unit.label or (unit.word in self.words.of and place > start):
                return ""
            if unit.is_word and unit.word not in self.words.determiners:
                return unit.word
        return ""

    def _speaks(self, units: Sequence[Unit], start: int, at: int, head: str) -> bool:
        """Whether an organisation or place at `at` is the source itself, not what somebody belongs to."""
        before = [u.word for u in units[start:at] if not u.label]
        if not self._depends(units, start, at) and not any(
            word in self.words.of or word in self.words.prepositions_any for word in before
        ):
            nouns = [word for word in before if word not in self.words.determiners and word not in self.words.joins]
            return not nouns or units[at].label == "ORG"
        return units[at].label == "ORG" and any(word in self.words.voices for word in before)

    # --- the clause before a verb

    def _trim(self, units: Sequence[Unit], start: int, end: int) -> int:
        """Leave out adverbs before a verb."""
        while (
            end > start
            and not units[end - 1].label
            and units[end - 1].word in self.words.adverbs
            and units[end - 1].word not in self.words.of
        ):
            end -= 1
        return end

    def clause_start(self, units: Sequence[Unit], end: int) -> int:
        """Where the clause begins whose verb stands at `end`."""
        depth = 0
        for place in range(end - 1, -1, -1):
            unit = units[place]
            if unit.label:
                continue
            if unit.text == ")":
                depth += 1
            elif unit.text == "(" and depth:
                depth -= 1
            elif unit.text in (";", ":", "–", "—", "(", ".", "!", "?", "…") or unit.word in self.words.clause_words:
                return place + 1
            if unit.word in self.words.subordinators and place + 1 < end and not self._closed(units, place, end):
                return place + 1
            if unit.word in self.words.joins and self.begins(units, place + 1) and self.has_finite(units, 0, place):
                return place + 1
        return 0

    def _closed(self, units: Sequence[Unit], place: int, end: int) -> bool:
        """Whether a subordinate clause that begins at `place` has its verb and ends with a comma before `end`."""
        comma = next((i for i in range(place + 1, end) if units[i].text == ","), -1)
        return comma > 0 and self.has_finite(units, place + 1, comma)

    def has_finite(self, units: Sequence[Unit], start: int, end: int) -> bool:
        """Whether a finite verb stands between two places."""
        return any(self.is_finite(units, place) for place in range(start, end))

    def is_finite(self, units: Sequence[Unit], at: int) -> bool:
        """Whether a finite verb stands at `at`, as far as words tell."""
        unit = units[at]
        if unit.label or not unit.is_word or (unit.text[0].isupper() and at):
            return False
        previous = units[at - 1].word if at else ""
        if unit.word in self.finite or (len(unit.word) >= _SHORT and unit.word.endswith(self.words.finite_endings)):
            if unit.word in self.words.also_nouns and previous in self.words.before_nouns:
                return False
            return previous not in self.words.never_before_verbs
        clitic = (
            previous in self.words.subject_pronouns
            or previous in self.words.negation_heads
            or previous + " " in self.words.reflexives
            or previous in self.words.reflexives
        )
        if unit.word.endswith(self.words.unfinite_endings):
            return False
        return (
            bool(previous)
            and clitic
            and unit.word not in self.words.prepositions_any
            and unit.word not in self.words.object_clitics
        )

    def _subject(self, units: Sequence[Unit], start: int, end: int, plural: bool) -> Source | None:
        """The subject among the parts that commas make of a clause: the last, else the first before insertions."""
        parts = self._parts(units, start, end)
        for number in range(len(parts) - 1, -1, -1):
            first, last = parts[number]
            source = self._part_subject(units, first, last, plural)
            if source is None:
                continue
            if number == len(parts) - 1 and last == end:
                return self._with_apposition(units, parts, number, source, plural)
            return self._first_of_chain(units, parts, number, source, plural)
        return None

    def main(self, units: Sequence[Unit], end: int) -> Source | None:
        """The subject of the sentence up to `end`: its first noun phrase that hangs on no preposition."""
        start = max((i + 1 for i in range(end) if units[i].text in (";", ":")), default=0)
        parts = self._parts(units, start, end)
        for number, (first, last) in enumerate(parts):
            source = self._part_subject(units, first, last, plural=False)
            if source is None:
                continue
            if source.end == last and not source.names and number + 1 < len(parts):
                second = self._part_subject(units, *parts[number + 1], plural=False)
                if (
                    second
                    and second.names
                    and second.start == parts[number + 1][0]
                    and units[second.end - 1].label == "PER"
                ):
                    return self.describe(units, source.start, second.end)
            return source
        return None

    def _parts(self, units: Sequence[Unit], start: int, end: int) -> list[tuple[int, int]]:
        parts, first = [], start
        for place in range(start, end):
            if units[place].text == "," or units[place].label == PASSAGE:
                parts.append((first, place))
                first = place + 1
        parts.append((first, end))
        return [(a, b) for a, b in parts if b > a]

    def own_parts(self, units: Sequence[Unit], start: int, end: int) -> list[tuple[int, int]]:
        """The parts that commas make, without relative clauses."""
        return [(a, b) for a, b in self._parts(units, start, end) if units[a].word not in self.words.relative_words]

    def is_adverb(self, unit: Unit) -> bool:
        """Whether it may stand between a subject and its verb."""
        return not unit.label and (unit.word in self.words.adverbs or unit.word.endswith(self.words.adverb_endings))

    def _part_subject(self, units: Sequence[Unit], start: int, end: int, plural: bool) -> Source | None:
        """The first noun phrase of a part that hangs on no preposition."""
        place = start
        while place < end:
            unit = units[place]
            if not unit.label and self._is_preposition(units, place):
                place = self._past_phrase(units, place + 1, end)
            elif self.begins(units, place):
                return self.phrase(units, place, end, plural)
            else:
                if not unit.label and unit.word in self.words.relative_words:
                    return None
                place += 1
        return None

    def _is_preposition(self, units: Sequence[Unit], at: int) -> bool:
        word = units[at].word
        return word in self.words.prepositions_any or (word in self.words.of and word not in self.words.indefinites)

    def _past_phrase(self, units: Sequence[Unit], at: int, end: int) -> int:
        """Behind the noun phrase at `at`, whatever it begins with; somebody's name beside it is not part of it."""
        if at >= end:
            return at
        place = self._phrase_end(units, at, end, plural=False)
        for inner in range(at + 1, place):
            if self._is_name_start(units[inner]) and not self._depends(units, at, inner + 1):
                if units[inner - 1].word in self.words.determiners or units[inner - 1].word in self.words.of:
                    continue
                return inner
        return max(place, at + 1)

    def _is_name_start(self, unit: Unit) -> bool:
        return unit.label == "PER" or (unit.word in self.words.civilities and not unit.label)

    def _with_apposition(
        self, units: Sequence[Unit], parts: Sequence[tuple[int, int]], number: int, source: Source, plural: bool
    ) -> Source:
        """The phrase right before the verb, unless it stands for another before it: X, elle, affirme."""
        emphatic = (
            source.pronoun and not source.pronoun.last and units[source.start].word not in self.words.subject_pronouns
        )
        emphatic = emphatic or (source.pronoun and source.end < len(units) and units[source.end].text == ",")
        if emphatic and number:
            earlier = self._subject(units, parts[0][0], parts[number - 1][1], plural)
            return earlier or source
        return source

    def _first_of_chain(
        self, units: Sequence[Unit], parts: Sequence[tuple[int, int]], number: int, source: Source, plural: bool
    ) -> Source:
        """Of `X, maire de Y, 53 ans, affirme` the X; of `le maire, X, affirme` both."""
        chain, starts = [source], [source.start == parts[number][0]]
        for first, last in reversed(parts[:number]):
            earlier = self._part_subject(units, first, last, plural)
            if earlier is None or earlier.end != last or earlier.start != first:
                if earlier is not None and earlier.end == last and not self.has_finite(units, first, earlier.start):
                    chain.append(earlier)
                    starts.append(False)
                break
            chain.append(earlier)
            starts.append(True)
        main = chain[-1]
        if main.names or len(chain) == 1:
            return main
        second = chain[-2]
        if second.names and starts[-2] and units[second.end - 1].label == "PER":
            return self.describe(units, main.start, second.end)
        return main

    def _antecedent(self, units: Sequence[Unit], at: int) -> Source | None:
        """Whom `qui` at `at` stands for: the nearest phrase before it."""
        if at and units[at - 1].word in self.words.prepositions_any:
            at -= 1
        end = at - 1 if at and units[at - 1].text == "," else at
        start = self.clause_start(units, end)
        parts = self._parts(units, start, end)
        if not parts:
            return None
        first, last = parts[-1]
        found = None
        place = first
        while place < last:
            if self.begins(units, place):
                found = self.phrase(units, place, last)
                place = found.end if found else place + 1
            else:
                place += 1
        return found

    # --- what stands between a verb and its subject

    def _skip_adjuncts(self, units: Sequence[Unit], at: int, said: bool = False) -> int:
        """Past dates, places, media and who is spoken to: jeudi, à la presse, dans un communiqué."""
        while at < len(units):
            if units[at].text == "," and self._short_insertion(units, at):
                return self._short_insertion(units, at)
            if units[at].text == ",":
                inner = self.skip_adjunct(units, at + 1)
                if inner == at + 1 or inner >= len(units) or units[inner].text != ",":
                    break
                after = inner
            else:
                after = self.skip_adjunct(units, at, said)
            if after == at:
                break
            at = after
        return (
            at + 1
            if at < len(units) and units[at].text == "," and units[at - 1].text != "," and self._closes(units, at)
            else at
        )

    def _short_insertion(self, units: Sequence[Unit], at: int) -> int:
        """Behind a few words between commas that somebody's name follows: lâche, amer, X."""
        for place in range(at + 2, min(at + 2 * _SHORT, len(units) - 1)):
            if units[place].text == ",":
                named = self.begins(units, place + 1) and not self.begins(units, at + 1)
                return place + 1 if named else 0
            if not units[place].is_word:
                return 0
        return 0

    def _closes(self, units: Sequence[Unit], at: int) -> bool:
        """Whether a comma at `at` ends an insertion that another opened."""
        return any(unit.text == "," for unit in units[max(0, at - 8) : at])

    def skip_adjunct(self, units: Sequence[Unit], at: int, said: bool = False) -> int:
        """Behind one date, place, or other such word or phrase at `at`; `at` when none stands there."""
        words = self.words
        if at >= len(units) or units[at].label or not units[at].is_word:
            return at
        word = units[at].word
        if word in words.determiners and self._is_date(units, at):
            at += 2
            while at < len(units) and (units[at].word in words.dates or units[at].word[:1].isdigit()):
                at += 1
            return at
        if word in words.prepositions_any or (said and word in words.likeness):
            return self._past_phrase(units, at + 1, len(units))
        if (
            word in words.of
            and at + 1 < len(units)
            and (units[at + 1].word in words.adverbs or units[at + 1].word in words.pronouns)
        ):
            return at + 2
        if word in words.of:
            manner = said or any(unit.word in words.manners for unit in units[at + 1 : at + 3])
            return self._past_phrase(units, at + 1, len(units)) if manner else at
        passed = word in words.dates or word in words.adverbs or word in words.negations
        return at + 1 if passed or word.endswith(words.adverb_endings) else at


@cache
def source_reader(language: str) -> SourceReader:
    """The reader of a language that has a `speech.yml`."""
    return SourceReader(speech_words(language), finite_forms(language))
