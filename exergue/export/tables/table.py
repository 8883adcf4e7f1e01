"""What a table is, for all that is made of it: CSV, SQLite, the description of the package."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from exergue.export.collection import Collection

Type = Literal["string", "integer", "number", "boolean", "date", "array"]  # as Frictionless calls them
Value = str | int | float | bool | tuple[object, ...] | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `refers` names the table whose id it holds, `values` all that may stand there, if that is little."""

    name: str
    type: Type
    description: str
    required: bool = False
    refers: str = ""
    values: tuple[str, ...] = ()
    unit: tuple[float, float] | None = None  # from, to


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, those that tell its rows apart, and its rows, article by article."""

    name: str
    description: str
    columns: tuple[Column, ...]
    rows: Callable[[Collection], Iterator[Row]]
    key: tuple[str, ...] = ()
    long: tuple[str, ...] = ()  # columns that CSV leaves out
    asked: tuple[str, ...] = ()  # columns that a database is likely to be asked for, besides keys
