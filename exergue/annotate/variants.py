"""Full names that are forms of one: J.-P. Delevoye, Xavier Dupont de Ligonnès, a misprint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from exergue.annotate.links import Links
from exergue.annotate.persons import PersonName, same_person

_MISPRINTED = 6  # letters from which two first names may differ by a misprint
_CROWD = 40  # full names of one first name or surname among which no more are compared


def join_variants(links: Links, names: Sequence[PersonName], full: Sequence[int], generations: frozenset[str]) -> None:
    """Join full names that may be one person's; `generations` are words as Junior, which make another of a name."""
    by_surname: dict[str, list[int]] = defaultdict(list)
    by_given: dict[str, list[int]] = defaultdict(list)
    for index in full:
        by_surname[names[index].surname].append(index)
        by_given[names[index].given[0]].append(index)
    for alike in by_surname.values():
        for one, other in combinations(alike[:_CROWD], 2):
            if same_person(names[one], names[other]) or _is_misprint(names[one], names[other]):
                links.join(one, other)
    for alike in by_given.values():
        for one, other in combinations(alike[:_CROWD], 2):
            short, long = sorted((names[one], names[other]), key=lambda name: len(name.bare_surname))
            if _is_part(short, long, generations):
                links.join(one, other)


def _is_misprint(one: PersonName, other: PersonName) -> bool:
    """Brigitte and Birgitte Bardot: neighbouring letters changed places."""
    first, second = " ".join(one.given), " ".join(other.given)
    if len(first) != len(second) or len(first) < _MISPRINTED:
        return False
    differ = [place for place, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    swapped = len(differ) == 2 and differ[1] == differ[0] + 1
    return swapped and (first[differ[0]], first[differ[1]]) == (second[differ[1]], second[differ[0]])


def _is_part(short: PersonName, long: PersonName, generations: frozenset[str]) -> bool:
    """Whether the surname is the first or last part of the other's: Irena Dumas, Irena Kowalczyk-Dumas."""
    parts, whole = short.bare_surname.split(), long.bare_surname.split()
    if len(short.given) > 1 or len(long.given) > 1 or len(parts) >= len(whole) or whole[-1] in generations:
        return False
    return whole[: len(parts)] == parts or whole[-len(parts) :] == parts
