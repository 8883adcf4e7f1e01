"""docs/ -> site/: mkdocs writes into a folder beside, which takes the place of site/ only when it is whole."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timezone
from hashlib import sha256
from pathlib import Path

from exergue.errors import OutputError, SiteError
from exergue.moving import move
from exergue.seal import MARK, is_sealed, made_of, seal
from exergue.template_errors import template_problem

BUILDING = "built_by_exergue"  # in mkdocs' configuration: this process has just made docs/, hooks.py need not
_DATABLE = date(1980, 1, 1), date(2099, 12, 31)  # sitemap.xml.gz holds no other day: articles may be older


def check_site(site: Path) -> None:
    """Raises OutputError if `site` is there and somebody else's."""
    if site.exists() and not site.is_dir():
        raise OutputError(f"{site}: is not a folder; expected the folder of the site")
    if not site.exists() or (site / MARK).exists():
        return
    if foreign := sorted(entry.name for entry in site.iterdir() if not entry.name.startswith(".")):
        raise OutputError(
            f"{site}: holds files that Exergue did not make ({foreign[0]} for one); "
            "expected an empty folder, or a site that it made: empty it or choose another with --site"
        )


def build_site(config_file: Path, docs: Path, site: Path, dated: date | None) -> None:
    """Make `site` from `docs`, unless it is just that already.

    Raises SiteError with what mkdocs finds wrong, and then `site` is the last good one.
    `dated` is the day that the site bears, that of its newest article: the clock would change it at each build.
    """
    check_site(site)
    try:
        made = made_of(config_file, docs, dated)
        if not is_sealed(site, made):
            _exchange(config_file, docs, site.resolve(), dated, made)
    except OSError as error:
        raise OutputError(f"{error.filename or site}: {error.strerror}; the site could not be written") from error


def _exchange(config_file: Path, docs: Path, site: Path, dated: date | None, made: str) -> None:
    site.parent.mkdir(parents=True, exist_ok=True)
    new, old = _beside(site, docs, "new"), _beside(site, docs, "old")
    _finish_interrupted(site, old)
    shutil.rmtree(new, ignore_errors=True)
    try:
        with source_date(dated):
            _run_mkdocs(config_file, docs, new)
        seal(new, made)
        _swap(new, site, old)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _beside(site: Path, docs: Path, what: str) -> Path:
    """A folder on the same disk as `site`, and of nobody but the builds of `docs`, which are one at a time."""
    key = sha256(os.fsencode(docs.resolve())).hexdigest()[:8]
    return site.with_name(f".{site.name}-{key}-{what}")


def _finish_interrupted(site: Path, old: Path) -> None:
    """Undo or end the exchange that a killed build left half-way."""
    if old.exists() and not site.exists():
        move(old, site)
    elif old.exists():
        _keep_dot_files(old, site)
        shutil.rmtree(old)


def _swap(new: Path, site: Path, old: Path) -> None:
    if site.exists():
        move(site, old)
    try:
        move(new, site)
    except OSError:
        if old.exists():
            move(old, site)
        raise
    if old.exists():
        _keep_dot_files(old, site)
        shutil.rmtree(old)


def _keep_dot_files(old: Path, site: Path) -> None:
    """What others keep in a site and mkdocs leaves alone: `.git`, `.nojekyll` …"""
    for file in old.glob(".*"):
        if not (site / file.name).exists():
            file.rename(site / file.name)


@contextmanager
def source_date(day: date | None) -> Iterator[None]:
    """Let mkdocs date its pages `day` or the nearest that it can write, unless the environment already gives a date."""
    name = "SOURCE_DATE_EPOCH"
    if name in os.environ:
        yield
        return
    first, last = _DATABLE
    dated = min(max(day or first, first), last)
    moment = datetime(dated.year, dated.month, dated.day, tzinfo=timezone.utc)
    os.environ[name] = str(int(moment.timestamp()))
    try:
        yield
    finally:
        del os.environ[name]


def _run_mkdocs(config_file: Path, docs: Path, site: Path) -> None:
    from mkdocs.commands.build import build  # slow to import, and not needed by a build of what is there already
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    with _messages() as messages:
        try:
            config = load_config(str(config_file), docs_dir=str(docs.resolve()), site_dir=str(site), strict=True)
            config[BUILDING] = True
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        except MkDocsException as error:
            raise SiteError("\n".join(messages or [str(error)])) from error
        except Exception as error:
            if problem := template_problem(error):
                raise SiteError(str(problem)) from error
            raise


@contextmanager
def _messages() -> Iterator[list[str]]:
    """What mkdocs warns of, meanwhile, as lines for the user instead of its own log."""
    logger, listener = logging.getLogger("mkdocs"), _Listener()
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    try:
        yield listener.messages
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
