"""Passages in quotation marks: a typed stack over the characters of each paragraph, mending what writers forget.

Nested marks nest; a quotation that runs over paragraphs comes as one passage a paragraph, each but the first saying
that it goes on. What had to be mended has a lower confidence. No mark raises, no character is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from exergue.annotate.extensions import text_of
from exergue.annotate.pairing import DASH, MENDED, Marked, Opened, Scan
from exergue.model import TextSpan

_DASH = re.compile(r"(?:--|[—–-]|•)\s+(?=\S)")
_LOOK_AHEAD = 3  # paragraphs in which a missing closing mark is looked for

Doc.set_extension("marked", default=(), force=True)  # tuple[Marked, ...]


@Language.factory("exergue_marks", assigns=["doc._.marked"])
class Marks:
    """Puts on a document the passages in quotation marks, outer before inner, by position."""

    def __init__(self, nlp: Language, name: str) -> None: ...

    def __call__(self, doc: Doc) -> Doc:
        """The same document with `doc._.marked`."""
        text = text_of(doc)
        doc._.marked = find_marks(_readable(text, doc._.protected), paragraphs(doc, text))
        return doc


def _readable(text: str, protected: Sequence[TextSpan]) -> str:
    """The text with a letter for each character of code and addresses, whose marks quote nothing."""
    pieces, at = [], 0
    for span in protected:
        pieces += [text[at : span.start], "x" * (span.end - max(at, span.start))]
        at = max(at, span.end)
    return "".join(pieces) + text[at:]


def paragraphs(doc: Doc, text: str) -> tuple[TextSpan, ...]:
    """The paragraphs of a document with this text: its blocks, parted at line breaks; without blocks its lines."""
    blocks = doc._.blocks if Doc.has_extension("blocks") and doc._.blocks else (TextSpan(0, len(text)),)
    return tuple(line for block in blocks for line in _lines(text, block))


def _lines(text: str, block: TextSpan) -> Iterator[TextSpan]:
    at = block.start
    for line in text[block.start : block.end].splitlines(keepends=True):
        if line.strip():
            yield TextSpan(at, at + len(line.rstrip()))
        at += len(line)


def find_marks(text: str, parts: Sequence[TextSpan]) -> tuple[Marked, ...]:
    """The passages in marks of `text`, whose paragraphs are `parts`; outer before inner, by position."""
    found: list[Marked] = []
    carried: Opened | None = None
    for number, part in enumerate(parts):
        scan = Scan(text, part, number, carried)
        scan.run()
        carried = scan.carry(parts[number + 1 : number + 1 + _LOOK_AHEAD])
        found += scan.found
        dash = _DASH.match(text, part.start, part.end)
        if dash:
            found.append(Marked(part, TextSpan(dash.end(), part.end), DASH, number, MENDED))
    return tuple(sorted(found, key=lambda m: (m.outer.start, -m.outer.end)))
