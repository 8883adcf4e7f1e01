"""Which places of the site hold which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from exergue.gazetteer import lookup
from exergue.model import Place
from exergue.resolution.drafts import Draft

_HOLDING = frozenset(("country", "region", "department", "city"))
_LANGUAGE = "fr"  # in which the table names holders


def with_holders(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, their places with the ids of what holds them; "" for what has no page."""
    ids = {draft.row: draft.identity.id for draft in drafts if draft.row >= 0}
    for draft in drafts:
        place = draft.identity
        if isinstance(place, Place) and place.within:
            yield replace(draft, identity=replace(place, holders=_holders(place, ids)))
        else:
            yield draft


def _holders(place: Place, ids: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(ids.get(_row(name, place.country), "") for name in place.within)


@cache
def _row(name: str, country: str) -> int:
    """The row of the table of a holder in `country`; -1 where the table has none."""
    found = (place for place in lookup(name, _LANGUAGE) if place.kind in _HOLDING)
    fitting = (place.row for place in found if place.country == country or place.kind == "country")
    return next(fitting, -1)
