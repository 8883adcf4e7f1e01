"""The text of one file, unless there is a reason not to read it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from exergue.errors import InputError, Problem
from exergue.reading.characters import clean
from exergue.reading.encodings import decode
from exergue.reading.folders import leads_out

LONGEST = (
    10_000_000  # bytes: ten thick novels; whatever is longer is no article, and annotating it takes 0.6 GB a megabyte
)


def read_text(path: Path, source: Path, letters: Collection[str]) -> str:
    """The text of `path`, found in `source`, decoded, its line ends folded; `letters` help to know its encoding.

    Raises InputError where it is out of bounds, too long, unreadable or binary.
    """
    return clean(decode(_content(path, source), path, letters))


def _content(path: Path, source: Path) -> bytes:
    if leads_out(path, source):
        raise _refused(path, "is a symbolic link that leads out of the source folder; expected a file inside it")
    if path.exists() and not path.is_file():
        raise _refused(path, "is no regular file; expected one")  # to open a pipe would wait for ever
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST + 1)
    except OSError as error:
        raise _refused(path, f"cannot be read: {error.strerror}") from error
    if len(content) > LONGEST:
        raise _refused(path, f"is too long; expected {LONGEST:,} bytes at most")
    return content


def _refused(path: Path, message: str) -> InputError:
    return InputError([Problem(path, 0, message)])
