"""Identities that editors joined or hold apart, as what each cluster of the articles is bound to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from exergue.authority.decisions import Correction, Different, Same
from exergue.corrections.subjects import Known
from exergue.errors import Problem


def unions(
    corrections: Iterable[Correction], known: Known, entries: Mapping[str, object]
) -> tuple[dict[str, str], list[Problem]]:
    """What each id that a correction names becomes (mostly itself), and the corrections that can't be made."""
    homes: dict[str, str] = {}
    problems: list[Problem] = []
    for correction in corrections:
        if not isinstance(correction, Same):
            continue
        wrong = known.unknown(correction.ids, correction.at) or _unlike(correction, known, entries)
        problems += wrong
        if not wrong:
            _join(homes, [known.current(id) for id in correction.ids], entries)
    for correction in corrections:
        if isinstance(correction, Different):
            wrong = known.unknown(correction.ids, correction.at) or _joined(correction, homes, known)
            problems += wrong
            if not wrong:
                homes.update({id: homes.get(id, id) for id in map(known.current, correction.ids)})
    return homes, problems


def _unlike(correction: Same, known: Known, entries: Mapping[str, object]) -> list[Problem]:
    ids = [known.current(id) for id in correction.ids]
    decided = [id for id in dict.fromkeys(ids) if id in entries]
    if len({known.labels[id] for id in ids}) > 1:
        return [
            correction.at.problem("joins what is of different kinds; expected people, places or organisations only")
        ]
    if len(decided) > 1:
        return [
            correction.at.problem(f"{decided[0]} and {decided[1]} both have entries; expected one entry with all forms")
        ]
    return []


def _join(homes: dict[str, str], ids: list[str], entries: Mapping[str, object]) -> None:
    """Bind all to the one that has an entry, else to the first."""
    decided = [id for id in ids if id in entries]
    home = (decided or [homes.get(ids[0], ids[0])])[0]
    bound = {homes.get(id, id) for id in ids} | set(ids)
    homes.update(dict.fromkeys(bound, home))
    homes.update({id: home for id, other in homes.items() if other in bound})


def _joined(correction: Different, homes: Mapping[str, str], known: Known) -> list[Problem]:
    for one, other in combinations(correction.ids, 2):
        a, b = known.current(one), known.current(other)
        if homes.get(a, a) == homes.get(b, b):
            return [correction.at.problem(f"{one} and {other} are one by another decision; expected one of the two")]
    return []
