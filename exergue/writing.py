"""Pages into docs/: all of them or none, only those that changed, and nothing that is not the build's own.

Everything is rendered before the first file changes. Then the manifest says what is about to be written; then stale
files go and new ones come, each at once; then the manifest says that it is done. A build that is killed between any
two steps leaves a folder of which the next build knows every file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from os.path import lexists
from pathlib import Path, PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO

from exergue.errors import OutputError
from exergue.lock import locked
from exergue.manifest import MadeFrom, Manifest, digest_of, read_manifest, replace_file, write_manifest

_PIECE = 2**20  # bytes
_IN_MEMORY = 64 * 2**20  # bytes of changed pages that wait in memory; more wait in a nameless file


@dataclass(frozen=True, slots=True)
class Written:
    """How many pages a build wrote, left as they were, and removed."""

    written: int
    unchanged: int
    removed: int


@dataclass(frozen=True, slots=True)
class AsItIs:
    """The content of a file that stands in the folder as it has to be: its SHA-256."""

    digest: str


Content = bytes | Iterable[bytes] | AsItIs  # of a file; pieces are never in memory together


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A rendered file; if it differs from the one on disk, bytes `start` to `end` of the spool hold it."""

    path: str
    digest: str
    changed: bool
    start: int
    end: int


@contextmanager
def claimed(folder: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold `folder` for one build; raises OutputError, touching nothing, if it is not the build's own."""
    read_manifest(folder)
    with ExitStack() as stack:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            stack.enter_context(locked(folder / ".exergue.lock", on_wait))
        except OSError as error:
            raise OutputError(f"{folder}: can't be written: {error.strerror}") from error
        yield


def write_docs(
    folder: Path, files: Iterable[tuple[PurePosixPath, Content]], made_from: Callable[[], MadeFrom]
) -> Written:
    """Make `folder` hold `files` and, of the build's own, nothing else; raises OutputError.

    `made_from` is asked when all files are there. If it or `files` raises, or a file that somebody else made stands in
    the way, nothing has changed.
    """
    before = _known(folder, read_manifest(folder))
    try:
        with SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
            waiting = _stage(folder, before, files, spool)
            _refuse_foreign(folder, before, waiting)
            stale = sorted(before.files.keys() - {file.path for file in waiting})
            _exchange(folder, before, made_from(), stale, waiting, spool)
    except OSError as error:
        raise OutputError(f"{error.filename or folder}: {error.strerror}; the pages could not be written") from error
    written = sum(file.changed for file in waiting)
    return Written(written, len(waiting) - written, len(stale))


def _known(folder: Path, manifest: Manifest) -> Manifest:
    """The manifest with what an interrupted build had planned and did write."""
    done = {path: digest for path, digest in manifest.planned.items() if digest_of(folder / path) == digest}
    return replace(manifest, files={**manifest.files, **done}, planned={})


def _stage(
    folder: Path, before: Manifest, files: Iterable[tuple[PurePosixPath, Content]], spool: IO[bytes]
) -> tuple[_Waiting, ...]:
    waiting: dict[str, _Waiting] = {}
    for path, content in files:
        key = _checked(path).casefold()
        if key in waiting:
            raise ValueError(f"two pages for one file: {waiting[key].path} and {path}")
        waiting[key] = _waiting(folder, before, str(path), content, spool)
    return tuple(sorted(waiting.values(), key=lambda file: file.path))


def _waiting(folder: Path, before: Manifest, path: str, content: Content, spool: IO[bytes]) -> _Waiting:
    start = spool.tell()
    if isinstance(content, AsItIs):
        return _Waiting(path, content.digest, False, start, start)
    digest = _spooled([content] if isinstance(content, bytes) else content, spool)
    # Where case does not count, a page whose name changed in case alone is there and yet not written.
    changed = path not in before.files or digest_of(folder / path) != digest
    if not changed:
        spool.seek(start)
    return _Waiting(path, digest, changed, start, spool.tell())


def _spooled(pieces: Iterable[bytes], spool: IO[bytes]) -> str:
    """The digest of the pieces, which are written into `spool`."""
    digest = sha256()
    for piece in pieces:
        digest.update(piece)
        spool.write(piece)
    return digest.hexdigest()


def _checked(path: PurePosixPath) -> str:
    """The path as text, if it can only lie in the folder; dot-files are the build's records."""
    if path.is_absolute() or not path.parts or any(p.startswith(".") or "\\" in p or ":" in p for p in path.parts):
        raise ValueError(f"not a page's path: {str(path)!r}")
    return str(path)


def _refuse_foreign(folder: Path, before: Manifest, waiting: Sequence[_Waiting]) -> None:
    ours = {path.casefold(): folder / path for path in before.files}
    in_the_way = [
        *(folder / file.path for file in waiting if _is_foreign(folder / file.path, ours.get(file.path.casefold()))),
        *(folder / path for path in _folders(waiting) if _is_foreign_folder(folder / path)),
    ]
    if in_the_way:
        raise OutputError(
            "\n".join(f"{file}: stands where a page must go, but Exergue did not make it" for file in in_the_way)
        )


def _is_foreign(target: Path, ours: Path | None) -> bool:
    """Whether something is at `target` that is not `ours`, a page of which the name differs in case at most."""
    if not lexists(target):
        return False
    if target.is_dir() and not target.is_symlink():
        return True
    return ours is None or not (target == ours or (ours.exists() and target.samefile(ours)))


def _is_foreign_folder(folder: Path) -> bool:
    """Whether writing into `folder` would write elsewhere, or nowhere."""
    return folder.is_symlink() or (folder.exists() and not folder.is_dir())


def _folders(waiting: Sequence[_Waiting]) -> list[str]:
    """Every folder that holds a page, outermost first."""
    return sorted({str(parent) for file in waiting for parent in PurePosixPath(file.path).parents} - {"."})


def _exchange(
    folder: Path,
    before: Manifest,
    made_from: MadeFrom,
    stale: Sequence[str],
    waiting: Sequence[_Waiting],
    spool: IO[bytes],
) -> None:
    changed = [file for file in waiting if file.changed]
    made = {path for path in _folders(waiting) if not (folder / path).exists()} | set(before.folders)
    if changed or stale:
        planned = {file.path: file.digest for file in changed}
        write_manifest(folder, Manifest(made_from, False, before.files, planned, tuple(sorted(made))))
        _remove(folder, stale)
        _place(folder, changed, spool)
        _remove_empty(folder, made)
    kept = tuple(sorted(path for path in made if (folder / path).exists()))
    after = Manifest(made_from, True, {file.path: file.digest for file in waiting}, {}, kept)
    if after != before:
        write_manifest(folder, after)


def _remove(folder: Path, stale: Iterable[str]) -> None:
    for path in stale:
        parents = [folder / parent for parent in PurePosixPath(path).parents]
        # A page, or a folder above it, that somebody replaced by a folder or a link is theirs.
        if not (folder / path).is_dir() and not any(parent.is_symlink() for parent in parents[:-1]):
            (folder / path).unlink(missing_ok=True)


def _place(folder: Path, changed: Iterable[_Waiting], spool: IO[bytes]) -> None:
    for file in changed:
        spool.seek(file.start)
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        replace_file(folder, file.path, _pieces(spool, file.end - file.start))


def _pieces(spool: IO[bytes], left: int) -> Iterator[bytes]:
    while left:
        piece = spool.read(min(left, _PIECE))
        left -= len(piece)
        yield piece


def _remove_empty(folder: Path, made: Iterable[str]) -> None:
    for path in sorted(made, reverse=True):  # inner folders first
        with suppress(OSError):  # it is not empty, or gone
            (folder / path).rmdir()
