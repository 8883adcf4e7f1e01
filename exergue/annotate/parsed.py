"""What a parser says of words, where one has read the document: a second witness beside the word lists."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.strings import StringStore
from spacy.tokens import Doc

_VERBS = ("AUX", "VERB")
_FINITE = "VerbForm=Fin"


def finite_verbs(doc: Doc) -> Sequence[bool]:
    """Whether each token is a verb in a tense, as far as a parser says so; without one, none is.

    That it takes a word for something else does not count: it errs more often on verbs than the lists.
    """
    if not doc.has_annotation("MORPH"):
        return [False] * len(doc)
    known: dict[tuple[int, int], bool] = {}
    found: list[bool] = []
    for pos, morph in doc.to_array(["POS", "MORPH"]).tolist():
        if (pos, morph) not in known:
            known[pos, morph] = _is_finite(doc.vocab.strings, pos, morph)
        found.append(known[pos, morph])
    return found


def _is_finite(strings: StringStore, pos: int, morph: int) -> bool:
    return strings[pos] in _VERBS and _FINITE in strings[morph].split("|")
