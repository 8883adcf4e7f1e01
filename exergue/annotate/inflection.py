"""The forms of a verb, from its infinitive and the endings that a language pack lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Mood = Literal["singular", "plural", "first", "participle", "gerund", "infinitive"]


@dataclass(frozen=True, slots=True)
class Paradigm:
    """The endings that stand in place of `tail`. `first` are forms of the first and second person.

    A leading "+" puts the ending to the verb's strong stem, where it has one.
    """

    tail: str
    singular: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    participle: tuple[str, ...] = ()
    gerund: tuple[str, ...] = ()
    infinitive: tuple[str, ...] = ()


def inflect(verb: str, paradigms: Sequence[Paradigm], strong: Mapping[str, str]) -> Iterator[tuple[str, Mood]]:
    """Each form of the single word `verb` with its mood, by the paradigm with the longest tail that it ends in."""
    fitting = [paradigm for paradigm in paradigms if verb.endswith(paradigm.tail)]
    if not fitting:
        yield verb, "infinitive"
        return
    paradigm = max(fitting, key=lambda p: len(p.tail))
    stem = verb.removesuffix(paradigm.tail)
    for mood, endings in _endings(paradigm):
        for ending in endings:
            marked = ending.startswith("+")
            yield (strong.get(verb, stem) if marked else stem) + ending.removeprefix("+"), mood


def _endings(paradigm: Paradigm) -> tuple[tuple[Mood, tuple[str, ...]], ...]:
    return (
        ("singular", paradigm.singular),
        ("plural", paradigm.plural),
        ("first", paradigm.first),
        ("participle", paradigm.participle),
        ("gerund", paradigm.gerund),
        ("infinitive", paradigm.infinitive),
    )
