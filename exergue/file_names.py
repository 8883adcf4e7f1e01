"""Names and paths that are the same on every system: what a file system may do to them, and what it refuses."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9])(?:\..*)?", re.IGNORECASE)


def is_plain(name: str) -> bool:
    """Whether `name` is of small ASCII letters, digits and single hyphens between them."""
    return bool(_SLUG.fullmatch(name))


def is_device(name: str) -> bool:
    """Whether Windows opens a device where a file has this name, whatever its ending."""
    return bool(_DEVICE.fullmatch(name))


def composed(name: str) -> str:
    """The name with each accented letter as one character; macOS may give it as two, letter and accent."""
    return unicodedata.normalize("NFC", name)


def decomposed(name: str) -> str:
    """The name with each accented letter as two characters, letter and accent."""
    return unicodedata.normalize("NFD", name)


def way(end: Path, start: Path) -> str:
    """The way to `end` from the folder `start`, with slashes; the whole path of what lies on another drive."""
    try:
        found = os.path.relpath(end, start)
    except ValueError:  # Windows knows no way from one drive to another
        found = os.path.abspath(end)  # noqa: PTH100, resolve() would follow links
    return found.replace(os.sep, "/")


def is_reserved(name: str) -> bool:
    """Whether a page may not have this name: a device's, or that of the page of its folder."""
    return name == "index" or is_device(name)
