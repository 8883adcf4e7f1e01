"""What editors decided, from `authority/*.yml`; the machine reads these files and never writes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from exergue.authority.corrections import FILE, read_corrections
from exergue.authority.decisions import Authority, Entry
from exergue.authority.entries import FILES, read_entries
from exergue.errors import Problem
from exergue.hints import nearest

__all__ = ["Authority", "Entry", "read_authority"]

_READ = (*FILES, FILE)


def read_authority(folder: Path) -> tuple[Authority, tuple[Problem, ...]]:
    """The editors' decisions and all mistakes in them; what has a mistake is left out. No folder, no decisions."""
    (persons, places, organizations), wrong_entries = read_entries(folder)
    corrections, wrong_corrections = read_corrections(folder)
    problems = (*_unread(folder), *wrong_entries, *wrong_corrections)
    return Authority(persons, places, organizations, corrections), problems


def _unread(folder: Path) -> Iterator[Problem]:
    """Files beside the known ones that nothing reads."""
    for path in sorted(folder.glob("*.y*ml")) if folder.is_dir() else ():
        if path.name not in _READ:
            yield Problem(path, 0, f"is not read; {nearest(path.name, _READ)}")
