"""What the build knows of the folder that it writes: which files are its own, and what they were made from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePosixPath

from pydantic import TypeAdapter

from exergue.errors import OutputError
from exergue.moving import move

NAME = ".exergue.json"  # mkdocs leaves out what begins with a dot


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """What makes the same pages again: a digest of all that went in, and the options that were given.

    Paths are relative to the folder of mkdocs.yml, so that the whole can be moved.
    """

    digest: str
    sources: tuple[str, ...] = ()
    authority: str = ""
    model: str = ""
    keep_going: bool = False
    newest: str = ""  # ISO date of the newest article, the site's own date
    ids: str = ""  # digest of the published ids, as the build left them
    counts: Mapping[str, int] = field(default_factory=dict)  # what the build told of what it made
    notices: tuple[tuple[str, int, str], ...] = ()  # what it told that may surprise: path, line, message
    settled: bool = False  # nothing was gone past, and all ids were kept: no need to build again


@dataclass(frozen=True, slots=True)
class Manifest:
    """The state of the folder; not `complete` while files are being exchanged, or before the first build.

    `files` and `planned` give the SHA-256 of each file by its path. A planned file may not be there yet, and what
    stands in its place is only the build's own if it has that digest. `folders` are those that the build made.
    """

    made_from: MadeFrom | None = None
    complete: bool = False
    files: Mapping[str, str] = field(default_factory=dict)
    planned: Mapping[str, str] = field(default_factory=dict)
    folders: tuple[str, ...] = ()


def read_manifest(folder: Path) -> Manifest:
    """The manifest of `folder`, an empty one for a folder that is missing or holds dot-files only.

    Any other folder without manifest is somebody else's, and raises OutputError.
    """
    file = folder / NAME
    try:
        if file.is_file():
            return _sound(TypeAdapter(Manifest).validate_json(file.read_bytes()))
        foreign = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))
    except FileNotFoundError:
        return Manifest()
    except ValueError as error:  # pydantic's ValidationError is one
        raise OutputError(f"{file}: is damaged; remove the folder {folder} and build again") from error
    except OSError as error:
        raise OutputError(f"{folder}: can't be used: {error.strerror}") from error
    if foreign:
        raise OutputError(
            f"{folder}: holds files that Exergue did not make ({foreign[0]} for one); "
            "expected an empty folder, or one that it made: empty it or choose another with --docs"
        )
    return Manifest()


def _sound(manifest: Manifest) -> Manifest:
    """The manifest; raises ValueError if it names what lies outside of its folder, or a day that is none."""
    for path in (*manifest.files, *manifest.planned, *manifest.folders):
        if ".." in (parts := PurePosixPath(path).parts) or not parts or path.startswith("/"):
            raise ValueError(path)
    if manifest.made_from and manifest.made_from.newest:
        date.fromisoformat(manifest.made_from.newest)
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest of `folder` at once, so that it is always the old one or the new one."""
    replace_file(folder, NAME, json.dumps(asdict(manifest), indent=1).encode(), durable=True)


def intact(folder: Path, manifest: Manifest) -> bool:
    """Whether every file still is what the build wrote."""
    return all(digest_of(folder / path) == digest for path, digest in manifest.files.items())


def digest_of(file: Path) -> str:
    """The SHA-256 of a file's bytes, "" if there is no such file; a pipe or a device is none."""
    digest = sha256()
    try:
        if not file.is_file():
            return ""
        with file.open("rb") as opened:
            while piece := opened.read(2**20):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


def replace_file(folder: Path, path: str, content: bytes | Iterable[bytes], *, durable: bool = False) -> None:
    """Put `content` at `path` in `folder` such that a reader sees the old file or the new one, never a part."""
    temporary = folder / ".exergue.tmp"
    temporary.unlink(missing_ok=True)  # of a killed build; or a link, through which another file would be written
    with temporary.open("xb") as file:
        file.writelines([content] if isinstance(content, bytes) else content)
        if durable:
            file.flush()
            os.fsync(file.fileno())
    move(temporary, folder / path)
