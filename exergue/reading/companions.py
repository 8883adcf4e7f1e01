"""The files that belong to an article which is a source by itself: with a folder, they lie in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from exergue.errors import InputError
from exergue.language import languages
from exergue.reading.detection import Languages
from exergue.reading.files import read_text
from exergue.reading.folders import SeedFile, find_seeds
from exergue.reading.front_matter import body_start
from exergue.reading.images import pictures
from exergue.reading.markdown import read_markdown


def companions(file: Path) -> tuple[Path, ...]:
    """The sidecars of the article in `file`, then the pictures that it shows; none where it is no article."""
    seeds = [found for found in find_seeds([file]) if isinstance(found, SeedFile)]
    return tuple(path for seed in seeds for path in (*seed.sidecars, *sorted(set(_pictures(seed)))))


def _pictures(seed: SeedFile) -> Iterator[Path]:
    if not seed.is_markdown:
        return
    letters = Languages("", languages()).letters
    try:
        source = read_text(seed.path, seed.source, letters)
        body = read_markdown(source, seed.path, body_start(seed, source))
    except InputError:
        return  # what cannot be read shows nothing
    yield from pictures(body, seed)
