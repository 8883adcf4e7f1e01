"""Measure an assembled pipeline and write scores.json: held-out articles, Sequoia, GSD, speed, size."""

from __future__ import annotations

import json
import resource
import time
from pathlib import Path

import measures
import typer
from annotated import press_pipeline, read_articles, seen
from convert_names import read_sequoia
from registered import trained
from spacy.language import Language
from spacy.tokens import DocBin


def main(pipeline: Path, corpus: Path, sequoia: Path, treebanks: Path, press: Path, output: Path) -> None:
    """Write all figures of `pipeline` to `output`, and print them."""
    press_pipeline()  # so that loading is timed without the first import of spaCy's French
    start = time.process_time()
    nlp = trained.load_trained(pipeline)
    loading = round(time.process_time() - start, 2)
    scores = {
        "names": {
            "articles held out": measures.names(nlp, list(read_articles(corpus, held_out=True))),
            "sequoia dev": measures.names(nlp, list(read_sequoia(sequoia))),
        },
        "syntax": {name: measures.syntax(nlp, treebanks / f"{name}.spacy") for name in ("sequoia_dev", "gsd_held_out")},
        "sources": measures.sources(nlp, sorted(corpus.glob("*.xml"))[::5]),
        "speed": _speed(nlp, press, treebanks) | {"loading, seconds": loading},
        "megabytes": round(sum(path.stat().st_size for path in pipeline.rglob("*") if path.is_file()) / 1e6, 1),
    }
    text = json.dumps(scores, indent=2, ensure_ascii=False) + "\n"
    output.write_text(text, encoding="utf-8")
    print(text)


def _speed(nlp: Language, press: Path, treebanks: Path) -> measures.Figures:
    lines = press.read_text(encoding="utf-8").splitlines()[:100]
    texts = [seen(" ".join(json.loads(line)["paragraphs"])) for line in lines]
    docs = list(DocBin().from_disk(treebanks / "sequoia_dev.spacy").get_docs(nlp.vocab))
    plain = measures.default_pipeline(nlp, docs)
    own = [measures.words_a_second(nlp, texts) for _ in range(3)]
    default = [measures.words_a_second(plain, texts) for _ in range(3)]
    return {
        "words a second": max(own),
        "words a second, spaCy's default parser and names": max(default),
        "peak memory, MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


if __name__ == "__main__":
    typer.run(main)
