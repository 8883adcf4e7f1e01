"""One file of training documents from several; a file that is named twice counts twice."""

from __future__ import annotations

from pathlib import Path

import typer
from spacy.tokens import DocBin


def main(output: Path, parts: list[Path]) -> None:
    """Write the documents of all `parts`, in their order, to `output`."""
    mixed = DocBin()
    for part in parts:
        mixed.merge(DocBin().from_disk(part))
    mixed.to_disk(output)


if __name__ == "__main__":
    typer.run(main)
