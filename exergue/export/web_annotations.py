"""`data/web-annotations/`: names and quotations as W3C Web Annotations, a page of them for each article.

`data/web-annotations.jsonld` is the collection that the pages belong to. Each annotation is of two targets: the
article's page, with the anchor and the words, for programs that annotate pages; and the article's text in
`data/texts/`, with offsets, for those that read it. Offsets count characters (code points) from 0, the end excluded.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from exergue import __version__
from exergue.data_files import WEB_ANNOTATIONS
from exergue.export.collection import Collection, File
from exergue.model import AnnotatedArticle, Mention, Quotation, TextSpan

Node = dict[str, Any]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 24  # characters before and after, which tell a name from its like
_FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"
# What the W3C has no words for. The names are ours, and lead nowhere.
_TERMS = {
    "confidence": "urn:x-exergue:confidence",
    "rule": "urn:x-exergue:rule",
    "status": "urn:x-exergue:status",
    "speakerText": "urn:x-exergue:speakerText",
    "evidence": "urn:x-exergue:evidence",
    "parse": "urn:x-exergue:parse",
}
_CLASSES = {"PER": "person", "LOC": "place", "ORG": "organization", "MISC": "name"}


def export_web_annotations(collection: Collection) -> Iterator[File]:
    """The pages, one an article, then the collection."""
    articles = collection.corpus.articles
    start = 0
    for newer, annotated, older in zip((None, *articles), articles, (*articles[1:], None), strict=False):
        path = collection.addresses.files(annotated.article.id).annotations
        page = _Page(collection, path, annotated)
        neighbours = {"prev": newer, "next": older}
        links = {name: _file(collection, path, other) for name, other in neighbours.items() if other}
        items = list(page.annotations())
        yield path, _json({**page.head(start), **links, "items": items})
        start += len(items)
    yield WEB_ANNOTATIONS, _json(_whole(collection, start))


def _whole(collection: Collection, total: int) -> Node:
    """The collection; it is empty as long as there is no article."""
    articles, here = collection.corpus.articles, WEB_ANNOTATIONS
    terms = collection.settings.license
    ends = {"first": articles[0], "last": articles[-1]} if articles else {}
    return {
        "@context": _context(),
        "id": collection.beside(here, here),
        "type": "AnnotationCollection",
        "label": collection.settings.site_name or "Exergue",
        "generator": {"type": "Software", "name": f"Exergue {__version__}"},
        **({"rights": terms.url} if terms and terms.url else {}),
        "total": total,
        **{name: _file(collection, here, annotated) for name, annotated in ends.items()},
    }


class _Page:
    """The annotations of one article, in the file `path`."""

    def __init__(self, collection: Collection, path: PurePosixPath, annotated: AnnotatedArticle) -> None:
        self._collection = collection
        self._path = path
        self._annotated = annotated
        self._text = annotated.article.text
        self._anchors = collection.views.anchors[annotated.article.id]
        files = collection.addresses.files(annotated.article.id)
        self._page = collection.beside(path, collection.addresses.article(annotated.article.id))
        self._file = collection.beside(path, files.text)
        self._id = collection.beside(path, path)

    def head(self, start: int) -> Node:
        """What is said of the page; `start` is the number of annotations on those before."""
        return {
            "@context": _context(),
            "id": self._id,
            "type": "AnnotationPage",
            "partOf": self._collection.beside(self._path, WEB_ANNOTATIONS),
            "startIndex": start,
        }

    def annotations(self) -> Iterator[Node]:
        """Names, then quotations, each as it stands in the text."""
        for anchor, mention in zip(self._anchors.mentions, self._annotated.mentions, strict=True):
            yield self._mention(anchor, mention)
        for anchor, quotation in zip(self._anchors.quotations, self._annotated.quotations, strict=True):
            if quotation.kind != "none":
                yield self._quotation(anchor, quotation)

    def _mention(self, anchor: str, mention: Mention) -> Node:
        body = [_tag(_CLASSES[mention.label], "classifying"), *self._identified(mention.entity)]
        return {
            "id": f"{self._id}#{anchor}",
            "type": "Annotation",
            "motivation": "identifying",
            "body": body,
            "target": self._targets((mention.span,), anchor),
            **_standing(mention),
        }

    def _quotation(self, anchor: str, quotation: Quotation) -> Node:
        speakers = [body for speaker in quotation.speakers for body in self._identified(speaker)]
        parts = [*quotation.cue, *(span for span in (quotation.source, quotation.antecedent) if span)]
        return {
            "id": f"{self._id}#{anchor}",
            "type": "Annotation",
            "motivation": "identifying",
            "body": [_tag("quotation", "classifying"), _tag(quotation.kind, "classifying"), *speakers],
            "target": self._targets(quotation.contents, anchor),
            **_standing(quotation),
            **({"speakerText": quotation.speaker_text} if quotation.speaker_text else {}),
            **({"parse": quotation.parse} if quotation.parse else {}),
            "evidence": [{"source": self._file, "selector": _position(span)} for span in parts],
        }

    def _identified(self, identity: str) -> Iterator[Node]:
        """Whom it means, if that has a page."""
        page = self._collection.addresses.identity(identity)
        if page:
            address = self._collection.beside(self._path, page)
            yield {"type": "SpecificResource", "source": address, "purpose": "identifying"}

    def _targets(self, spans: tuple[TextSpan, ...], anchor: str) -> list[Node]:
        """The page and the text, once for each part; only the first part has the anchor."""
        fragment = {"type": "FragmentSelector", "conformsTo": _FRAGMENT, "value": anchor}
        targets: list[Node] = []
        for number, span in enumerate(spans):
            words = _quote(self._text, span)
            targets.append({"source": self._page, "selector": [words] if number else [fragment, words]})
            targets.append({"source": self._file, "selector": _position(span)})
        return targets


def _quote(text: str, span: TextSpan) -> Node:
    return {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }


def _position(span: TextSpan) -> Node:
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def _tag(value: str, purpose: str) -> Node:
    return {"type": "TextualBody", "value": value, "purpose": purpose}


def _standing(one: Mention | Quotation) -> Node:
    return {"confidence": one.confidence, "rule": one.generator, "status": one.status}


def _context() -> list[object]:
    return [_CONTEXT, _TERMS]


def _file(collection: Collection, here: PurePosixPath, annotated: AnnotatedArticle) -> str:
    return collection.beside(here, collection.addresses.files(annotated.article.id).annotations)


def _json(node: Mapping[str, object]) -> bytes:
    return (json.dumps(node, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
