"""What the tests of the markup share: a site to link to, the Markdown of mkdocs, and the text that a reader sees."""

import re
from html.parser import HTMLParser

import markdown

from exergue.links import Links
from exergue.markup import article_body
from exergue.markup.explanations import Explanation
from exergue.model import AnnotatedArticle

EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list", "md_in_html")  # of mkdocs, and of mkdocs.yml
TOLD = Explanation("« dit » suit les guillemets.", ("Confiance : sûre", "Relevée par règle"))
_BLOCKS = {"div", "p", "ul", "ol", "li", "blockquote", "figure", "figcaption", "pre", "hr"} | {
    f"h{level}" for level in range(1, 7)
}
_VOID = {"br", "hr", "img", "input", "link", "meta"}


class Site(Links):
    """A site where every id names a page but those that open with `?`."""

    def __init__(self, names=None, roles=None, articles=None, images=None):
        self.names, self.roles = names or {}, roles or {}
        self.articles, self.images = articles or {}, images or {}

    def entity(self, identity):
        return "" if identity.startswith("?") else f"../personnes/{identity}.md"

    def name(self, identity):
        return self.names.get(identity, identity)

    def is_known(self, identity):
        return identity.startswith("!")

    def role(self, identity):
        return self.roles.get(identity, "")

    def word(self, key):
        return {"unattributed": "non attribuée", "mention_found": "par règle", "why": "why {speaker}"}.get(key, key)

    def article(self, target):
        return self.articles.get(target, "")

    def image(self, target):
        return self.images.get(target, "")


def html(source: str) -> str:
    return markdown.Markdown(extensions=list(EXTENSIONS)).convert(source)


def page(annotated: AnnotatedArticle, links: Links | None = None) -> str:
    return html(article_body(annotated, links or Site()))


def explained(annotated: AnnotatedArticle, links: Links | None = None) -> str:
    """The page with a reason for each quotation."""
    told = dict.fromkeys(range(len(annotated.quotations)), TOLD)
    return html(article_body(annotated, links or Site(), told))


def shown(text: str) -> str:
    """A text as a page can show it: HTML's white space folded, without controls.

    No-break and other spaces stand; next to one of them an ordinary one makes no difference.
    """
    kept = re.sub(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]", "", re.sub(r"[\ud800-\udfff]", "\ufffd", text))
    return re.sub(r" ?([^\S ]) ?", r"\1", re.sub(r"[ \t\n\r\f\v]+", " ", kept)).strip(" ")


def visible(source: str) -> str:
    """What a reader sees of the seed: the text of `id="texte"` without what is added to it."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return shown("".join(reader.pieces))


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces = []
        self._open = []  # (tag, whether it is the text, whether it is added)

    def handle_starttag(self, tag, attributes):
        names = dict(attributes)
        if tag in _BLOCKS:
            self.handle_data(" ")
        if tag not in _VOID:
            self._open.append((tag, names.get("id") == "texte", "data-added" in names))

    def handle_endtag(self, tag):
        if tag in _VOID:
            return
        assert self._open[-1][0] == tag, f"</{tag}> closes <{self._open[-1][0]}>"
        if tag in _BLOCKS:
            self.handle_data(" ")
        self._open.pop()

    def handle_data(self, data):
        if any(text for _, text, _ in self._open) and not any(added for *_, added in self._open):
            self.pieces.append(data)


def outline(source: str) -> list[str]:
    """The block elements of the page and the texts in them, in order."""
    reader = _Outline()
    reader.feed(source)
    reader.close()
    pieces = [shown(piece) if text else piece for text, piece in reader.pieces]
    return [piece for piece in pieces if piece]


class _Outline(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces = []

    def handle_starttag(self, tag, attributes):
        if tag in _BLOCKS:
            self.pieces.append((False, f"<{tag}>"))

    def handle_endtag(self, tag):
        if tag in _BLOCKS - _VOID:
            self.pieces.append((False, f"</{tag}>"))

    def handle_data(self, data):
        if self.pieces and self.pieces[-1][0]:
            data = self.pieces.pop()[1] + data
        self.pieces.append((True, data))
