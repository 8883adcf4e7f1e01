"""YAML as plain values that know their lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import ConstructorError, RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.reader import ReaderError

from exergue.errors import InputError, Problem

_DIGITS = 100  # of a number; an identifier has some ten
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Tree:
    """What a file holds, as lists, mappings and scalars; None where it is empty."""

    path: Path
    root: Any

    def line(self, keys: Sequence[int | str]) -> int:
        """The line, from 1, of the deepest of `keys` that is there; 0 for none of them."""
        node, line = self.root, 0
        for key in keys:
            if isinstance(node, CommentedMap) and key in node:
                line = node.lc.key(key)[0] + 1
            elif isinstance(node, CommentedSeq) and isinstance(key, int) and key < len(node):
                line = node.lc.item(key)[0] + 1
            else:
                break
            node = node[key]
        return line


def read_tree(path: Path) -> Tree:
    """The file as a tree; raises InputError with the line of what is not YAML."""
    if path.exists() and not path.is_file():  # to open a pipe would wait for ever
        raise InputError([Problem(path, 0, "is no regular file; expected one")])
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError([Problem(path, 0, f"can't be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        raise InputError([Problem(path, 0, "is not UTF-8 text; expected it saved as UTF-8")]) from error
    try:
        return Tree(path, _loader().load(text))
    except (YAMLError, ValueError, RecursionError) as error:
        line, what = _said(error, text)
        raise InputError([Problem(path, line, f"is not valid YAML: {what}")]) from error


def _said(error: Exception, text: str) -> tuple[int, str]:
    """The line of a mistake in `text`, 0 where it is not known, and what it is."""
    if isinstance(error, MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        return (mark.line + 1 if mark else 0), str(error.problem)
    if isinstance(error, ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return line, f"character U+{int(error.character):04X} is not allowed"
    return 0, "nested too deeply" if isinstance(error, RecursionError) else str(error)


class _Words(RoundTripConstructor):
    """Leaves dates as they are written: one that no calendar has would else end the reading.

    Refuses half characters ("\\ud800"), which nothing could write again.
    """

    def construct_scalar(self, node: ScalarNode) -> Any:
        """The scalar as it stands; raises ConstructorError for one that is no text."""
        if _HALF.search(node.value):
            raise ConstructorError(None, None, "half a character (\\ud800 to \\udfff)", node.start_mark)
        return super().construct_scalar(node)

    def construct_yaml_int(self, node: ScalarNode) -> Any:
        """A number; raises ConstructorError for one that Python would not write again."""
        if len(node.value) > _DIGITS:
            raise ConstructorError(None, None, f"a number of {len(node.value):,} digits", node.start_mark)
        return super().construct_yaml_int(node)


_Words.add_constructor("tag:yaml.org,2002:timestamp", _Words.construct_yaml_str)
_Words.add_constructor("tag:yaml.org,2002:int", _Words.construct_yaml_int)


def _loader() -> YAML:
    """A parser of its own for each file. It keeps lines, and makes no objects whatever tags the file has."""
    loader = YAML(typ="rt", pure=True)
    loader.Constructor = _Words
    return loader
