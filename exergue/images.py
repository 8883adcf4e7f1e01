"""The local images that articles show: which files they are, and where the site keeps them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from exergue.markup import targets
from exergue.model import Article, Corpus
from exergue.reading.images import FORMATS
from exergue.reading.slugs import slug_from

_FOLDER = PurePosixPath("images")


@dataclass(frozen=True, slots=True)
class Images:
    """Where the images are kept in `docs/`: by article id and target, and from which file each comes."""

    places: dict[tuple[str, str], PurePosixPath]
    files: dict[PurePosixPath, Path]


NO_IMAGES = Images({}, {})


def local_images(corpus: Corpus, sources: Sequence[Path], named: Callable[[str], str] = str) -> Images:
    """The images that the articles show; none but pictures within the source folder of the article.

    `named` gives the name of a file, without its ending, as the site may show it, "" for none.

    The reader has judged them already. An article is hostile input, and what is copied here gets published.
    """
    roots = sorted({source if source.is_dir() else source.parent for source in sources})
    placed: dict[Path, PurePosixPath] = {}
    places: dict[tuple[str, str], PurePosixPath] = {}
    taken: set[PurePosixPath] = set()
    for annotated in corpus.articles:
        for target in _targets(annotated.article):
            if file := _picture(annotated.article, target, roots):
                place = placed.get(file) or _free_place(named(file.stem), file, taken)
                taken.add(place)
                placed[file] = places[annotated.article.id, target] = place
    return Images(places, {place: file for file, place in placed.items()})


def image_files(images: Images) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The path in `docs/` and the bytes of each image."""
    for place, file in images.files.items():
        yield place, file.read_bytes()


def _targets(article: Article) -> Iterator[str]:
    """The targets of local images: paths from the source folder."""
    for inline in article.inlines:
        if inline.kind == "image" and (target := targets.relative(inline.target)):
            yield target


def _picture(article: Article, target: str, roots: Sequence[Path]) -> Path | None:
    for root in map(os.path.realpath, roots):
        if not Path(os.path.realpath(article.path)).is_relative_to(root) or "\0" in target:
            continue
        file = Path(os.path.realpath(Path(root, target)))
        if file.is_relative_to(root) and file.suffix.lower() in FORMATS and os.path.isfile(file):  # noqa: PTH113, Path.is_file raises where a name is too long
            return file
    return None


def _free_place(stem: str, file: Path, taken: set[PurePosixPath]) -> PurePosixPath:
    name, ending = slug_from(stem, nameless="image"), file.suffix.lower()
    place, number = _FOLDER / f"{name}{ending}", 1
    while place in taken:
        number += 1
        place = _FOLDER / f"{name}-{number}{ending}"
    return place
