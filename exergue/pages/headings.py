"""The headings under which indexes file things, each with its anchor: a letter, a year."""

from __future__ import annotations

from datetime import date

from exergue.interface import initial
from exergue.pages.site import Site


def letter(site: Site, name: str) -> tuple[str, str]:
    """The letter under which a name is filed, and the anchor of that letter."""
    found = initial(name)
    if found == "#":
        return site.interface.word("other_signs"), "lettre-autre"
    return found, f"lettre-{found.lower() if found.isascii() else format(ord(found), 'x')}"


def year(site: Site, day: date | None) -> tuple[str, str]:
    """The year of a day, or that there is none, and the anchor."""
    if day is None:
        return site.interface.word("undated"), "sans-date"
    return str(day.year), f"annee-{day.year}"


def month(site: Site, day: date | None) -> tuple[str, str]:
    """The month of a day, "" for none, and the anchor."""
    return (site.interface.month(day), f"mois-{day:%Y-%m}") if day else ("", "")
