"""The corpus for other programs: one function a format, from the corpus to the path and the bytes of each file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

from exergue.data_files import ANNOTATIONS, ANNOTATIONS_SCHEMA
from exergue.export.annotations import annotation_lines, export_annotations
from exergue.export.beacon import export_beacon
from exergue.export.citations import export_citations
from exergue.export.collection import Collection, Content, File, collection
from exergue.export.feeds import export_feeds
from exergue.export.robots import export_robots
from exergue.export.schema import schema
from exergue.export.tables.as_csv import export_csv
from exergue.export.tables.as_sqlite import export_sqlite
from exergue.export.tables.package import export_package
from exergue.export.tei import export_tei
from exergue.export.texts import export_texts
from exergue.export.web_annotations import export_web_annotations

__all__ = [
    "EXPORTS",
    "Collection",
    "Content",
    "File",
    "collection",
    "export_annotations",
    "export_texts",
    "exports",
    "weighed",
]


def _texts(source: Collection) -> Iterator[File]:
    return export_texts(source.corpus)


def _annotations(source: Collection) -> Iterator[File]:
    yield ANNOTATIONS, annotation_lines(source.corpus, source.settings.root, source.views.anchors)
    yield ANNOTATIONS_SCHEMA, schema().encode()


EXPORTS: tuple[Callable[[Collection], Iterator[File]], ...] = (
    _texts,
    _annotations,
    export_web_annotations,
    export_tei,
    export_citations,
    export_csv,
    export_sqlite,
    export_package,
    export_beacon,
    export_feeds,
    export_robots,
)


def weighed(files: Iterable[File], sizes: dict[PurePosixPath, int]) -> Iterator[File]:
    """The files as they are; `sizes` gets the bytes of each as it goes by."""
    for path, content in files:
        sizes[path] = 0
        pieces = [content] if isinstance(content, bytes) else content
        yield path, _counted(path, pieces, sizes)


def _counted(path: PurePosixPath, pieces: Iterable[bytes], sizes: dict[PurePosixPath, int]) -> Iterator[bytes]:
    for piece in pieces:
        sizes[path] += len(piece)
        yield piece


def exports(source: Collection) -> Iterator[File]:
    """Every file of `docs/` that is for programs."""
    return (file for export in EXPORTS for file in export(source))
