"""A pipeline that embeds each form once reads texts as before."""

import numpy
import spacy
from spacy.vectors import Vectors
from thinc.api import Model

from exergue.annotate import word_vectors
from exergue.annotate.forms import by_form
from exergue.annotate.trained import MODELS, load_trained

TEXTS = ("Le maire de Lens dit que Lens dort.", "", "Lens\n\nLe maire de Paris part, l'an dernier aussi.")


def tok2vec(pipeline):
    return pipeline.get_pipe("tok2vec")


def test_each_token_has_the_vector_that_it_had():
    pipeline = load_trained(MODELS / "fr")
    docs = [pipeline.make_doc(text) for text in TEXTS]
    before = tok2vec(pipeline).predict(docs)
    after = tok2vec(by_form(pipeline)).predict(docs)
    assert [len(rows) for rows in after] == [len(doc) for doc in docs]
    for old, new in zip(before, after, strict=True):
        numpy.testing.assert_allclose(new, old, atol=1e-5)


def test_each_form_is_embedded_once():
    pipeline = by_form(load_trained(MODELS / "fr"))
    layers = tok2vec(pipeline).model.layers[0].layers
    [embed], seen = layers, []
    layers[0] = Model("spy", lambda model, docs, is_train: seen.extend(docs) or embed(docs, is_train))
    list(pipeline.pipe(TEXTS))
    [forms] = seen
    assert sorted(token.text for token in forms) == sorted({t.text for x in TEXTS for t in pipeline.make_doc(x)})


def test_a_second_time_changes_nothing():
    pipeline = by_form(load_trained(MODELS / "fr"))
    forms = tok2vec(pipeline).model.layers[0]
    assert tok2vec(by_form(pipeline)).model.layers[0] is forms


def test_an_embedding_that_looks_at_more_than_forms_is_left_as_it_is():
    pipeline = spacy.blank("fr")
    embed = {"@architectures": "spacy.MultiHashEmbed.v2", "width": 8, "rows": [9, 9], "include_static_vectors": False}
    encode = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 8}
    encode |= {"depth": 1, "window_size": 1, "maxout_pieces": 2}
    model = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed | {"attrs": ["NORM", "SPACY"]}, "encode": encode}
    component = pipeline.add_pipe("tok2vec", config={"model": model})
    first = component.model.layers[0]
    by_form(pipeline)
    assert component.model.layers[0] is first


def test_vectors_that_are_kept_are_those_of_the_table(monkeypatch):
    vectors = load_trained(MODELS / "fr").vocab.vectors
    words = ["maire", "Lens", "maire", "Zzyx"]
    fresh = Vectors.get_batch(vectors, words)
    monkeypatch.setattr(word_vectors, "_KEPT", 3)
    for asked in ([0, 1], [1, 2, 3], [0, 1, 2, 3], [3, 0]):  # more than are kept, too
        numpy.testing.assert_array_equal(vectors.get_batch([words[at] for at in asked]), fresh[asked])
    vectors.data = vectors.data * 2
    numpy.testing.assert_array_equal(vectors.get_batch(words), Vectors.get_batch(vectors, words))
