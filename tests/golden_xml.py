"""Hand-annotated XML (articles with PER LOC ORG MISC, Q C S R) as AnnotatedArticle, for tests."""

import xml.etree.ElementTree as ET
from collections import defaultdict
from datetime import date
from pathlib import Path

from exergue.model import AnnotatedArticle, Article, Block, Mention, Quotation, Role, TextSpan

LABELS = ("PER", "LOC", "ORG", "MISC")


def read_annotated(path: Path) -> AnnotatedArticle:
    return from_xml(ET.parse(path).getroot(), path)


def from_xml(root: ET.Element, path: Path, date: date | None = None) -> AnnotatedArticle:
    text, spans = _flatten(root)
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    spans = [(e, TextSpan(max(0, s - lead), min(len(text), e_ - lead))) for e, s, e_ in spans]
    article = Article(
        id=root.get("id"),
        path=path,
        text=text,
        language=root.get("lang", "fr"),
        title=root.get("id"),
        slug=root.get("id").lower(),
        blocks=_paragraphs(text),
        date=date,
    )
    return AnnotatedArticle(article, _mentions(spans), _quotations(spans), _roles(spans), _sentences(text))


def _flatten(root):
    pieces, spans = [], []

    def walk(element):
        start = sum(map(len, pieces))
        pieces.append(element.text or "")
        for child in element:
            walk(child)
            pieces.append(child.tail or "")
        if element is not root:
            spans.append((element, start, sum(map(len, pieces))))

    walk(root)
    return "".join(pieces), spans


def _paragraphs(text):
    blocks, at = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            blocks.append(Block("paragraph", TextSpan(at, at + len(part))))
        at += len(part) + 2
    return tuple(blocks)


def _sentences(text):
    return tuple(block.span for block in _paragraphs(text))


def _mentions(spans):
    found = [Mention(span, e.tag, e.get("id"), "hand", 1.0) for e, span in spans if e.tag in LABELS]
    return tuple(sorted(found, key=lambda m: m.span))


def _roles(spans):
    return tuple(sorted((Role(span, e.get("e")) for e, span in spans if e.tag == "R"), key=lambda r: r.span))


def _quotations(spans):
    cues, sources, groups = defaultdict(list), {}, defaultdict(list)
    for e, span in spans:
        for q in (e.get("q") or "").split():
            if e.tag == "C":
                cues[q].append(span)
            elif e.tag == "S":
                sources[q] = span
    for e, span in spans:
        if e.tag == "Q":
            groups[e.get("group") or e.get("id")].append((e, span))
    found = []
    for members in groups.values():
        first = members[0][0]
        who = first.get("who") or "?"
        described = who.startswith(("role:", "anon:", "group:"))
        found.append(
            Quotation(
                contents=tuple(sorted(span for _, span in members)),
                kind=first.get("type"),
                cue=tuple(sorted({c for e, _ in members for c in cues[e.get("id")]})),
                source=next((sources[e.get("id")] for e, _ in members if e.get("id") in sources), None),
                speakers=() if described or who == "?" else tuple(who.split()),
                speaker_text=who.split(":", 1)[1] if described else "",
                generator="hand",
            )
        )
    return tuple(sorted(found, key=lambda q: q.contents[0]))
