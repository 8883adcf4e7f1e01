"""`data/exergue.sqlite`: the tables as one database, with the texts, an index of their words, and views that join them.

Made in the same order each time, it has the same bytes each time.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from exergue.data_files import DATABASE
from exergue.export.collection import Collection, File
from exergue.export.tables import TABLES, Column, Row, Table, Value

_JSON = json.JSONEncoder(ensure_ascii=False)
_IMMENSE = 2**26  # bytes
_PIECE = 2**20
_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_PRAGMAS = ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF", "foreign_keys = ON", "encoding = 'UTF-8'")

# Table -> columns whose words are searched; accents do not count. Datasette looks for the quoted `content` of such.
_SEARCHED = {"articles": ("title", "text"), "quotations": ("text",), "entities": ("name",)}

_VIEWS = {
    "said": """
        SELECT a.date, a.outlet, e.name AS speaker, q.text, q.kind, q.confidence, q.status, a.title,
               a.page || '#' || q.anchor AS page, q.id AS quotation, e.id AS entity, a.id AS article
        FROM quotations q JOIN articles a ON a.id = q.article
        LEFT JOIN speakers s ON s.quotation = q.id LEFT JOIN entities e ON e.id = s.entity
        WHERE q.kind <> 'none'""",
    "named": """
        SELECT a.date, a.outlet, e.name, m.text, m.label, m.confidence, m.status, a.title,
               a.page || '#' || m.anchor AS page, m.id AS mention, e.id AS entity, a.id AS article
        FROM mentions m JOIN articles a ON a.id = m.article LEFT JOIN entities e ON e.id = m.entity""",
    "together": """
        SELECT one.entity, other.entity AS other, COUNT(*) AS articles
        FROM (SELECT DISTINCT article, entity FROM mentions WHERE entity IS NOT NULL) one
        JOIN (SELECT DISTINCT article, entity FROM mentions WHERE entity IS NOT NULL) other
          ON other.article = one.article AND other.entity <> one.entity
        GROUP BY one.entity, other.entity""",
}


def export_sqlite(collection: Collection) -> Iterator[File]:
    """The database."""
    with TemporaryDirectory() as folder:
        file = Path(folder, DATABASE.name)
        with closing(sqlite3.connect(file, isolation_level=None)) as database:
            fill(database, collection)
        # In pieces only where it is immense: whole, it can be opened and searched for hidden names.
        yield DATABASE, file.read_bytes() if file.stat().st_size < _IMMENSE else _pieces(file)


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while piece := opened.read(_PIECE):
            yield piece


def fill(database: sqlite3.Connection, collection: Collection) -> None:
    """Make the tables in an empty database, and all that goes with them."""
    for pragma in _PRAGMAS:
        database.execute(f"PRAGMA {pragma}")
    database.execute("BEGIN")
    for table in TABLES:
        database.execute(_table(table))
        places = ", ".join("?" * len(table.columns))
        database.executemany(f"INSERT INTO {table.name} VALUES ({places})", _stored(table, collection))
        for column in _indexed(table):
            database.execute(f"CREATE INDEX {table.name}_{column} ON {table.name} ({column})")
    for name, query in _VIEWS.items():
        database.execute(f"CREATE VIEW {name} AS {query.strip()}")
    for name, columns in _SEARCHED.items():
        _index_words(database, name, columns)
    database.execute("COMMIT")


def _table(table: Table) -> str:
    lines = [_column(column) for column in table.columns]
    if table.key:
        lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    inner = ",\n  ".join(lines)
    return f"CREATE TABLE {table.name} (\n  {inner}\n)"


def _column(column: Column) -> str:
    words = [column.name, _TYPES.get(column.type, "TEXT")]
    if column.required:
        words.append("NOT NULL")
    if column.refers:
        words.append(f"REFERENCES {column.refers} (id)")
    return " ".join(words)


def _indexed(table: Table) -> list[str]:
    """Columns that rows are looked up by, but the first of the key, which has its index already."""
    referring = [column.name for column in table.columns if column.refers]
    return [name for name in dict.fromkeys([*referring, *table.asked]) if name not in table.key[:1]]


def _index_words(database: sqlite3.Connection, name: str, columns: tuple[str, ...]) -> None:
    searched = ", ".join(columns)
    options = f'content="{name}", tokenize="unicode61 remove_diacritics 2"'
    database.execute(f"CREATE VIRTUAL TABLE {name}_words USING fts5({searched}, {options})")
    database.execute(f"INSERT INTO {name}_words ({name}_words) VALUES ('rebuild')")


def _stored(table: Table, collection: Collection) -> Iterator[Row]:
    """The rows as the database can take them: lists as JSON."""
    lists = any(column.type == "array" for column in table.columns)
    rows = table.rows(collection)
    return (tuple(map(_value, row)) for row in rows) if lists else rows


def _value(value: Value) -> Value:
    return _JSON.encode(value) if isinstance(value, tuple) else value
