"""Pagefind's filters in an order of their own: it writes them, and the values of each, in another order at each run.

Its files are CBOR (RFC 8949) in gzip. That of a filter holds its name and its values, each with the numbers of results.
It is named by a digest, which stands in the fourth list of the file of all files; and that one in turn is named by a
digest in `pagefind-entry.json`. A file that is not of this form stays as it is.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

_VALUES, _FILTERS = 1, 3  # places of the lists to be sorted, in the file of a filter and in that of all files
_SIGNATURE = b"pagefind_dcd"  # before the data of each file
_BYTES, _TEXT, _LIST = 2, 3, 4  # kinds of CBOR
_EXTENDED = {24: 1, 25: 2, 26: 4, 27: 8}  # how many bytes the length has that does not fit the first


class _OtherForm(Exception):
    pass


def in_order(bundle: Path) -> None:
    """Sort the values of each filter in `bundle`, the folder that Pagefind wrote, and name the files anew."""
    renamed = {}
    for file in sorted((bundle / "filter").glob("*.pf_filter")):
        data = _read(file, _VALUES)
        renamed[file.stem] = _named(file.stem, data)
        _write(file, file.with_stem(renamed[file.stem]), data)
    entry = bundle / "pagefind-entry.json"
    for meta in sorted(bundle.glob("pagefind.*.pf_meta")):
        data = _read(meta, _FILTERS, renamed)
        old = meta.name.split(".")[1]
        new = _named(old, data)
        _write(meta, meta.with_name(f"pagefind.{new}.pf_meta"), data)
        entry.write_bytes(entry.read_bytes().replace(old.encode(), new.encode()))


def _read(file: Path, place: int, renamed: Mapping[str, str] = MappingProxyType({})) -> bytes:
    """The data of the file with the names that it holds of others replaced, and its list at `place` in order."""
    data = gzip.decompress(file.read_bytes())
    for old, new in renamed.items():
        data = data.replace(old.encode(), new.encode())
    try:
        return _SIGNATURE + _sorted(data.removeprefix(_SIGNATURE), place)
    except (_OtherForm, IndexError):
        return data


def _named(old: str, data: bytes) -> str:
    """A name as long as the old one, by the data."""
    language, _, digest = old.rpartition("_")
    return f"{language}_{sha256(data).hexdigest()[: len(digest)]}"


def _write(old: Path, new: Path, data: bytes) -> None:
    old.unlink()
    new.write_bytes(gzip.compress(data, mtime=0))


def _sorted(data: bytes, place: int) -> bytes:
    """The list of lists and other things that `data` is, with the items of the one at `place` in order."""
    at, _ = _inside(data, 0, _LIST)
    for _ in range(place):
        at = _behind(data, at)
    start, number = _inside(data, at, _LIST)
    ends = [start]
    for _ in range(number):
        ends.append(_behind(data, ends[-1]))
    return data[:start] + b"".join(sorted(data[a:b] for a, b in pairwise(ends))) + data[ends[-1] :]


def _inside(data: bytes, at: int, kind: int) -> tuple[int, int]:
    """Where the content of the item at `at` begins, and its length."""
    if data[at] >> 5 != kind:
        raise _OtherForm
    return _head(data, at)


def _head(data: bytes, at: int) -> tuple[int, int]:
    small = data[at] & 31
    if small < min(_EXTENDED):
        return at + 1, small
    if small not in _EXTENDED:
        raise _OtherForm
    end = at + 1 + _EXTENDED[small]
    return end, int.from_bytes(data[at + 1 : end], "big")


def _behind(data: bytes, at: int) -> int:
    """Where the item at `at` ends."""
    kind, (start, number) = data[at] >> 5, _head(data, at)
    if kind in (_BYTES, _TEXT):
        return start + number
    if kind == _LIST:
        for _ in range(number):
            start = _behind(data, start)
    return start
