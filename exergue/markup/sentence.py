"""A piece of an article away from its page: a name shown in its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping
from types import MappingProxyType

from exergue.links import Links
from exergue.markup.layer import Layer, mention_marks
from exergue.markup.line import Writer
from exergue.markup.nesting import Mark
from exergue.markup.tags import FOCUSED, Focused, Tagger, Thing
from exergue.model import AnnotatedArticle, TextSpan


def sentence(
    annotated: AnnotatedArticle,
    span: TextSpan,
    links: Links,
    *,
    focus: Collection[TextSpan] = (),
    shown: Mapping[int, str] = MappingProxyType({}),
) -> str:
    """The characters of `span` as one line of Markdown, without ids: what it is shown for marked, other names linked.

    It is shown for the words in `focus`, or for the mentions `shown` (places among all): each links to its own address.
    """
    mentions = annotated.mentions
    start = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
    end = bisect_left(mentions, span.end, key=lambda mention: mention.span.start)
    others = [(at, mentions[at]) for at in range(start, end) if mentions[at].span not in focus and at not in shown]
    focused: list[Mark[Thing]] = [Mark(span, FOCUSED, Focused()) for span in focus]
    focused.extend(Mark(mentions[at].span, FOCUSED, Focused(target)) for at, target in shown.items())
    layer = Layer([*mention_marks(others), *focused])
    return Writer(annotated.article.text, Tagger(links, {}), layer).line(span)
