"""Two people side by side: « le conseiller d'Emmanuel Macron Sylvain Fort »."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from exergue.annotate.candidates import Candidate
from exergue.annotate.lexicon import Lexicon
from exergue.annotate.person_names import is_first_name
from exergue.annotate.words import Words

_FULL = 2  # words at least that make a full name


def parted(words: Words, lexicon: Lexicon, names: Iterable[Candidate]) -> Iterator[Candidate]:
    """The names, of which those of people that begin with another full name of the article and go on as one are two."""
    found = list(names)
    full = {words.slice(n.start, n.end) for n in found if n.label == "PER" and n.end - n.start >= _FULL}
    for name in found:
        border = _border(words, lexicon, name, full)
        if border:
            yield replace(name, end=border)
            yield replace(name, start=border)
        else:
            yield name


def _border(words: Words, lexicon: Lexicon, name: Candidate, full: set[str]) -> int:
    """Where the second name begins; 0 where there is but one. Jean Paul Martin goes on with a surname alone."""
    if name.label != "PER":
        return 0
    borders = range(name.start + _FULL, name.end - _FULL + 1)
    return next((b for b in borders if is_first_name(words, lexicon, b) and words.slice(name.start, b) in full), 0)
