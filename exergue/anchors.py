"""How the names and quotations of an article are called in the address of its page: `#m7kq2d`, `#q3fxa5`.

A link to one has to hold when the annotator finds a further one above it. So an anchor is no number but a digest of the
words that begin where the name or the quotation begins: it changes only if these words do, or the place where it
begins. Of several that begin with the same words the later ones are numbered: `#m7kq2d-2`.
"""

from __future__ import annotations

import re
from base64 import b32encode
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from exergue.model import AnnotatedArticle, TextSpan

_LETTERS = 32  # and digits, as many as tell one place of an article from the others
_NEAR = 60  # characters in which nearly always so many are found
_REACH = 400  # characters in which they are looked for
_LENGTH = 5  # of the digest: with 200 names on a page, one in 1,700 such pages has two of the same
_OTHERS = re.compile(r"[\W_]+")  # than letters and digits


@dataclass(frozen=True, slots=True)
class Anchors:
    """The ids of an article's mentions and quotations on its page, each at its place among all."""

    mentions: tuple[str, ...]
    quotations: tuple[str, ...]  # of the first part of one that is cut


def anchors(annotated: AnnotatedArticle) -> Anchors:
    """The anchors of the article, distinct on its page."""
    text = annotated.article.text
    return Anchors(
        tuple(_distinct("m", text, (mention.span for mention in annotated.mentions))),
        tuple(_distinct("q", text, (quotation.span for quotation in annotated.quotations))),
    )


def _distinct(kind: str, text: str, spans: Iterable[TextSpan]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for span in spans:
        anchor = kind + _digest(text, span.start)
        seen[anchor] += 1
        yield anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}"


def _digest(text: str, start: int) -> str:
    """Of letters and digits alone: an apostrophe or a space that is set otherwise changes nothing."""
    words = _letters(text[start : start + _NEAR])
    if len(words) < _LETTERS:
        words = _letters(text[start : start + _REACH])
    return b32encode(blake2b(words[:_LETTERS].encode(), digest_size=5).digest()).decode().lower()[:_LENGTH]


def _letters(text: str) -> str:
    return _OTHERS.sub("", text.casefold())
