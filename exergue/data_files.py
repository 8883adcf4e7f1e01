"""Where in `docs/`, and so on the site, the data for other programs lies: for what makes it and what links to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, count
from pathlib import PurePosixPath

from exergue.file_names import is_device
from exergue.model import Article

FOLDER = PurePosixPath("data")
ANNOTATIONS = FOLDER / "annotations.jsonl"
ANNOTATIONS_SCHEMA = FOLDER / "annotations.schema.json"
TEXTS = FOLDER / "texts"
TEI = FOLDER / "tei"
ANNOTATION_PAGES = FOLDER / "web-annotations"
CITATIONS = FOLDER / "citations"
BIBLIOGRAPHY = FOLDER / "articles.bib"
CSL = FOLDER / "articles.csl.json"
TEI_CORPUS = FOLDER / "corpus.xml"
BEACON_FOLDER = FOLDER / "beacon"
CSV_FOLDER = FOLDER / "csv"
DATABASE = FOLDER / "exergue.sqlite"
PACKAGE = FOLDER / "datapackage.json"
WEB_ANNOTATIONS = FOLDER / "web-annotations.jsonld"

# What every file system keeps as it is, and every address too.
_SAFE = re.compile("[a-z0-9][a-z0-9._-]{0,99}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ArticleFiles:
    """The files of one article, which share their name."""

    text: PurePosixPath  # the characters that all offsets count
    tei: PurePosixPath  # TEI P5
    annotations: PurePosixPath  # W3C Web Annotation
    bibtex: PurePosixPath
    ris: PurePosixPath


def article_files(articles: Iterable[Article]) -> Mapping[str, ArticleFiles]:
    """Article id -> its files; an id that is no safe file name, or is taken, gives way to the slug."""
    taken: set[str] = set()
    return {article.id: _files(_name(article, taken)) for article in sorted(articles, key=lambda a: a.id)}


def _files(name: str) -> ArticleFiles:
    return ArticleFiles(
        text=TEXTS / f"{name}.txt",
        tei=TEI / f"{name}.xml",
        annotations=ANNOTATION_PAGES / f"{name}.jsonld",
        bibtex=CITATIONS / f"{name}.bib",
        ris=CITATIONS / f"{name}.ris",
    )


def _name(article: Article, taken: set[str]) -> str:
    own = [article.id] if _SAFE.fullmatch(article.id) and not is_device(article.id) else []
    candidates = chain(own, [article.slug], (f"{article.slug}-{n}" for n in count(2)))
    name = next(name for name in candidates if name.casefold() not in taken)
    taken.add(name.casefold())
    return name
