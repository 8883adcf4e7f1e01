"""The body of an article's page: its blocks as Markdown that gives them back as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from exergue.anchors import Anchors, anchors
from exergue.direction import direction
from exergue.links import Links
from exergue.markup import speakers
from exergue.markup.callouts import Callout, arrange
from exergue.markup.escape import attribute, inline, is_blank, spoken, verbatim
from exergue.markup.explanations import NO_EXPLANATIONS, Explanation, Explanations, button, card, surest
from exergue.markup.layer import Layer, marks, points
from exergue.markup.line import Writer
from exergue.markup.structure import complete, heading_shift, is_headline, is_long
from exergue.markup.tags import Tagger
from exergue.model import AnnotatedArticle, Block, Quotation, TextSpan

_DEEPEST = 6  # heading
_LONGEST = 20_000  # characters of a paragraph; the time that Python-Markdown takes grows with the square of them


def article_body(
    annotated: AnnotatedArticle, links: Links, explained: Explanations = NO_EXPLANATIONS, named: Anchors | None = None
) -> str:
    """The text of the article as Markdown in one element `id="texte"`, each quotation explained if it can be.

    Paragraphs are plain Markdown. What nests is HTML elements whose content is Markdown: Python-Markdown gives them
    back as they are, where its lists and quotes depend on what stands before them.

    `named` are the article's anchors, where they are known.
    """
    passages = arrange(annotated)
    called_out = {q: q == p.quotations[0] for p in passages if isinstance(p, Callout) for q in p.quotations}
    tagger = Tagger(links, speakers.roles(annotated), named or anchors(annotated), explained, annotated.article.text)
    layer = Layer(marks(annotated, called_out))
    writer = Writer(annotated.article.text, tagger, layer, points(annotated.article.inlines))
    body = Body(annotated, writer, heading_shift(annotated.article))
    opening = f'<div id="texte"{_language(annotated.article.language)} markdown="1">'
    return "\n\n".join((opening, *body.passages(passages), "</div>"))


def _language(language: str) -> str:
    """The page says it too; here it stays with the text, wherever that is shown."""
    return spoken(language) if direction(language) == "rtl" else f' lang="{attribute(language)}"'


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
        doubtful = surest(self._explained(callout))
        doubt = f" {doubtful.doubt.kind}" if doubtful and doubtful.doubt else ""
        standing = " unknown" if speakers.is_unknown(head) else doubt
        lines = "\n\n".join(map(self._paragraph, callout.paragraphs))
        anchor = self.writer.tagger.anchor(callout.quotations[0])
        return (
            f'<figure class="quotation direct{standing}" id="{anchor}" markdown="1">\n'
            f'<blockquote markdown="1">\n\n{lines}\n\n</blockquote>\n'
            f'<figcaption data-added{self._initial(head)} markdown="span">{self._caption(callout, head)}</figcaption>\n'
            "</figure>"
        )

    def _initial(self, head: Quotation) -> str:
        """For the disc that the theme sets beside a single named speaker."""
        letter = speakers.initial(head, self.writer.tagger.links)
        return f' data-initial="{attribute(letter)}"' if letter else ""

    def _caption(self, callout: Callout, head: Quotation) -> str:
        links, roles = self.writer.tagger.links, self.writer.tagger.roles
        held = speakers.role(head, links, roles)
        role = f' <span class="role">{held}</span>' if held else ""
        return f'<span class="speaker">{speakers.speaker(head, links)}</span>{role}{self._why(callout, head)}'

    def _why(self, callout: Callout, head: Quotation) -> str:
        """The mark behind the speaker, and the card with the reasons for all that is said in the callout."""
        tagger, anchor = self.writer.tagger, self.writer.tagger.anchor(callout.quotations[0])
        why = self._explained(callout)
        if not why:
            return ""
        doubtful = surest(why)
        doubt = doubtful.doubt if doubtful else None
        mark = f"{button(anchor, speakers.called(head, tagger.links), tagger.links, doubt)}{card(anchor, '', *why)}"
        return f" {self._doubt(doubtful)}{mark}"

    def _doubt(self, doubtful: Explanation | None) -> str:
        if doubtful is None or doubtful.doubt is None:
            return ""
        return f'<span class="doubt"{doubtful.spoken}>{inline(doubtful.doubt.words)}</span> '

    def _explained(self, callout: Callout) -> list[Explanation]:
        explained = self.writer.tagger.explained
        return [explained[index] for index in callout.quotations if index in explained]

    def _block(self, block: Block) -> str:
        if block.kind == "rule":
            return "<hr>"
        if block.kind == "code":
            return self._code(block)
        if block.kind in ("list", "ordered_list"):
            return self._list(block)
        if block.kind == "quote":
            return f'<blockquote markdown="1">\n\n{self._content(block)}\n\n</blockquote>'
        if block.kind == "paragraph" and not is_headline(self.annotated.article, block):
            return self._paragraph(block.span)
        return self._line(block)

    def _line(self, block: Block) -> str:
        line = self.writer.line(block.span)
        if not line:
            return ""
        if is_headline(self.annotated.article, block):
            looks = ' class="long"' if is_long(block.span.of(self.annotated.article.text)) else ""
            return f'<h1 id="titre"{looks} markdown="1">{line}</h1>'
        if block.kind == "heading":
            tag = f"h{min(block.level + self.shift, _DEEPEST)}"
            return f'<{tag} id="section-{next(self.headings)}" markdown="1">{line}</{tag}>'
        return line

    def _paragraph(self, span: TextSpan) -> str:
        lines = map(self.writer.line, _readable(self.annotated.article.text, span))
        return "\n\n".join(filter(None, lines))

    def _code(self, block: Block) -> str:
        code = verbatim(block.span.of(self.annotated.article.text)).strip("\n")
        return f"<pre><code>{code}</code></pre>" if not is_blank(code) else ""

    def _list(self, block: Block) -> str:
        name = "ol" if block.kind == "ordered_list" else "ul"
        start = f' start="{block.level}"' if name == "ol" and block.level != 1 else ""
        looks = ' class="tight"' if block.tight else ""
        items = "\n".join(self._item(item, tight=block.tight) for item in self._children(block))
        return f'<{name}{start}{looks} markdown="1">\n{items}\n</{name}>'

    def _item(self, block: Block, *, tight: bool) -> str:
        children = self._children(block)
        if tight and [child.kind for child in children] == ["paragraph"]:
            return f'<li markdown="span">{self._line(children[0])}</li>'
        content = self._content(block)
        return f'<li markdown="block">\n\n{content}\n\n</li>' if content else "<li></li>"

    def _content(self, block: Block) -> str:
        return "\n\n".join(self.passages(self._children(block)))

    def _children(self, block: Block) -> tuple[Block, ...]:
        return tuple(complete(self.annotated.article.text, block.span, block.children))


def _readable(text: str, span: TextSpan) -> Iterator[TextSpan]:
    """The paragraph, or if it is immense its parts, cut at spaces."""
    at = span.start
    while span.end - at > _LONGEST:
        cut = text.rfind(" ", at + 1, at + _LONGEST)
        if cut < 0 and (cut := text.find(" ", at + _LONGEST, span.end)) < 0:
            break
        yield TextSpan(at, cut)
        at = cut
    yield TextSpan(at, span.end)
