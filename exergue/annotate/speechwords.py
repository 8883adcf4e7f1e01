"""What `speech.yml` of a language pack says, and the tables made from it."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from exergue.annotate.inflection import Mood, Paradigm, inflect
from exergue.annotate.lexicon import lexicon
from exergue.language import read

FINITE: tuple[Mood, ...] = ("singular", "plural", "first")
_TELLING = 5  # letters from which an ending tells what a word is
_REMEMBERED = 1 << 16  # words


@dataclass(frozen=True, slots=True)
class VerbClass:
    """Verbs that count for the same.

    `that`: a clause may follow; `insert`: may stand inside or behind what is said; `fragment`: a quoted object is
    somebody's words; `bare`: an insertion counts without any marks; `asks`: an indirect question may follow;
    `everyday`: means something else more often; `utters`: the object, when in marks, is what was said word for word;
    `negated`: counts only where it is denied: ne cache pas que; `related`: only in a relative clause: ce que X appelle.
    """

    sense: str
    that: bool
    insert: bool
    fragment: bool
    bare: bool
    lemmas: tuple[str, ...]
    asks: bool = False
    everyday: bool = False
    utters: bool = False
    negated: bool = False
    related: bool = False


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun that may be a source. `number` s or p, `gender` m or f, both "" where the word does not tell.

    `one`: nobody in particular; `self`: who speaks; `other`: who is spoken to; `last`: who was named last.
    """

    gender: str = ""
    number: str = ""
    one: bool = False
    self: bool = False
    other: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The words by which articles of a language say who said what, lower case.

    `words`: classes of words, each under the name by which the rules call it (`determiner`, `of`, `person` …).
    """

    verbs: tuple[VerbClass, ...]
    carriers: tuple[str, ...]
    infinitive_after: tuple[str, ...]
    denies: frozenset[str]
    auxiliaries: tuple[str, ...]
    passive: str
    reflexives: tuple[str, ...]
    reflexive_adverb: str
    inflection: tuple[Paradigm, ...]
    strong_stems: Mapping[str, str]
    common_verbs: tuple[str, ...]
    finite_endings: tuple[str, ...]
    unfinite_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    adverb_phrases: tuple[str, ...]
    prepositions: tuple[str, ...]
    only_opening: frozenset[str]
    frames: tuple[str, ...]
    omits_that: bool
    pronouns: Mapping[str, Pronoun]
    turns: Mapping[str, frozenset[str]]
    ordinals: Mapping[str, int]
    numbers: Mapping[str, int]
    noun_endings: Mapping[str, tuple[str, ...]]
    words: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Word:
    """What is known of a word: its small letters, the names of its classes, what it stands for as a pronoun."""

    lower: str
    tags: frozenset[str]
    pronoun: Pronoun | None


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that reports, carries another, or helps. `rest`: words that must follow (faire | savoir)."""

    lemma: str
    sense: VerbClass | None
    reflexive: bool
    adverb: bool  # with the reflexive's adverb: s'en amuser
    rest: tuple[str, ...]
    role: str  # report, carry, help


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a form."""

    verb: Verb
    mood: Mood


@dataclass(frozen=True)
class Lexis:
    """All that the rules about speech know of a language, ready for look-up."""

    language: str
    words: SpeechWords

    @cached_property
    def forms(self) -> Mapping[str, tuple[Reading, ...]]:
        """Each form of each verb that reports, carries another or helps, with its readings."""
        table: dict[str, list[Reading]] = defaultdict(list)
        for verb, head in self._verbs():
            for form, mood in inflect(head, self.words.inflection, self.words.strong_stems):
                reading = Reading(verb, mood)
                if form and reading not in table[form]:
                    table[form].append(reading)
        bare: dict[str, list[Reading]] = defaultdict(list)
        for form, readings in table.items():
            bare[_without_accents(form)] += readings  # a declare
        return {form: tuple(readings) for form, readings in {**bare, **table}.items()}

    @cached_property
    def finite(self) -> frozenset[str]:
        """The finite forms of reporting and common verbs, by which a clause is known."""
        common = (inflect(verb, self.words.inflection, self.words.strong_stems) for verb in self.words.common_verbs)
        reporting = ((form, r.mood) for form, readings in self.forms.items() for r in readings)
        every = (*(form for forms in common for form in forms), *reporting)
        return frozenset(form for form, mood in every if mood in FINITE)

    @cached_property
    def classes(self) -> Mapping[str, frozenset[str]]:
        """Each listed word with its classes."""
        table: dict[str, set[str]] = defaultdict(set)
        for name, listed in self.words.words.items():
            for word in listed:
                table[word].add(name)
        for role in self._roles():
            table[role].add("person")
        for word in lexicon(self.language).places.nationalities:
            table[word].add("nationality")
        for form in self.finite:
            table[form].add("finite")
        for word in self.words.pronouns:
            table[word].add("pronoun")
        for form, readings in self.forms.items():
            if any(r.verb.role == "help" and r.mood in FINITE for r in readings):
                table[form].add("auxiliary")
        return {word: frozenset(names) for word, names in table.items()}

    def tags(self, word: str) -> frozenset[str]:
        """The classes of a word, by list and by ending."""
        listed = self.classes.get(word, frozenset())
        told = {name for name, ends in self.endings if word.endswith(ends)} if len(word) >= _TELLING else set()
        return listed | told if told - listed else listed

    def word(self, text: str, *, finite: bool) -> Word:
        """What is known of a word as it is written; `finite`: a parser takes it for a verb in a tense."""
        return _word(self.language, text, finite)

    @cached_property
    def endings(self) -> Sequence[tuple[str, tuple[str, ...]]]:
        """Classes of words that their endings tell."""
        return (
            ("finite", self.words.finite_endings),
            ("unfinite", self.words.unfinite_endings),
            ("infinitive", self.words.infinitive_endings),
            ("adverb", self.words.adverb_endings),
            ("participle", self.words.participle_endings),
        )

    def _roles(self) -> Iterator[str]:
        listed = lexicon(self.language).role_words
        yield from (role for role in listed.singular - listed.things if " " not in role)

    def _verbs(self) -> Iterator[tuple[Verb, str]]:
        for sense in self.words.verbs:
            yield from (self._verb(lemma, sense, "report") for lemma in sense.lemmas)
        yield from (self._verb(lemma, None, "carry") for lemma in self.words.carriers)
        yield from (self._verb(lemma, None, "help") for lemma in self.words.auxiliaries)

    def _verb(self, lemma: str, sense: VerbClass | None, role: str) -> tuple[Verb, str]:
        """A verb and the word that is inflected: s'en amuser | amuser, faire savoir | faire."""
        spaced = lemma.replace("'", "' ").split()
        reflexive = spaced[0] in self.words.reflexives
        spaced = spaced[reflexive:]
        adverb = reflexive and spaced[0] == self.words.reflexive_adverb
        head, *rest = spaced[adverb:]
        return Verb(lemma, sense, reflexive, adverb, tuple(rest), role), head


def _without_accents(form: str) -> str:
    if form.isascii():  # as most are
        return form
    return "".join(char for char in unicodedata.normalize("NFD", form) if not unicodedata.combining(char))


@cache
def lexis(language: str) -> Lexis:
    """The words of a language that has a `speech.yml`."""
    return Lexis(language, read(language, "speech", SpeechWords))


@lru_cache(_REMEMBERED)
def _word(language: str, text: str, finite: bool) -> Word:
    known, lower = lexis(language), text.lower()
    tags = known.tags(lower)
    pronoun = known.words.pronouns.get(lower) if text[0].isalnum() else None
    return Word(lower, tags | {"finite"} if finite and text[0].isalnum() else tags, pronoun)
