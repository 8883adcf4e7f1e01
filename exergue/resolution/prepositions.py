"""What the words around the name of a place say: « à Vienne », « la Vienne », « Vienne (Isère) »."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from exergue.model import Mention, TextSpan
from exergue.resolution.spelling import fold, plain
from exergue.resolution.words import IdentityWords

_REACH = 16  # characters between two names, or before one
_LAST_WORD = re.compile(r"(\w+['’]?)\s*$")
_OPENING = re.compile(r"^\s*\(\s*$")


def articled(text: str, span: TextSpan, words: IdentityWords) -> int:
    """1 for a name after an article or what holds one (« du »), -1 for one after « à », else 0."""
    found = _LAST_WORD.search(text[max(0, span.start - _REACH) : span.start])
    if found is None:
        return 0
    word = found.group(1).lower().replace("’", "'")
    return (word in words.with_article) - (word in words.without_article)


def bracketed(text: str, span: TextSpan) -> bool:
    """Whether the name stands alone in brackets."""
    return text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")"


def beside(
    text: str, mentions: Iterable[Mention], places: Mapping[int, TextSpan], words: IdentityWords
) -> frozenset[str]:
    """The names, plain, of the places (by their beginning) that the text gives as what holds the mentioned one."""
    return frozenset(
        plain(places[start].of(text))
        for mention in mentions
        for start in range(mention.span.end, mention.span.end + _REACH)
        if start in places and _leads_inside(text[mention.span.end : start], words)
    )


def _leads_inside(between: str, words: IdentityWords) -> bool:
    """« Vienne (Isère) », « Vienne, en Isère », not « Vienne, Isère et Rhône »."""
    if _OPENING.match(between):
        return True
    before, *others = fold(between.replace(",", " ")).replace("'", "' ").split() or [""]
    return before in words.inside and len(others) <= 1
