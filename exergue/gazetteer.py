"""The places of the world that a French newspaper names, from the shipped table; no network, no spaCy."""

from __future__ import annotations

import gzip
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "data" / "places.tsv.gz"
_COLUMN = {"fr": 8, "en": 9}  # where the table has the forms of a language; others use the first

# Capitals with and without accent, hyphen and space, both apostrophes are one; the length stays the same.
_CAPITALS = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝ"
_FOLDED = {c: unicodedata.normalize("NFD", c)[0] for c in _CAPITALS} | {"-": " ", "‑": " ", "’": "'"}
# All Latin letters are in the table, since one that is not costs `translate` twice the time.
_FOLD = str.maketrans({c: c for c in map(chr, range(0x250))} | _FOLDED)
_ARTICLES = ("l'", "la ", "le ", "les ")

# How many inhabitants a place without a count is worth when homonyms are ranked, and how much more likely
# a French newspaper means a place nearby.
_WORTH = {"continent": 10**9, "ocean": 10**9, "world_region": 10**8, "sea": 10**7, "region": 5 * 10**5}
# The buildings and quarters of the table are those that everybody knows: « la Maison Blanche » is no suburb.
_WORTH |= {"building": 2 * 10**6, "district": 10**6}
_WORTH |= {"department": 5 * 10**5, "river": 5 * 10**4}  # « la Creuse » is a department before it is a river
_WORTH_OF_OTHERS = 2 * 10**5
_LEAST_OF_COUNTRY = 3 * 10**6
_OUTGROWN = 5  # times the inhabitants of the next one
_SHORTEST = 5  # letters of a name that says enough without its end
_NEARNESS = {"FR": 10, "BE": 3, "CH": 3, "LU": 3, "GP": 5, "MQ": 5, "RE": 5, "GF": 5, "YT": 5}


@dataclass(frozen=True, slots=True, kw_only=True)
class NamelessPlace:
    """What the table says of a place in any language.

    `kind` is country, region, department, city, district, river, sea, mountain, island …; `country` an ISO 3166 code
    or empty. Coordinates are in degrees (WGS 84), a representative point. `geonames` is a GeoNames id or empty;
    `article` what French puts before the name (`la`, `les`, `l'`, or empty); `within` the French names of what holds
    the place, nearest first (`("Haute-Garonne", "Occitanie", "France")`).
    """

    kind: str
    country: str
    latitude: float
    longitude: float
    population: int = 0
    geonames: str = ""
    article: str = ""
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerPlace(NamelessPlace):
    """A place as the table gives it.

    `name` is the canonical form in the language of the lookup, without article; `names` are all its forms, the
    canonical one first. `row` is its place in the table, one whatever the language of the lookup.
    """

    name: str
    names: tuple[str, ...] = ()
    row: int = -1


def lookup(name: str, language: str) -> tuple[GazetteerPlace, ...]:
    """Every place that bears `name` in `language` (with or without its article), the likeliest first."""
    rows, name = names(language), name.replace("’", "'")
    found = rows.get(key(name), ())
    for article in _ARTICLES if not found else ():
        if name.lower().startswith(article):
            found = found or rows.get(key(name[len(article) :]), ())
    return tuple(sorted((_place(row, language) for row in found), key=_likeliest))


def abridged(name: str, language: str) -> tuple[GazetteerPlace, ...]:
    """The French city that `name` leaves the end off (Levallois-Perret), if it outgrows all others that it may be."""
    found = [_place(row, language) for row in _beginnings(language).get(key(name), ())]
    found.sort(key=lambda place: -place.population)
    clear = bool(found) and (len(found) == 1 or found[0].population >= _OUTGROWN * found[1].population)
    return (found[0],) if clear else ()


@cache
def _beginnings(language: str) -> Mapping[str, tuple[int, ...]]:
    """The rows of French cities by the first word of their names, with its article: « Le Touquet »."""
    found: dict[str, list[int]] = defaultdict(list)
    for form, rows in names(language).items():
        words = form.split(" ")
        first = " ".join(words[: 2 if words[0] in ("Le", "La", "Les") else 1])
        if len(first) < len(form) and len(first.split(" ")[-1]) >= _SHORTEST:
            found[first] += [
                row for row in rows if (place := _place(row, language)).country == "FR" and place.kind == "city"
            ]
    return {first: tuple(rows) for first, rows in found.items() if rows}


def key(text: str) -> str:
    """`text` as names are compared: of the same length, accents of capitals and hyphens folded."""
    return text.translate(_FOLD)


@cache
def names(language: str) -> Mapping[str, tuple[int, ...]]:
    """The rows of the table by `key` of each of their forms in `language`."""
    column = _COLUMN.get(language, _COLUMN["fr"])
    found: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(_lines()):
        for form in key(line.split("\t", 10)[column]).split("|"):
            rows = found.get(form, ())
            if number not in rows:
                found[form] = (*rows, number)
    found.pop("", None)
    return found


@cache
def _lines() -> tuple[str, ...]:
    return tuple(gzip.decompress(_TABLE.read_bytes()).decode("utf-8").splitlines())


@cache
def _place(row: int, language: str) -> GazetteerPlace:
    columns = _lines()[row].split("\t")
    kind, country, latitude, longitude, population, geonames, article, within = columns[:8]
    forms = tuple(columns[_COLUMN.get(language, _COLUMN["fr"])].split("|"))
    return GazetteerPlace(
        name=forms[0],
        kind=kind,
        country=country,
        latitude=float(latitude),
        longitude=float(longitude),
        population=int(population),
        geonames=geonames,
        article=article,
        within=tuple(filter(None, within.split("|"))),
        names=forms,
        row=row,
    )


def worth(place: GazetteerPlace) -> float:
    """How likely a French newspaper names the place, beside others of its name: inhabitants, more of them nearby."""
    weight = float(place.population or _WORTH.get(place.kind, _WORTH_OF_OTHERS))
    if place.kind == "country":
        return max(weight, _LEAST_OF_COUNTRY)
    return weight * _NEARNESS.get(place.country, 1) if place.population else weight


def _likeliest(place: GazetteerPlace) -> tuple[float, str, str]:
    return (-worth(place), place.name, place.geonames)
