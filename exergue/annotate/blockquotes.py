"""Paragraphs that the source sets as a block quote: somebody's words without any marks, perhaps signed at the end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from exergue.annotate.discourse import trimmed
from exergue.annotate.pairing import BLOCK, DASH, ODD, Marked
from exergue.model import TextSpan

# "— Zoé Bertin, maire de Lens": a dash and a name, without the end of a sentence
_SIGNED = re.compile(r"(?:^|(?<=[.!?…»”\"])\s+)(?:--?|[—–―])\s*(?=[^\W\d_])[^.!?…:«»“”\"]{2,80}$")


def with_blocks(
    text: str, parts: Sequence[TextSpan], marked: Sequence[Marked], quoted: Sequence[TextSpan]
) -> tuple[Marked, ...]:
    """The passages of a text with a further one for each paragraph of its block quotes that no marks open.

    The paragraphs of one block are one quotation. A line that says who signs, in the block or right behind it, is
    none of what is said.
    """
    if not quoted:
        return tuple(marked)
    blocks = {number: block for number, part in enumerate(parts) if (block := _block(part, quoted)) >= 0}
    near = blocks.keys() | {number + 1 for number in blocks if number + 1 < len(parts)}
    signed = {number: match.start() for number in near if (match := _SIGNED.search(parts[number].of(text)))}
    lone = {number for number, at in signed.items() if not at}  # a line that is nothing else
    own = {m.paragraph for m in marked if m.outer.start == parts[m.paragraph].start and m.style != DASH}
    kept = [m for m in marked if m.style != DASH or m.paragraph not in lone]
    for number in sorted(blocks.keys() - own - lone):
        part = parts[number]
        inner = trimmed(text, part.start, part.start + signed.get(number, part.end - part.start))
        if inner:
            kept.append(Marked(inner, inner, BLOCK, number, ODD, blocks.get(number - 1) == blocks[number]))
    return tuple(sorted(kept, key=lambda m: (m.outer.start, -m.outer.end)))


def _block(part: TextSpan, quoted: Sequence[TextSpan]) -> int:
    """The block quote that a paragraph stands in, -1 for none."""
    at = bisect_right(quoted, part.start, key=lambda span: span.start) - 1
    return at if at >= 0 and quoted[at].holds(part) else -1
