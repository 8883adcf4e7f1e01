"""A mistake in a template, told with the place where it stands: it is the designer's to mend, in pages and theme."""

from __future__ import annotations

from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from exergue.errors import Problem
from exergue.settings import near

_ENDINGS = (".j2", ".html", ".xml")


def template_problem(error: TemplateError) -> Problem:
    """The template's file and line, and what Jinja says is wrong."""
    path, line = Path("templates"), 0
    if isinstance(error, TemplateSyntaxError):
        path, line = Path(error.filename or error.name or path), error.lineno
    trace = error.__traceback__
    while trace:  # Jinja names the template, with its own lines, in the frames of the trace
        if trace.tb_frame.f_code.co_filename.endswith(_ENDINGS):
            path, line = Path(trace.tb_frame.f_code.co_filename), trace.tb_lineno
        trace = trace.tb_next
    return Problem(near(path), line, error.message or type(error).__name__)
