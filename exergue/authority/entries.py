"""`persons.yml`, `places.yml` and `organizations.yml`: what editors decided about people, places, organisations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from exergue.authority.decisions import Entry, Hide
from exergue.authority.files import Located, read_list
from exergue.authority.written import WrittenEntry
from exergue.errors import Problem
from exergue.model import HeldRole

FILES = ("persons.yml", "places.yml", "organizations.yml")
_HIDE: dict[object, Hide] = {True: "name", "initials": "initials", "noindex": "noindex"}


def read_entries(folder: Path) -> tuple[list[tuple[Entry, ...]], list[Problem]]:
    """The entries of each of `FILES`, and all mistakes in them."""
    problems: list[Problem] = []
    located: list[list[Located[WrittenEntry]]] = []
    for name in FILES:
        found, mistakes = read_list(folder / name, lambda _: WrittenEntry, "`- id: …`, `name: …`")
        located.append(found)
        problems += [*mistakes, *_shared_forms(found)]
    problems += _shared_ids(found for entries in located for found in entries)
    return [tuple(_entry(found.written) for found in entries) for entries in located], problems


def _entry(written: WrittenEntry) -> Entry:
    return Entry(
        id=written.id,
        name=written.name,
        variants=tuple(dict.fromkeys(written.variants)),
        excluded=tuple(dict.fromkeys(written.excluded)),
        roles=tuple(HeldRole(role.text, since=role.since, until=role.until) for role in written.roles),
        identifiers=tuple(sorted(written.same_as.items())),
        note=written.note,
        hide=_HIDE.get(written.hide, ""),
    )


def _form_lines(found: Located[WrittenEntry]) -> dict[str, int]:
    """The line of each exact form."""
    lines = {variant: found.place("variants", i).line for i, variant in enumerate(found.written.variants)}
    return lines | {found.written.name: found.place("name").line}


def _shared_ids(entries: Iterable[Located[WrittenEntry]]) -> Iterator[Problem]:
    first: dict[str, Located[WrittenEntry]] = {}
    for found in entries:
        id = found.written.id
        other = first.setdefault(id, found)
        if other is not found:
            where = _where(other.tree.path, other.place("id").line, found.tree.path)
            yield found.place("id").problem(f"id {id} stands already {where}; expected each id once in the three files")


def _shared_forms(entries: Iterable[Located[WrittenEntry]]) -> Iterator[Problem]:
    first: dict[str, tuple[Located[WrittenEntry], int]] = {}
    for found in entries:
        for form, line in _form_lines(found).items():
            other, other_line = first.setdefault(form, (found, line))
            if other is not found:
                message = f'"{form}" means {other.written.id} already (line {other_line}); expected one meaning a form'
                yield Problem(found.tree.path, line, message)
            if form in found.written.excluded:
                at = found.place("not", found.written.excluded.index(form))
                yield at.problem(f'"{form}" both means {found.written.id} (line {line}) and never does')


def _where(path: Path, line: int, here: Path) -> str:
    return f"on line {line}" if path == here else f"in {path}:{line}"
