"""Word vectors (floret: of words and their parts) from unlabelled press articles."""

from __future__ import annotations

import gzip
from pathlib import Path

import floret
import typer
from annotated import press_pipeline, seen

LEAST_COUNT = 5
SHORTEST_PART, LONGEST_PART = 3, 5


def main(press: Path, output: Path, dimensions: int = 96, buckets: int = 80_000, epochs: int = 8) -> None:
    """Write `output` (floret's text format) from `press`, one article a line. One thread, so that it comes back."""
    words = output.with_suffix(".txt")
    _part(press, words)
    model = floret.train_unsupervised(
        str(words),
        model="cbow",
        mode="floret",
        hashCount=2,
        bucket=buckets,
        minn=SHORTEST_PART,
        maxn=LONGEST_PART,
        minCount=LEAST_COUNT,
        dim=dimensions,
        epoch=epochs,
        lr=0.05,
        thread=1,
    )
    model.save_floret_vectors(str(output))


def _part(press: Path, words: Path) -> None:
    nlp = press_pipeline()
    words.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(press, "rt", encoding="utf-8") as articles, words.open("w", encoding="utf-8") as output:
        for doc in nlp.pipe((seen(line.strip()) for line in articles), batch_size=200):
            output.write(" ".join(token.text for token in doc if not token.is_space) + "\n")


if __name__ == "__main__":
    typer.run(main)
