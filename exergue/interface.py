"""The words of the site, its dates, numbers and alphabetical order, in the language of its readers.

`language/<code>/interface.yml` holds the words; Babel knows dates, plurals and countries. A further language is a
further file.
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

from exergue.language import read as read_words

_DAY = len("2019-10-01")

SortKey = tuple[list[str] | str, ...]


@dataclass(frozen=True, slots=True)
class Catalog:
    """The shape of `interface.yml`."""

    words: Mapping[str, str]
    counts: Mapping[str, Mapping[str, str]]  # noun -> plural category of CLDR -> words with {n}
    dates: Mapping[str, str]  # day, first, month, year: patterns of CLDR
    periods: Mapping[str, str]  # from, from_day, to, to_day, between
    spacing: Mapping[str, str]  # what is typed with ordinary spaces -> what is set
    marks: tuple[str, str]  # around words that are quoted


@dataclass(frozen=True, slots=True)
class Interface:
    """Everything that the pages say of their own accord, as plain text."""

    language: str
    locale: Locale
    catalog: Catalog

    def word(self, key: str) -> str:
        """The word or sentence that `interface.yml` files under `key`; an unknown key raises KeyError."""
        return self.spaced(self.catalog.words[key])

    def count(self, noun: str, number: int) -> str:
        """A number with its noun in the right plural: « 1 mention », « 1 200 mentions »."""
        return self.spaced(self._form(noun, number)).format(n=self.number(number))

    def noun(self, noun: str, number: int) -> str:
        """The noun of such a count without the number: « mentions »."""
        return self._form(noun, number).replace("{n}", "").strip()

    def number(self, number: int) -> str:
        """The digits grouped as the language groups them: « 12 345 »."""
        return _digits(number, self.locale)

    def day(self, day: date) -> str:
        """« 1er avril 2021 »."""
        pattern = self.catalog.dates["first" if day.day == 1 else "day"]
        return self.spaced(format_date(day, pattern, self.locale))

    def month(self, day: date) -> str:
        """« avril », as a heading: « Avril »."""
        name = format_date(day, self.catalog.dates["month"], self.locale)
        return name[:1].upper() + name[1:]

    def period(self, since: str, until: str) -> str:
        """« octobre 2019 – septembre 2023 », « depuis 2019 »: free ISO dates, "" where one is not known."""
        ends = {"since": self._free(since), "until": self._free(until)}
        if since and until:
            return self.catalog.periods["between"].format(**ends)
        if not (since or until):
            return ""
        key = "from" if since else "to"
        return self.catalog.periods[f"{key}_day" if len(since or until) == _DAY else key].format(**ends)

    def _free(self, written: str) -> str:
        """A year, a month or a day as it is written in ISO 8601, in words."""
        if len(written) < len("2019-10"):
            return written
        day = date.fromisoformat(f"{written}-01"[:_DAY])
        if len(written) == _DAY:
            return self.day(day)
        return format_date(day, self.catalog.dates["month_year"], self.locale)

    def country(self, code: str) -> str:
        """The name of an ISO 3166 country, or "" for none that Babel knows."""
        return str(self.locale.territories.get(code, ""))

    def series(self, words: Iterable[str]) -> str:
        """« A, B et C »."""
        return format_list(list(words), locale=self.locale)

    def quoted(self, words: str) -> str:
        """The words in the language's quotation marks."""
        return self.spaced(self.catalog.marks[0]) + words + self.spaced(self.catalog.marks[1])

    def spaced(self, words: str) -> str:
        """Words that were typed with ordinary spaces, as the language sets them."""
        for typed, printed in self.catalog.spacing.items():
            words = words.replace(typed, printed)
        return words

    def share(self, share: float) -> str:
        """A number from 0 to 1 in hundredths: « 71 % »."""
        return _hundredths(round(share, 2), self.locale)

    def _form(self, noun: str, number: int) -> str:
        forms = self.catalog.counts[noun]
        return forms.get(_plural(number, self.locale), forms["other"])


def read_interface(language: str) -> Interface:
    """The interface in `language`, a code that has a folder with an `interface.yml`."""
    return Interface(language, Locale.parse(language), read_words(language, "interface", Catalog))


@cache
def _digits(number: int, locale: Locale) -> str:
    return format_decimal(number, locale=locale)


@cache
def _hundredths(share: float, locale: Locale) -> str:
    return format_percent(share, locale=locale)


@cache
def _plural(number: int, locale: Locale) -> str:
    return locale.plural_form(number)


def collation(name: str) -> SortKey:
    """The key that sorts names as a French index does: surname first, word by word, accents and case last.

    « Étienne » stands between « Esther » and « Eugène », « Œuvre » between « Odéon » and « Offenbach », « Brun, Zoé »
    before « Brun-Lavaud, Anne ».
    """
    surname, _, rest = unicodedata.normalize("NFKD", name).casefold().translate(_LIGATURES).partition(",")
    accented = _words(surname), _words(rest)
    bare = tuple([_bare(word) for word in words] for words in accented)
    return *bare, *accented, name


def initial(name: str) -> str:
    """The letter under which `name` is filed: an unaccented capital, « # » when it opens with no letter."""
    first = next(iter(collation(name)[0]), "")[:1].upper()
    return first if first.isalpha() else "#"


_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d"})


def _words(text: str) -> list[str]:
    spaced = (c if c.isalnum() or unicodedata.combining(c) else " " for c in text)
    return "".join(spaced).split()


def _bare(word: str) -> str:
    return "".join(c for c in word if not unicodedata.combining(c))
