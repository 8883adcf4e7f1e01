"""Stretches of an article's text replaced, and every offset with them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from exergue.model import AnnotatedArticle, Article, Block, Quotation, TextSpan


@dataclass(frozen=True, slots=True)
class Replacement:
    """Characters of a text and the words that take their place."""

    span: TextSpan
    words: str


class Shift:
    """A text with replacements, which are sorted and apart from one another."""

    def __init__(self, text: str, replacements: Sequence[Replacement]) -> None:
        self._replacements = replacements = [_before_stop(made, text) for made in replacements]
        self._starts = [made.span.start for made in replacements]
        self._new: list[int] = []  # where each replacement begins in the new text
        pieces, at, length = [], 0, 0
        for made in replacements:
            pieces += [text[at : made.span.start], made.words]
            length += made.span.start - at
            self._new.append(length)
            length += len(made.words)
            at = made.span.end
        self.text = "".join([*pieces, text[at:]])

    def span(self, span: TextSpan) -> TextSpan | None:
        """The span in the new text, less what it has of a replacement that it cuts; None if nothing is left."""
        start, end = self._start(span.start), self._end(span.end)
        return TextSpan(start, end) if start < end or (start == end and span.start == span.end) else None

    def spans(self, spans: Iterable[TextSpan]) -> tuple[TextSpan, ...]:
        """Those of the spans that something is left of."""
        return tuple(shifted for span in spans if (shifted := self.span(span)))

    def _start(self, offset: int) -> int:
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return offset
        made = self._replacements[at]
        if offset == made.span.start:
            return self._new[at]
        return self._new[at] + len(made.words) + max(0, offset - made.span.end)

    def _end(self, offset: int) -> int:
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return offset
        made = self._replacements[at]
        if offset >= made.span.end:
            return self._new[at] + len(made.words) + offset - made.span.end
        return self._new[at]


def _before_stop(made: Replacement, text: str) -> Replacement:
    """« M. M. » at the end of a sentence: one full stop is enough."""
    doubled = made.words.endswith(".") and text[made.span.end : made.span.end + 1] == "."
    return replace(made, words=made.words[:-1]) if doubled else made


def shifted(annotated: AnnotatedArticle, shift: Shift) -> AnnotatedArticle:
    """The article with the new text under all its layers."""
    return AnnotatedArticle(
        article=_article(annotated.article, shift),
        mentions=tuple(replace(m, span=span) for m in annotated.mentions if (span := shift.span(m.span))),
        quotations=tuple(_quotations(annotated.quotations, shift)),
        roles=tuple(replace(role, span=span) for role in annotated.roles if (span := shift.span(role.span))),
        sentences=shift.spans(annotated.sentences),
    )


def _article(article: Article, shift: Shift) -> Article:
    return replace(
        article,
        text=shift.text,
        blocks=tuple(_blocks(article.blocks, shift)),
        inlines=tuple(replace(i, span=span) for i in article.inlines if (span := shift.span(i.span))),
        headline=shift.span(article.headline) if article.headline else None,
        origin=(),  # it leads to the source, which is as it was
    )


def _blocks(blocks: Iterable[Block], shift: Shift) -> Iterator[Block]:
    for block in blocks:
        if span := shift.span(block.span):
            yield replace(block, span=span, children=tuple(_blocks(block.children, shift)))


def _quotations(quotations: Iterable[Quotation], shift: Shift) -> Iterator[Quotation]:
    for quotation in quotations:
        if contents := shift.spans(quotation.contents):
            yield replace(
                quotation,
                contents=contents,
                cue=shift.spans(quotation.cue),
                source=shift.span(quotation.source) if quotation.source else None,
                antecedent=shift.span(quotation.antecedent) if quotation.antecedent else None,
            )
