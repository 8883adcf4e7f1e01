"""Who signs a block quote: « — Zoé Bertin, maire de Lens » at its end, or on the line right behind it."""

from __future__ import annotations

from exergue.annotate.answers import Answer, Case, span
from exergue.annotate.lines import Units
from exergue.annotate.nounphrases import begins, phrase
from exergue.annotate.pairing import BLOCK


def signed(case: Case) -> Answer | None:
    """A dash and who speaks, behind words that the source sets as a block quote or that are all of their paragraph."""
    units = _behind(case)
    if len(units) < 2 or not _is_dash(units, 0):
        return None
    source = phrase(units, 1) if begins(units, 1) else None
    if source is None:
        return None
    where = span(units, source.start, source.end)
    return Answer(source.names, where.of(case.discourse.text), where, confidence=0.8)


def _behind(case: Case) -> Units:
    """What stands behind the last paragraph of a block quote."""
    d, number = case.discourse, case.found.line
    if case.found.passage < 0 or d.marked[case.found.passage].style != BLOCK:
        return ()
    while (behind := d.behind(number)) >= 0:
        first = d.lines[behind].units[0]
        if first.passage < 0 or not d.marked[first.passage].continues:
            break
        number = behind
    units = d.lines[number].units
    return units[1:] or (d.lines[behind].units if behind >= 0 else ())


def _is_dash(units: Units, place: int) -> bool:
    return units[place].has("dash") or units[place].text in ("-", "--", "―")
