"""What an article is called: as it says itself, by its headline, or by how it begins."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from exergue.lines import one_line, shortened
from exergue.model import Block, TextSpan
from exergue.reading.body import Body
from exergue.reading.characters import same_words, visible

_LONGEST_HEADLINE = 150  # characters; of 1,500 press headlines one in a hundred has more than 120, the longest 159
_LONGEST_LEAD = 80
_UNFINISHED = re.compile(r"(?:(?<!\.)\.|[,;:])[\s\"'»”’)]*$")  # a full stop ends a sentence; « ... » may end a headline


@dataclass(frozen=True, slots=True)
class Titled:
    """A body with its title, and where in the text that stands, if it does: a block of its own."""

    body: Body
    title: str
    headline: TextSpan | None = None


def with_title(body: Body, given: str, small_words: Collection[str]) -> Titled:
    """`body` under the title that its author gave it, else its headline, else its lead.

    `small_words` are those that may not end a lead that is cut short.
    """
    blocks = [block for block in body.blocks if visible(block.span.of(body.text))]
    if given:
        return _with_given_title(body, blocks[0], given) if blocks else Titled(body, given)
    if blocks and _is_headline(blocks, body.text):
        return Titled(body, one_line(blocks[0].span.of(body.text)), blocks[0].span)
    return Titled(body, shortened(_lead(blocks, body.text), _LONGEST_LEAD, small_words))


def _with_given_title(body: Body, first: Block, title: str) -> Titled:
    """With a headline where the text begins with its title: in a block, or on the first line of one."""
    if first.kind not in ("paragraph", "heading"):
        return Titled(body, title)
    if same_words(first.span.of(body.text), title):
        return Titled(body, title, first.span)
    line_end = body.text.find("\n", first.span.start, first.span.end)
    line = TextSpan(first.span.start, line_end)
    if line_end < 0 or not same_words(line.of(body.text), title) or _inside_inline(line_end, body):
        return Titled(body, title)
    return Titled(_parted(body, first, line_end), title, line)


def _inside_inline(offset: int, body: Body) -> bool:
    return any(i.span.start <= offset < i.span.end and i.kind != "break" for i in body.inlines)


def _parted(body: Body, block: Block, line_end: int) -> Body:
    """`body` with `block` as two, at a line end that was inside it."""
    start = line_end + 1
    start += len(body.text[start : block.span.end]) - len(body.text[start : block.span.end].lstrip(" \t"))
    parts = (
        replace(block, span=TextSpan(block.span.start, line_end)),
        Block("paragraph", TextSpan(start, block.span.end)),
    )
    at = body.blocks.index(block)
    inlines = tuple(i for i in body.inlines if i.span.start != line_end or i.kind != "break")
    return replace(body, blocks=(*body.blocks[:at], *parts, *body.blocks[at + 1 :]), inlines=inlines)


def _is_headline(blocks: list[Block], text: str) -> bool:
    """Whether the first block heads the others: a heading, or a short line apart that is not a sentence."""
    line = blocks[0].span.of(text)
    if blocks[0].kind == "heading":
        return True
    if blocks[0].kind != "paragraph" or len(blocks) < 2 or len(line) > _LONGEST_HEADLINE or "\n" in line:
        return False
    apart = text.count("\n", blocks[0].span.end, blocks[1].span.start) > 1
    return apart and not _UNFINISHED.search(line) and any(map(str.isalpha, line))


def _lead(blocks: list[Block], text: str) -> str:
    """How the prose begins; code only where there is nothing else."""
    leaves = [leaf for block in blocks for leaf in block.leaves if visible(leaf.span.of(text))]
    leaves.sort(key=lambda leaf: leaf.kind == "code")
    return one_line(leaves[0].span.of(text)) if leaves else ""
