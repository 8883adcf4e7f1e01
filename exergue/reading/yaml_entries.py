"""YAML as its entries, each with the line it stands on and the words that the author typed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

from exergue.errors import InputError, Problem
from exergue.reading.characters import clean
from exergue.reading.yaml_nodes import Node, composed

_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True)
class Entry:
    """`key: value`. The value is text, a boolean, None (nothing given), a number, a list of these, or a mapping.

    A date stays text. `lines` and `typed` are those of the value, or of its items if it is a list. `comment`
    is what follows the value on its line and is no part of it: `title: #MeToo` has no value.
    """

    key: str
    value: object
    line: int
    lines: tuple[int, ...]
    typed: tuple[str, ...]
    comment: str = ""


def read_entries(text: str, path: Path, first_line: int = 1) -> tuple[Entry, ...]:
    """The entries of the YAML mapping in `text`, which begins on `first_line` of `path`; none where it is empty.

    Raises InputError with the line of what is not YAML, not a mapping, or given twice.
    """
    root = _compose(text, path, first_line)
    if root is None:
        return ()
    if root.id != "mapping":
        raise InputError([Problem(path, first_line, "holds no `key: value`; expected lines such as `title: …`")])
    lines = text.split("\n")
    entries = tuple(_entry(key, value, first_line, lines) for key, value in root.value)
    if repeated := _repeated(entries, path):
        raise InputError(repeated)
    return entries


def _compose(text: str, path: Path, first_line: int) -> Node | None:
    try:
        return composed(text)
    except MarkedYAMLError as error:
        line, what = _place(error), error.problem or error.context
    except ReaderError as error:
        line, what = text.count("\n", 0, error.position), f"character U+{int(error.character):04X} is not allowed"
    except (YAMLError, RecursionError) as error:
        line, what = 0, str(error) if isinstance(error, YAMLError) else "nested too deeply"
    message = f"is not valid YAML: {what}; a value that holds a mark such as `: ` or `#` is best put in quotes"
    raise InputError([Problem(path, first_line + line, message)])


def _place(error: MarkedYAMLError) -> int:
    """The line to look at, from 0: of an unclosed quotation mark where it opens, not where the text ends."""
    ran_on = "end of stream" in (error.problem or "")
    mark = (ran_on and error.context_mark) or error.problem_mark or error.context_mark
    return mark.line if mark else 0


def _repeated(entries: tuple[Entry, ...], path: Path) -> list[Problem]:
    first: dict[str, int] = {}
    problems = []
    for entry in entries:
        if entry.key in first:
            message = f"key {entry.key} is given twice, first on line {first[entry.key]}; expected it once"
            problems.append(Problem(path, entry.line, message))
        first.setdefault(entry.key, entry.line)
    return problems


def _entry(key: Node, value: Node, first_line: int, source: list[str]) -> Entry:
    items = value.value if value.id == "sequence" else [value]
    return Entry(
        key=_typed(key),
        value=[_plain(item) for item in items] if value.id == "sequence" else _plain(value),
        line=first_line + key.start_mark.line,
        lines=tuple(first_line + item.start_mark.line for item in items),
        typed=tuple(map(_typed, items)),
        comment=_comment(value if _typed(value) else key, source),
    )


def _comment(node: Node, source: list[str]) -> str:
    line, column = node.end_mark.line, node.end_mark.column
    rest = source[line][column:].lstrip(" \t:") if line < len(source) else ""
    return rest if rest.startswith("#") else ""


def _typed(node: Node) -> str:
    """What the author wrote, or its kind where that is more than a word or a phrase."""
    if node.id == "scalar":
        return clean(str(node.value))  # YAML can write what no page can show: "\x07"
    return "a list" if node.id == "sequence" else "a mapping"


def _plain(node: Node) -> object:
    if node.id != "scalar":
        return [] if node.id == "sequence" else {}
    kind = str(node.tag).removeprefix(_TAG)
    if kind == "null":
        return None
    if kind == "bool":
        return str(node.value).lower() == "true"
    return 0 if kind in ("int", "float") else _typed(node)
