"""Texts with names -> spaCy: the authored articles and the hand-made layer of names on Sequoia."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer
from annotated import Name, NamedText, press_pipeline, read_articles, to_doc, write_docs

_LABELS = {"PERS": "PER", "LOC": "LOC", "ORG": "ORG", "PROD": "MISC", "EVE": "MISC"}
_SEQUOIA = "sequoia-ud.parseme.frsemcor.simple."
_ID, _FORM, _MISC, _NAMES = 0, 1, 9, 12  # columns
_NOTHING = ("*", "_", "")


@dataclass(slots=True)
class _Word:
    """A word as it stands in the text, and the names that it belongs to: `1:PERS.Ind;2:LOC`."""

    form: str
    space: bool
    names: str


def main(corpus: Path, sequoia: Path, output: Path) -> None:
    """Write `articles_{train,dev}.spacy` and `sequoia_{train,dev}.spacy` to `output`."""
    nlp = press_pipeline()
    for part, held_out in (("train", False), ("dev", True)):
        articles = read_articles(corpus, held_out)
        write_docs((to_doc(nlp, article) for article in articles), output / f"articles_{part}.spacy")
        sentences = read_sequoia(sequoia / f"{_SEQUOIA}{part}")
        write_docs((to_doc(nlp, sentence) for sentence in sentences), output / f"sequoia_{part}.spacy")


def read_sequoia(path: Path) -> Iterator[NamedText]:
    """The sentences of a file of the PARSEME-FR and FrSemCor layers, with its names under our labels."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if rows:
            yield _sentence(list(_words(rows)))


def _words(rows: Sequence[Sequence[str]]) -> Iterator[_Word]:
    """Words of the text; `du` is one, though the treebank parts it, and belongs to the name that a part belongs to."""
    contracted: _Word | None = None
    last = 0
    for row in rows:
        number = row[_ID]
        if "-" in number:
            last = int(number.partition("-")[2])
            contracted = _Word(row[_FORM], "SpaceAfter=No" not in row[_MISC], "*")
            yield contracted
        elif "." not in number and int(number) <= last and contracted:
            contracted.names = row[_NAMES] if contracted.names in _NOTHING else contracted.names
        elif "." not in number:
            yield _Word(row[_FORM], "SpaceAfter=No" not in row[_MISC], row[_NAMES])


def _sentence(words: Sequence[_Word]) -> NamedText:
    spans: dict[str, tuple[int, int]] = {}
    labels: dict[str, str] = defaultdict(str)
    text = ""
    for word in words:
        for name in () if word.names in _NOTHING else word.names.split(";"):
            number, _, label = name.partition(":")
            spans[number] = (spans.get(number, (len(text),))[0], len(text) + len(word.form))
            labels[number] = labels[number] or label.partition(".")[0].partition("-")[0]
        text += word.form + " " * word.space
    names = (Name(*spans[n], _LABELS[labels[n]], n) for n in spans if labels[n] in _LABELS)
    return NamedText(text.rstrip(), tuple(sorted(names, key=lambda name: (name.start, -name.end))))


if __name__ == "__main__":
    typer.run(main)
