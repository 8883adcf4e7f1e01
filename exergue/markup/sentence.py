"""A piece of an article away from its page: a name shown in its sentence."""

from __future__ import annotations

from bisect import bisect_left

from exergue.links import Links
from exergue.markup.layer import Layer, mention_marks
from exergue.markup.line import Writer
from exergue.markup.nesting import Mark
from exergue.markup.tags import FOCUSED, Focused, Tagger
from exergue.model import AnnotatedArticle, TextSpan


def sentence(annotated: AnnotatedArticle, span: TextSpan, links: Links, *, focus: TextSpan) -> str:
    """The characters of `span` as one line of Markdown, without ids: `focus` marked, the other names linked."""
    mentions = annotated.mentions
    start = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
    end = bisect_left(mentions, span.end, key=lambda mention: mention.span.start)
    others = [(at, mentions[at]) for at in range(start, end) if mentions[at].span != focus]
    layer = Layer([*mention_marks(others), Mark(focus, FOCUSED, Focused())])
    return Writer(annotated.article.text, Tagger(links, {}, anchors=False), layer).line(span)
