"""What `speech.yml` of a language pack says, and the tables made from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from exergue.annotate.inflection import Mood, Paradigm, inflect
from exergue.language import read


@dataclass(frozen=True, slots=True)
class VerbClass:
    """Verbs that count for the same.

    `that`: a clause may follow; `insert`: may stand inside or behind what is said; `fragment`: a quoted object is
    somebody's words; `bare`: an insertion counts without any marks; `asks`: an indirect question may follow;
    `everyday`: means something else more often.
    """

    sense: str
    that: bool
    insert: bool
    fragment: bool
    bare: bool
    lemmas: tuple[str, ...]
    asks: bool = False
    everyday: bool = False


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
    """The words by which articles of a language say who said what, lower case."""

    verbs: tuple[VerbClass, ...]
    carriers: tuple[str, ...]
    infinitive_after: tuple[str, ...]
    denies: frozenset[str]
    inflection: tuple[Paradigm, ...]
    strong_stems: Mapping[str, str]
    also_nouns: frozenset[str]
    before_nouns: frozenset[str]
    auxiliaries: tuple[str, ...]
    passive: str
    by: frozenset[str]
    adverbs: frozenset[str]
    adverb_endings: tuple[str, ...]
    negations: frozenset[str]
    negation_heads: frozenset[str]
    reflexives: tuple[str, ...]
    reflexive_adverb: str
    object_clitics: frozenset[str]
    that: frozenset[str]
    whether: frozenset[str]
    questions: frozenset[str]
    pronouns: Mapping[str, Pronoun]
    and_words: frozenset[str]
    links: frozenset[str]
    prepositions: tuple[str, ...]
    of: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    own_possessives: frozenset[str]
    indefinites: frozenset[str]
    demonstratives: frozenset[str]
    bare_starts: frozenset[str]
    civilities: frozenset[str]
    prepositions_any: frozenset[str]
    joins: frozenset[str]
    relative_words: frozenset[str]
    subject_relatives: frozenset[str]
    subordinators: frozenset[str]
    clause_words: frozenset[str]
    dates: frozenset[str]
    holds_place: frozenset[str]
    place_prepositions: frozenset[str]
    organisation_nouns: frozenset[str]
    voices: frozenset[str]
    opens_inversion: frozenset[str]
    manners: frozenset[str]
    among: frozenset[str]
    people: frozenset[str]
    date_modifiers: frozenset[str]
    other: frozenset[str]
    names_things: frozenset[str]
    dialogue: frozenset[str]
    apposed: frozenset[str]
    even: frozenset[str]
    omits_that: bool
    feminine: frozenset[str]
    masculine: frozenset[str]
    never_before_verbs: frozenset[str]
    unfinite_endings: tuple[str, ...]
    object_sources: frozenset[str]
    plural_determiners: frozenset[str]
    ordinals: Mapping[str, int]
    anyone: frozenset[str]
    likeness: frozenset[str]
    contrast: frozenset[str]
    openers: frozenset[str]
    only_opening: frozenset[str]
    no_sources: frozenset[str]
    common_verbs: tuple[str, ...]
    finite_endings: tuple[str, ...]
    subject_pronouns: frozenset[str]


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


Forms = Mapping[str, tuple[Reading, ...]]


@cache
def speech_words(language: str) -> SpeechWords:
    """The words of a language that has a `speech.yml`."""
    words: SpeechWords = read(language, "speech", SpeechWords)
    return words


@cache
def verb_forms(language: str) -> Forms:
    """Each form of each verb of the language with its readings."""
    words = speech_words(language)
    table: dict[str, list[Reading]] = defaultdict(list)
    for verb, head in _verbs(words):
        for form, mood in inflect(head, words.inflection, words.strong_stems):
            reading = Reading(verb, mood)
            if form and reading not in table[form]:
                table[form].append(reading)
    return {form: tuple(readings) for form, readings in table.items()}


@cache
def finite_forms(language: str) -> frozenset[str]:
    """The finite forms of reporting and common verbs, by which a clause is known."""
    words = speech_words(language)
    common = (inflect(verb, words.inflection, words.strong_stems) for verb in words.common_verbs)
    reporting = ((form, r.mood) for form, readings in verb_forms(language).items() for r in readings)
    every = (*(form for forms in common for form in forms), *reporting)
    return frozenset(form for form, mood in every if mood in ("singular", "plural", "first"))


def _verbs(words: SpeechWords) -> Iterable[tuple[Verb, str]]:
    for sense in words.verbs:
        yield from (_verb(lemma, sense, "report", words) for lemma in sense.lemmas)
    yield from (_verb(lemma, None, "carry", words) for lemma in words.carriers)
    yield from (_verb(lemma, None, "help", words) for lemma in words.auxiliaries)


def _verb(lemma: str, sense: VerbClass | None, role: str, words: SpeechWords) -> tuple[Verb, str]:
    bare = lemma
    reflexive = next((r for r in words.reflexives if lemma.startswith(r)), "")
    bare = bare.removeprefix(reflexive).strip()
    adverb = bool(reflexive and words.reflexive_adverb) and bare.startswith(words.reflexive_adverb + " ")
    bare = bare.removeprefix(words.reflexive_adverb + " ") if adverb else bare
    head, *rest = bare.split()
    return Verb(lemma, sense, bool(reflexive), adverb, tuple(rest), role), head
