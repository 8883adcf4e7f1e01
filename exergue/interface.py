"""The words of the site, its dates, numbers and alphabetical order, in the language of its readers.

A catalog holds the words (`catalogs.py`), `language/<code>/typography.yml` how they are set where that is not as they
are typed; Babel knows plurals, numbers and countries. A further language is a further catalog.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from exergue.catalogs import Catalog, read_catalog
from exergue.language import PACKS
from exergue.language import read as read_words

_DAY = len("2019-10-01")

SortKey = tuple[list[str] | str, ...]


@dataclass(frozen=True, slots=True)
class Typography:
    """The shape of `typography.yml`."""

    spacing: Mapping[str, str]  # what is typed with ordinary spaces -> what is set


@dataclass(frozen=True, slots=True, eq=False)
class Interface:
    """Everything that the pages say of their own accord, as plain text; each thing is worded once and kept.

    There is one `Interface` for each language, which is known by being itself.
    """

    language: str
    locale: Locale
    catalog: Catalog
    typography: Typography

    def word(self, key: str) -> str:
        """The word or sentence that `interface.pot` files under `key`; an unknown key raises KeyError."""
        return _word(self, key)

    def count(self, noun: str, number: int, **pieces: str) -> str:
        """A number with its noun in the right plural: « 1 mention », « 1 200 mentions »; `pieces` fill the rest."""
        return _counted(self, noun, number).format(n=self.number(number), **pieces)

    def noun(self, noun: str, number: int) -> str:
        """The noun of such a count without the number: « mentions »."""
        return _noun(self, noun, number)

    def number(self, number: float) -> str:
        """The digits grouped as the language groups them: « 12 345 »."""
        return _digits(self, number)

    def day(self, day: date) -> str:
        """« 1er avril 2021 »."""
        return self._dated(day, "date_first" if day.day == 1 else "date_day")

    def month(self, day: date) -> str:
        """« avril », as a heading: « Avril »."""
        name = self._dated(day, "date_month")
        return name[:1].upper() + name[1:]

    def period(self, since: str, until: str) -> str:
        """« octobre 2019 – septembre 2023 », « depuis 2019 »: free ISO dates, "" where one is not known."""
        ends = {"since": self.period_end(since), "until": self.period_end(until)}
        if since and until:
            return self.word("period_between").format(**ends)
        if not (since or until):
            return ""
        key = "period_from" if since else "period_to"
        return self.word(f"{key}_day" if len(since or until) == _DAY else key).format(**ends)

    def month_year(self, day: date) -> str:
        """« mars 2020 »."""
        return self._dated(day, "date_month_year")

    def coordinates(self, latitude: float, longitude: float) -> str:
        """« 48,85° N, 2,35° E »: degrees with two decimals."""
        pairs = ((latitude, "north" if latitude >= 0 else "south"), (longitude, "east" if longitude >= 0 else "west"))
        return ", ".join(self.word(side).format(n=self.number(round(abs(n), 2))) for n, side in pairs)

    def period_end(self, written: str) -> str:
        """A year, a month or a day as it is written in ISO 8601, in words: « mars 2020 »."""
        if len(written) < len("2019-10"):
            return written
        day = date.fromisoformat(f"{written}-01"[:_DAY])
        return self.day(day) if len(written) == _DAY else self._dated(day, "date_month_year")

    def _dated(self, day: date, pattern: str) -> str:
        """The day by a pattern of the catalog, never broken over two lines."""
        return _date(self, day, pattern)

    def country(self, code: str) -> str:
        """The name of an ISO 3166 country, or "" for none that Babel knows."""
        return str(self.locale.territories.get(code, ""))

    def series(self, words: Iterable[str]) -> str:
        """« A, B et C »."""
        return format_list(list(words), locale=self.locale)

    def quoted(self, words: str) -> str:
        """The words in the language's quotation marks."""
        before, _, after = self.word("quoted").partition("{words}")
        return before + words + after

    def quoted_within(self, words: str) -> str:
        """The words in the marks that the language sets within quoted words."""
        return self.word("quoted_within").format(words=words)

    def spaced(self, words: str) -> str:
        """Words that were typed with ordinary spaces, as the language sets them."""
        return _spaced(self, words)

    def share(self, share: float) -> str:
        """A number from 0 to 1 in hundredths: « 71 % »."""
        return _hundredths(self, round(share, 2))


@cache
def read_interface(language: str) -> Interface:
    """The interface in `language`, a code that has a catalog."""
    own = (PACKS / language / "typography.yml").is_file()
    typography = read_words(language, "typography", Typography) if own else Typography({})
    return Interface(language, Locale.parse(language), read_catalog(language), typography)


# Pages say the same few things many thousand times.
@cache
def _word(interface: Interface, key: str) -> str:
    return interface.spaced(interface.catalog.words[key])


@cache
def _counted(interface: Interface, noun: str, number: int) -> str:
    """The words of a count, with {n} for the number."""
    return interface.spaced(interface.catalog.counted(noun, number).replace("{n} ", "{n}\xa0"))


@cache
def _noun(interface: Interface, noun: str, number: int) -> str:
    return interface.catalog.counted(noun, number).replace("{n}", "").strip()


@cache
def _digits(interface: Interface, number: float) -> str:
    return format_decimal(number, locale=interface.locale)


@cache
def _hundredths(interface: Interface, share: float) -> str:
    return format_percent(share, locale=interface.locale)


@cache
def _date(interface: Interface, day: date, pattern: str) -> str:
    return format_date(day, interface.word(pattern), interface.locale).replace(" ", "\xa0")


@cache
def _spaced(interface: Interface, words: str) -> str:
    for typed, printed in interface.typography.spacing.items():
        words = words.replace(typed, printed)
    return words


def collation(name: str) -> SortKey:
    """The key that sorts names as a French index does: surname first, word by word, accents and case last.

    « Étienne » stands between « Esther » and « Eugène », « Œuvre » between « Odéon » and « Offenbach », « Brun, Zoé »
    before « Brun-Lavaud, Anne ».
    """
    surname, _, rest = _folded(name).partition(",")
    accented = _words(surname), _words(rest)
    bare = tuple([_bare(word) for word in words] for words in accented)
    return *bare, *accented, name


def initial(name: str) -> str:
    """The letter under which `name` is filed: an unaccented capital, « # » when it opens with no letter."""
    words = _words(_folded(name).partition(",")[0])
    first = _bare(words[0])[:1].upper() if words else ""
    return first if first.isalpha() else "#"


_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d"})


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKD", name).casefold().translate(_LIGATURES)


def _words(text: str) -> list[str]:
    spaced = (c if c.isalnum() or unicodedata.combining(c) else " " for c in text)
    return "".join(spaced).split()


def _bare(word: str) -> str:
    return "".join(c for c in word if not unicodedata.combining(c))
