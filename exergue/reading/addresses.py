"""Web and mail addresses that stand in the text as such: no name is to be found inside them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from exergue.model import Inline, TextSpan
from exergue.reading.body import Body

# Bounded, and from the start of a word only, so that a long line without any address costs no more than its length.
_ADDRESS = re.compile(
    r"(?:\b(?:https?://|ftp://)|(?<![\w@.])www\.(?=\w))[^\s<>«»“”\"]+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+",
    re.IGNORECASE,
)
_MARKS = ("://", "w.", "W.", "@")  # many times faster to look for: most articles hold no address
_PAIRS = {")": "(", "]": "["}
_AROUND = frozenset(".,;:!?…’'*_")


def with_addresses(body: Body) -> Body:
    """`body` with an Inline `url` for each address in its text that is not code or an image's text already."""
    if not any(mark in body.text for mark in _MARKS):
        return body
    inlines, protected = list(body.inlines), _protected(body)
    bounds = sorted({bound for inline in body.inlines for bound in (inline.span.start, inline.span.end)})
    for found in _ADDRESS.finditer(body.text):
        end = found.start() + len(_trimmed(found[0]))
        following = bisect_right(bounds, found.start())
        # Inlines nest: an address that emphasis cuts ends there.
        end = min([end, *bounds[following : following + 1]])
        before = bisect_right(protected, TextSpan(found.start(), len(body.text)))
        if before and protected[before - 1].end > found.start():
            continue
        at = bisect_right(inlines, found.start(), key=lambda inline: inline.span.start)
        inlines.insert(at, Inline("url", TextSpan(found.start(), end), target=body.text[found.start() : end]))
    return replace(body, inlines=tuple(inlines))


def _protected(body: Body) -> list[TextSpan]:
    """What is marked as no prose already; disjoint, sorted, without the empty ones."""
    spans = [inline.span for inline in body.inlines if inline.kind in ("code", "image", "url")]
    spans += [leaf.span for block in body.blocks for leaf in block.leaves if leaf.kind == "code"]
    return sorted(span for span in spans if span.start < span.end)


def _trimmed(address: str) -> str:
    """`address` without the punctuation of the sentence around it."""
    unopened = {closing: address.count(closing) - address.count(opening) for closing, opening in _PAIRS.items()}
    end = len(address)
    while end and (address[end - 1] in _AROUND or unopened.get(address[end - 1], 0) > 0):
        end -= 1
        if address[end] in unopened:
            unopened[address[end]] -= 1
    return address[:end]
