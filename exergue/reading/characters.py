"""Single characters: those that no page can show, those that nobody can see, and the many ends of a line."""

from __future__ import annotations

import re
import unicodedata

# U+2029 ends a paragraph, hence a blank line.
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNCLEAN = re.compile("[\x00-\x08\x0b-\x1f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]")  # all that these find
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and symbols by category, drawn as nothing


def clean(text: str) -> str:
    """`text` with line ends folded to U+000A, without the characters that HTML forbids (controls, surrogates)."""
    if not _UNCLEAN.search(text):  # as in nearly all texts, which are cleaned more than once
        return text
    text = _LINE_END.sub(lambda end: "\n\n" if end[0] == "\u2029" else "\n", text)
    if _SURROGATE.search(text):
        # Some programs write an astral character as two surrogates: a pair is one character, a lone one is none.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return _UNSHOWABLE.sub("", text)


def visible(text: str) -> bool:
    """Whether at least one character of `text` leaves ink."""
    return any(_leaves_ink(character) for character in text)


def _leaves_ink(character: str) -> bool:
    if character.isspace() or character in _BLANK_LETTERS:
        return False
    return unicodedata.category(character) not in ("Cc", "Cf", "Zs", "Zl", "Zp")


def same_words(one: str, other: str) -> bool:
    """Whether two texts read the same, however their white space and accents are coded."""
    return _words(one) == _words(other)


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()


def without_invisible(text: str) -> str:
    """`text` without what has no width (soft hyphens, joiners, direction marks), so that words stay whole."""
    return "".join(character for character in text if unicodedata.category(character) != "Cf")
