"""YAML as plain values that know their lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from exergue.errors import InputError, Problem


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
    try:
        return Tree(path, _loader().load(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise InputError([Problem(path, 0, f"can't be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        raise InputError([Problem(path, 0, "is not UTF-8 text; expected it saved as UTF-8")]) from error
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        raise InputError([Problem(path, line, f"is not valid YAML: {error.problem}")]) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise InputError([Problem(path, 0, f"is not valid YAML: {error}")]) from error


class _Words(RoundTripConstructor):
    """Leaves dates as they are written: one that no calendar has would else end the reading."""


_Words.add_constructor("tag:yaml.org,2002:timestamp", _Words.construct_yaml_str)


def _loader() -> YAML:
    """A parser of its own for each file. It keeps lines, and makes no objects whatever tags the file has."""
    loader = YAML(typ="rt", pure=True)
    loader.Constructor = _Words
    return loader
