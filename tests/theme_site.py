"""The site that mkdocs makes of pages made for a test, with the project's own settings, hooks and theme."""

import logging
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from sample_pages import ROOT

from exergue.site import BUILDING


def build_site(
    folder: Path, made: dict[str, str], language: str = "fr", contact: str = "", **config
) -> tuple[Path, list[str]]:
    """The folder of the site, and what mkdocs warns of."""
    for path, markdown in made.items():
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).write_text(markdown, encoding="utf-8")
    options = {"docs_dir": str(folder / "docs"), "site_dir": str(folder / "site"), **config}
    loaded = load_config(str(ROOT / "mkdocs.yml"), **options)
    loaded.extra["exergue"] = {"language": language, "contact": contact}
    loaded[BUILDING] = True
    warned: list[str] = []
    listener = logging.Handler(logging.WARNING)
    listener.emit = lambda record: warned.append(record.getMessage())
    logging.getLogger("mkdocs").addHandler(listener)
    try:
        build(loaded)
    finally:
        logging.getLogger("mkdocs").removeHandler(listener)
    return folder / "site", warned
