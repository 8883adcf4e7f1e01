"""Sentence ends as the press has them: `. »`, `(...)`, `M. Dupont`, headings without full stop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from exergue.annotate.tokenization import TokenWords
from exergue.annotate.words import texts_of
from exergue.language import read

_ENDS = frozenset((".", "!", "?", "…"))
_CLOSERS = frozenset(("»", "”", ")", "]", "›", "'"))
_OPENERS = frozenset(("«", "“", "(", "[", "‹", "–", "—", "-", "•"))
_STRAIGHT = '"'


@Language.factory("exergue_sentences", assigns=["token.is_sent_start"])
class Sentences:
    """Marks where sentences begin. A blank line always ends one."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.may_end = read(nlp.lang, "tokens", TokenWords).may_end

    def __call__(self, doc: Doc) -> Doc:
        """The same document, with sentence starts."""
        # set all at once: spaCy looks through the whole document for each single one
        starts: Any = numpy.array([[start] for start in self._starts(doc)], dtype="int32").astype("uint64")
        return doc.from_array(["SENT_START"], starts) if len(doc) else doc

    def _starts(self, doc: Doc) -> Iterator[int]:
        """For each token 1 where a sentence begins, -1 elsewhere."""
        ended = quoting = False
        after_block = True
        for text in texts_of(doc):
            begins = after_block or (ended and self._begins(text, quoting))
            after_block = "\n\n" in text
            if text == _STRAIGHT:
                closes, quoting = quoting, not quoting
                ended = ended and closes and not begins
            elif text.isspace():
                ended, quoting = ended or after_block, quoting and not after_block
            elif text not in _CLOSERS or begins:
                ended = self._ends(text)
            yield 1 if begins else -1

    def _ends(self, text: str) -> bool:
        return text in _ENDS or text.startswith("..") or text in self.may_end

    @staticmethod
    def _begins(text: str, quoting: bool) -> bool:
        """Whether a token after the end of a sentence begins the next one, and does not still belong to it."""
        if text == _STRAIGHT:
            return not quoting
        return text in _OPENERS or text[0].isupper() or text[0].isdigit()
