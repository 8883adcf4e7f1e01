"""Which files of `docs/` were made from what, kept from build to build: so a page is made again only if it may change.

The files of one article, or of one identity, are made together. What they read is noted while they are made (see
`noted`) and kept with a digest of it. A later build leaves them as they are if all that they read has the same digest
now, and if they stand in `docs/` as they were written. Pages of the whole corpus are made by every build.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from exergue.facts import Facts
from exergue.manifest import digest_of, replace_file
from exergue.noted import Fact
from exergue.pages.site import Kept, Page

_APART = b"\t"  # a group's name from the rest of its line; JSON has none


@dataclass(frozen=True, slots=True)
class _Group:
    """What was made together: the entries that were read for it, their digest, and the files with their titles."""

    read: tuple[Fact, ...]
    digest: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What a build kept, `made_by` certain code and settings; a group is a line of JSON, read when it is asked for."""

    made_by: str
    entries: tuple[Fact, ...] = ()
    groups: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The files of this build in `docs`, each made anew or, as `before` tells, just as the build before left it."""

    docs: Path
    facts: Facts
    before: Record
    read: set[Fact] = field(default_factory=set)  # by what is being made
    _groups: dict[str, _Group] = field(default_factory=dict, init=False)

    def pages(self, name: str, given: str, make: Callable[[], Iterable[Page]]) -> Iterator[Page | Kept]:
        """What `make` gives, or what there is under the `name` if that would be the same.

        `make` may depend on `given` and on what it notes in `read`.
        """
        kept = self._kept(name, given)
        if kept is not None:
            yield from kept
            return
        self.read.clear()
        pages = tuple(make())
        self._note(name, given, [(str(page.path), page.title) for page in pages])
        yield from pages

    def _note(self, name: str, given: str, files: Iterable[tuple[str, str]]) -> None:
        read = tuple(self.read)
        self._groups[name] = _Group(read, self._digest(given, read), tuple(files))

    def _digest(self, given: str, read: Iterable[Fact]) -> str:
        return f"{self.facts.of(read).hex()} {given}"

    def _kept(self, name: str, given: str) -> tuple[Kept, ...] | None:
        """The files of the group, if they are what they would be now."""
        line = self.before.groups.get(name)
        if line is None:
            return None
        try:
            told = json.loads(line)
            read = tuple(self.before.entries[number] for number in told["read"])
            files = tuple(Kept(PurePosixPath(path), title, digest) for path, title, digest in told["files"])
        except (ValueError, LookupError, TypeError):  # damaged
            return None
        if told.get("digest") != self._digest(given, read) or not all(map(self._stands, files)):
            return None
        self._groups[name] = _Group(read, told["digest"], tuple((str(file.path), file.title) for file in files))
        return files

    def _stands(self, file: Kept) -> bool:
        return digest_of(self.docs / file.path) == file.digest

    def lines(self, digests: Mapping[str, str]) -> Iterator[bytes]:
        """The record of this build, whose files have these digests."""
        numbers: dict[Fact, int] = {}
        for group in self._groups.values():
            for entry in group.read:
                numbers.setdefault(entry, len(numbers))
        yield _line({"made_by": self.before.made_by, "entries": list(numbers)})
        for name, group in self._groups.items():
            files = [(path, title, digests[path]) for path, title in group.files]
            read = [numbers[entry] for entry in group.read]
            yield _line(name)[:-1] + _APART + _line({"read": read, "digest": group.digest, "files": files})


def read_record(file: Path, made_by: str) -> Record:
    """What the same code and settings kept in the file, an empty record if it is missing or damaged."""
    try:
        with file.open("rb") as lines:
            head = json.loads(next(lines))
            if head["made_by"] != made_by:
                return Record(made_by)
            entries = tuple((name, tuple(key) if isinstance(key, list) else key) for name, key in head["entries"])
            named = (line.split(_APART, 1) for line in lines)
            return Record(made_by, entries, {json.loads(name): told for name, told in named})
    except (OSError, StopIteration, ValueError, KeyError, TypeError):
        return Record(made_by)


def write_record(file: Path, lines: Iterable[bytes]) -> None:
    """Replace the file at once; raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file.parent, file.name, lines)


def _line(content: object) -> bytes:
    return json.dumps(content, separators=(",", ":")).encode() + b"\n"
