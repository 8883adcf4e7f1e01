"""The local images that articles show: which files they are, and where the site keeps them.

An article is hostile input: it can't make the build publish a file that is no picture or lies outside of the sources.
SVG is left out, since it runs scripts when it is opened by itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from slugify import slugify

from exergue.markup import targets
from exergue.model import AnnotatedArticle, Corpus

_FOLDER = PurePosixPath("images")
_PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})


def local_images(corpus: Corpus, sources: Sequence[Path]) -> dict[Path, PurePosixPath]:
    """The files that the articles show, each with its path in `docs/`."""
    roots = tuple(source.resolve() if source.is_dir() else source.resolve().parent for source in sources)
    placed: dict[Path, PurePosixPath] = {}
    for annotated in corpus.articles:
        for target in _targets(annotated):
            file = beside(annotated.article.path, target)
            if file not in placed and _publishable(file, roots):
                placed[file] = _free_path(file, placed)
    return placed


def image_files(images: Mapping[Path, PurePosixPath]) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The path in `docs/` and the bytes of each image."""
    for file, path in images.items():
        yield path, file.read_bytes()


def beside(seed: Path, target: str) -> Path:
    """The file that a relative link of `seed` means, as a path without detours; it need not be there."""
    return Path(os.path.normpath(seed.parent / target))


def _targets(annotated: AnnotatedArticle) -> Iterator[str]:
    for inline in annotated.article.inlines:
        if inline.kind == "image" and (target := targets.relative(inline.target)):
            yield target


def _publishable(file: Path, roots: Iterable[Path]) -> bool:
    try:
        real = file.resolve()
        return real.suffix.lower() in _PICTURES and any(map(real.is_relative_to, roots)) and real.is_file()
    except (OSError, RuntimeError, ValueError):  # a name that is too long, a ring of links, a null character
        return False


def _free_path(file: Path, placed: Mapping[Path, PurePosixPath]) -> PurePosixPath:
    taken = set(placed.values())
    name, number = slugify(file.stem, max_length=80) or "image", 1
    path = _FOLDER / f"{name}{file.suffix.lower()}"
    while path in taken:
        number += 1
        path = _FOLDER / f"{name}-{number}{file.suffix.lower()}"
    return path
