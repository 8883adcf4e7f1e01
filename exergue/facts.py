"""What can be read of a corpus entry by entry, as short digests: whether a page that is made of it has to change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from pydantic import TypeAdapter

from exergue.corpus import Occurrence, Utterance, Views
from exergue.model import AnnotatedArticle, Mention, Quotation, Role, TextSpan
from exergue.noted import Fact
from exergue.pages.addresses import Addresses

_SIZE = 16  # bytes of a digest
_MISSING = b""
_LAYERS = TypeAdapter(tuple[tuple[Mention, ...], tuple[Quotation, ...], tuple[Role, ...], tuple[TextSpan, ...]])


class Facts:
    """The entries of the corpus read across and of its addresses, as they are now."""

    def __init__(self, views: Views, addresses: Addresses) -> None:
        self._tables: dict[str, Mapping[Any, object]] = {**views.tables, **addresses.tables}
        self._known: dict[Fact, bytes] = {}
        self._articles: dict[str, bytes] = {}

    def of(self, entries: Iterable[Fact]) -> bytes:
        """One digest of the entries, in the order given; that one is missing is told too."""
        return _digest(b"".join(map(self._entry, entries)))

    def _entry(self, entry: Fact) -> bytes:
        found = self._known.get(entry)
        if found is None:
            name, key = entry
            table = self._tables.get(name, {})
            found = self._known[entry] = _digest(self._told(table[key]) if key in table else _MISSING)
        return found

    def _told(self, value: object) -> bytes:
        """All that the value says, articles by their digest: many values hold the same ones."""
        if isinstance(value, AnnotatedArticle):
            return self._article(value)
        if isinstance(value, Occurrence | Utterance):
            return b"%d %b" % (value.index, self._article(value.annotated))
        if isinstance(value, tuple):
            return b"(%b)" % b",".join(map(self._told, value))
        return _said(value)

    def _article(self, annotated: AnnotatedArticle) -> bytes:
        found = self._articles.get(annotated.article.id)
        if found is None:
            layers = (annotated.mentions, annotated.quotations, annotated.roles, annotated.sentences)
            found = _digest(_said(annotated.article) + _LAYERS.dump_json(layers))
            self._articles[annotated.article.id] = found
        return found


def _said(value: object) -> bytes:
    return repr(value).encode("utf-8", "surrogateescape")


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_SIZE).digest()
