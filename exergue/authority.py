"""What editors decided, from `authority/*.yml`; the machine reads these files and never writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from exergue.errors import InputError, Problem
from exergue.hints import nearest
from exergue.model import HeldRole
from exergue.reading.slugs import is_slug
from exergue.resolution.spelling import shown
from exergue.yaml_lines import Tree, read_tree

_FILES = ("persons.yml", "places.yml", "organizations.yml")
_REGISTERS = {
    "wikidata": r"Q[1-9]\d*",
    "geonames": r"[1-9]\d*",
    "viaf": r"[1-9]\d*",
    "isni": r"\d{15}[\dX]",
    "bnf": r"cb\d{8}[0-9a-z]",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One identity as the editors want it. `variants` and `excluded` are exact forms."""

    id: str
    name: str
    variants: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    roles: tuple[HeldRole, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    note: str = ""

    @property
    def forms(self) -> frozenset[str]:
        """All exact forms that mean this identity."""
        return frozenset((self.name, *self.variants))


@dataclass(frozen=True, slots=True)
class Authority:
    """The entries of the three files, as they stand there."""

    persons: tuple[Entry, ...] = ()
    places: tuple[Entry, ...] = ()
    organizations: tuple[Entry, ...] = ()


def read_authority(folder: Path) -> tuple[Authority, tuple[Problem, ...]]:
    """The editors' decisions and all mistakes in them; entries with a mistake are left out. No folder, no decisions."""
    problems = list(_unread(folder))
    located: list[list[_Located]] = []
    for name in _FILES:
        entries, mistakes = _read_file(folder / name)
        located.append(entries)
        problems += [*mistakes, *_shared_forms(entries)]
    problems += _shared_ids(entry for entries in located for entry in entries)
    persons, places, organizations = (tuple(found.entry for found in entries) for entries in located)
    return Authority(persons, places, organizations), tuple(problems)


def _unread(folder: Path) -> Iterator[Problem]:
    """Files beside the known ones that nothing reads."""
    for path in sorted(folder.glob("*.y*ml")) if folder.is_dir() else ():
        if path.name not in _FILES:
            yield Problem(path, 0, f"is not read; {nearest(path.name, _FILES)}")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value} is not text; expected words, in quotes where YAML reads them as something else")
    if not value.strip():
        raise ValueError("is empty; expected words")
    return shown(value)


def _id(value: str) -> str:
    if not is_slug(value):
        raise ValueError(f'"{value}" cannot be an id; expected a-z, 0-9 and single hyphens, such as mark-milley')
    return value


def _day(value: object) -> str:
    """A year, which YAML makes a number of, a month or a day."""
    written = str(value)
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", written):
        raise ValueError(f'"{written}" is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD')
    try:
        date.fromisoformat(f"{written}-01-01"[:10] if len(written) < 10 else written)
    except ValueError:
        raise ValueError(f'"{written}" is not a date of the calendar') from None
    return written


