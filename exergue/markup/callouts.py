"""Which words of an article are set apart as block callouts.

A callout takes whole sentences of paragraphs that stand on their own (not in a list or a quote), with the sentence
that says who speaks. Everything else stays in the line, so nothing is printed twice or out of its order.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from exergue.markup.escape import is_blank
from exergue.markup.scene import Scene, scene
from exergue.markup.structure import complete
from exergue.markup.units import Reach
from exergue.model import AnnotatedArticle, Block, TextSpan


@dataclass(frozen=True, slots=True)
class Callout:
    """Paragraphs, or parts of them, set apart for the quotations (their places among all) that fill them."""

    paragraphs: tuple[TextSpan, ...]
    quotations: tuple[int, ...]


def arrange(annotated: AnnotatedArticle) -> tuple[Block | Callout, ...]:
    """The outermost blocks of an article in order, the callouts taken out of its paragraphs."""
    article = annotated.article
    blocks = tuple(complete(article.text, TextSpan(0, len(article.text)), article.blocks))
    return tuple(_arranged(article.text, blocks, _callouts(scene(annotated, blocks))))


def _arranged(text: str, blocks: Sequence[Block], callouts: Iterator[Callout]) -> Iterator[Block | Callout]:
    waiting = deque(callouts)
    at = 0
    for block in blocks:
        start = max(at, block.span.start)
        while waiting and waiting[0].paragraphs[0].start < block.span.end:
            callout = waiting.popleft()
            yield from _rest(text, start, callout.paragraphs[0].start)
            yield callout
            at = start = callout.paragraphs[-1].end
        if start == block.span.start:
            yield block
        else:
            yield from _rest(text, start, block.span.end)


def _rest(text: str, start: int, end: int) -> Iterator[Block]:
    if not is_blank(text[start:end]):
        yield Block("paragraph", TextSpan(start, end))


def _callouts(scene: Scene) -> Iterator[Callout]:
    for reach in scene.callouts():
        quoted = {u.index for place in reach for u in scene.heard(place) if u.quotation.kind == "direct"}
        yield Callout(_paragraphs(scene, reach), tuple(sorted(quoted)))


def _paragraphs(scene: Scene, reach: Reach) -> tuple[TextSpan, ...]:
    by_paragraph = groupby(reach, key=scene.sentences.paragraph)
    spans = ([scene.sentences.units[place].span for place in places] for _, places in by_paragraph)
    return tuple(TextSpan(held[0].start, held[-1].end) for held in spans)
