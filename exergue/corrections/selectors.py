"""Where in an article the words of a selector stand."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from exergue.authority.decisions import Selector
from exergue.model import Article, TextSpan

# What an editor types, and what an article may have in its place.
_ALIKE = ("'’ʼ‘`´", "-‐‑", '"“”„')
_GAP = r"[\s\u00ad\u200b\u2060]"


def found(selector: Selector, article: Article) -> tuple[TextSpan, ...]:
    """Every place of the selected words in the article, within one paragraph and between the words around them.

    Spaces, apostrophes, hyphens and straight marks match whatever the article has for them; letters match exactly.
    """
    pattern = _pattern(selector)
    leaves = [leaf.span for leaf in article.leaves] or [TextSpan(0, len(article.text))]
    return tuple(
        TextSpan(*match.span("exact"))
        for leaf in leaves
        for match in pattern.finditer(article.text, leaf.start, leaf.end)
    )


def words_found(words: str, article: Article) -> tuple[TextSpan, ...]:
    """Every place of the words in the article."""
    return found(Selector(words), article)


@cache
def _pattern(selector: Selector) -> re.Pattern[str]:
    before = rf"(?:{_words(selector.prefix)}){_GAP}*" if selector.prefix else ""
    behind = rf"(?={_GAP}*{_words(selector.suffix)})" if selector.suffix else ""
    return re.compile(f"{before}(?P<exact>{_whole(selector.exact)}){behind}")


def _whole(words: str) -> str:
    """A pattern that matches the words, and no part of longer ones: « Lyon » is not in « Lyonnais »."""
    start = r"(?<!\w)" if words[0].isalnum() else ""
    return f"{start}{_words(words)}" + (r"(?!\w)" if words[-1].isalnum() else "")


def _words(words: str) -> str:
    return rf"{_GAP}+".join("".join(map(_character, word)) for word in words.split())


def _character(character: str) -> str:
    for alike in _ALIKE:
        if character in alike:
            return f"[{re.escape(alike)}]"
    parts = unicodedata.normalize("NFD", character)
    return re.escape(character) if parts == character else f"(?:{re.escape(character)}|{re.escape(parts)})"
