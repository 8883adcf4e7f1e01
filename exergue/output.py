"""The corpus as it is shown → every file of `docs/`: data, pages, pictures, and what the search can find.

What one article or identity has for itself is only made where it may have changed: see `ledger`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from exergue.errors import InputError, Problem
from exergue.export import collection, exports, weighed
from exergue.facts import Facts
from exergue.file_names import way
from exergue.fingerprint import shape
from exergue.hiding import Hidden, exposed
from exergue.images import Images, image_files, local_images
from exergue.interface import read_interface
from exergue.keeping import Keeping
from exergue.ledger import Ledger, Record, read_record, write_record
from exergue.manifest import read_manifest
from exergue.model import Corpus
from exergue.pages import Addresses, Kept, Site, make_pages, site_of
from exergue.render import environment, render
from exergue.search import search_files
from exergue.settings import Settings
from exergue.template_errors import template_problem
from exergue.writing import AsItIs, Content

File = tuple[PurePosixPath, Content]
_RECORDS = Path(".exergue-cache", "pages")


@dataclass(frozen=True, slots=True)
class Output:
    """All that the files are made from."""

    hiding: Hidden
    settings: Settings
    site: Site
    images: Images
    ledger: Ledger


def output(corpus: Corpus, hiding: Hidden, settings: Settings) -> Output:
    """What is to be shown of the corpus, and what is known of the files that show it already."""
    images = local_images(corpus, settings.sources, hiding.file_name)
    site = site_of(corpus, settings, Addresses(corpus, images))
    made_by = f"{shape(settings)} {site.dated}"
    before = read_record(_record(settings), made_by) if settings.cache else Record(made_by)
    return Output(hiding, settings, site, images, Ledger(settings.docs, Facts(site.views, site.addresses), before))


def files(output: Output, kept: Iterable[PurePosixPath], keeping: Keeping) -> Iterator[File]:
    """The path in docs/ and the content of everything that the site shows or offers; pages of `kept` lead on.

    Raises InputError for the first file that would bear a hidden name, also while its pieces are read.
    """
    for path, content in _files(output, kept, keeping):
        if isinstance(content, AsItIs):
            if output.hiding.redaction:
                _without_names(output, path, (output.settings.docs / path).read_bytes())
            yield path, content
        elif isinstance(content, bytes):
            yield path, _without_names(output, path, content)
        else:
            yield path, _pieces_without_names(output, path, content)


def keep_record(output: Output) -> str:
    """Keep what the files in docs/, which have just been written, were made from; why that could not be, else ""."""
    settings = output.settings
    try:
        if settings.cache:
            write_record(_record(settings), output.ledger.lines(read_manifest(settings.docs).files))
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _record(settings: Settings) -> Path:
    """A file for each folder of pages that there may be of a project."""
    docs = os.fsencode(way(settings.docs, settings.root))
    return settings.root / _RECORDS / f"{sha256(docs).hexdigest()[:16]}.jsonl"


def _files(output: Output, kept: Iterable[PurePosixPath], keeping: Keeping) -> Iterator[File]:
    site, settings, sizes = output.site, output.settings, dict[PurePosixPath, int]()
    # First, since a page tells how large they are.
    yield from weighed(exports(collection(site, settings)), sizes)
    pages = keeping.noting(make_pages(site, settings.contact, kept, sizes, output.ledger))
    try:
        for path, content in render(pages, environment(settings.templates, read_interface(settings.language))):
            yield path, AsItIs(content.digest) if isinstance(content, Kept) else content
    except Exception as error:
        if problem := template_problem(error):
            raise InputError([problem]) from error
        raise
    yield from image_files(output.images)
    yield from search_files(site)


def _pieces_without_names(output: Output, path: PurePosixPath, pieces: Iterable[bytes]) -> Iterator[bytes]:
    return (_without_names(output, path, piece) for piece in pieces)


def _without_names(output: Output, path: PurePosixPath, content: bytes) -> bytes:
    """`content`; raises InputError if it bears a hidden name."""
    redaction, settings = output.hiding.redaction, output.settings
    if redaction and (mask := exposed(path, content, redaction)):
        message = f"{mask.id} is to be hidden, but {settings.docs / path} would name it; nothing is written"
        raise InputError([Problem(settings.authority, 0, message)])
    return content
