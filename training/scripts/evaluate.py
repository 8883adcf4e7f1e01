"""Measure a packaged pipeline: names, syntax, sources of quotations, speed, size."""

from __future__ import annotations

import json
import resource
import time
from pathlib import Path

import measures
import typer
from annotated import read_articles, seen
from registered import trained
from sequoia_names import read_sequoia
from spacy.language import Language
from spacy.tokens import DocBin

ROUNDS = 3  # the best of them counts: the others were disturbed


def main(pipeline: Path, shared: Path, treebanks: Path, output: Path) -> None:
    """Write all figures of `pipeline` to `output`, and print them."""
    nlp, loading = _loaded(pipeline)
    corpus, data = shared / "corpus", shared / "data"
    scores = {
        "names": {
            "articles held out": measures.names(nlp, list(read_articles(corpus, held_out=True))),
            "sequoia dev": measures.names(nlp, list(read_sequoia(data / "ud", data / "ner" / "sequoia_ne", "dev"))),
        },
        "syntax": {name: measures.syntax(nlp, treebanks / f"{name}.spacy") for name in ("sequoia_dev", "gsd_held_out")},
        "sources": measures.sources(nlp, sorted(corpus.glob("*.xml"))[::5]),
        "speed": {"loading, seconds": loading} | _speed(nlp, data / "press.jsonl", treebanks),
        "megabytes": round(sum(path.stat().st_size for path in pipeline.rglob("*") if path.is_file()) / 1e6, 1),
    }
    text = json.dumps(scores, indent=2, ensure_ascii=False) + "\n"
    output.write_text(text, encoding="utf-8")
    print(text)


def _loaded(pipeline: Path) -> tuple[Language, float]:
    start = time.process_time()
    return trained.load_trained(pipeline), round(time.process_time() - start, 2)


def _speed(nlp: Language, press: Path, treebanks: Path) -> measures.Figures:
    lines = press.read_text(encoding="utf-8").splitlines()[:100]
    texts = [seen(" ".join(json.loads(line)["paragraphs"])) for line in lines]
    own = max(measures.words_a_second(nlp, texts) for _ in range(ROUNDS))
    memory = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    docs = list(DocBin().from_disk(treebanks / "sequoia_dev.spacy").get_docs(nlp.vocab))
    plain = {blis: measures.default_pipeline(nlp, docs, blis) for blis in (True, False)}
    default = {blis: max(measures.words_a_second(plain[blis], texts) for _ in range(ROUNDS)) for blis in plain}
    return {
        "words a second": own,
        "words a second, spaCy's parser and names at default widths": default[True],
        "words a second, the same with NumPy's products": default[False],
        "peak memory, MB": memory,
    }


if __name__ == "__main__":
    typer.run(main)
