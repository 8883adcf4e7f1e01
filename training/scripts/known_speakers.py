"""Articles whose speakers are known, as the annotator reads them, and the candidates that it finds for each source."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from exergue.annotate import nlp
from exergue.annotate.descriptions import Descriptions
from exergue.annotate.evidence import Asked
from exergue.annotate.extensions import ROLES
from exergue.annotate.ranking import NOBODY, Evidence
from exergue.model import TextSpan

LABELS = ("PER", "LOC", "ORG", "MISC")
_SEEN = str.maketrans({"’": "'", "\u00a0": " ", "\u2009": " ", "\u202f": " "})
_UNNAMED = ("role:", "anon:", "group:", "?")
_SPEECH = ("exergue_marks", "exergue_quotations", "exergue_speakers")


@dataclass(frozen=True, slots=True)
class Choice:
    """A source of one `kind` with its candidates, of whom the `right` ones are meant."""

    kind: str
    candidates: tuple[tuple[str, Evidence], ...]
    right: frozenset[str]


@dataclass(slots=True)
class SpokenArticle:
    """The text, (tag, id, start, end) of names and roles, and who is meant at the first character of each source.

    A quotation without source counts as one, at its own first character.
    """

    text: str = ""
    written: str = ""  # the same with its own apostrophes and spaces
    names: list[tuple[str, str, int, int]] = field(default_factory=list)
    roles: list[tuple[str, str, int, int]] = field(default_factory=list)
    meant: dict[int, str] = field(default_factory=dict)


def read_article(path: Path) -> SpokenArticle:
    """An article in the markup of the annotation guidelines."""
    root = ET.parse(path).getroot()
    spans: list[tuple[ET.Element, int, int]] = []
    text = _walk(root, 0, spans)
    lead = len(text) - len(text.lstrip())
    article = SpokenArticle(text.strip().translate(_SEEN), text.strip())
    quotations = {e.get("id", ""): (start - lead, e.get("who", "?")) for e, start, _ in spans if e.tag == "Q"}
    for element, start, end in spans:
        at = (start - lead, end - lead)
        if element.tag in LABELS:
            article.names.append((element.tag, element.get("id", ""), *at))
        elif element.tag == "R":
            article.roles.append(("R", element.get("e", ""), *at))
        elif element.tag == "S":
            for quotation in element.get("q", "").split():
                article.meant.setdefault(at[0], quotations.pop(quotation, (0, ""))[1])
    article.meant.update((start, who) for start, who in quotations.values() if who)
    return article


def _walk(element: ET.Element, at: int, spans: list[tuple[ET.Element, int, int]]) -> str:
    """The text of an element that begins at `at`; notes where it and those in it stand."""
    text = element.text or ""
    for child in element:
        text += _walk(child, at + len(text), spans)
        text += child.tail or ""
    spans.append((element, at, at + len(text)))
    return text


def choices(folder: Path, *, held_out: bool) -> Iterator[Choice]:
    """What the articles (those that `split.json` holds out, or the others) leave to be chosen.

    Each is read twice: between the names and roles that it has, and between those that the annotator finds.
    """
    dev = frozenset(json.loads((folder / "split.json").read_text(encoding="utf-8"))["dev"])
    pipeline = nlp.load("fr")
    for path in sorted(folder.glob("*.xml")):
        if (path.stem in dev) == held_out:
            article = read_article(path)
            yield from _choices(pipeline, article, given=True)
            yield from _choices(pipeline, article, given=False)


def _choices(pipeline: Language, article: SpokenArticle, *, given: bool) -> list[Choice]:
    doc = pipeline.make_doc(article.text)
    doc._.blocks = tuple(_paragraphs(article.text))
    asked: list[tuple[Asked, tuple[tuple[str, Evidence], ...]]] = []
    with _Listening(asked):
        for name, component in pipeline.pipeline:
            if name == "exergue_entities" and given:
                break
            doc = component(doc)
        if given:
            _give_names(doc, article)
            for name in _SPEECH:
                doc = pipeline.get_pipe(name)(doc)
    found = _same_entities(doc, article)
    return [
        Choice(question.kind, candidates, right)
        for question, candidates in asked
        if (right := _right(article.meant.get(question.at, ""), candidates, found))
    ]


class _Listening:
    """While it lasts, each choice of the annotator is noted before it is made."""

    def __init__(self, asked: list[tuple[Asked, tuple[tuple[str, Evidence], ...]]]) -> None:
        self.asked, self.weigh = asked, Descriptions.weigh

    def __enter__(self) -> None:
        asked, weigh = self.asked, self.weigh

        def noted(own: Descriptions, question: Asked, likely: Sequence[str]) -> str:
            asked.append((question, tuple(own.witness.candidates(question, likely))))
            return weigh(own, question, likely)

        Descriptions.weigh = noted  # type: ignore[method-assign]

    def __exit__(self, *error: object) -> None:
        Descriptions.weigh = self.weigh  # type: ignore[method-assign]


def _paragraphs(text: str) -> Iterator[TextSpan]:
    at = 0
    for part in text.split("\n\n"):
        if part.strip():
            yield TextSpan(at, at + len(part))
        at += len(part) + 2


def _give_names(doc: Doc, article: SpokenArticle) -> None:
    """The names and roles that the article has, on the document."""
    names = [_span(doc, *name) for name in article.names]
    doc.ents = filter_spans([span for span in names if span is not None])
    roles = [_span(doc, *role) for role in article.roles]
    doc.spans[ROLES] = [span for span in roles if span is not None]


def _span(doc: Doc, label: str, id: str, start: int, end: int) -> Span | None:
    return doc.char_span(start, end, label=label, span_id=id, alignment_mode="expand")


def _same_entities(doc: Doc, article: SpokenArticle) -> dict[str, str]:
    """The ids of the article, each with the cluster of the document that has most of its mentions."""
    at = {(ent.start_char, ent.label_): ent.ent_id_ or ent.id_ for ent in doc.ents}
    both = Counter((id, at[start, label]) for label, id, start, _ in article.names if (start, label) in at)
    return {id: cluster for (id, cluster), _ in reversed(both.most_common())}


def _right(who: str, candidates: tuple[tuple[str, Evidence], ...], found: dict[str, str]) -> frozenset[str]:
    """Those candidates who are meant; nobody and all without name where it is somebody without name."""
    names = [name for name, _ in candidates]
    if len(names) < 2 or not who or (" " in who and not who.startswith(_UNNAMED)):
        return frozenset()
    if who.startswith(_UNNAMED):
        return frozenset((NOBODY, *(name for name in names if name.startswith("~"))))
    return frozenset(name for name in names if name == found.get(who))
