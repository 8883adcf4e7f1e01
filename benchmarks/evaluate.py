"""How right the whole program is on articles annotated by hand; writes exergue/data/evaluation.json for the site.

usage: python benchmarks/evaluate.py GOLD TEXTS SCORER

GOLD holds the articles as annotated XML, TEXTS the same as plain text, which are read as a user's are;
SCORER is the program that compares the two. With the sets beside the checkout:

    python benchmarks/evaluate.py ../shared/gold/dev ../shared/gold/dev_text ../shared/annotation/score.py

Prints the figures too. `found` is how many of 100 annotated by hand the program finds too, `right` how many of 100
that it makes are right, `speakers` of how many of 100 quotations that it found it names the right speaker.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from exergue import __version__
from exergue.export import export_annotations
from exergue.pipeline import corpus_now
from exergue.progress import Silent
from exergue.settings import Options, read_settings

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = ROOT / "exergue/data/evaluation.json"
LAYERS = {  # what the site calls a layer -> what the scorer does
    "person_names": "mention PER",
    "place_names": "mention LOC",
    "organization_names": "mention ORG",
    "persons": "people",
    "places": "places",
    "organizations": "organisations",
    "roles": "roles",
    "marked": "marked",
    "indirect": "indirect",
}


def main(gold: Path, texts: Path, scorer: Path) -> None:
    """Build, score, and write the figures down."""
    scores = scored(gold, texts, scorer)
    WRITTEN.write_text(json.dumps(evaluation(scores, texts), indent=2) + "\n", encoding="utf-8")
    print(WRITTEN.read_text(encoding="utf-8"), end="")


def scored(gold: Path, texts: Path, scorer: Path) -> Mapping[str, Mapping[str, float]]:
    """What the scorer says of what a build finds in the texts, where no editor has decided anything."""
    with tempfile.TemporaryDirectory() as folder:
        options = Options(sources=(texts,), authority=Path(folder), no_cache=True)
        now = corpus_now(read_settings(ROOT / "mkdocs.yml", options), options, Silent())
        found = Path(folder, "annotations.jsonl")
        found.write_bytes(export_annotations(now.corpus, ROOT)[1])
        call = [sys.executable, scorer, gold, found, "--json"]
        scores: dict[str, Mapping[str, float]] = json.loads(
            subprocess.run(call, capture_output=True, check=True).stdout
        )
    return scores


def evaluation(scores: Mapping[str, Mapping[str, float]], texts: Path) -> dict[str, object]:
    """The figures as the site keeps them."""
    files = sorted(texts.glob("*.txt"))
    return {
        "day": date.today().isoformat(),
        "version": __version__,
        "articles": len(files),
        "words": sum(len(file.read_text(encoding="utf-8").split()) for file in files),
        "layers": {
            layer: {"right": scores[name]["p"], "found": scores[name]["r"], "annotated": scores[name]["gold"]}
            for layer, name in LAYERS.items()
        },
        "speakers": scores["quote@0.8"]["speaker"],
    }


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
