"""A mistake in a template, told with the place where it stands: it is the designer's to mend, in pages and theme."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from exergue.errors import Problem
from exergue.settings import near

_ENDINGS = (".j2", ".html", ".xml")
_PACKAGE = Path(__file__).parent


def template_problem(error: Exception) -> Problem | None:
    """The template's file and line, and what is wrong there; None for an error that is not the template's.

    Its own are those of Jinja, and those of its expressions, such as `1 + "a"`; what our code raises is ours to mend.
    """
    if isinstance(error, UnicodeDecodeError):
        return next(_undecoded(error), None)
    path, line = Path("templates"), 0
    if isinstance(error, TemplateSyntaxError):
        path, line = Path(error.filename or error.name or path), error.lineno
    for place in _places(error):
        path, line = place
    if isinstance(error, TemplateError):
        return Problem(near(path), line, error.message or type(error).__name__)
    return Problem(near(path), line, f"{error}") if line and not _is_ours(error) else None


def _undecoded(error: UnicodeDecodeError) -> Iterator[Problem]:
    """The template that Jinja was loading when the error came up: it tells its name to nobody."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_globals.get("__name__") == "jinja2.loaders" and "filename" in frame.f_locals:
            line = error.object.count(b"\n", 0, error.start) + 1
            yield Problem(near(Path(frame.f_locals["filename"])), line, "is not UTF-8 text; expected it saved as UTF-8")


def _places(error: Exception) -> Iterator[tuple[Path, int]]:
    """Where the templates stood, outermost first: Jinja names them, with lines of their own, in the frames."""
    for frame, line in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename.endswith(_ENDINGS):
            yield Path(frame.f_code.co_filename), line


def _is_ours(error: Exception) -> bool:
    """Whether the last that ran, of templates and our code, is our code."""
    files = [frame.f_code.co_filename for frame, _ in traceback.walk_tb(error.__traceback__)]
    known = [file for file in files if file.endswith(_ENDINGS) or Path(file).is_relative_to(_PACKAGE)]
    return not known[-1].endswith(_ENDINGS)
