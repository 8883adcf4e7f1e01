"""What a parser says of words, where one has read the document: a second witness beside the word lists."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.strings import StringStore
from spacy.tokens import Doc

from exergue.annotate.words import of_each

_VERBS = ("AUX", "VERB")
_FINITE = "VerbForm=Fin"


def finite_verbs(doc: Doc) -> Sequence[bool]:
    """Whether each token is a verb in a tense, as far as a parser says so; without one, none is.

    That it takes a word for something else does not count: it errs more often on verbs than the lists.
    """
    if not doc.has_annotation("MORPH"):
        return [False] * len(doc)
    strings = doc.vocab.strings
    told = list(zip(doc.to_array("POS").tolist(), doc.to_array("MORPH").tolist(), strict=True))
    return list(of_each(lambda word: _is_finite(strings, *word), told))


def _is_finite(strings: StringStore, pos: int, morph: int) -> bool:
    return strings[pos] in _VERBS and _FINITE in strings[morph].split("|")
