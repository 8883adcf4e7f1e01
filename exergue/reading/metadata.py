"""What the front matter or the sidecar of an article says about it."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date as Date  # the field `date` hides the type
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError, ValidationInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from exergue.errors import InputError, Problem
from exergue.hints import nearest
from exergue.lines import one_line
from exergue.reading.characters import visible
from exergue.reading.dates import parse_date
from exergue.reading.slugs import is_slug, slug_from
from exergue.reading.yaml_entries import Entry, read_entries

_EXPECTED = {
    "string_type": "is not text; expected text (put a number or true in quotes)",
    "bool_type": "is neither true nor false; expected one of these",
    "bool_parsing": "is neither true nor false; expected one of these",
}


def _text(value: str) -> str:
    return one_line(value) if visible(value) else ""


def _known(info: ValidationInfo) -> Collection[str]:
    """The languages that a value may be in."""
    languages: Collection[str] = (info.context or {})["languages"]
    return languages


def _date(value: object, info: ValidationInfo) -> object:
    try:
        return parse_date(value, _known(info)) if isinstance(value, str) else parse_date("", ())
    except ValueError:
        raise PydanticCustomError("date", "is not a date; expected YYYY-MM-DD, or the month in words") from None


def _url(value: str) -> str:
    value = value.strip()
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or re.search(r"\s", value):
        raise PydanticCustomError("url", "is not a web address; expected one that begins with https:// or http://")
    return value


def _language(value: str, info: ValidationInfo) -> str:
    known = _known(info)
    code = re.split("[-_]", value.lower())[0]
    if code not in known:
        expected = ", ".join(sorted(known))
        raise PydanticCustomError("lang", "is no language installed here; expected one of {known}", {"known": expected})
    return code


def _slug(value: str) -> str:
    if not is_slug(value):
        reason = "cannot be part of an address; expected small letters, digits and hyphens, as in {slug}"
        raise PydanticCustomError("slug", reason, {"slug": slug_from(value)})
    return value


def _listed(value: object) -> object:
    """A single name is a list of one."""
    return tuple(value) if isinstance(value, list) else (value,)


def _separated(value: object) -> object:
    return value.split(",") if isinstance(value, str) else value


def _distinct(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values)))


Line = Annotated[str, AfterValidator(_text)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_listed), AfterValidator(_distinct)]


class Metadata(BaseModel):
    """The keys that an author may give; all of them are optional."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    title: Line = ""
    date: Annotated[Date | None, BeforeValidator(_date)] = None
    authors: Lines = ()
    outlet: Line = ""
    url: Annotated[str, AfterValidator(_url)] = ""
    lang: Annotated[str, AfterValidator(_language)] = ""
    tags: Annotated[Lines, BeforeValidator(_separated)] = ()
    description: Line = ""
    license: Line = ""
    slug: Annotated[str, AfterValidator(_slug)] = ""
    draft: bool = False


def read_metadata(text: str, path: Path, languages: Collection[str], first_line: int = 1) -> Metadata:
    """What the YAML in `text` says; raises InputError with all that is wrong in it, each with its line.

    A known key with nothing after it is as good as absent. `languages` are those that `lang` may name.
    """
    entries = read_entries(text, path, first_line)
    problems = [Problem(path, entry.line, _cut(entry)) for entry in entries if entry.comment and _is_prose(entry)]
    try:
        given = {entry.key: entry.value for entry in entries if _is_given(entry)}
        metadata = Metadata.model_validate(given, context={"languages": languages})
    except ValidationError as error:
        known = {entry.key: entry for entry in entries}
        problems += [_problem(known[str(details["loc"][0])], details, path) for details in error.errors()]
    if problems:
        raise InputError(problems)
    return metadata


def _is_given(entry: Entry) -> bool:
    """Whether there is something to judge; an unknown key without a value is as wrong as one with it."""
    return entry.value is not None or entry.key not in Metadata.model_fields


def _is_prose(entry: Entry) -> bool:
    return entry.key in ("title", "description")


def _cut(entry: Entry) -> str:
    return f"{entry.key} ends before {entry.comment.split()[0]}, which YAML takes for a comment; put it in quotes"


def _problem(entry: Entry, details: ErrorDetails, path: Path) -> Problem:
    if details["type"] == "extra_forbidden":
        hint = nearest(entry.key, Metadata.model_fields)
        return Problem(path, entry.line, f'unknown key "{_short(entry.key)}"; {hint}')
    item = details["loc"][1] if len(details["loc"]) > 1 else 0
    at = item if isinstance(item, int) and item < len(entry.lines) else 0
    found, line = (entry.typed[at], entry.lines[at]) if entry.lines else ("", entry.line)
    return Problem(path, line, f'{entry.key} "{_short(found)}" {_EXPECTED.get(details["type"], details["msg"])}')


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= 80 else text[:79] + "…"


def is_metadata(text: str, path: Path) -> bool:
    """Whether `text` is YAML with none but our keys: the sidecar of an article, though it may be misnamed."""
    try:
        entries = read_entries(text, path)
    except InputError:
        return False
    return bool(entries) and all(entry.key in Metadata.model_fields for entry in entries)
