"""The places of the world that a French newspaper names, from the shipped table; no network, no spaCy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place as the table gives it.

    `name` is the canonical French name without article, `article` what stands before it (`la`, `les`, `l'`, or
    empty). `kind` is country, region, department, city, district, river, sea, mountain, island … ; `country` an
    ISO 3166 code or empty; `within` the names of what holds it, nearest first (`("Haute-Garonne", "Occitanie",
    "France")`). `geonames` is a GeoNames id or empty. Coordinates are in degrees (WGS 84), a representative point.
    """

    name: str
    kind: str
    country: str
    latitude: float
    longitude: float
    population: int = 0
    geonames: str = ""
    article: str = ""
    within: tuple[str, ...] = ()


def lookup(name: str, language: str) -> tuple[GazetteerPlace, ...]:
    """Every place that bears `name` in `language` (with or without its article), the likeliest first."""
    raise NotImplementedError
