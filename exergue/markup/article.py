"""The body of an article's page: its blocks as Markdown that gives them back as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from exergue.links import Links, quotation_anchor
from exergue.markup import speakers
from exergue.markup.callouts import Callout, arrange
from exergue.markup.escape import attribute, verbatim
from exergue.markup.layer import Layer, marks, points
from exergue.markup.line import Writer
from exergue.markup.structure import complete, heading_shift, is_headline
from exergue.markup.tags import Tagger
from exergue.model import AnnotatedArticle, Block, Quotation

_DEEPEST = 6


def article_body(annotated: AnnotatedArticle, links: Links) -> str:
    """The text of the article as Markdown in one element `id="texte"`.

    Paragraphs are plain Markdown. What nests is HTML elements whose content is Markdown: Python-Markdown gives them
    back as they are, where its lists and quotes depend on what stands before them.
    """
    passages = arrange(annotated)
    called_out = {q: q == p.quotations[0] for p in passages if isinstance(p, Callout) for q in p.quotations}
    tagger = Tagger(links, speakers.roles(annotated))
    layer = Layer(marks(annotated, called_out))
    writer = Writer(annotated.article.text, tagger, layer, points(annotated.article.inlines))
    body = Body(annotated, writer, heading_shift(annotated.article))
    opening = f'<div id="texte" lang="{attribute(annotated.article.language)}" markdown="1">'
    return "\n\n".join((opening, *body.passages(passages), "</div>"))


@dataclass(frozen=True, slots=True)
class Body:
    """Writes the blocks of one article."""

    annotated: AnnotatedArticle
    writer: Writer
    shift: int  # of the levels of headings
    headings: Iterator[int] = field(default_factory=lambda: count(1))

    def passages(self, passages: Sequence[Block | Callout]) -> Iterator[str]:
        """The passages as Markdown, those without content left out."""
        written = (self._callout(p) if isinstance(p, Callout) else self._block(p) for p in passages)
        return filter(None, written)

    def _callout(self, callout: Callout) -> str:
        head = self.annotated.quotations[callout.quotations[0]]
        unknown = " unknown" if speakers.is_unknown(head) else ""
        lines = "\n\n".join(self.writer.line(span) for span in callout.paragraphs)
        return (
            f'<figure class="quotation direct{unknown}" id="{quotation_anchor(callout.quotations[0])}" markdown="1">\n'
            f'<blockquote markdown="1">\n\n{lines}\n\n</blockquote>\n'
            f'<figcaption data-added markdown="span">{self._caption(head)}</figcaption>\n</figure>'
        )

    def _caption(self, head: Quotation) -> str:
        links, roles = self.writer.tagger.links, self.writer.tagger.roles
        held = speakers.role(head, links, roles)
        role = f' <span class="role">{held}</span>' if held else ""
        return f'<span class="speaker">{speakers.speaker(head, links)}</span>{role}'

    def _block(self, block: Block) -> str:
        if block.kind == "rule":
            return "<hr>"
        if block.kind == "code":
            return self._code(block)
        if block.kind in ("list", "ordered_list"):
            return self._list(block)
        if block.kind == "item":
            return self._item(block)
        if block.kind == "quote":
            return f'<blockquote markdown="1">\n\n{self._content(block)}\n\n</blockquote>'
        return self._line(block)

    def _line(self, block: Block) -> str:
        line = self.writer.line(block.span)
        if not line:
            return ""
        if is_headline(self.annotated.article, block):
            return f'<h1 id="titre" markdown="1">{line}</h1>'
        if block.kind == "heading":
            tag = f"h{min(block.level + self.shift, _DEEPEST)}"
            return f'<{tag} id="section-{next(self.headings)}" markdown="1">{line}</{tag}>'
        return line

    def _code(self, block: Block) -> str:
        code = verbatim(block.span.of(self.annotated.article.text)).strip("\n")
        return f"<pre><code>{code}</code></pre>" if code else ""

    def _list(self, block: Block) -> str:
        ordered = block.kind == "ordered_list"
        opening = f'<ol start="{block.level}" markdown="1">' if ordered else '<ul markdown="1">'
        return f"{opening}\n{self._content(block)}\n</{'ol' if ordered else 'ul'}>"

    def _item(self, block: Block) -> str:
        children = self._children(block)
        if [child.kind for child in children] == ["paragraph"]:
            return f'<li markdown="span">{self._line(children[0])}</li>'
        content = "\n\n".join(self.passages(children))
        return f'<li markdown="block">\n\n{content}\n\n</li>' if content else "<li></li>"

    def _content(self, block: Block) -> str:
        return "\n\n".join(self.passages(self._children(block)))

    def _children(self, block: Block) -> tuple[Block, ...]:
        return tuple(complete(self.annotated.article.text, block.span, block.children))
