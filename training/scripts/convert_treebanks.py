"""UD treebanks -> spaCy, with words parted as the annotator parts them.

`du` and `au` stay one word. Inverted subjects (`-t-il`, one word in UD) come apart as `-t-` and `il`, so that the
parser learns that `il` is the subject. Sentences of Sequoia bear the names of its hand-made layer; in all others names
are missing, not absent, so that nothing is learnt of names there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from random import Random

import insert_speech
import typer
from annotated import NamedText, entities, seen, write_docs
from sequoia_names import read_sequoia
from spacy.tokens import Doc, Token
from spacy.tokens._retokenize import Retokenizer
from spacy.training.converters import conllu_to_docs

LINKS = ("-t-", "-")
SENTENCES_A_DOCUMENT = 5
HELD_OUT_EVERY = 10
SHARE_SAID = 0.4
SEED = 11


def main(treebanks: Path, names: Path, speech: Path, surnames: Path, first_names: Path, output: Path) -> None:
    """Write `train.spacy`, `gsd_held_out.spacy` (a tenth of GSD) and `sequoia_dev.spacy` to `output`."""
    gsd = read_sentences(treebanks / "fr_gsd-ud-dev.conllu")
    sequoia = read_sentences(treebanks / "fr_sequoia-ud-train.conllu")
    learnt = (
        with_names(sequoia, read_sequoia(treebanks, names, "train")),
        [sentence for number, sentence in enumerate(gsd) if number % HELD_OUT_EVERY],
        read_sentences(treebanks / "fr_fqb-ud-test.conllu"),
        read_sentences(treebanks / "fr_rhapsodie-ud-train.conllu"),
    )
    speakers, random = insert_speech.read_speakers(speech, surnames, first_names), Random(SEED)
    spoken = (list(insert_speech.said(sentences, speakers, SHARE_SAID, random)) for sentences in learnt)
    write_docs((doc for sentences in (*learnt, *spoken) for doc in _grouped(sentences)), output / "train.spacy")
    write_docs(gsd[::HELD_OUT_EVERY], output / "gsd_held_out.spacy")
    write_docs(read_sentences(treebanks / "fr_sequoia-ud-dev.conllu"), output / "sequoia_dev.spacy")


def with_names(sentences: Iterable[Doc], named: Iterable[NamedText]) -> list[Doc]:
    """The sentences, with names where `named` has a sentence of the same text."""
    known = {seen(text.text): text for text in named}
    return [_named(sentence, known) for sentence in sentences]


def _named(sentence: Doc, known: Mapping[str, NamedText]) -> Doc:
    named = known.get(seen(sentence.text.rstrip()))
    if named:
        sentence.set_ents(entities(sentence, named.names), default="outside")
    return sentence


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
