"""`data/csv/`: the tables as CSV for spreadsheets and statistics: UTF-8 with its mark, so that Excel knows it.

A spreadsheet would take a cell that begins with `=`, `+`, `-` or `@` for a formula, and an article may hold anything.
So words that begin with one of these, with a tabulator or a line end, or with an apostrophe, get an apostrophe before
them: whoever reads the file takes one apostrophe off the words that begin with one, and has them as the articles do.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath

from exergue.data_files import CSV_FOLDER
from exergue.export.collection import Collection, File
from exergue.export.tables import TABLES, Table, Value

_MARK = "\ufeff"
_GUARD = "'"
_FORMULA = frozenset(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", _GUARD))
_JSON = json.JSONEncoder(ensure_ascii=False)
_AT_ONCE = 2000  # rows


def export_csv(collection: Collection) -> Iterator[File]:
    """One file a table."""
    return ((path(table), _pieces(collection, table)) for table in TABLES)


def path(table: Table) -> PurePosixPath:
    """Where the table's file lies."""
    return CSV_FOLDER / f"{table.name}.csv"


def guarded(value: str) -> str:
    """Words that no spreadsheet takes for a formula."""
    return _GUARD + value if value[:1] in _FORMULA else value


def _pieces(collection: Collection, table: Table) -> Iterator[bytes]:
    yield (_MARK + _lines([[c.name for c in table.columns if c.name not in table.long]])).encode()
    kept = [index for index, column in enumerate(table.columns) if column.name not in table.long]
    rows = table.rows(collection)
    while some := list(islice(rows, _AT_ONCE)):
        yield _lines([[_cell(row[index]) for index in kept] for row in some]).encode()


def _lines(rows: list[list[str]]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue()


def _cell(value: Value) -> str:
    if isinstance(value, str):
        return guarded(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _JSON.encode(value) if isinstance(value, tuple) else repr(value)
