"""What to write instead of a key that nobody knows."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz import fuzz, process

_CLOSE = 50.0  # per cent of the letters alike, from which it is likely a slip


def nearest(key: str, known: Collection[str]) -> str:
    """The end of a message: the nearest known key, with all others where it is hardly the one that was meant."""
    choices = sorted(known)
    found, alike, _ = process.extractOne(key, choices, scorer=fuzz.ratio, processor=str.casefold)
    return f"did you mean {found}?" if alike >= _CLOSE else f"expected one of {', '.join(choices)}; nearest is {found}"
