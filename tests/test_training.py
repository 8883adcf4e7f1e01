"""The recipe in training/: the whole way on a small slice, in well under a minute, and its steps by example."""

import json
import random
import sys
from pathlib import Path

import numpy as np
import pytest
import spacy
from ruamel.yaml import YAML
from spacy.cli.train import train
from spacy.tokens import Doc
from spacy.vectors import Vectors

from exergue.annotate import trained
from exergue.annotate.lexical_classes import word_class

SMALL = {
    "training.max_steps": 30,
    "training.eval_frequency": 10,
    "training.patience": 0,
    "training.batcher.size": 300,
    "training.optimizer.learn_rate.warmup_steps": 5,
    "training.logger.console_output": False,
    "components.tok2vec.model.encode.width": 32,
    "components.tok2vec.model.encode.depth": 2,
}


@pytest.fixture
def scripts(root, monkeypatch):
    """The folder of scripts, importable as it is for a script that runs in it; nothing of it stays imported."""
    folder = root / "training" / "scripts"
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(folder))
    yield folder
    for name in set(sys.modules) - before:
        if str(folder) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


def vectors(folder: Path) -> Path:
    nlp = spacy.blank("fr")
    table = np.random.default_rng(0).normal(size=(200, 8)).astype("f")
    nlp.vocab.vectors = Vectors(data=table, mode="floret", minn=3, maxn=5, hash_count=2, strings=nlp.vocab.strings)
    nlp.to_disk(folder)
    return folder


def losses(root: Path, output: Path, **paths: Path) -> dict[str, list[float]]:
    """Train with the config, made small; give the losses of each component, one each time it was measured."""
    log = output.with_suffix(".jsonl")
    overrides = SMALL | {f"paths.{name}": str(path) for name, path in paths.items()}
    train(root / "training/configs/press.cfg", output, overrides=overrides | {"training.logger.output_file": str(log)})
    lines = [json.loads(line)["losses"] for line in log.read_text().splitlines()][1:]
    return {component: [line[component] for line in lines] for component in lines[0]}


@pytest.mark.slow
@pytest.mark.shared
def test_a_small_slice_is_learnt_and_the_packaged_pipeline_loads(root, shared, scripts, tmp_path):
    import annotated
    import convert_treebanks
    import mix
    import package

    treebank = tmp_path / "slice.conllu"
    sentences = (shared / "data/ud/fr_sequoia-ud-train.conllu").read_text(encoding="utf-8").split("\n\n")[:80]
    treebank.write_text("\n\n".join(sentences) + "\n\n", encoding="utf-8")
    parsed, named, both = (tmp_path / f"{name}.spacy" for name in ("parsed", "named", "both"))
    annotated.write_docs(convert_treebanks.read_sentences(treebank), parsed)
    articles = (annotated.read_article(path) for path in sorted((root / "training/slice").glob("*.xml")))
    annotated.write_docs((annotated.to_doc(annotated.press_pipeline(), article) for article in articles), named)
    mix.main(both, [parsed, named])

    learnt = losses(root, tmp_path / "trained", train=both, dev=both, vectors=vectors(tmp_path / "vectors"))
    assert all(found[-1] < found[0] for component, found in learnt.items() if component != "tok2vec"), learnt

    package.main(tmp_path / "trained" / "model-last", tmp_path / "pipeline")
    nlp = trained.load_trained(tmp_path / "pipeline")
    doc = nlp("Le maire, a-t-il ajouté, ira à Paris.")
    assert [token.text for token in doc][3:7] == ["a", "-t-", "il", "ajouté"]
    assert doc[10].lang_ == word_class("Paris", "fr")
    assert all(token.pos_ and token.lemma_ for token in doc)
    assert doc.has_annotation("DEP") and doc.has_annotation("ENT_IOB")


@pytest.mark.shared
def test_sequoia_bears_names_in_its_own_text_and_other_treebanks_none(shared, scripts):
    import convert_treebanks
    from sequoia_names import read_sequoia

    treebanks, layers = shared / "data/ud", shared / "data/ner/sequoia_ne"
    named = list(read_sequoia(treebanks, layers, "dev"))
    assert not any(" ," in sentence.text or "à le " in sentence.text for sentence in named)
    docs = convert_treebanks.with_names(convert_treebanks.read_sentences(treebanks / "fr_sequoia-ud-dev.conllu"), named)
    assert sum(doc.has_annotation("ENT_IOB") for doc in docs) == len(named) == 402
    assert sum(len(doc.ents) for doc in docs) == sum(len(sentence.names) for sentence in named)
    (question,) = convert_treebanks.with_names(
        convert_treebanks.read_sentences(treebanks / "fr_fqb-ud-test.conllu")[:1], named
    )
    assert not question.has_annotation("ENT_IOB")


