"""What to write instead of a key that nobody knows."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz import fuzz, process

_CLOSE = 50.0  # per cent of the letters alike, from which it is likely a slip


def nearest(key: str, known: Collection[str], *, listed: bool = True) -> str:
    """The end of a message: the nearest known key, where it is hardly the one that was meant with all others.

    Those that are too many to be `listed` are not.
    """
    choices = sorted(known)
    found, alike, _ = process.extractOne(key, choices, scorer=fuzz.ratio, processor=str.casefold)
    if alike >= _CLOSE:
        return f"did you mean {found}?"
    return f"expected one of {', '.join(choices)}; nearest is {found}" if listed else f"nearest is {found}"
