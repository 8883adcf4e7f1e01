"""Language packs: one folder a language, one YAML file a topic, that a journalist can edit.

A topic's shape is a frozen dataclass that belongs to the component that reads it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from exergue.language.words import read_words

T = TypeVar("T")
PACKS = Path(__file__).parent


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a pack, sorted."""
    return tuple(sorted(folder.name for folder in PACKS.iterdir() if (folder / "names.yml").is_file()))


@cache
def read(language: str, topic: str, shape: type[T]) -> T:
    """The words of `topic` (`names`, `speech` …) in `language` as a value of `shape`, a frozen dataclass.

    Its fields are the keys of the file: strings, numbers, tuples, frozensets, mappings or dataclasses of these.
    A file that does not fit raises pydantic's ValidationError, which names the key.
    """
    return TypeAdapter(shape).validate_python(read_words(PACKS / language / f"{topic}.yml"))
