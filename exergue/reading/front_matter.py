"""Where the metadata of an article stand: at the head of Markdown, beside plain text."""

from __future__ import annotations

import re

from exergue.errors import InputError, Problem
from exergue.reading.detection import Languages
from exergue.reading.files import read_text
from exergue.reading.folders import SeedFile, Stray
from exergue.reading.metadata import Metadata, is_metadata, read_metadata

_FRONT_MATTER = re.compile(r"\n*---[ \t]*\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_UNCLOSED = re.compile(r"\n*---[ \t]*\n[a-z]+:(?:[ \t\n]|\Z)")


def body_start(seed: SeedFile, source: str) -> int:
    """Where the text of an article begins in its file: after the front matter of Markdown."""
    found = _FRONT_MATTER.match(source) if seed.is_markdown else None
    return found.end() if found else 0


def metadata_of(seed: SeedFile, source: str, languages: Languages) -> Metadata:
    """What is said about the article in `source`; raises InputError with all that is wrong there."""
    if seed.is_markdown:
        return _front_matter(seed, source, languages)
    if len(seed.sidecars) > 1:
        raise InputError(
            [Problem(seed.sidecars[1], 0, f"describes what {seed.sidecars[0]} does; expected one of them")]
        )
    return _sidecar(seed, languages)


def _front_matter(seed: SeedFile, source: str, languages: Languages) -> Metadata:
    if seed.sidecars:
        message = f"is not read, since {seed.path.name} is Markdown; expected its keys in there, between lines of ---"
        raise InputError([Problem(sidecar, 0, message) for sidecar in seed.sidecars])
    found = _FRONT_MATTER.match(source)
    if not found and _UNCLOSED.match(source):
        raise InputError([Problem(seed.path, 1, "begins front matter that does not end; expected a line of ---")])
    if not found:
        return Metadata()
    return read_metadata(found["yaml"], seed.path, languages.installed, source.count("\n", 0, found.start("yaml")) + 1)


def _sidecar(seed: SeedFile, languages: Languages) -> Metadata:
    for path in seed.sidecars:
        return read_metadata(read_text(path, seed.source, languages.letters), path, languages.installed)
    return Metadata()


def stray_problems(stray: Stray, languages: Languages) -> list[Problem]:
    """What is wrong with a YAML file beside no article of its name: nothing, unless it describes one."""
    try:
        text = read_text(stray.path, stray.path.parent, languages.letters)
    except InputError:
        return []
    if not is_metadata(text, stray.path):
        return []
    expected = f"expected {stray.path.stem}.txt beside it"
    return [Problem(stray.path, 0, f"describes an article that is not there; {expected}")]
