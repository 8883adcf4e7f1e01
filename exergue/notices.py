"""What is no mistake, but may surprise: files that nothing reads, a site that does not know its address."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from exergue.errors import Problem
from exergue.reading.folders import is_about
from exergue.reading.images import FORMATS
from exergue.settings import Settings

_READ = frozenset({".txt", ".md", ".yml", ".yaml", *FORMATS})


def without_address(settings: Settings) -> tuple[Problem, ...]:
    """A notice that names what a site without a `site_url` lacks."""
    if settings.site_url:
        return ()
    message = "site_url is not set: the site has no feeds, no sitemap and no canonical links; set it before you publish"
    return (Problem(settings.config_file, 0, message),)


def passed_over(sources: Sequence[Path]) -> tuple[Problem, ...]:
    """A notice for each file in the source folders that is no article, nor belongs to one, by its name."""
    return tuple(
        Problem(file, 0, "is passed over; expected .txt or .md for an article")
        for source in sorted(set(sources))
        for file in _files(source)
        if file.suffix.lower() not in _READ and not is_about(file.name)
    )


def _files(folder: Path) -> Iterator[Path]:
    """All files below `folder` that are not hidden; none if it is a single file."""
    for where, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        yield from (Path(where, name) for name in sorted(names) if not name.startswith("."))
