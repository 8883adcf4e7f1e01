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


def losses(root: Path, config: str, output: Path, component: str, **paths: Path) -> list[float]:
    """Train with one of the configs, made small; give the losses of a component, one each time it was measured."""
    log = output.with_suffix(".jsonl")
    overrides = SMALL | {f"paths.{name}": str(path) for name, path in paths.items()}
    train(root / "training/configs" / config, output, overrides=overrides | {"training.logger.output_file": str(log)})
    return [json.loads(line)["losses"][component] for line in log.read_text().splitlines()][1:]


@pytest.mark.slow
@pytest.mark.shared
def test_a_small_slice_is_learnt_and_the_assembled_pipeline_loads(root, shared, scripts, tmp_path):
    import annotated
    import assemble
    import convert_treebanks

    treebank = tmp_path / "slice.conllu"
    sentences = (shared / "data/ud/fr_sequoia-ud-train.conllu").read_text(encoding="utf-8").split("\n\n")[:80]
    treebank.write_text("\n\n".join(sentences) + "\n\n", encoding="utf-8")
    parsed, named = tmp_path / "parsed.spacy", tmp_path / "named.spacy"
    annotated.write_docs(convert_treebanks.read_sentences(treebank), parsed)
    articles = (annotated.read_article(path) for path in sorted((root / "training/slice").glob("*.xml")))
    annotated.write_docs((annotated.to_doc(annotated.press_pipeline(), article) for article in articles), named)

    table = vectors(tmp_path / "vectors")
    syntax, names = tmp_path / "syntax", tmp_path / "names"
    parser = losses(root, "syntax.cfg", syntax, "parser", train=parsed, dev=parsed, vectors=table)
    ner = losses(root, "names.cfg", names, "ner", train=named, dev=named, vectors=table)
    assert parser[-1] < parser[0] and ner[-1] < ner[0]

    assemble.main(syntax / "model-last", names / "model-last", tmp_path / "pipeline")
    nlp = trained.load_trained(tmp_path / "pipeline")
    doc = nlp("Le maire, a-t-il ajouté, ira à Paris.")
    assert [token.text for token in doc][3:7] == ["a", "-t-", "il", "ajouté"]
    assert doc[10].lang_ == word_class("Paris", "fr")
    assert all(token.pos_ and token.lemma_ for token in doc)
    assert doc.has_annotation("DEP") and doc.has_annotation("ENT_IOB")


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
