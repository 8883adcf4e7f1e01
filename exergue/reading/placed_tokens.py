"""A CommonMark parser whose inline tokens know where they stand.

markdown-it gives lines for blocks and nothing for what is inside. Its rules are told apart by what they push; each is
wrapped so that its tokens carry `meta["span"]`, the characters of their inline block that they stand for. A text token
without one begins where the token before it ends.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    image,
    link,
    newline,
)
from markdown_it.token import Token

DEEPEST = 60  # blocks within blocks; a list in a list counts four

_Rule = Callable[[StateInline, bool], bool]
_Place = Callable[[list[Token], int, int], None]


def _one(tokens: list[Token], start: int, end: int) -> None:
    tokens[-1].meta["span"] = (start, end)


def _each(tokens: list[Token], start: int, end: int) -> None:
    """A run of `*` or `_`: one token a character."""
    for at, token in enumerate(tokens[start - end :], start):
        token.meta["span"] = (at, at + 1)


def _ends(tokens: list[Token], start: int, end: int) -> None:
    """A link: its opening bracket, what is inside, and the rest (address, title) at the closing token."""
    opening = next(token for token in tokens if token.type == "link_open")
    opening.meta["span"] = (start, start + 1)
    tokens[-1].meta["span"] = (end, end)


_PLACED: tuple[tuple[str, _Rule, _Place], ...] = (
    ("newline", newline, _one),
    ("escape", escape, _one),
    ("backticks", backtick, _one),
    ("emphasis", emphasis.tokenize, _each),
    ("link", link, _ends),
    ("image", image, _one),
    ("autolink", autolink, _ends),
    ("entity", entity, _one),
)


def _placing(rule: _Rule, place: _Place) -> _Rule:
    def placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and len(state.tokens) > before:
            place(state.tokens[before:], start, state.pos)
        return found

    return placed


def make_parser() -> MarkdownIt:
    """CommonMark, raw HTML shown as text. Escapes and entities stay tokens of their own."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    parser.disable(["fragments_join", "text_join"])
    for name, rule, place in _PLACED:
        parser.inline.ruler.at(name, _placing(rule, place))
    return parser
