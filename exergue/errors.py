"""What a user can mend: each error knows where it stands and what was expected instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in the input; `line` counts from 1, 0 when the file as a whole is meant."""

    path: Path
    line: int
    message: str  # what is wrong, and what was expected

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else f"{self.path}"
        return f"{where}: {self.message}"


class ExergueError(Exception):
    """Base of the errors that end a build with a message and exit code 2, never a traceback."""


class InputError(ExergueError):
    """Mistakes in seeds, authority files or settings, all of one run together."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda p: (str(p.path), p.line, p.message)))
        super().__init__("\n".join(map(str, self.problems)))


class OutputError(ExergueError):
    """A folder that can't or must not be written."""


class SiteError(ExergueError):
    """mkdocs refused the generated pages."""
