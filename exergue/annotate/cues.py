"""What says that somebody says something: a verb in one of its forms, or `selon`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from exergue.annotate.speechwords import FINITE, Verb, VerbClass

CueKind = Literal["verb", "preposition"]
UNLISTED = VerbClass("unlisted", that=False, insert=True, fragment=False, bare=False, lemmas=())


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


def verbal_cue(
    start: int, end: int, group: int, verb: Verb, mood: str, clitic: int, *, passive: bool = False, number: str = ""
) -> Cue:
    """The cue that the units from `start` to `end` are, a form of `verb`; `number`: the mood that tells it."""
    counted = {"singular": "s", "plural": "p"}.get(number or mood, "")
    return Cue(start, end, "verb", verb.lemma, group, verb.sense, mood, counted, clitic, passive)
