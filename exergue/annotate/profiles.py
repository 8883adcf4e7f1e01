"""What an article as a whole tells of those whom it names, before anybody asks whom a pronoun means."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from exergue.annotate.cast import Member
from exergue.annotate.discourse import Discourse
from exergue.annotate.lines import Line, Units

_OPENING = 1  # paragraphs (headline and the first) whose names an article is likely to be about
_HEROES = 3
_AGE_WITHIN = 8  # units between a name and the age
_LONG_PARAGRAPH = 3  # sentences beyond the first that make one that tells
_AHEAD = 3  # sentences of the article within which somebody only described is named


@dataclass(frozen=True)
class Profiles:
    """`times`: how often somebody is named outside of quotations; `sources`: how often as the source of a report.

    `opening`: who is named in the first paragraphs; `naming`: each sentence that names a person, with who is first;
    `ages`: in years; `paragraph_tells`: 0 to 1, how much it means that two sentences stand in one paragraph: nothing
    where each has its own, as agencies write.
    """

    times: Counter[str]
    sources: Counter[str]
    opening: frozenset[str]
    naming: Sequence[tuple[int, str]]
    ages: Mapping[str, int]
    paragraph_tells: float
    cast: Mapping[str, Member]

    @cached_property
    def most(self) -> int:
        """How often the person is named who is named most."""
        return max((n for name, n in self.times.items() if self.cast[name].is_person), default=0)

    @cached_property
    def heroes(self) -> Mapping[str, tuple[str, ...]]:
        """The people named most, for each gender that a source may ask for."""
        ranked = sorted((-n, name) for name, n in self.times.items() if self.cast[name].is_person)
        people = [name for _, name in ranked]
        return {
            gender: tuple([n for n in people if not gender or self.cast[n].gender in ("", gender)][:_HEROES])
            for gender in ("", "f", "m")
        }

    def next_named(self, line: int) -> str:
        """The person first named in the sentences behind `line`, if that is soon."""
        at = bisect_right(self.naming, line, key=lambda pair: pair[0])
        return self.naming[at][1] if at < len(self.naming) and self.naming[at][0] - line <= _AHEAD else ""


def read_profiles(discourse: Discourse, cast: Mapping[str, Member], years: frozenset[str]) -> Profiles:
    """The profiles of all who are named in the article's own voice. `years`: words behind a number of years."""
    own = discourse.inner[-1]
    times = Counter(entity for number in own for entity in _named(discourse.lines[number], cast))
    sources = Counter(
        name
        for number in own
        for report in discourse.reports[number]
        if report.source
        for name in report.source.names
        if name in cast
    )
    opening = frozenset(
        entity
        for number in own
        if discourse.lines[number].paragraph <= _OPENING
        for entity in _named(discourse.lines[number], cast)
    )
    first = ((number, next(_people(discourse.lines[number], cast), "")) for number in own)
    ages = dict(age for number in reversed(own) for age in _ages(discourse.lines[number].units, years))
    paragraphs = len({discourse.lines[number].paragraph for number in own})
    tells = min(1.0, (len(own) / max(1, paragraphs) - 1) / _LONG_PARAGRAPH)
    return Profiles(times, sources, opening, [pair for pair in first if pair[1]], ages, tells, cast)


def _ages(units: Units, years: frozenset[str]) -> Iterator[tuple[str, int]]:
    """X, 67 ans; X (67 ans); X, âgé de 67 ans."""
    for place, unit in enumerate(units):
        if place and unit.word in years and units[place - 1].text.isdecimal():
            near = next((u for u in reversed(units[max(0, place - _AGE_WITHIN) : place]) if u.has("PER")), None)
            if near:
                yield near.entity, int(units[place - 1].text)


def _named(line: Line, cast: Mapping[str, Member]) -> Iterator[str]:
    return (unit.entity for unit in line.units if unit.entity in cast)


def _people(line: Line, cast: Mapping[str, Member]) -> Iterator[str]:
    return (name for name in _named(line, cast) if cast[name].is_person)
