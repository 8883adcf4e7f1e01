"""One stretch of an article's text as a line of Markdown, with its annotations and formats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from exergue.markup import targets
from exergue.markup.escape import attribute, block, inline
from exergue.markup.layer import Layer
from exergue.markup.nesting import nest
from exergue.markup.tags import Place, Quoted, Tagger, Tags, Thing
from exergue.model import Inline, TextSpan


@dataclass(slots=True)
class Writer:
    """Writes the lines of one article in the order of the text; remembers what has its anchor already."""

    text: str
    tagger: Tagger
    layer: Layer
    points: Sequence[Inline] = ()
    _point: int = 0
    _begun: set[Thing] = field(default_factory=set)
    _labels: dict[int, int] = field(default_factory=dict)  # quotation -> how many blocks bear its label

    def line(self, span: TextSpan) -> str:
        """The characters of `span` as the content of a block."""
        return block("".join(self._pieces(span)))

    def _pieces(self, span: TextSpan) -> Iterator[str]:
        at = span.start
        stack: list[Tags] = []
        begun_here: set[Thing] = set()
        for step in nest(self.layer.within(span)):
            yield self._plain(at, step.at, closing=step.move == "close")
            at = step.at
            if step.move == "close":
                yield stack.pop().closing
                continue
            stack.append(
                self._tags(step.mark.thing, begun_here, in_link=bool(stack) and any(tags.link for tags in stack))
            )
            yield stack[-1].opening
        yield self._plain(at, span.end, closing=False)

    def _tags(self, thing: Thing, begun_here: set[Thing], *, in_link: bool) -> Tags:
        label = 0
        if isinstance(thing, Quoted) and thing not in begun_here:
            label = self._labels[thing.index] = self._labels.get(thing.index, 0) + 1
        tags = self.tagger.tags(thing, Place(thing not in self._begun, in_link, label))
        self._begun.add(thing)
        begun_here.add(thing)
        return tags

    def _plain(self, start: int, end: int, *, closing: bool) -> str:
        """The text with the points in it; one that stands at `end` waits until what closes there is closed."""
        if self._point == len(self.points):
            return inline(self.text[start:end])
        return "".join(self._pointed(start, end, closing=closing))

    def _pointed(self, start: int, end: int, *, closing: bool) -> Iterator[str]:
        while self._point < len(self.points):
            at = max(start, self.points[self._point].span.start)
            if at > end or (closing and at == end):
                break
            yield inline(self.text[start:at])
            yield self._at_point(self.points[self._point])
            start = at
            self._point += 1
        yield inline(self.text[start:end])

    def _at_point(self, point: Inline) -> str:
        if point.kind == "break":
            return "<br>"
        source = targets.image(point.target, self.tagger.links)
        return f"![{attribute(point.text)}]({source}){{loading=lazy}}" if source else ""
