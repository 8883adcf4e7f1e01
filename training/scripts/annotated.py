"""Texts with names, as all converters pass them on, and the way from them to spaCy."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from exergue.annotate.tokenization import TokenWords, press_tokenizer
from exergue.language import read

LABELS = ("PER", "LOC", "ORG", "MISC")
_SEEN = str.maketrans({"’": "'", "\u00a0": " ", "\u2009": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Name:
    """Characters `start` to `end` (excluded) that name the thing `entity`."""

    start: int
    end: int
    label: str
    entity: str = ""


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text with the names in it, sorted, none inside another. `id` is the article's."""

    text: str
    names: tuple[Name, ...]
    id: str = ""


def read_article(path: Path) -> NamedText:
    """An article in the markup of the annotation guidelines; of nested names the outer one counts."""
    root = ET.parse(path).getroot()
    pieces: list[str] = []
    names: list[Name] = []
    _walk(root, pieces, names)
    text = "".join(pieces)
    lead = len(text) - len(text.lstrip())
    moved = (Name(name.start - lead, name.end - lead, name.label, name.entity) for name in names)
    return NamedText(text.strip(), tuple(_outermost(moved)), root.get("id", ""))


def read_articles(folder: Path, held_out: bool) -> Iterator[NamedText]:
    """The articles of the corpus that `split.json` holds out, or the others, by file name."""
    dev = frozenset(json.loads((folder / "split.json").read_text(encoding="utf-8"))["dev"])
    return (article for path in sorted(folder.glob("*.xml")) if ((article := read_article(path)).id in dev) == held_out)


def press_pipeline() -> Language:
    """A pipeline that only parts words, as the annotator does."""
    nlp = spacy.blank("fr")
    nlp.tokenizer = press_tokenizer(nlp, read("fr", "tokens", TokenWords))
    return nlp


def seen(text: str) -> str:
    """The text, of the same length, as the annotator sees it: one kind of apostrophe, plain spaces."""
    return text.translate(_SEEN)


def to_doc(nlp: Language, named: NamedText) -> Doc:
    """The text as the annotator sees it, with its names as entities."""
    doc = nlp.make_doc(seen(named.text))
    doc.ents = entities(doc, named.names)
    return doc


def entities(doc: Doc, names: Iterable[Name]) -> list[Span]:
    """The names as spans of words of `doc`; of those that overlap, the longest."""
    spans = (doc.char_span(n.start, n.end, label=n.label, alignment_mode="expand") for n in names)
    return filter_spans([span for span in spans if span is not None])


def write_docs(docs: Iterable[Doc], path: Path) -> None:
    """Write documents in spaCy's binary format; the same ones give the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs).to_disk(path)


def _walk(element: ET.Element, pieces: list[str], names: list[Name]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, names)
        pieces.append(child.tail or "")
    if element.tag in LABELS:
        names.append(Name(start, sum(map(len, pieces)), element.tag, element.get("id", "")))


def _outermost(names: Iterable[Name]) -> Iterator[Name]:
    end = -1
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if name.start >= end:
            yield name
            end = name.end
