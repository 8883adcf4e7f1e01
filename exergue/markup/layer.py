"""The marks over an article's text: annotations and formats, given out stretch by stretch."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from exergue.markup.nesting import Mark
from exergue.markup.tags import CODE, FORMATTED, LINKED, NAMED, QUOTED, Formatted, Named, Quoted, Thing
from exergue.model import AnnotatedArticle, Inline, Mention, Quotation, TextSpan

_RANKS = {"emphasis": FORMATTED, "strong": FORMATTED, "code": CODE, "link": LINKED, "image": LINKED, "url": LINKED}


class Layer:
    """Marks in the order of the text, each stretch asked for after the one before."""

    def __init__(self, marks: Iterable[Mark[Thing]]) -> None:
        self._marks = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))
        self._next = 0
        self._open: list[Mark[Thing]] = []  # those that run on behind the last stretch

    def within(self, span: TextSpan) -> list[Mark[Thing]]:
        """The marks that have characters in `span`, cut to it."""
        found = self._open
        while self._next < len(self._marks) and self._marks[self._next].span.start < span.end:
            found.append(self._marks[self._next])
            self._next += 1
        self._open = [mark for mark in found if mark.span.end > span.end]
        return [mark.between(span.start, span.end) for mark in found if mark.span.meets(span)]


def marks(annotated: AnnotatedArticle, called_out: Mapping[int, bool]) -> Iterator[Mark[Thing]]:
    """All marks of an article; `called_out` tells which quotations stand in a callout, and whether they head it."""
    yield from mention_marks(enumerate(annotated.mentions), _links(annotated.article.inlines))
    for index, quotation in enumerate(annotated.quotations):
        if quotation.kind != "none":
            yield from _quotation_marks(index, quotation, called_out)
    for inline in annotated.article.inlines:
        if inline.kind in _RANKS:
            yield Mark(inline.span, _RANKS[inline.kind], Formatted(inline))


def mention_marks(mentions: Iterable[tuple[int, Mention]], links: Sequence[TextSpan] = ()) -> Iterator[Mark[Thing]]:
    """Marks of the mentions given with their places; a mention that meets one of `links` is not linked itself."""
    for index, mention in mentions:
        yield Mark(mention.span, NAMED, Named(index, mention, linked=not (links and _meets_any(mention.span, links))))


def points(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """What stands between two characters: hard line breaks and local images, in the order of the text."""
    between = (i for i in inlines if i.kind == "break" or (i.kind == "image" and i.span.start == i.span.end))
    return tuple(sorted(between, key=lambda inline: inline.span))


def _quotation_marks(index: int, quotation: Quotation, called_out: Mapping[int, bool]) -> Iterator[Mark[Thing]]:
    inside, heads = index in called_out, called_out.get(index, False)
    for part, content in enumerate(quotation.contents):
        yield Mark(content, QUOTED, Quoted(index, part, quotation, inside, heads))


def _links(inlines: Collection[Inline]) -> tuple[TextSpan, ...]:
    return tuple(sorted(i.span for i in inlines if _RANKS.get(i.kind) == LINKED and i.span.start < i.span.end))


def _meets_any(span: TextSpan, others: Sequence[TextSpan]) -> bool:
    """Whether `span` meets one of `others`, which are sorted and do not overlap."""
    at = bisect_left(others, TextSpan(span.end, span.end))
    return at > 0 and others[at - 1].meets(span)
