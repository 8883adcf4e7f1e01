"""Text on one line: its white space folded, and cut at a word where it is too long."""

from __future__ import annotations

import re
from collections.abc import Collection

_BREAKS = "\t\r\n\v\f\x1c-\x1f\x85\u2028\u2029"
_BREAK = re.compile(f"[{_BREAKS}]")
_WHITE = re.compile(f"[ {_BREAKS}]+")


def one_line(text: str) -> str:
    """`text` on one line, single spaces between words; no-break spaces stay, since French typography needs them."""
    if "  " in text or _BREAK.search(text):  # few texts: looking first costs a fifth
        text = _WHITE.sub(" ", text)
    return text.strip(" ")


def shortened(text: str, longest: int, small_words: Collection[str] = ()) -> str:
    """`text`, if it has more than `longest` characters cut after a word and given an ellipsis.

    None of `small_words` ends it: « Au milieu des inquiétudes de la communauté… ».
    """
    if len(text) <= longest:
        return text
    whole_words = text[:longest].rpartition(" ")[0]
    words = whole_words.split(" ") if whole_words else [text[: longest - 1]]
    while len(words) > 1 and _dangles(words[-1], small_words):
        words.pop()
    return " ".join(words).rstrip(" \xa0\u202f,;:.!?…-–—«“(") + "…"


def _dangles(word: str, small_words: Collection[str]) -> bool:
    """Whether `word` waits for another: « la », « l’ », « qu’il », an opening mark, a dash."""
    parts = re.findall(r"[^\W_]+", word.lower())
    return all(part in small_words for part in parts) or word[-1] in "«“("
