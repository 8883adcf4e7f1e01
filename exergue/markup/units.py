"""The sentences of the paragraphs that stand on their own: what a callout is made of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exergue.markup.structure import is_headline
from exergue.model import AnnotatedArticle, Block, TextSpan

Reach = range  # of places among the units


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence with the space behind it, which starts at `end`.

    `block` is the place of its paragraph among the outermost blocks.
    """

    span: TextSpan
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Units:
    """All units of an article, in order."""

    text: str
    units: tuple[Unit, ...]
    starts: tuple[int, ...]

    def reach(self, span: TextSpan) -> Reach:
        """The units that hold `span`; none unless they are of one paragraph or of neighbours."""
        first = bisect_right(self.starts, span.start) - 1
        last = bisect_left(self.starts, span.end) - 1
        if first < 0 or span.start >= self.units[first].span.end or span.end > self.units[last].span.end:
            return range(0)
        if first == last:
            return range(first, last + 1)
        steps = (self.units[at + 1].block - self.units[at].block for at in range(first, last))
        return range(first, last + 1) if all(step <= 1 for step in steps) else range(0)

    def span(self, reach: Reach) -> TextSpan:
        """The characters of the units, without the space behind the last."""
        return TextSpan(self.units[reach[0]].span.start, self.units[reach[-1]].end)

    def paragraph(self, place: int) -> int:
        """The block that a unit belongs to; -1 for a place where there is no unit."""
        return self.units[place].block if 0 <= place < len(self.units) else -1


def units(annotated: AnnotatedArticle, blocks: Iterable[Block]) -> Units:
    """The sentences of every paragraph among `blocks`, an article's outermost ones; the headline is none."""
    article = annotated.article
    starts = sorted(sentence.start for sentence in annotated.sentences)
    found = tuple(
        Unit(span, span.start + len(span.of(article.text).rstrip()), place)
        for place, block in enumerate(blocks)
        if block.kind == "paragraph" and not is_headline(article, block)
        for span in _sentences(article.text, block.span, starts)
    )
    return Units(article.text, found, tuple(unit.span.start for unit in found))


def _sentences(text: str, paragraph: TextSpan, starts: Sequence[int]) -> Iterator[TextSpan]:
    """Stretches that make up the paragraph, each with words in it."""
    at, end = paragraph.start, paragraph.start + len(paragraph.of(text).rstrip())
    for start in starts[bisect_right(starts, at) : bisect_left(starts, end)]:
        if text[start - 1].isspace() and text[at:start].strip():  # a cut elsewhere would be seen as a space
            yield TextSpan(at, start)
            at = start
    if at < end:
        yield TextSpan(at, paragraph.end)
