"""Gettext catalogs of the interface: `language/interface.pot` has each key with its English words, `interface.po` of a
language what these are there. What a catalog lacks, or holds as fuzzy, stays English.

`python -m exergue.catalogs` says what the catalogs lack.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from babel.messages import Catalog as Messages
from babel.messages import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from pydantic import TypeAdapter

from exergue.language import PACKS

T = TypeVar("T")
TEMPLATE = PACKS / "interface.pot"
_NAME = "interface.po"


@dataclass(frozen=True, slots=True)
class Catalog:
    """The words of one language; an unknown key raises KeyError."""

    words: Mapping[str, str]
    english: Mapping[str, tuple[str, str]]  # the two forms of what is counted
    translations: Translations

    def counted(self, key: str, number: int) -> str:
        """The words for so many of what is filed under `key`, with {n} for the number."""
        one, many = self.english[key]
        return self.translations.npgettext(key, one, many, number)


@cache
def catalogs() -> Mapping[str, Path]:
    """The languages of the interface, by their codes, and the file that has the words of each."""
    own = {str(read_messages(TEMPLATE).locale): TEMPLATE}
    return own | {file.parent.name: file for file in sorted(PACKS.glob(f"*/{_NAME}"))}


@cache
def read_catalog(language: str) -> Catalog:
    """The catalog of a language that has one."""
    template, translations = read_messages(TEMPLATE), _compiled(read_messages(catalogs()[language]))
    return Catalog(
        words={key: str(translations.pgettext(key, ids[0])) for key, ids in _ids(template) if len(ids) == 1},
        english={key: (ids[0], ids[1]) for key, ids in _ids(template) if len(ids) > 1},
        translations=translations,
    )


@cache
def worded(language: str, topic: str, shape: type[T]) -> T:
    """All words under `topic` as a value of `shape`, a frozen dataclass.

    `why.rules.colon.name` is a name within a mapping within `rules`; where the last parts are numbers they are a tuple.
    """
    words = read_catalog(language).words
    own = {key.removeprefix(f"{topic}."): text for key, text in words.items() if key.startswith(f"{topic}.")}
    return TypeAdapter(shape).validate_python(_nested(own))


def read_messages(file: Path) -> Messages:
    """The messages of a .po or .pot file; a line that is none raises PoFileError."""
    with file.open("rb") as lines:
        return read_po(lines, charset="utf-8", abort_invalid=True)


def missing(language: str) -> tuple[str, ...]:
    """The keys, sorted, that a language has no words for."""
    if catalogs()[language] == TEMPLATE:
        return ()
    own = read_messages(catalogs()[language])
    found = {(message.context, message.id) for message in own if _is_whole(message)}
    return tuple(sorted({str(m.context) for m in read_messages(TEMPLATE) if m.id and (m.context, m.id) not in found}))


def _nested(words: Mapping[str, str]) -> object:
    """The words by the parts of their keys, which dots part."""
    if "" in words:
        return words[""]
    within: dict[str, dict[str, str]] = {}
    for key, text in words.items():
        first, _, rest = key.partition(".")
        within.setdefault(first, {})[rest] = text
    if all(first.isdecimal() for first in within):
        return tuple(_nested(within[number]) for number in sorted(within, key=int))
    return {first: _nested(inner) for first, inner in within.items()}


def _is_whole(message: Message) -> bool:
    words = message.string if isinstance(message.string, str) else "".join(message.string or ())
    return bool(words) and not message.fuzzy


def _compiled(messages: Messages) -> Translations:
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Translations(compiled)


def _ids(template: Messages) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each key, with its words in one form or two."""
    for message in template:
        if message.id:
            yield str(message.context), (message.id,) if isinstance(message.id, str) else tuple(message.id)


def main() -> int:
    """Print what each catalog lacks; 1 if one lacks anything."""
    gaps = {language: keys for language in catalogs() if (keys := missing(language))}
    for language, keys in gaps.items():
        print(f"{language}: English stands for {', '.join(keys)}")
    return bool(gaps)


if __name__ == "__main__":
    sys.exit(main())
