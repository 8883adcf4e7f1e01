"""UD treebanks -> spaCy, with words parted as the annotator parts them.

`du` and `au` stay one word. Inverted subjects (`-t-il`, one word in UD) come apart as `-t-` and `il`, so that the
parser learns that `il` is the subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import typer
from annotated import write_docs
from spacy.tokens import Doc, Token
from spacy.tokens._retokenize import Retokenizer
from spacy.training.converters import conllu_to_docs

LINKS = ("-t-", "-")
SENTENCES_A_DOCUMENT = 5
HELD_OUT_EVERY = 10


def main(treebanks: Path, output: Path) -> None:
    """Write `train.spacy`, `gsd_held_out.spacy` (a tenth of GSD) and `sequoia_dev.spacy` to `output`."""
    gsd = read_sentences(treebanks / "fr_gsd-ud-dev.conllu")
    learnt = (
        read_sentences(treebanks / "fr_sequoia-ud-train.conllu"),
        [sentence for number, sentence in enumerate(gsd) if number % HELD_OUT_EVERY],
        read_sentences(treebanks / "fr_fqb-ud-test.conllu"),
        read_sentences(treebanks / "fr_rhapsodie-ud-train.conllu"),
    )
    write_docs((doc for sentences in learnt for doc in _grouped(sentences)), output / "train.spacy")
    write_docs(gsd[::HELD_OUT_EVERY], output / "gsd_held_out.spacy")
    write_docs(read_sentences(treebanks / "fr_sequoia-ud-dev.conllu"), output / "sequoia_dev.spacy")


def read_sentences(path: Path) -> list[Doc]:
    """The sentences of a file in CoNLL-U, one a document, `du` and the like kept whole."""
    text = path.read_text(encoding="utf-8").replace("’", "'")
    return [_part_subjects(doc) for doc in conllu_to_docs(text, n_sents=1, merge_subtokens=True, no_print=True)]


def _part_subjects(doc: Doc) -> Doc:
    with doc.retokenize() as retokenizer:
        for token in doc:
            link = next((link for link in LINKS if token.text.startswith(link)), "")
            if link and token.pos_ == "PRON" and len(token.text) > len(link):
                _part(retokenizer, token, link)
    return doc


def _part(retokenizer: Retokenizer, token: Token, link: str) -> None:
    attrs = {"POS": ["PUNCT", token.pos_], "TAG": ["PUNCT", token.tag_], "DEP": ["punct", token.dep_]}
    attrs |= {"LEMMA": [link, token.lemma_], "MORPH": ["", str(token.morph)]}
    pronoun = (token, 1)
    retokenizer.split(token, [link, token.text[len(link) :]], heads=[pronoun, token.head], attrs=attrs)


def _grouped(sentences: list[Doc]) -> Iterator[Doc]:
    for start in range(0, len(sentences), SENTENCES_A_DOCUMENT):
        yield Doc.from_docs(sentences[start : start + SENTENCES_A_DOCUMENT])


if __name__ == "__main__":
    typer.run(main)
