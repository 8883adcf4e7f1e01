"""Annotations kept from one build to the next, filed under all that they were made from.

One JSON file an article. Its name is the digest of what the annotator saw, so that an entry is never out of date: an
article that changes, or an annotator that does, asks for another. Entries that nobody asks for go when the folder has
grown too large, those first that have rested longest.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter

from exergue.model import AnnotatedArticle, Article, Block, Inline, Mention, Quotation, Role, TextSpan
from exergue.moving import move

_HEAD, _MIDDLE, _TAIL = b'{"digest":"', b'","layers":', b"}"
_START = len(_HEAD) + sha256().digest_size * 2 + len(_MIDDLE)
_ROOM = 0.9  # of the bound is left full by a clearing, so that not every build clears


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the annotator looks at in an article: neither its title nor its date, so a change of these costs nothing."""

    language: str
    text: str
    blocks: tuple[Block, ...]
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class _Layers:
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]
    roles: tuple[Role, ...]
    sentences: tuple[TextSpan, ...]


_SEEN, _LAYERS = TypeAdapter(_Seen), TypeAdapter(_Layers)


class Store:
    """The annotations in `folder`, of an annotator that `made_by` describes wholly."""

    def __init__(self, folder: Path, made_by: str) -> None:
        self.folder = folder
        self._made_by = made_by.encode()
        self.failure = ""  # why an entry could not be kept, if one could not

    def find(self, article: Article) -> AnnotatedArticle | None:
        """The article with the layers that were kept for it; None if there are none, or they are damaged."""
        file = self._file(article)
        try:
            layers = _read(file.read_bytes())
        except (OSError, ValueError):  # pydantic's ValidationError is one
            return None
        with suppress(OSError):
            os.utime(file)  # it was of use
        return AnnotatedArticle(article, layers.mentions, layers.quotations, layers.roles, layers.sentences)

    def keep(self, annotated: AnnotatedArticle) -> None:
        """File the layers of the article. A disk that is full or read-only is no error: `failure` tells of it."""
        layers = _Layers(annotated.mentions, annotated.quotations, annotated.roles, annotated.sentences)
        try:
            _put(self._file(annotated.article), _written(_LAYERS.dump_json(layers)))
        except OSError as error:
            self.failure = error.strerror or str(error)

    def clear(self, bound: int) -> None:
        """Bring the folder under `bound` bytes, if it is over; what rested longest goes first."""
        entries = sorted(_entries(self.folder), key=lambda entry: (entry.rested_since, entry.file))
        size = sum(entry.size for entry in entries)
        if size <= bound:
            return
        for entry in entries:
            if size <= bound * _ROOM:
                return
            with suppress(OSError):
                entry.file.unlink()
            size -= entry.size

    def _file(self, article: Article) -> Path:
        seen = _SEEN.dump_json(_Seen(article.language, article.text, article.blocks, article.inlines))
        name = sha256(self._made_by + b"\0" + seen).hexdigest()
        return self.folder / name[:2] / f"{name[2:]}.json"


def _written(layers: bytes) -> bytes:
    return _HEAD + sha256(layers).hexdigest().encode() + _MIDDLE + layers + _TAIL


def _read(entry: bytes) -> _Layers:
    """The layers of an entry; raises ValueError if it is not, byte for byte, what was written."""
    layers = entry[_START : -len(_TAIL)]
    if entry != _written(layers):
        raise ValueError("damaged")
    return _LAYERS.validate_json(layers)


def _put(file: Path, content: bytes) -> None:
    """A reader, or a build at the same time, sees the whole entry or none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_suffix(f".{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        move(temporary, file)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


@dataclass(frozen=True, slots=True)
class _Entry:
    file: Path
    size: int
    rested_since: float


def _entries(folder: Path) -> Iterator[_Entry]:
    """Every file in the folder, half-written ones of a killed build among them."""
    for where, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):  # another build may be clearing too
                status = (file := Path(where, name)).stat()
                yield _Entry(file, status.st_size, status.st_mtime)
