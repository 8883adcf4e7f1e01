"""The images that articles show: those that lie in the source folder, checked one by one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PureWindowsPath
from urllib.parse import quote, unquote

from exergue.errors import InputError, Problem
from exergue.file_names import composed, decomposed
from exergue.model import Inline
from exergue.reading.body import Body
from exergue.reading.characters import clean
from exergue.reading.folders import SeedFile
from exergue.reading.inline_tokens import is_remote

FORMATS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")  # not .svg: opened by itself, it runs scripts
_MISREAD = str.maketrans({character: quote(character) for character in "%:?#"})  # in a path that is read as an address


def local_images(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Those of `inlines` that are images, and not elsewhere on the web."""
    return (inline for inline in inlines if inline.kind == "image" and not is_remote(inline.target))


def with_images(body: Body, seed: SeedFile, source: str) -> Body:
    """`body` with each local image's target as the address of its file from the source folder (`1898/aurore.jpg`).

    Raises InputError with each that is missing, no image, or elsewhere than in the source folder.
    """
    targets: dict[Inline, str] = {}
    problems = []
    for image in local_images(body.inlines):
        try:
            targets[image] = _place(_path_of(image), seed)
        except ValueError as error:
            line = source.count("\n", 0, body.source_offset(image.span.start)) + 1
            problems.append(Problem(seed.path, line, str(error)))
    if problems:
        raise InputError(problems)
    return replace(body, inlines=tuple(replace(i, target=targets.get(i, i.target)) for i in body.inlines))


def pictures(body: Body, seed: SeedFile) -> Iterator[Path]:
    """The files of the local images of `body` as it was read; what is wrong with the others is for `with_images`."""
    for image in local_images(body.inlines):
        with suppress(ValueError):
            yield seed.source / unquote(_place(_path_of(image), seed))


def _path_of(image: Inline) -> str:
    return unquote(re.split("[?#]", image.target)[0])


def _place(target: str, seed: SeedFile) -> str:
    """The path of the image `target` from the source folder; raises ValueError with what is wrong with it."""
    root, shown = os.path.realpath(seed.source), f'image "{clean(target[:200])}"'
    if "\\" in target or PureWindowsPath(target).drive:  # before Windows asks another machine for it
        raise ValueError(f"{shown} is no path that every system knows; expected one with slashes, of no drive")
    place = _file(seed.path.parent, target) if clean(target) == target else Path("/")
    if target.startswith("/") or not place.is_relative_to(root):
        raise ValueError(f"{shown} is not in the source folder; expected a path from this file to one in there")
    if place.suffix.lower() not in FORMATS:
        raise ValueError(f"{shown} is in no format that browsers show; expected {', '.join(FORMATS)}")
    if not _is_file(place):
        raise ValueError(f"{shown} does not exist; expected the file {seed.path.parent / target}")
    return place.relative_to(root).as_posix().translate(_MISREAD)


def _file(folder: Path, target: str) -> Path:
    """The file that is meant: its accents may be typed in one way in the article, and kept in another by macOS."""
    forms = dict.fromkeys((target, composed(target), decomposed(target)))
    places = [Path(os.path.realpath(folder / form)) for form in forms]
    return next(filter(_is_file, places), places[0])


def _is_file(place: Path) -> bool:
    return os.path.isfile(place)  # noqa: PTH113, Path.is_file raises where a name is too long
