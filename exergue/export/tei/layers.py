"""What is marked in the text of an article, as elements that nest as TEI wants them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from exergue.export.collection import Collection
from exergue.export.tei.names import identity_id
from exergue.export.tei.rules import Rules
from exergue.export.tei.standing import CUE, SOURCE, degree, evidence_id
from exergue.export.xml import address
from exergue.markup import targets
from exergue.markup.nesting import Mark
from exergue.model import AnnotatedArticle, Inline, Mention, Quotation, Role, TextSpan

# Ranks: of two marks that cross, the lower is cut. A name is the innermost, since TEI lets nobody speak within one.
_SAID, _EVIDENCE, _FORMAT, _ROLE, _NAME = range(5)
_NAMES = {"PER": "persName", "LOC": "placeName", "ORG": "orgName", "MISC": "name"}
_FORMATS = {"emphasis": "italic", "strong": "bold", "code": "code"}


@dataclass(frozen=True, slots=True)
class Tag:
    """An element around a stretch of text; `id` is the `xml:id` of its first piece, "" for one that needs none."""

    name: str
    attributes: Mapping[str, str] = field(hash=False)
    id: str = ""


def marks(
    collection: Collection, path: PurePosixPath, annotated: AnnotatedArticle, rules: Rules
) -> tuple[Mark[Tag], ...]:
    """All marks over the article's text, in its order, for the file `path`."""
    anchors = collection.views.anchors[annotated.article.id]
    named = zip(annotated.mentions, anchors.mentions, strict=True)
    quoted = tuple(zip(annotated.quotations, anchors.quotations, strict=True))
    said = [mark for quotation, anchor in quoted for mark in _said(collection, anchor, quotation, rules)]
    names = [Mark(mention.span, _NAME, _name(collection, anchor, mention, rules)) for mention, anchor in named]
    roles = [Mark(role.span, _ROLE, _role(collection, role)) for role in annotated.roles]
    evidence = [mark for quotation, anchor in quoted for mark in _evidence(anchor, quotation)]
    formats = [m for inline in annotated.article.inlines for m in _format(collection, path, annotated, inline)]
    whole = _cut([*names, *roles], sorted({end for mark in said for end in (mark.span.start, mark.span.end)}))
    return tuple(sorted([*said, *evidence, *formats, *whole], key=lambda mark: (mark.span.start, -mark.span.end)))


def _said(collection: Collection, anchor: str, quotation: Quotation, rules: Rules) -> Iterator[Mark[Tag]]:
    if quotation.kind == "none":
        tag = Tag("q", {}, anchor)
    else:
        attributes = {
            "who": " ".join(f"#{identity_id(collection, speaker)}" for speaker in quotation.speakers),
            "direct": "false" if quotation.kind == "indirect" else "true",
            "ana": f"#{quotation.kind}",
            "cert": degree(quotation),
            "resp": rules.responsible(quotation),
        }
        tag = Tag("said", attributes, anchor)
    yield from (Mark(part, _SAID, tag) for part in quotation.contents)


def _name(collection: Collection, anchor: str, mention: Mention, rules: Rules) -> Tag:
    reference = f"#{identity_id(collection, mention.entity)}" if mention.entity else ""
    attributes = {"ref": reference, "cert": degree(mention), "resp": rules.responsible(mention)}
    return Tag(_NAMES[mention.label], attributes, anchor)


def _role(collection: Collection, role: Role) -> Tag:
    return Tag("roleName", {"corresp": f"#{identity_id(collection, role.entity)}"})


def _evidence(anchor: str, quotation: Quotation) -> Iterator[Mark[Tag]]:
    """The words that say that something is said, and those that say by whom."""
    if quotation.kind == "none":
        return
    points = {"corresp": f"#{anchor}"}
    for number, cue in enumerate(quotation.cue):
        yield Mark(cue, _EVIDENCE, Tag("seg", {"type": CUE, **points}, evidence_id(anchor, CUE, number)))
    if quotation.source:
        yield Mark(quotation.source, _EVIDENCE, Tag("seg", {"type": SOURCE, **points}, evidence_id(anchor, SOURCE)))


def _format(
    collection: Collection, path: PurePosixPath, annotated: AnnotatedArticle, inline: Inline
) -> Iterator[Mark[Tag]]:
    if inline.kind in _FORMATS:
        yield Mark(inline.span, _FORMAT, Tag("hi", {"rend": _FORMATS[inline.kind]}))
    elif inline.kind in ("link", "url") and (target := _target(collection, path, annotated, inline)):
        yield Mark(inline.span, _FORMAT, Tag("ref", {"target": target}))


def _target(collection: Collection, path: PurePosixPath, annotated: AnnotatedArticle, inline: Inline) -> str:
    """Where the link leads: another host, or another article of the site."""
    if inline.kind == "url":
        return address(targets.written(inline.span.of(annotated.article.text)))
    within = targets.relative(inline.target)
    page = collection.addresses.beside(annotated.article, within) if within else None
    return collection.beside(path, page) if page else address(inline.target)


def _cut(whole: Iterable[Mark[Tag]], ends: list[int]) -> Iterator[Mark[Tag]]:
    """The marks, cut wherever somebody begins or ceases to speak."""
    for mark in whole:
        at = mark.span.start
        for end in (*_between(ends, mark.span), mark.span.end):
            yield mark.between(at, end)
            at = end


def _between(ends: list[int], span: TextSpan) -> list[int]:
    return ends[bisect_right(ends, span.start) : bisect_left(ends, span.end)]
