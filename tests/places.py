"""The anchors of an article's names and quotations, by their number: `m1` is the first name."""

import re

from exergue.anchors import anchors
from exergue.model import AnnotatedArticle


def places(annotated: AnnotatedArticle) -> dict[str, str]:
    named = anchors(annotated)
    numbered = (("m", named.mentions), ("q", named.quotations))
    return {f"{kind}{at}": anchor for kind, given in numbered for at, anchor in enumerate(given, 1)}


def numbered(annotated: AnnotatedArticle, page: str) -> str:
    """The page with its anchors replaced by these numbers, which are easier to read."""
    number = {anchor: name for name, anchor in places(annotated).items()}
    any_of_them = "|".join(sorted(map(re.escape, number), key=len, reverse=True))
    return re.sub(rf"\b(?:{any_of_them})(?![a-z0-9])", lambda found: number[found[0]], page) if number else page
