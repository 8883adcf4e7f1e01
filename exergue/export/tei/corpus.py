"""The corpus as a whole: which articles it has and where their files lie, and all people, places, organisations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from exergue.export.collection import Collection
from exergue.export.tei.header import encoding, publication, reference
from exergue.export.tei.names import all_lists
from exergue.export.xml import element, empty, worded
from exergue.pages import addresses


def corpus_pieces(collection: Collection, path: PurePosixPath) -> Iterator[str]:
    """What stands in the root element of the file `path`, in pieces."""
    title = worded("title", collection.settings.site_name or "Exergue")
    yield f'<teiHeader xml:lang="en"><fileDesc>{element("titleStmt", {}, [title])}'
    yield f"{publication(collection, collection.beside(path, addresses.HOME))}<sourceDesc>"
    if collection.corpus.articles:
        yield "<listBibl>\n"
        yield from _articles(collection, path)
        yield "</listBibl>"
    else:
        yield worded("p", "No article.")
    yield f"</sourceDesc></fileDesc>{encoding()}</teiHeader>\n"
    yield from _names(collection, path)


def _articles(collection: Collection, path: PurePosixPath) -> Iterator[str]:
    for annotated in collection.corpus.articles:
        file = collection.addresses.files(annotated.article.id).tei
        pointer = empty("ptr", {"target": collection.beside(path, file)})
        yield element("bibl", {}, [*reference(annotated.article), pointer]) + "\n"


def _names(collection: Collection, path: PurePosixPath) -> Iterator[str]:
    """Every identity; a document without any needs some other content."""
    if collection.identities:
        yield "<standOff>\n"
        yield from all_lists(collection, path)
        yield "</standOff>\n"
    else:
        yield "<text><body><p/></body></text>\n"
