"""What holds a place, nearest first: the Champs-Élysées are in Paris, in Île-de-France, in France."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rows import Row, kilometres

FRENCH = frozenset(("GP", "MQ", "GF", "RE", "YT", "BL", "MF", "NC", "PF", "PM", "WF"))  # with a code of their own
QUARTERS = frozenset(("building", "district"))
REACH = 15.0  # km within which a quarter lies from the middle of its city


def contained(rows: Sequence[Row], regions: Mapping[str, str]) -> Iterator[Row]:
    """The rows with all that holds them; `regions` are those of the French departments by name."""
    around = Around(rows, regions)
    for row in rows:
        within = tuple(dict.fromkeys(around.holders(row)))
        # A region of the place's own name tells nothing (Paris, Berlin); its country does (Luxembourg).
        yield replace(row, within=tuple(n for n in within if n != row.name or n in around.countries.values()))


class Around:
    """What the holders of a place are looked up in."""

    def __init__(self, rows: Sequence[Row], regions: Mapping[str, str]) -> None:
        self.regions = regions
        self.countries = {row.country: row.name for row in rows if row.kind == "country"}
        # GeoNames has the states of the USA in English.
        states = [row for row in rows if row.kind == "region" and row.country == "US"]
        self.states = {form: row.name for row in states for form in row.french}
        self.cities: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            if row.kind == "city":
                self.cities[row.country].append(row)

    def holders(self, row: Row) -> Iterator[str]:
        """The names of what holds `row`, nearest first."""
        if row.kind in QUARTERS and (city := self.city(row)):
            yield city.name
            yield from self.holders(city)
            return
        if row.kind == "department" and row.name in self.regions:
            yield self.regions[row.name]
        for name in row.within:
            yield self.states.get(name, name) if row.country == "US" and name != self.countries["US"] else name
        if row.country in FRENCH:
            yield self.countries["FR"]

    def city(self, quarter: Row) -> Row | None:
        """The city of a quarter: a large one draws from farther away than a small one."""
        # GeoNames has parts of cities too: « Paris 18 Buttes-Montmartre ».
        cities = [city for city in self.cities[quarter.country] if not any(char.isdigit() for char in city.name)]
        if quarter.city is None:
            cities = [city for city in cities if kilometres(city, quarter) < REACH]
        else:
            cities = [city for city in cities if city.name == quarter.city]
        return max(cities, key=lambda city: city.population / (1 + kilometres(city, quarter)) ** 2, default=None)
