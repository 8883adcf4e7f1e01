"""The text of an article as TEI: its lines, and what is marked in them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import quote

from exergue.export.collection import Collection
from exergue.export.tei.layers import Tag, marks
from exergue.export.tei.rules import Rules
from exergue.export.tei.structure import Line, structure
from exergue.export.xml import empty, opening, text
from exergue.markup.layer import points
from exergue.markup.nesting import Mark, Step, nest
from exergue.model import AnnotatedArticle, Inline


def body(collection: Collection, path: PurePosixPath, annotated: AnnotatedArticle, rules: Rules) -> str:
    """The `body`, for the file `path`: its characters are those of the article."""
    article = annotated.article
    parts = list(structure(article))
    lines = [part for part in parts if isinstance(part, Line)]
    steps = list(_steps(lines, marks(collection, path, annotated, rules)))
    pieces = Counter(s.mark.thing.id for line in steps for s in line if s.move == "open")
    between = [(i.span.start, _point(collection, path, annotated, i)) for i in points(article.inlines)]
    writer = _Writer(article.text, iter(steps), pieces, between)
    return "".join(("<body>", *writer.parts(parts), "</body>"))


def _steps(lines: Sequence[Line], layer: Sequence[Mark[Tag]]) -> Iterator[tuple[Step[Tag], ...]]:
    """The openings and closings in each line; `lines` and `layer` are in the order of the text."""
    following, running = 0, list[Mark[Tag]]()
    for line in lines:
        while following < len(layer) and layer[following].span.start < line.span.end:
            running.append(layer[following])
            following += 1
        within = [mark.between(line.span.start, line.span.end) for mark in running if mark.span.meets(line.span)]
        yield tuple(nest(within))
        running = [mark for mark in running if mark.span.end > line.span.end]


def _point(collection: Collection, path: PurePosixPath, annotated: AnnotatedArticle, inline: Inline) -> str:
    """What stands between two characters: the end of a line, or a picture of the site."""
    if inline.kind == "break":
        return "<lb/>"
    file = collection.addresses.image(annotated.article, inline.target)
    return empty("graphic", {"url": quote(collection.beside(path, file), safe="/:.-_~%")}) if file else ""


@dataclass(slots=True)
class _Writer:
    """Writes the text from its beginning to its end; `at` is where it has come to."""

    text: str
    steps: Iterator[Sequence[Step[Tag]]]  # of each line
    pieces: Mapping[str, int]  # how many a marked stretch is in, by id
    between: Sequence[tuple[int, str]]
    at: int = 0
    written: Counter[str] = field(default_factory=Counter)

    def parts(self, parts: Sequence[str | Line]) -> Iterator[str]:
        """The whole text with its tags."""
        for part in parts:
            if isinstance(part, Line):
                yield from self._line(part)
            else:
                yield part
        yield self._blank(len(self.text))

    def _line(self, line: Line) -> Iterator[str]:
        yield self._blank(line.span.start)
        yield opening(line.element, dict(line.attributes))
        for step in next(self.steps):
            yield self._until(step.at)
            yield self._opened(step.mark.thing) if step.move == "open" else f"</{step.mark.thing.name}>"
        yield self._until(line.span.end)
        yield f"</{line.element}>"

    def _blank(self, end: int) -> str:
        before, self.at = self.at, max(self.at, end)
        return text(self.text[before:end])

    def _until(self, end: int) -> str:
        """The characters up to `end`, and what stands between them."""
        if not self.between:
            return self._blank(end)
        first, last = (bisect_left(self.between, at, key=lambda point: point[0]) for at in (self.at, end))
        pieces = [f"{self._blank(place)}{point}" for place, point in self.between[first:last]]
        return "".join([*pieces, self._blank(end)])

    def _opened(self, tag: Tag) -> str:
        if not tag.id:
            return opening(tag.name, tag.attributes)
        if self.pieces[tag.id] == 1:
            return opening(tag.name, {"xml:id": tag.id, **tag.attributes})
        self.written[tag.id] += 1
        number = self.written[tag.id]
        chain = {
            "prev": f"#{_piece(tag.id, number - 1)}" if number > 1 else "",
            "next": f"#{_piece(tag.id, number + 1)}" if number < self.pieces[tag.id] else "",
        }
        return opening(tag.name, {"xml:id": _piece(tag.id, number), **tag.attributes, **chain})


def _piece(id: str, number: int) -> str:
    return id if number == 1 else f"{id}.{number}"
