"""YAML to nodes, each with its place.

Front matter is nearly always plain: keys, a word or a sentence behind each, perhaps a list. libyaml reads that in a
fifth of the time of ruamel.yaml, which reads all the rest, and says what is wrong with it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Protocol, cast

from ruamel.yaml import YAML
from ruamel.yaml.resolver import implicit_resolvers
from yaml import YAMLError

from exergue.language.words import Loader

# What both take for the same: no tab or control, nothing that is a mark of YAML to one of its versions only.
_CHARACTER = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_QUOTED = rf'"(?:{_CHARACTER}"\\]|\\["\\n])*"|\'(?:{_CHARACTER}\'])*\''
_BARE = rf"[^\W_](?:{_CHARACTER}:#]|:(?=[^\s:]))*"
_ITEM = rf"(?:{_QUOTED}|[^\W_]{_CHARACTER}:#,\[\]{{}}\"']*)"
_VALUE = rf"(?:{_QUOTED}|{_BARE}|\[{_ITEM}(?:, *{_ITEM})*\])"
_PLAIN = re.compile(rf"(?:(?:[A-Za-z]+:(?: +{_VALUE}|(?=\n *- ))| *- +{_VALUE})(?:\n|\Z))*")


class Mark(Protocol):
    """A place: line and column from 0."""

    line: int
    column: int


class Node(Protocol):
    """A scalar (`value` is its text), a sequence (of nodes) or a mapping (of pairs of nodes), as `id` says."""

    id: str
    tag: object
    value: Any
    start_mark: Mark
    end_mark: Mark


class _Plain(Loader):
    """With the words that ruamel.yaml takes for numbers, truth and nothing: YAML 1.2."""

    yaml_implicit_resolvers = {}  # noqa: RUF012, declared so by PyYAML


for _versions, _tag, _pattern, _first in implicit_resolvers:
    if (1, 2) in _versions:
        _Plain.add_implicit_resolver(_tag, _pattern, _first)


def composed(text: str) -> Node | None:
    """The node of the YAML in `text`, None where it holds nothing; raises ruamel.yaml's errors."""
    if _PLAIN.fullmatch(text):
        try:
            return _quickly(text)
        except YAMLError:
            pass  # ruamel.yaml is to word it
    try:
        found: Node | None = _composer().compose(text)
    except BaseException:
        _composer.cache_clear()  # one that has failed keeps what it had begun
        raise
    return found


def _quickly(text: str) -> Node | None:
    loader = _Plain(text)
    try:
        return cast("Node | None", loader.get_single_node())
    finally:
        loader.dispose()


@cache
def _composer() -> YAML:
    """To make one takes longer than to read a front matter with it."""
    return YAML(typ="safe", pure=True)
