"""The first layer of a trained pipeline, asked once for each word form among the texts that are read together.

What a pipeline knows of a word by itself, before it looks at the words around, is a third of its work on a text, and
two tokens in three are of a form that stood in the same eight articles before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy
from spacy.language import Language
from spacy.pipeline.tok2vec import Tok2Vec
from spacy.symbols import IDS
from spacy.tokens import Doc
from thinc.api import Model

_NAME = "forms"
_OF_THE_FORM = frozenset(("ORTH", "NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE", "LANG"))


def by_form(pipeline: Language) -> Language:
    """The same pipeline, which from now on embeds each form once, where its embedding looks at nothing but the form."""
    for _, component in pipeline.pipeline:
        if isinstance(component, Tok2Vec):
            _embed_forms(component.model)
    return pipeline


def _embed_forms(model: Model[Any, Any]) -> None:
    embed = model.maybe_get_ref("embed")
    if embed is not None and model.layers[0] is embed and _looks_at_forms(embed):
        forms: Model[list[Doc], list[Any]] = Model(_NAME, _forward, layers=[embed])
        model.layers[0] = forms
        model.set_ref("embed", forms)


def _looks_at_forms(embed: Model[Any, Any]) -> bool:
    if embed.name == _NAME:
        return False  # has been seen to
    columns = [node.attrs["columns"] for node in embed.walk() if node.name == "extract_features"]
    known = {IDS[name] for name in _OF_THE_FORM}
    return bool(columns) and all(IDS.get(column, column) in known for listed in columns for column in listed)


def _forward(model: Model[list[Doc], list[Any]], docs: Sequence[Doc], is_train: bool) -> tuple[list[Any], Any]:
    """For each document an array with a row a token."""
    [embed] = model.layers
    if is_train or not any(map(len, docs)):
        return embed(docs, is_train)
    places: dict[tuple[int, int], int] = {}
    rows = [
        [places.setdefault(form, len(places)) for form in zip(*doc.to_array(["ORTH", "NORM"]).T.tolist(), strict=True)]
        for doc in docs
    ]
    [table] = embed.predict([_of_forms(docs[0], list(places))])
    return [table[numpy.array(found, dtype=int)] for found in rows], None


def _of_forms(doc: Doc, forms: Sequence[tuple[int, int]]) -> Doc:
    """A document of just these forms (ORTH, NORM), in the vocabulary of another."""
    strings = doc.vocab.strings
    listed = Doc(doc.vocab, words=[strings[orth] for orth, _ in forms])
    norms: Any = numpy.array([[norm] for _, norm in forms], dtype="uint64")
    return listed.from_array(["NORM"], norms)
