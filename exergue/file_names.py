"""Names that every file system keeps as they are, and every address too."""

from __future__ import annotations

import re

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9])(?:\..*)?", re.IGNORECASE)


def is_plain(name: str) -> bool:
    """Whether `name` is of small ASCII letters, digits and single hyphens between them."""
    return bool(_SLUG.fullmatch(name))


def is_device(name: str) -> bool:
    """Whether Windows opens a device where a file has this name, whatever its ending."""
    return bool(_DEVICE.fullmatch(name))


def is_reserved(name: str) -> bool:
    """Whether a page may not have this name: a device's, or that of the page of its folder."""
    return name == "index" or is_device(name)
