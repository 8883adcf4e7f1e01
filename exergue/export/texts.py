"""`data/texts/<id>.txt`: the text of each article, character for character the one that all offsets mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from exergue.file_names import is_device
from exergue.model import Article, Corpus

# What every file system keeps as it is, and every address too.
_SAFE = re.compile("[a-z0-9][a-z0-9._-]{0,99}", re.IGNORECASE)


def export_texts(corpus: Corpus) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The path and bytes of each article's text in UTF-8."""
    paths = text_paths(corpus)
    for annotated in corpus.articles:
        yield paths[annotated.article.id], annotated.article.text.encode()


def text_paths(corpus: Corpus) -> Mapping[str, PurePosixPath]:
    """Article id -> path of its text; an id that is no safe file name, or is taken, gives way to the slug."""
    taken: set[str] = set()
    return {
        article.id: PurePosixPath("data/texts", f"{_name(article, taken)}.txt")
        for article in sorted((annotated.article for annotated in corpus.articles), key=lambda a: a.id)
    }


def _name(article: Article, taken: set[str]) -> str:
    candidates = [article.id] if _SAFE.fullmatch(article.id) and not is_device(article.id) else []
    candidates += [article.slug, *(f"{article.slug}-{n}" for n in range(2, len(taken) + 3))]
    name = next(name for name in candidates if name.casefold() not in taken)
    taken.add(name.casefold())
    return name
