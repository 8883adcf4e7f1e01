"""Markdown: its structure, and the text that a reader sees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it.token import Token

from exergue.errors import InputError, Problem
from exergue.model import Block, BlockKind, TextSpan
from exergue.reading.addresses import with_addresses
from exergue.reading.body import Body
from exergue.reading.inline_tokens import add_inline, add_lines
from exergue.reading.placed_tokens import DEEPEST, make_parser
from exergue.reading.source_lines import SourceLines
from exergue.reading.visible_text import VisibleText

_PARSER = make_parser()
_CONTAINERS: dict[str, BlockKind] = {"ul": "list", "ol": "ordered_list", "li": "item", "blockquote": "quote"}


def read_markdown(source: str, path: Path, start: int = 0) -> Body:
    """The visible text and the structure of the Markdown that begins at `start` of `source`.

    Blocks are a blank line apart in the text. Raises InputError for what is nested beyond measure.
    """
    markdown = source[start:]
    try:
        tokens = _PARSER.parse(markdown)
    except RecursionError:
        raise _too_deep(path) from None
    if any(token.level >= DEEPEST - 1 for token in tokens):
        raise _too_deep(path)  # the parser drops what lies deeper
    return with_addresses(_Reader(SourceLines.of(markdown, start)).read(tokens))


def _too_deep(path: Path) -> InputError:
    return InputError([Problem(path, 0, "nests lists, quotes or images too deeply; expected fewer than 25 levels")])


@dataclass(slots=True)
class _Frame:
    """A container whose end has not been seen yet."""

    kind: BlockKind
    level: int = 0
    tight: bool = False
    children: list[Block] = field(default_factory=list)

    def closed(self, at: int) -> Block:
        spans = [child.span for child in self.children] or [TextSpan(at, at)]
        return Block(self.kind, TextSpan(spans[0].start, spans[-1].end), tuple(self.children), self.level, self.tight)


class _Reader:
    """Walks the tokens of a document once, in order."""

    def __init__(self, lines: SourceLines) -> None:
        self._lines = lines
        self._text = VisibleText()
        self._frames = [_Frame("quote")]
        self._opening = Token("paragraph_open", "p", 1)

    def read(self, tokens: Iterable[Token]) -> Body:
        for token in tokens:
            self._take(token)
        return Body(self._text.text, tuple(self._frames[0].children), self._text.inlines, self._text.origin)

    def _take(self, token: Token) -> None:
        if token.tag in _CONTAINERS and token.nesting == 1:
            self._frames.append(_Frame(_CONTAINERS[token.tag], _number(token)))
        elif token.tag in _CONTAINERS:
            self._add(self._frames.pop().closed(len(self._text)))
        elif token.type == "inline":
            self._add(self._paragraph(token))
        elif token.type in ("fence", "code_block"):
            self._add(self._code(token))
        elif token.type == "hr":
            self._add(Block("rule", TextSpan(len(self._text), len(self._text))))
        elif token.nesting == 1:
            self._opening = token

    def _add(self, block: Block) -> None:
        self._frames[-1].children.append(block)

    def _paragraph(self, token: Token) -> Block:
        """A paragraph or a heading, whose opening token came just before."""
        opening, first = self._opening, (token.map or [0])[0]
        start = self._text.begin_block()
        add_inline(token.children or (), self._text, self._lines.anchors(token.content, first, _hashes(opening)))
        span = TextSpan(start, len(self._text))
        if opening.type == "heading_open":
            return Block("heading", span, level=int(opening.tag[1:]))
        if opening.hidden:
            self._frames[-2].tight = True
        return Block("paragraph", span)

    def _code(self, token: Token) -> Block:
        first = (token.map or [0])[0] + (token.type == "fence")
        content = token.content.removesuffix("\n")
        start = self._text.begin_block()
        add_lines(content, 0, self._text, self._lines.anchors(content, first))
        return Block("code", TextSpan(start, len(self._text)))


def _number(token: Token) -> int:
    return int(token.attrs.get("start", 1)) if token.tag == "ol" else 0


def _hashes(opening: Token) -> str:
    """The marks before a heading's text; a heading underlined with `===` has none."""
    return opening.markup if opening.markup.startswith("#") else ""
