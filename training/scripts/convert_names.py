"""Articles with names -> spaCy."""

from __future__ import annotations

from pathlib import Path

import typer
from annotated import press_pipeline, read_articles, to_doc, write_docs


def main(corpus: Path, output: Path) -> None:
    """Write `articles_train.spacy` and `articles_dev.spacy` to `output`."""
    nlp = press_pipeline()
    for part, held_out in (("train", False), ("dev", True)):
        articles = read_articles(corpus, held_out)
        write_docs((to_doc(nlp, article) for article in articles), output / f"articles_{part}.spacy")


if __name__ == "__main__":
    typer.run(main)
