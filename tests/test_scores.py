"""The shipped pipeline keeps the figures that were committed with it in training/scores.json."""

import json
import sys

import pytest

from exergue.annotate import trained

ROUNDING = 0.2  # processors round differently


@pytest.fixture(scope="module")
def nlp():
    return trained.load_trained(trained.MODELS / "fr")


@pytest.fixture
def measures(root, monkeypatch):
    monkeypatch.syspath_prepend(str(root / "training" / "scripts"))
    import measures

    yield measures
    for name in ("measures", "annotated", "sequoia_names", "convert_treebanks"):
        sys.modules.pop(name, None)


@pytest.fixture(scope="module")
def scores(root):
    return json.loads((root / "training" / "scores.json").read_text(encoding="utf-8"))


def test_it_is_small(scores):
    size = sum(path.stat().st_size for path in (trained.MODELS / "fr").rglob("*") if path.is_file())
    assert size / 1e6 <= 30
    assert size / 1e6 == pytest.approx(scores["megabytes"], abs=0.2)


def test_what_was_asked_of_it_is_committed(scores, root):
    assert scores["names"]["sequoia dev"]["all"]["F"] >= 73
    own, yardstick, *_ = (figure for name, figure in scores["speed"].items() if name.startswith("words"))
    assert own >= 0.6 * yardstick
    assert scores["speed"]["loading, seconds"] < 2
    seeds = json.loads((root / "training" / "seeds.json").read_text(encoding="utf-8"))
    for corpus, groups in seeds["names"].items():
        for group, figures in groups.items():
            assert figures["F"]["least"] <= scores["names"][corpus][group]["F"] <= figures["F"]["most"]


def test_it_finds_everything_that_the_annotator_asks_for(nlp):
    doc = nlp("Le général Mark Milley a déclaré à Paris que « l'armée est prête ».")
    found = {label: [ent.text for ent in doc.ents if ent.label_ == label] for label in ("PER", "LOC")}
    assert found == {"PER": ["Mark Milley"], "LOC": ["Paris"]}
    said = next(token for token in doc if token.text == "déclaré")
    assert (said.pos_, said.lemma_) == ("VERB", "déclarer")
    assert "général" in {child.text for child in said.children if child.dep_ == "nsubj"}


@pytest.mark.slow
@pytest.mark.shared
def test_names_are_found_as_well_as_committed(nlp, shared, measures, scores):
    from annotated import read_articles
    from sequoia_names import read_sequoia

    treebanks, layers = shared / "data/ud", shared / "data/ner/sequoia_ne"
    found = {
        "articles held out": measures.names(nlp, list(read_articles(shared / "corpus", held_out=True))),
        "sequoia dev": measures.names(nlp, list(read_sequoia(treebanks, layers, "dev"))),
    }
    for corpus, groups in found.items():
        for group, figures in groups.items():
            assert figures["F"] == pytest.approx(scores["names"][corpus][group]["F"], abs=ROUNDING), (corpus, group)


@pytest.mark.slow
@pytest.mark.shared
def test_sentences_are_parsed_as_well_as_committed(nlp, shared, measures, scores, tmp_path):
    from annotated import write_docs
    from convert_treebanks import read_sentences

    treebank = tmp_path / "dev.spacy"
    write_docs(read_sentences(shared / "data/ud/fr_sequoia-ud-dev.conllu"), treebank)
    assert measures.syntax(nlp, treebank) == pytest.approx(scores["syntax"]["sequoia_dev"], abs=ROUNDING)
    assert scores["syntax"]["sequoia_dev"]["dep_las"] >= 82