def _identifiers(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError("expected a mapping such as {wikidata: Q42}")
    for register, number in value.items():
        if register not in _REGISTERS:
            raise ValueError(f"unknown register {register}; {nearest(str(register), _REGISTERS)}")
        if not re.fullmatch(_REGISTERS[register], str(number)):
            raise ValueError(f'"{number}" is no {register} number')
    return {str(register): str(number) for register, number in value.items()}


_Text = Annotated[str, BeforeValidator(_text)]
_Day = Annotated[str, BeforeValidator(_day)]


class _Role(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: _Text
    since: _Day = Field("", alias="from")
    until: _Day = Field("", alias="to")


def _role(value: object) -> object:
    """A role without dates may be given as its words alone."""
    return value if isinstance(value, dict) else {"text": value}


class _Entry(BaseModel):
    """An entry as it is written."""

    model_config = ConfigDict(extra="forbid")

    id: Annotated[_Text, AfterValidator(_id)]
    name: _Text
    variants: list[_Text] = []
    excluded: list[_Text] = Field([], alias="not")
    roles: list[Annotated[_Role, BeforeValidator(_role)]] = []
    same_as: Annotated[dict[str, str], BeforeValidator(_identifiers)] = {}
    note: _Text = ""


_KEYS = {"entry": ("id", "name", "variants", "not", "roles", "same_as", "note"), "role": ("text", "from", "to")}


@dataclass(frozen=True, slots=True)
class _Located:
    """An entry with where it stands."""

    entry: Entry
    tree: Tree
    at: int

    def line(self, *keys: int | str) -> int:
        return self.tree.line((self.at, *keys))

    def form_lines(self) -> dict[str, int]:
        """The line of each exact form."""
        lines = {variant: self.line("variants", i) for i, variant in enumerate(self.entry.variants)}
        return lines | {self.entry.name: self.line("name")}


def _read_file(path: Path) -> tuple[list[_Located], list[Problem]]:
    if not path.exists():
        return [], []
    try:
        tree = read_tree(path)
    except InputError as error:
        return [], list(error.problems)
    if tree.root is None:
        return [], []
    if not isinstance(tree.root, list):
        return [], [Problem(path, 1, "holds no list; expected entries that begin with `- id: …`")]
    entries, problems = [], []
    for at, item in enumerate(tree.root):
        try:
            entries.append(_Located(_entry(TypeAdapter(_Entry).validate_python(item)), tree, at))
        except ValidationError as error:
            problems += [_problem(tree, at, details) for details in error.errors()]
    return entries, problems


def _entry(written: _Entry) -> Entry:
    return Entry(
        id=written.id,
        name=written.name,
        variants=tuple(dict.fromkeys(written.variants)),
        excluded=tuple(dict.fromkeys(written.excluded)),
        roles=tuple(HeldRole(role.text, since=role.since, until=role.until) for role in written.roles),
        identifiers=tuple(sorted(written.same_as.items())),
        note=written.note,
    )


def _problem(tree: Tree, at: int, details: ErrorDetails) -> Problem:
    keys = details["loc"]
    line, where = tree.line((at, *keys)), ".".join(str(key + 1 if isinstance(key, int) else key) for key in keys)
    if details["type"] == "extra_forbidden":
        known = _KEYS["role" if len(keys) > 1 else "entry"]
        return Problem(tree.path, line, f"unknown key {keys[-1]}; {nearest(str(keys[-1]), known)}")
    if details["type"] == "missing":
        return Problem(tree.path, line, f"{keys[-1]} is missing; expected it in every {_part(keys)}")
    said = details["msg"].removeprefix("Value error, ").replace("Input should be", "expected")
    return Problem(tree.path, line, f"{where}: {said}" if where else "is no entry; expected `- id: …`, `name: …`")


def _part(keys: tuple[int | str, ...]) -> str:
    return "role" if len(keys) > 1 else "entry"


def _shared_ids(entries: Iterable[_Located]) -> Iterator[Problem]:
    first: dict[str, _Located] = {}
    for found in entries:
        other = first.setdefault(found.entry.id, found)
        if other is not found:
            where = _where(other.tree.path, other.line("id"), found.tree.path)
            message = f"id {found.entry.id} stands already {where}; expected each id once in the three files"
            yield Problem(found.tree.path, found.line("id"), message)


def _shared_forms(entries: Iterable[_Located]) -> Iterator[Problem]:
    first: dict[str, tuple[_Located, int]] = {}
    for found in entries:
        for form, line in found.form_lines().items():
            other, other_line = first.setdefault(form, (found, line))
            if other is not found:
                message = f'"{form}" means {other.entry.id} already (line {other_line}); expected one meaning a form'
                yield Problem(found.tree.path, line, message)
            if form in found.entry.excluded:
                at = found.line("not", found.entry.excluded.index(form))
                yield Problem(found.tree.path, at, f'"{form}" both means {found.entry.id} (line {line}) and never does')


def _where(path: Path, line: int, here: Path) -> str:
    return f"on line {line}" if path == here else f"in {path}:{line}"
