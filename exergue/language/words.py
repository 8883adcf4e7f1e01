"""YAML of the language packs and other data of ours, read by libyaml, ten times as fast as by a parser in Python.

Only what YAML 1.2 takes for numbers, truth and nothing is no string: `on`, `oui` and `no` are words here.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, ClassVar

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML was built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

__all__ = ["Loader", "read_words"]


class _Words(Loader):
    """The core schema of YAML 1.2."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}  # type: ignore[misc]


_CORE = (
    ("null", r"null|Null|NULL|~|", "nN~\0"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
)
for _kind, _form, _first in _CORE:
    _opening = ["" if sign == "\0" else sign for sign in _first]
    _Words.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(f"(?:{_form})$"), _opening)


def read_words(file: Path) -> Any:
    """What the file says: strings, numbers, lists and mappings."""
    with file.open("rb") as opened:
        return yaml.load(opened, Loader=_Words)  # a safe loader
