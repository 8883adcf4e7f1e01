"""Text as Pagefind should see it: a word of ours is a word of its, and how the text was written is kept beside.

Pagefind parts text at white space, and within a word at ASCII punctuation; it takes out everything else that is no
letter or digit. So « d’avril » is one word to it that begins with d, « 2019–2020 » is one number, « cœur » is not
found by « coeur ». Here such words are parted with marks that it does not see, and that `assets/search.js` reads to
show the text as it was.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from exergue.pages.search import search_words

JOINED = "\xad"  # at the end of a word: no space stands behind it; at its head: a no-break space, two a narrow one
LIGATURE = "\u2060"  # between two letters that are written as one
CUT = "\ue000"  # a word of its own where something is to be told of the words behind it

_REMEMBERED = 1 << 15  # words; of all that articles print, nine in ten are these
_INVISIBLE = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1b\x7f]")
_WORDS = re.compile(r"(\s*)(\S+)")
_LIGATURES = {
    letter: (pair[0], pair[1]) for letter, pair in zip("œŒæÆĳĲ", ["oe", "OE", "ae", "AE", "ij", "IJ"], strict=True)
}
_LIGATURE = re.compile("([œŒæÆĳĲ])(?=([a-zà-ÿœæ])?)")
# A straight apostrophe stands for the typographic one, a grave accent for a straight one.
_WRITTEN = str.maketrans({"'": "`", "’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-"})
# Letters, digits and ASCII marks go together; other marks stand apart, since they would be taken for letters.
_PIECES = re.compile(rf"{CUT}|(?:[!-~]|\w)+|(?:(?![!-~{CUT}])\W)+")
# What most words are without: apostrophes, ligatures, other marks. Then they are as Pagefind wants them.
_ODD = re.compile(r"['`_ʼœŒæÆĳĲ]|[^\w!-~]")


def parted(text: str, language: str) -> str:
    """The words of `text`, one space between them, in the form described above; `language` is the site's."""
    clean = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return " ".join([_parted(space, word, language) for space, word in _WORDS.findall(clean)])


def cut(text: str, places: Iterable[int]) -> str:
    """`text` with a `CUT` before each of the characters at `places`, which are sorted."""
    own, ends = text.replace(CUT, "\ufffd"), [0, *places]
    return CUT.join([*(own[start:end] for start, end in pairwise(ends)), own[ends[-1] :]])


@lru_cache(_REMEMBERED)
def _parted(space: str, word: str, language: str) -> str:
    lead = {"\xa0": JOINED, "\u202f": JOINED * 2}.get(space, "")
    return " ".join(_pieces(lead, word, language)) if _ODD.search(word) else lead + word


def _pieces(lead: str, word: str, language: str) -> Iterator[str]:
    apart = _elision(language).sub(r"\1\2\n", word.translate(_WRITTEN)).split("\n")
    pieces = [piece for part in apart for piece in _PIECES.findall(part)]
    last = max((place for place, piece in enumerate(pieces) if piece != CUT), default=-1)
    for place, piece in enumerate(pieces):
        if piece == CUT:
            yield CUT
            continue
        yield f"{lead}{_harmless(_LIGATURE.sub(_as_two, piece))}{JOINED if place < last else ''}"
        lead = ""


def _harmless(piece: str) -> str:
    """The piece with nothing in it that Pagefind takes for a mark of its own: `___PAGEFIND_WEIGHT___10`."""
    return piece.replace("___", f"__{LIGATURE}_")


def _as_two(match: re.Match[str]) -> str:
    first, second = _LIGATURES[match[1]]
    return f"{first}{LIGATURE}{second.lower() if match[2] else second}"


@cache
def _elision(language: str) -> re.Pattern[str]:
    """An elided word with its apostrophe, before the word that it leans on."""
    elided = "|".join(sorted(search_words(language).elided, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?<!\w)({elided})(['`])(?=\w)", re.IGNORECASE)
