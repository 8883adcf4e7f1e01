"""The trained pipeline as the package ships it: vectors in half precision, no paths of the training in its config."""

from __future__ import annotations

from pathlib import Path

import typer
from registered import trained
from spacy.language import Language

from exergue.annotate.word_vectors import PressVectors

VECTORS = {"@vectors": "exergue.press_vectors.v1"}


def main(source: Path, output: Path, version: str = "1.0.0") -> None:
    """Write the pipeline in `source` to `output`."""
    nlp = trained.load_trained(source)
    _halve_vectors(nlp)
    _describe(nlp, version)
    nlp.to_disk(output)


def _halve_vectors(nlp: Language) -> None:
    whole = nlp.vocab.vectors
    sizes = {name: getattr(whole, name) for name in ("minn", "maxn", "hash_count", "hash_seed", "bow", "eow", "name")}
    nlp.vocab.vectors = PressVectors(strings=nlp.vocab.strings, data=whole.data, mode="floret", **sizes)


def _describe(nlp: Language, version: str) -> None:
    config = nlp.config
    config["nlp"] |= {"vectors": VECTORS}
    for section in ("paths", "corpora", "training", "initialize"):
        config.pop(section, None)
    nlp.config = config
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
