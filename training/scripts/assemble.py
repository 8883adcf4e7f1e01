"""One pipeline from the two that were trained: names with a tok2vec of their own, one table of vectors for both."""

from __future__ import annotations

from pathlib import Path

import spacy
import typer
from registered import trained
from spacy.language import Language

from exergue.annotate.word_vectors import PressVectors

VECTORS = {"@vectors": "exergue.press_vectors.v1"}
TOKENIZER = {"@tokenizers": "exergue.press_tokenizer.v1"}
BATCH = 8  # articles at a time: larger arrays leave the processor's cache, and take almost twice as long


def main(syntax: Path, names: Path, output: Path, version: str = "1.0.0") -> None:
    """Write the pipeline made of `syntax` and `names` to `output`."""
    nlp, source = trained.load_trained(syntax), spacy.load(names)
    source.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=source)
    _halve_vectors(nlp)
    _describe(nlp, version)
    nlp.to_disk(output)


def _halve_vectors(nlp: Language) -> None:
    whole = nlp.vocab.vectors
    sizes = {name: getattr(whole, name) for name in ("minn", "maxn", "hash_count", "hash_seed", "bow", "eow", "name")}
    nlp.vocab.vectors = PressVectors(strings=nlp.vocab.strings, data=whole.data, mode="floret", **sizes)


def _describe(nlp: Language, version: str) -> None:
    config = nlp.config
    config["nlp"] |= {"vectors": VECTORS, "tokenizer": TOKENIZER, "batch_size": BATCH}
    for section in ("paths", "corpora", "training", "initialize"):  # of the training of one half; see configs/
        config.pop(section, None)
    nlp.config, nlp.batch_size = config, BATCH
    nlp.meta.update(
        name="press",
        version=version,
        description="French press: names, morphology, syntax and lemmas",
        license="CC BY-SA 4.0, see MODEL_CARD.md",
        spacy_version=">=3.8.0,<3.9.0",
        performance={},
    )


if __name__ == "__main__":
    typer.run(main)
