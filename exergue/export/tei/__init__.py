"""`data/tei/`: each article as TEI P5, names and quotations marked in its text; `data/corpus.xml`: what they share.

The characters between `<body>` and `</body>`, less the tags, are the article's text, one for one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from exergue.data_files import TEI_CORPUS
from exergue.export.collection import Collection, File
from exergue.export.tei.body import body
from exergue.export.tei.corpus import corpus_pieces
from exergue.export.tei.header import header
from exergue.export.tei.names import lists
from exergue.export.tei.rules import Rules
from exergue.export.tei.standing import certainties
from exergue.export.xml import DECLARATION, element, language, opening
from exergue.model import AnnotatedArticle

_ROOT = {"xmlns": "http://www.tei-c.org/ns/1.0"}


def export_tei(collection: Collection) -> Iterator[File]:
    """A TEI document for each article, and one for the corpus as a whole."""
    for annotated in collection.corpus.articles:
        path = collection.addresses.files(annotated.article.id).tei
        yield path, _document(collection, path, annotated).encode()
    yield TEI_CORPUS, _encoded(corpus_pieces(collection, TEI_CORPUS))


def _document(collection: Collection, path: PurePosixPath, annotated: AnnotatedArticle) -> str:
    rules, anchors = Rules(annotated), collection.views.anchors[annotated.article.id]
    written = {"xml:lang": language(annotated.article.language)}
    known = [*lists(collection, path, annotated), *certainties(annotated, anchors, rules)]
    parts = (
        header(collection, path, annotated, rules),
        element("standOff", {}, known) if known else "",
        element("text", written, [body(collection, path, annotated, rules)]),
    )
    return DECLARATION + element("TEI", _ROOT, ["\n", *(f"{part}\n" for part in parts if part)]) + "\n"


def _encoded(pieces: Iterator[str]) -> Iterator[bytes]:
    yield f"{DECLARATION}{opening('TEI', _ROOT)}\n".encode()
    yield from (piece.encode() for piece in pieces)
    yield b"</TEI>\n"
