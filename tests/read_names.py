"""Sentences with the names that the annotator finds in them, written as tags: made for tests."""

import re
from pathlib import Path

from exergue.annotate.extensions import ROLES
from exergue.annotate.nlp import load
from exergue.annotate.offsets import see
from exergue.model import Article, Block, TextSpan

TAG = re.compile(r"</?(?:PER|LOC|ORG|MISC|R)(?: [^>]*)?>")


def plain_article(text: str, language: str = "fr") -> Article:
    """An article of paragraphs parted by blank lines."""
    blocks, at = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            blocks.append(Block("paragraph", TextSpan(at, at + len(part))))
        at += len(part) + 2
    return Article("a", Path("a.txt"), text, language, "a", "a", tuple(blocks))


def read(text: str, language: str = "fr"):
    """The document after the components that find names, their clusters and roles."""
    nlp = load(language)
    seen = see(plain_article(text, language))
    doc = nlp.make_doc(seen.text)
    doc._.blocks = seen.blocks
    for name, component in nlp.pipeline:
        doc = component(doc)
        if name == "exergue_roles":
            break
    return doc


def tagged(text: str, language: str = "fr") -> str:
    """The text with its names in tags: <PER>Mark Milley</PER>."""
    doc = read(text, language)
    pieces, at = [], 0
    for ent in doc.ents:
        pieces += [doc.text[at : ent.start_char], f"<{ent.label_}>{ent.text}</{ent.label_}>"]
        at = ent.end_char
    return "".join(pieces) + doc.text[at:]


def clusters(text: str, language: str = "fr") -> list[tuple[str, str]]:
    """(form, cluster) of each mention, in order."""
    return [(ent.text, ent.ent_id_) for ent in read(text, language).ents]


def roles(text: str, language: str = "fr") -> list[tuple[str, str]]:
    """(words, cluster of the person) of each role, in order of the text."""
    doc = read(text, language)
    spans = sorted(doc.spans[ROLES], key=lambda span: span.start)
    return [(span.text, span.id_) for span in spans]


def untagged(text: str) -> str:
    """The text without tags."""
    return TAG.sub("", text)
