"""What a published file says to those who know how to open it: packed, in a database, in escaped letters."""

from __future__ import annotations

import gzip
import html
import io
import json
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_SQLITE = b"SQLite format 3\x00"
_ESCAPED = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")


def readable(content: bytes) -> str:
    """All text of a file, as it is and with its letters unescaped; of an archive that of its files and their names.

    A file that is damaged, or of a kind that is not known, is read as text.
    """
    try:
        if content.startswith(_GZIP):
            return readable(gzip.decompress(content))
        if content.startswith(_ZIP):
            return "\n".join(_archived(content))
        if content.startswith(_SQLITE):
            return "\n".join(_stored(content))
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, sqlite3.Error):
        pass
    text = content.decode(errors="ignore")
    plain = unquote(html.unescape(_ESCAPED.sub(_letters, text)))
    return text if plain == text else f"{text}\n{plain}"


def _letters(escaped: re.Match[str]) -> str:
    """The letters that JSON writes by their numbers; half of a pair is no letter."""
    letters = json.loads(f'"{escaped[0]}"')
    return str(letters).encode(errors="ignore").decode()


def _archived(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for file in archive.infolist():
            yield file.filename
            yield readable(archive.read(file))


def _stored(content: bytes) -> Iterator[str]:
    """The names and values of all tables, and whatever else lies in the file: what was deleted, an index of words."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "read.sqlite")
        file.write_bytes(content)
        with closing(sqlite3.connect(file)) as database:
            database.text_factory = lambda value: value.decode(errors="ignore")
            for name, made_by in database.execute("SELECT name, sql FROM sqlite_master").fetchall():
                yield f"{name}\n{made_by}"
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                quoted = name.replace('"', '""')
                for row in database.execute(f'SELECT * FROM "{quoted}"'):
                    yield from (v.decode(errors="ignore") if isinstance(v, bytes) else str(v) for v in row)
    yield content.decode(errors="ignore")
