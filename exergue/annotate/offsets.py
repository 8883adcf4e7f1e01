"""The text that the components see, and the way back to the article's own characters.

The only place that converts offsets. The seen text is composed (NFC), has no soft hyphens or zero-width
characters, one kind of apostrophe, plain spaces, no line breaks within a block and one blank line between blocks.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from exergue.model import Article, TextSpan

_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")
_APOSTROPHES = "’ʼ＇‛"
_SPACES = "\u00a0\u202f\u2009"
_BETWEEN_BLOCKS = "\n\n"
_LONGEST_WORD = 400  # more characters without a space are not seen: no name is among them, and tokenizers stumble


@dataclass(frozen=True, slots=True)
class SeenText:
    """`text` with, for each of its characters, the stretch of `Article.text` that it stands for.

    `blocks`, `protected`, `emphasis` and `quoted` (block quotes) are the article's, in offsets of `text`.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    blocks: tuple[TextSpan, ...]
    protected: tuple[TextSpan, ...]
    emphasis: tuple[TextSpan, ...]
    quoted: tuple[TextSpan, ...]

    def source(self, span: TextSpan) -> TextSpan:
        """The stretch of `Article.text` that a non-empty `span` of `text` stands for."""
        return TextSpan(self.starts[span.start], self.ends[span.end - 1])


def see(article: Article) -> SeenText:
    """The article's text as the components see it."""
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    bounds: list[tuple[int, int]] = []
    breaks = frozenset(inline.span.start for inline in article.inlines if inline.kind == "break")
    for leaf in article.leaves:
        text, begun, ended = _fold(article.text, leaf.span, breaks)
        if not text:
            continue
        if bounds:
            texts.append(_BETWEEN_BLOCKS)
            starts += [ends[-1]] * len(_BETWEEN_BLOCKS)
            ends += [begun[0]] * len(_BETWEEN_BLOCKS)
        bounds.append((len(starts), len(starts) + len(text)))
        texts.append(text)
        starts += begun
        ends += ended
    return SeenText(
        text="".join(texts),
        starts=tuple(starts),
        ends=tuple(ends),
        blocks=tuple(TextSpan(*bound) for bound in bounds),
        protected=_seen_spans(article.protected, starts, ends),
        emphasis=_seen_spans(tuple(i.span for i in article.inlines if i.kind == "emphasis"), starts, ends),
        quoted=_seen_spans(tuple(block.span for block in article.blocks if block.kind == "quote"), starts, ends),
    )


def _fold(text: str, span: TextSpan, breaks: frozenset[int]) -> tuple[str, Sequence[int], Sequence[int]]:
    """What is seen of a block and where each character of it starts and ends: runs of white space as one, none outside.

    As stretches where each character stands for itself, which is much less work than one by one.
    """
    plain = span.of(text)
    for char in _APOSTROPHES:
        plain = plain.replace(char, "'")
    for char in _SPACES:
        plain = plain.replace(char, " ")
    if _is_plain(plain):
        return plain, range(span.start, span.end), range(span.start + 1, span.end + 1)
    folded = _folded(text, span, breaks)
    return "".join(char for char, _, _ in folded), [start for _, start, _ in folded], [end for _, _, end in folded]


def _is_plain(text: str) -> bool:
    """Whether each character of a block stands for itself, as in nearly all blocks."""
    words, characters = text.split(), set(text)
    if words != text.split(" ") or max(map(len, words)) > _LONGEST_WORD or not _DROPPED.isdisjoint(characters):
        return False
    return unicodedata.is_normalized("NFC", text) and not any(map(unicodedata.combining, characters))


def _folded(text: str, span: TextSpan, breaks: frozenset[int]) -> list[tuple[str, int, int]]:
    """The same, character by character."""
    folded: list[tuple[str, int, int]] = []
    at, last_space = span.start, 0
    while at < span.end:
        end = at + 1
        while end < span.end and unicodedata.combining(text[end]) and not text[at].isspace():
            end += 1
        for char in _seen(text[at:end]):
            if not char.isspace():
                if len(folded) - last_space < _LONGEST_WORD:
                    folded.append((char, at, end))
            elif folded and folded[-1][0] not in " \n":
                folded.append(("\n" if at in breaks else " ", at, end))
                last_space = len(folded)
        at = end
    while folded and folded[-1][0] in " \n":
        folded.pop()
    return folded


def _seen(cluster: str) -> str:
    """How a base character with its combining marks is seen; empty when it is dropped."""
    composed = unicodedata.normalize("NFC", cluster)
    return "".join("'" if char in _APOSTROPHES else char for char in composed if char not in _DROPPED)


def _seen_spans(spans: tuple[TextSpan, ...], starts: Sequence[int], ends: Sequence[int]) -> tuple[TextSpan, ...]:
    """Article spans in seen offsets; those of which nothing is seen are left out."""
    found = (TextSpan(bisect_left(ends, span.start + 1), bisect_left(starts, span.end)) for span in spans)
    return tuple(span for span in found if span.start < span.end)
