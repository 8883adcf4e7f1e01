"""One file to one article: each step of it, in order."""

from __future__ import annotations

from pathlib import Path

from exergue.errors import InputError, Problem
from exergue.file_names import composed
from exergue.model import Article
from exergue.reading.body import Body
from exergue.reading.characters import visible
from exergue.reading.detection import Languages, traits
from exergue.reading.files import read_text
from exergue.reading.folders import SeedFile
from exergue.reading.front_matter import body_start, metadata_of
from exergue.reading.images import with_images
from exergue.reading.markdown import read_markdown
from exergue.reading.metadata import Metadata
from exergue.reading.plain import read_plain
from exergue.reading.titles import with_title


def read_article(seed: SeedFile, languages: Languages) -> Article | None:
    """The article in a file, without a slug unless one was given; None for a draft.

    Raises InputError with all that is wrong in the file and its sidecar.
    """
    _expect_readable_name(seed.path)
    source = read_text(seed.path, seed.source, languages.letters)
    problems: list[Problem] = []
    metadata, body = Metadata(), Body("")
    try:
        metadata = metadata_of(seed, source, languages)
    except InputError as error:
        problems += error.problems
    if metadata.draft:
        return None
    try:
        body = _read_body(seed, source)
    except InputError as error:
        problems += error.problems
    if problems:
        raise InputError(problems)
    return _article(seed.path, body, metadata, languages)


def _expect_readable_name(path: Path) -> None:
    """A name that is not UTF-8 could not be published, nor even shown in a message."""
    shown = str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if shown != str(path):
        raise InputError([Problem(Path(shown), 0, "has a name that is not UTF-8; expected another")])


def _read_body(seed: SeedFile, source: str) -> Body:
    if seed.is_markdown:
        body = with_images(read_markdown(source, seed.path, body_start(seed, source)), seed, source)
    else:
        body = read_plain(source)
    if not visible(body.text):
        raise InputError([Problem(seed.path, 0, "holds no text that can be seen; expected an article")])
    return body


def _article(path: Path, body: Body, metadata: Metadata, languages: Languages) -> Article:
    language = metadata.lang or languages.of(body.text)
    titled = with_title(body, metadata.title, traits(language).function_words)
    return Article(
        id=metadata.slug or composed(path.stem),
        path=path,
        text=body.text,
        language=language,
        title=titled.title,
        slug=metadata.slug,
        blocks=titled.body.blocks,
        inlines=titled.body.inlines,
        headline=titled.headline,
        date=metadata.date,
        authors=metadata.authors,
        outlet=metadata.outlet,
        url=metadata.url,
        tags=metadata.tags,
        description=metadata.description,
        license=metadata.license,
        origin=body.origin,
    )
