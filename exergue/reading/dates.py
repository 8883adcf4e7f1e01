"""Dates as people write them, where they can mean one day only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from babel.dates import get_month_names

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt\s]\s*\d{1,2}:\d{2}[\d:.]*\s*(?:[Zz]|[+-]\d{1,2}(?::?\d{2})?)?)?")
_WORDED = re.compile(r"(\d{1,2})[a-z]{0,2}\s+([^\W\d_]+)\s+(\d{4})")  # 1er avril 2021


def parse_date(text: str, languages: Iterable[str]) -> date:
    """The day of `2021-04-07`, `2021-04-07T18:30` or, with a month's name in one of `languages`, `7 avril 2021`.

    The day is the one written, whatever the time zone. Raises ValueError for anything else.
    """
    text = text.strip()
    if found := _ISO.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _WORDED.fullmatch(text):
        return date(int(found[3]), _months(tuple(languages)).get(found[2].lower(), 0), int(found[1]))
    raise ValueError(text)


@cache
def _months(languages: tuple[str, ...]) -> dict[str, int]:
    return {
        name.lower(): number
        for language in languages
        for context in ("format", "stand-alone")
        for number, name in get_month_names("wide", context, locale=language).items()
    }
