"""Which files of the source folders are articles, and what belongs to them."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from exergue.errors import Problem
from exergue.file_names import composed

_ARTICLE = (".txt", ".md")
_SIDECAR = (".yml", ".yaml")
# Of the folder, no articles; but « notice.txt » may be one.
_ABOUT = re.compile(r"readme(?![a-z])|license(?:\.|$)|(?:copying|notice)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SeedFile:
    """A file to read. `source` is the folder it was found through; `sidecars` are YAML files of its name."""

    path: Path
    source: Path
    sidecars: tuple[Path, ...] = ()

    @property
    def is_markdown(self) -> bool:
        """Whether it is to be read as Markdown, else as plain text."""
        return self.path.suffix.lower() == ".md"


@dataclass(frozen=True, slots=True)
class Stray:
    """A YAML file beside no article of its name."""

    path: Path


def find_seeds(sources: Sequence[Path]) -> tuple[SeedFile | Stray | Problem, ...]:
    """The articles in `sources` (folders or single files), each once, with what is wrong there.

    Hidden files, README, LICENSE and all that is neither text, Markdown nor YAML are passed over.
    """
    found: dict[tuple[str, str], SeedFile | Stray | Problem] = {}
    real = cache(os.path.realpath)  # of the folder of each file: asks the system about each part of its path
    for source in sorted(set(sources)):
        for thing in _in_source(source):
            found.setdefault((real(thing.path.parent), thing.path.name), thing)
    if not found:
        return tuple(Problem(source, 0, "holds no article; expected .txt or .md files") for source in sources)
    return tuple(found.values())


def _in_source(source: Path) -> Iterator[SeedFile | Stray | Problem]:
    if source.is_dir():
        yield from _in_folders(source)
    elif not source.exists():
        yield Problem(source, 0, "does not exist; expected a folder of articles")
    elif source.suffix.lower() in _ARTICLE:
        beside = [path for path in source.parent.iterdir() if path.suffix.lower() in _SIDECAR]
        yield SeedFile(
            source,
            source.parent,
            tuple(sorted(path for path in beside if composed(path.stem) == composed(source.stem))),
        )
    else:
        yield Problem(source, 0, "is no article; expected a .txt or .md file, or a folder of them")


def _in_folders(source: Path) -> Iterator[SeedFile | Stray | Problem]:
    errors: list[OSError] = []
    for folder, inner, names in os.walk(source, onerror=errors.append):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        yield from (_outside(path) for name in inner if leads_out(path := Path(folder, name), source))
        yield from _in_folder([Path(folder, name) for name in sorted(names) if _is_ours(name)], source)
    yield from (Problem(Path(error.filename), 0, f"cannot be read: {error.strerror}") for error in errors)


def _is_ours(name: str) -> bool:
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122, a Path for each of many files takes its time
    return ending in _ARTICLE + _SIDECAR and not name.startswith(".") and not is_about(name)


def is_about(name: str) -> bool:
    """Whether a file of this name tells about its folder: README, LICENSE."""
    return bool(_ABOUT.match(name))


def _in_folder(paths: Iterable[Path], source: Path) -> Iterator[SeedFile | Stray]:
    articles: list[Path] = []
    sidecars: dict[str, list[Path]] = defaultdict(list)
    for path in paths:
        kin = articles if path.suffix.lower() in _ARTICLE else sidecars[composed(path.stem)]
        kin.append(path)
    for path in articles:
        yield SeedFile(path, source, tuple(sidecars.pop(composed(path.stem), ())))
    yield from (Stray(path) for alone in sidecars.values() for path in alone)


def leads_out(path: Path, source: Path) -> bool:
    """Whether `path` is a symbolic link to something outside the folder `source`."""
    return path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(source))


def _outside(path: Path) -> Problem:
    return Problem(path, 0, "is a symbolic link that leads out of the source folder; expected a folder inside it")