def test_an_inverted_subject_comes_apart(scripts, tmp_path):
    import convert_treebanks

    rows = [("Va", "aller", "VERB", 0, "root"), ("-t-il", "lui", "PRON", 1, "nsubj"), ("?", "?", "PUNCT", 1, "punct")]
    lines = [
        f"{n}\t{f}\t{lemma}\t{p}\t_\t_\t{h}\t{d}\t_\tSpaceAfter=No" for n, (f, lemma, p, h, d) in enumerate(rows, 1)
    ]
    path = tmp_path / "one.conllu"
    path.write_text("# text = Va-t-il?\n" + "\n".join(lines) + "\n\n", encoding="utf-8")
    (doc,) = convert_treebanks.read_sentences(path)
    assert [(t.text, t.dep_, t.head.text) for t in doc] == [
        ("Va", "ROOT", "Va"),
        ("-t-", "punct", "il"),
        ("il", "nsubj", "Va"),
        ("?", "punct", "Va"),
    ]


def test_a_sentence_of_a_treebank_is_said_by_somebody_whose_subject_is_marked(root, scripts):
    import insert_speech

    speakers = insert_speech.Speakers(
        verbs=[("promet", "promis", "promettre")],
        nouns=[("la", "maire", "Fem", "person")],
        places=["Lyon"],
        first_names=["Awa"],
        surnames=["Diop"],
    )
    words = ["Il", "pleut", "à", "Paris", "."]
    sentence = Doc(
        spacy.blank("fr").vocab,
        words=words,
        spaces=[True, True, True, False, False],
        pos=["PRON", "VERB", "ADP", "PROPN", "PUNCT"],
        heads=[1, 1, 3, 1, 1],
        deps=["expl:subj", "ROOT", "case", "obl:mod", "punct"],
        ents=["O", "O", "O", "B-LOC", "O"],
    )
    docs = [doc for seed in range(300) for doc in insert_speech.said([sentence], speakers, 1.0, random.Random(seed))]
    texts = {doc.text.strip() for doc in docs}
    assert "« Il pleut à Paris », promet Awa Diop." in texts and "Il pleut à Paris, a-t-elle promis." in texts, texts
    for doc in docs:
        verb = next(token for token in doc if token.lemma_ == "promettre")
        subjects = [token.text for token in verb.children if token.dep_ == "nsubj"]
        assert verb.dep_ == "parataxis:insert" and verb.head.text == "pleut", doc.text
        assert len(subjects) == 1 and subjects[0] in ("Awa", "Diop", "maire", "il", "elle"), doc.text
        assert next(ent.text for ent in doc.ents) == "Paris"


def test_the_words_to_insert_are_whole(root, scripts):
    import insert_speech

    shipped = root / "training"
    assert all(len(row) == 3 for row in insert_speech._rows(shipped / "speech/verbs.tsv"))
    nouns = insert_speech._rows(shipped / "speech/speakers.tsv")
    assert {row[3] for row in nouns} == {"person", "body"} and {row[2] for row in nouns} == {"Masc", "Fem"}


def test_all_mentions_of_a_person_change_together(scripts):
    import annotated
    import swap_names
    from name_pool import FirstNames, NamePool

    pool = NamePool(
        genders={"awa": 0.0},
        men=FirstNames(["Paul"], [1.0]),
        women=FirstNames(["Awa"], [1.0]),
        foreign=(),
        surnames=["Diop"],
        compounds=["Diop"],
        cities=["Lyon"],
        places={"": ["Lyon"]},
        organizations={},
    )
    text = "Awa Sarr parle. Sarr sourit."
    names = (annotated.Name(0, 8, "PER", "p1"), annotated.Name(16, 20, "PER", "p1"))
    swapped = swap_names._apply(
        annotated.NamedText(text, names),
        swap_names._swaps(annotated.NamedText(text, names), pool, random.Random(3)),
    )
    first, last = (swapped.text[name.start : name.end] for name in swapped.names)
    assert first.endswith(last) and "Sarr" not in swapped.text


def test_elision_is_kept(scripts):
    import swap_names

    assert swap_names._breaks("la ville d'", "Toulouse")
    assert swap_names._breaks("la ville de ", "Angers")
    assert not swap_names._breaks("la ville d'", "Angers")
    assert not swap_names._breaks("la ville de ", "Toulouse")


def test_words_have_the_classes_that_the_pipeline_was_given():
    cases = {"Paris": "F1C2P", "général": "title", "tribunal": "orgh", "Milley": "cap", "dit": "low", "12": "fr"}
    assert {word: word_class(word, "fr") for word in cases} == cases


def test_weights_of_the_ranking_are_learnt_from_articles_whose_speakers_are_known(scripts, tmp_path):
    import fit_ranking

    article = """<article id="a" lang="fr"><PER id="p1">Zoé Bertin</PER> a reçu <PER id="p2">Paul Dutour</PER>.

"<Q id="q1" type="direct" who="p1">Nous partons</Q>", <C q="q1">a-t-<S q="q1">elle</S> dit</C>.
</article>"""
    (tmp_path / "a.xml").write_text(article, encoding="utf-8")
    (tmp_path / "split.json").write_text('{"dev": []}', encoding="utf-8")
    fit_ranking.main(tmp_path, tmp_path / "ranking.yml", rounds=1)
    weights = YAML(typ="safe").load(tmp_path / "ranking.yml")["weights"]
    assert weights["pronoun"]["gender"] > 0 > weights["pronoun"]["nobody"]
