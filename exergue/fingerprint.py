"""One digest of all that docs/ is made from, so that it is known whether it is still current."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import fields
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version

from exergue.file_names import way
from exergue.manifest import MadeFrom, digest_of, intact, read_manifest
from exergue.published import NAME as IDS
from exergue.settings import Options, Settings

# Whose release can change a page.
_LIBRARIES = (
    "babel",
    "jinja2",
    "markdown-it-py",
    "python-slugify",
    "rapidfuzz",
    "spacy",
)
# Settings that say where things are, told relative to the root below, and those that no page depends on.
_SHAPELESS = {"config_file", "sources", "authority", "docs", "site", "model", "workers", "cache"}
_READING = ("spacy", "thinc", "numpy", "rapidfuzz")  # whose release can change an annotation
_ANNOTATOR = ("annotate", "data", "gazetteer.py", "language", "model", "models")  # of this package, likewise
_PACKAGE = Path(__file__).parent


def made_from(settings: Settings, options: Options, newest: str = "") -> MadeFrom:
    """What docs/ would be made from now."""
    return MadeFrom(
        digest=_digest_of_all(settings),
        sources=tuple(_from_root(settings, source) for source in options.sources),
        authority=_from_root(settings, options.authority) if options.authority else "",
        model=_model_from_root(settings) if options.model else "",
        keep_going=options.keep_going,
        newest=newest,
    )


def options_of(made: MadeFrom, root: Path) -> Options:
    """The options that docs/ was made with, to make it again."""
    return Options(
        sources=tuple(root / source for source in made.sources),
        authority=root / made.authority if made.authority else None,
        model=str(root / made.model) if (root / made.model).is_dir() and made.model else made.model,
        keep_going=made.keep_going,
    )


def is_current(settings: Settings, docs: Path) -> bool:
    """Whether `docs` is whole and was made from what is there now."""
    manifest = read_manifest(docs)
    made = manifest.made_from
    if made is None or not manifest.complete:
        return False
    if settings.keeps_ids and made.ids != digest_of(settings.authority / IDS):  # apart, since the build writes it
        return False
    return made.digest == _digest_of_all(settings) and intact(docs, manifest)


def shape(settings: Settings) -> str:
    """One digest of all but the corpus that decides what a page of it is: code, settings and templates."""
    # A setting that is new shapes pages until it is said to do nothing of the kind.
    shaping = [f"{f.name} {getattr(settings, f.name)!r}" for f in fields(settings) if f.name not in _SHAPELESS]
    return _one([f"code {code()}", *shaping, *_lines_of(settings.templates / "pages", settings.templates / "macros")])


def _digest_of_all(settings: Settings) -> str:
    parts = [shape(settings), f"model {_model_from_root(settings)}", *_model_lines(settings.model.name)]
    for source in settings.sources:
        parts += [f"source {_from_root(settings, source)}", *lines_of(source)]
    return _one([*parts, *_lines_of(settings.authority)])


def _lines_of(*folders: Path) -> Iterator[str]:
    """A folder that is missing is as good as an empty one: the build makes that of the editors for its own file."""
    for folder in folders:
        yield f"folder {folder.name}"
        yield from lines_of(folder) if folder.is_dir() else ()


def _one(parts: Iterable[str]) -> str:
    return sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


@cache
def annotator(model: str) -> str:
    """One digest of all that decides which annotations a text gets: code, words, tables, pipelines and libraries.

    `model` is the spaCy pipeline that was chosen, "" for those brought along.
    """
    versions = [f"{library} {version(library)}" for library in _READING]
    parts = [python_version(), *versions, f"model {model}", *_model_lines(model)]
    parts += (line for name, line in _package() if name in _ANNOTATOR)
    return _one(parts)


@cache
def code() -> str:
    """Digest of this package as the process has loaded it, and of the libraries that shape a page."""
    lines = [f"{library} {version(library)}" for library in _LIBRARIES]
    return sha256("\n".join([*lines, *(line for _, line in _package())]).encode()).hexdigest()


@cache
def _package() -> tuple[tuple[str, str], ...]:
    """The line of each file of this package, behind the name there of the file or of the folder that it lies in.

    Read once, since the trained pipelines are large.
    """
    return tuple((file.relative_to(_PACKAGE).parts[0], _line(file, _PACKAGE)) for file in files_below(_PACKAGE))


def lines_of(path: Path) -> Iterator[str]:
    """One line a file below `path`, in the order of their names: digest and name; a file brings its companions."""
    from exergue.reading.companions import companions  # reads Markdown; workers that annotate do without

    files = files_below(path) if path.is_dir() else (path, *companions(path))
    return (_line(file, path) for file in files)


def _line(file: Path, below: Path) -> str:
    return f"{digest_of(file)} {file.relative_to(below.parent).as_posix()!r}"


def files_below(folder: Path) -> Iterable[Path]:
    """All files below `folder` but hidden ones, which nothing reads, and compiled code."""
    found: list[Path] = []
    for where, inner, names in os.walk(folder):
        inner[:] = [name for name in inner if not name.startswith(".")]
        found += [
            Path(where, name)
            for name in names
            if not name.startswith(".") and not name.endswith(".pyc") and name != IDS
        ]
    return sorted(found)


def _model_from_root(settings: Settings) -> str:
    name = settings.model.name
    return _from_root(settings, Path(name)) if Path(name).is_dir() and name else name


@cache
def _model_lines(name: str) -> tuple[str, ...]:
    """The files of a chosen spaCy pipeline that lies in a folder, or the release of an installed one, as first seen."""
    if name and Path(name).is_dir():
        return tuple(lines_of(Path(name)))
    with suppress(PackageNotFoundError, ValueError):
        return (version(name),)
    return ()


def _from_root(settings: Settings, path: Path) -> str:
    return way(path, settings.root)
