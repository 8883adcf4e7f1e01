"""docs/ made again, as it was last made, if what it was made from has changed: what mkdocs asks of the build."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from exergue.fingerprint import is_current, options_of
from exergue.manifest import read_manifest
from exergue.progress import Progress
from exergue.reading.companions import companions
from exergue.settings import Options, Settings, read_settings


def refresh(config_file: Path, docs: Path, progress: Progress, *, publishing: bool) -> None:
    """Bring `docs`, which the caller has claimed, up to date; raises an ExergueError, docs being as it was.

    If it was made with --keep-going, what that goes past is told again. New ids are kept if it is `publishing`: one
    that is only seen while somebody writes need not last for ever.
    """
    settings, options = _as_last_made(config_file, docs)
    if not is_current(settings, docs):
        from exergue.pipeline import make_docs  # slow to import, and seldom needed

        for problem in make_docs(settings, options, progress, publishing=publishing).problems:
            progress.say(str(problem))


def watched(config_file: Path, docs: Path) -> tuple[Path, ...]:
    """The files and folders of which a change makes `docs` or the theme out of date."""
    settings, _ = _as_last_made(config_file, docs)
    beside = [path for source in settings.sources if source.is_file() for path in companions(source)]
    found = (*settings.sources, *beside, settings.authority, settings.templates)
    return tuple(path for path in found if path.exists())


def has_pages(docs: Path) -> bool:
    """Whether `docs` holds the pages of some whole build."""
    return read_manifest(docs).complete


def dated(docs: Path) -> date | None:
    """The day that the site made of `docs` bears: that of the newest article."""
    made = read_manifest(docs).made_from
    return date.fromisoformat(made.newest) if made and made.newest else None


def _as_last_made(config_file: Path, docs: Path) -> tuple[Settings, Options]:
    made = read_manifest(docs).made_from
    options = options_of(made, config_file.parent) if made else Options()
    options = replace(options, docs=docs)
    return read_settings(config_file, options), options
