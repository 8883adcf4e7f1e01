"""`data/texts/<id>.txt`: the text of each article, character for character the one that all offsets mean."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from exergue.data_files import article_files
from exergue.model import Corpus


def export_texts(corpus: Corpus) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The path and bytes of each article's text in UTF-8."""
    files = article_files(annotated.article for annotated in corpus.articles)
    for annotated in corpus.articles:
        yield files[annotated.article.id].text, annotated.article.text.encode()
