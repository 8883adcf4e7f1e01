"""What mkdocs calls: before it reads docs/, make it from what is there now; under `mkdocs serve`, watch the articles.

The theme gets its words here. `python build.py` runs mkdocs too, right after it has made docs/; then nothing is made.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mkdocs.exceptions import Abort

from exergue.errors import ExergueError
from exergue.folder_links import with_files
from exergue.interface import read_interface
from exergue.policy import policy
from exergue.progress import Silent, printable
from exergue.refresh import dated, has_pages, refresh, watched
from exergue.render import theme_globals
from exergue.seal import MARK
from exergue.search import FOLDER as SEARCH
from exergue.search import make_index
from exergue.settings import frame_of
from exergue.site import BUILDING, source_date
from exergue.squeeze import squeeze
from exergue.writing import claimed

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

T = TypeVar("T")

log = logging.getLogger("mkdocs.exergue")
held = ExitStack()  # docs/, from the moment it is current until mkdocs has read it
serving = False


class Log(Silent):
    """The build's progress as lines of mkdocs' log."""

    def track(self, items: Iterable[T], doing: str, total: int | None = None) -> Iterator[T]:
        """See `exergue.progress.Progress`."""
        log.info(f"{doing}: {total}" if total else doing)
        return iter(items)

    def say(self, message: str) -> None:
        """See `exergue.progress.Progress`."""
        log.info(printable(message))


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether somebody is watching the pages."""
    global serving
    serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Bring docs/ up to date, and keep other builds from it until it has been read."""
    held.close()
    if BUILDING in config:
        return
    config_file, docs = Path(config.config_file_path), Path(config.docs_dir)
    try:
        held.enter_context(claimed(docs, lambda: log.info("Waiting for another build")))
        _make(config_file, docs)
        held.enter_context(source_date(dated(docs)))
    except ExergueError as error:
        raise Abort(printable(str(error))) from error


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give the theme the words of the interface, the address for readers, and what pages may load."""
    language, contact = frame_of(config.extra)
    env.globals.update(theme_globals(read_interface(language), contact))
    # The server of `mkdocs serve` puts a script into each page that reloads it.
    env.globals["policy"] = "" if serving else policy(from_files=not config.site_url)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:
    """Watch what docs/ is made from."""
    try:
        for path in watched(Path(config.config_file_path), Path(config.docs_dir)):
            server.watch(str(path))
    except ExergueError as error:
        raise Abort(printable(str(error))) from error


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Without an address the site may be read from its files, where a link has to name them."""
    return output if config.site_url else with_files(output)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Leave out of the site what only the index of the search is made from."""
    for file in [file for file in files if file.src_uri.startswith(f"{SEARCH}/")]:
        files.remove(file)


def on_post_build(config: MkDocsConfig) -> None:
    """Make the index of the search and the theme's files light, let go of docs/, and sign the site as ours.

    By that `python build.py` knows it.
    """
    try:
        _index(config)
    finally:
        held.close()
    squeeze(Path(config.site_dir) / "assets")
    (Path(config.site_dir) / MARK).touch()


def on_build_error(error: Exception) -> None:
    """Let go of docs/."""
    held.close()


def _index(config: MkDocsConfig) -> None:
    language, _ = frame_of(config.extra)
    try:
        make_index(Path(config.docs_dir), Path(config.site_dir), language, directories=config.use_directory_urls)
    except ExergueError as error:
        if not serving:
            raise Abort(printable(str(error))) from error
        print(printable(f"ERROR   -  The pages are served without search, since\n{error}"), file=sys.stderr)


def _make(config_file: Path, docs: Path) -> None:
    try:
        refresh(config_file, docs, Log(), publishing=not serving)
    except ExergueError as error:
        if not (serving and has_pages(docs)):
            raise
        # Whoever is writing sees the last good pages until the mistake is mended. An error in mkdocs' own log, or
        # one that is raised, would stop the server from answering.
        print(printable(f"ERROR   -  The last good pages are served, since\n{error}"), file=sys.stderr)
