"""Bytes to text: UTF-8 and UTF-16 are recognised for certain, an older encoding because its letters are plausible.

On 1,500 press articles in Mac Roman or ISO 8859-15, whole or cut to 100 characters, charset-normalizer takes up to one
in seven for Windows-1252, and never sees « cœur » in ISO 8859-15; what a language writes settles all but two.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from exergue.errors import InputError, Problem

_MARKS = (  # UTF-32 before UTF-16, whose mark begins the same
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OLD = ("cp1252", "latin_1", "iso8859_15", "mac_roman", "cp850")  # in a tie the first wins
_FREE = frozenset("’‘–—\xa0\u202f…")  # may stand between two letters
_FRACTIONS = frozenset("¼½¾")  # may touch no letter
_ORDINALS = frozenset("ºª")
_USUAL = _ORDINALS | frozenset("«»‹›“”„‚•·°€£§©®™²³")  # may touch one
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(data: bytes, path: Path, letters: Collection[str]) -> str:
    """The text of `data`; raises InputError where it is binary or in an unknown encoding.

    `letters` are those beyond ASCII that the languages of the site write.
    """
    mark, codec = next(((mark, codec) for mark, codec in _MARKS if data.startswith(mark)), (b"", ""))
    codec = codec or _unmarked_utf16(data)
    if not codec and b"\0" in data:
        raise _unreadable(path, "is a binary file; expected text")
    if not codec and not _is_utf8(data):
        return _decode_old(data, path, letters)
    return _decode_unicode(data[len(mark) :], codec or "utf-8", path)


def _unmarked_utf16(data: bytes) -> str:
    """The UTF-16 that `data` is in, if every other byte is nearly always zero, as in Latin script; else ""."""
    half = len(data) // 2
    even, odd = data[::2].count(0), data[1::2].count(0)
    if half and not len(data) % 2 and min(even, odd) == 0 and max(even, odd) > 0.7 * half:
        return "utf-16-le" if odd else "utf-16-be"
    return ""


def _is_utf8(data: bytes) -> bool:
    """Whether `data` is UTF-8, or was until a few bytes of it were damaged."""
    with suppress(UnicodeDecodeError):
        return bool(data.decode("utf-8", "surrogatepass")) or not data
    text = data.decode("utf-8", "surrogateescape")
    return len(re.findall(r"[^\x00-\x7f\ud800-\udfff]", text)) > 4 * len(re.findall("[\udc80-\udcff]", text))


def _decode_unicode(data: bytes, codec: str, path: Path) -> str:
    try:
        text = data.decode(codec, "surrogatepass")
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(codec, "replace").count("\n") + 1
        found = " ".join(f"0x{byte:02X}" for byte in data[error.start : error.end])
        message = f"is {codec.upper()} but for the bytes {found}; expected one encoding, best UTF-8"
        raise _unreadable(path, message, line) from error
    if "\0" in text:
        raise _unreadable(path, "is a binary file; expected text")
    return text


def _decode_old(data: bytes, path: Path, letters: Collection[str]) -> str:
    texts = [text for codec in _OLD if (text := _decode_as(codec, data)) is not None]
    oddness, text = min(((_oddness(text, letters), text) for text in texts), key=lambda guess: guess[0])
    if not _is_writing(oddness, text):
        raise _unreadable(path, "is binary or in an unknown encoding; expected text in UTF-8")
    return text


def _decode_as(codec: str, data: bytes) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _is_writing(oddness: int, text: str) -> bool:
    """Whether `text` can be in Latin script: few controls, more plain letters than accented ones."""
    beyond, controls = len(re.findall(r"[^\x00-\x7f]", text)), len(_CONTROL.findall(text))
    return controls <= len(text) / 100 and oddness <= max(6, beyond) and beyond <= max(10, len(text) / 3)


def _oddness(text: str, letters: Collection[str]) -> int:
    """How little `text` looks like writing, from 0: « c½ur », « prŽsident » and « ElysÈe » are odd."""
    return sum(
        _odd(text[at - 1 : at], character, text[at + 1 : at + 2], letters)
        for at, character in enumerate(text)
        if character > "\x7f"
    )


def _odd(before: str, character: str, after: str, letters: Collection[str]) -> int:
    if character.isalpha() and character not in _ORDINALS:
        capital_inside = character.isupper() and before.islower()
        return capital_inside + (character not in letters)
    if character in _FREE:
        return 0
    touching = before.isalpha() + after.isalpha()
    allowed = 0 if character in _FRACTIONS else 1 if character in _USUAL else -1
    return 2 if touching > allowed else 0


def _unreadable(path: Path, message: str, line: int = 0) -> InputError:
    return InputError([Problem(path, line, message)])
