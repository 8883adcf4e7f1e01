"""Which of GeoNames' cities the places of our own list are."""

from __future__ import annotations

import unicodedata
from collections import defaultdict

from rows import Row, kilometres

REACH = {"city_alias": 35.0, "capital_alias": 60.0}  # how far (km) an alias may lie from its city


def by_country(cities: list[Row]) -> dict[str, list[int]]:
    """The indexes of the cities of each country."""
    near = defaultdict(list)
    for index, row in enumerate(cities):
        near[row.country].append(index)
    return near


def same_quarter(place: dict, city: Row) -> bool:
    """Whether GeoNames' city is a quarter of our own list: Brooklyn."""
    here = Row(kind="district", country=place["country"], latitude=place["lat"], longitude=place["lon"])
    same = city.country == place["country"] and place["name"] in city.french
    return same and kilometres(here, city) < REACH["city_alias"] and city.name != place.get("city")


def aliased_city(place: dict, french: tuple[str, ...], cities: list[Row], near: dict[str, list[int]]) -> int | None:
    """The index of the city that an alias of our list means: the most populous close by with one of the names."""
    reach = REACH.get(place["kind"])
    if reach is None:
        return None
    here = Row(kind=place["kind"], country=place["country"], latitude=place["lat"], longitude=place["lon"])
    close = [i for i in near[place["country"]] if kilometres(here, cities[i]) < reach]
    wanted = {fold(form) for form in french}
    named = [i for i in close if wanted & cities[i].alternates]
    return max(named or [], key=lambda i: cities[i].population, default=None)


def fold(name: str) -> str:
    """A name as forms are compared: letters and digits only, no accents, no case."""
    flat = unicodedata.normalize("NFD", name.casefold())
    return "".join(char for char in flat if char.isalnum())
