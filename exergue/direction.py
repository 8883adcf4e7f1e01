"""Which way a language is written."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError


@cache
def direction(language: str) -> str:
    """« ltr » or « rtl » for a BCP 47 tag, by the CLDR; « ltr » for a language that Babel does not know."""
    try:
        return Locale.parse(language, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"
