"""A file of the editors as a list of checked items, each knowing its lines, with all that is wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from exergue.authority.decisions import Where
from exergue.authority.written import WrittenRole
from exergue.errors import InputError, Problem
from exergue.hints import nearest
from exergue.yaml_lines import Tree, read_tree

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Located(Generic[M]):
    """An item with where it stands."""

    written: M
    tree: Tree
    at: int

    def place(self, *keys: int | str) -> Where:
        """Where the item, or what `keys` lead to in it, stands."""
        return Where(self.tree.path, self.tree.line((self.at, *keys)))


def read_list(
    path: Path, shape: Callable[[Mapping[str, Any]], type[M] | str], what: str
) -> tuple[list[Located[M]], list[Problem]]:
    """The items of a file that is a list of mappings; none where it is missing or empty.

    `shape` gives the model of an item, or what is wrong with it; `what` says how an item begins.
    """
    if not path.exists():
        return [], []
    try:
        tree = read_tree(path)
    except InputError as error:
        return [], list(error.problems)
    if tree.root is None:
        return [], []
    if not isinstance(tree.root, list):
        return [], [Problem(path, 1, f"holds no list; expected entries that begin with {what}")]
    items: list[Located[M]] = []
    problems: list[Problem] = []
    for at, item in enumerate(tree.root):
        model = shape(item) if isinstance(item, dict) else f"is no entry; expected {what}"
        if isinstance(model, str):
            problems.append(Problem(path, tree.line((at,)), model))
            continue
        try:
            items.append(Located(model.model_validate(item), tree, at))
        except ValidationError as error:
            problems += [_problem(tree, at, model, details) for details in error.errors()]
    return items, problems


def _problem(tree: Tree, at: int, model: type[BaseModel], details: ErrorDetails) -> Problem:
    keys = details["loc"]
    line, where = tree.line((at, *keys)), ".".join(str(key + 1 if isinstance(key, int) else key) for key in keys)
    if details["type"] == "extra_forbidden":
        return Problem(tree.path, line, f"unknown key {keys[-1]}; {nearest(str(keys[-1]), _known(model, keys))}")
    if details["type"] == "missing":
        return Problem(tree.path, line, f"{keys[-1]} is missing; expected it in every {_part(keys)}")
    said = details["msg"].removeprefix("Value error, ").replace("Input should be", "expected")
    return Problem(tree.path, line, f"{where}: {said}")


def _known(model: type[BaseModel], keys: Iterable[int | str]) -> tuple[str, ...]:
    """The keys that may stand where `keys` lead: those of the item, or of one of its roles."""
    here = WrittenRole if len(tuple(keys)) > 1 else model
    return tuple(field.alias or name for name, field in here.model_fields.items())


def _part(keys: tuple[int | str, ...]) -> str:
    return "role" if len(keys) > 1 else "entry"
