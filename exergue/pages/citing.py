"""How an article is cited in a text: « Anne Auteur, « La fête », *La Gazette*, 2 mai 2021. »"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from exergue import markup
from exergue.interface import Interface
from exergue.lines import one_line
from exergue.markup.targets import external
from exergue.model import Article

_OUTER = re.compile(r"«\s*([^«»]*?)\s*»|“([^“”]*)”")


def citation(article: Article, interface: Interface, page: str = "") -> Markup:
    """Authors, title, paper, day and address in the style of the press, as Markdown; what is not known is left out.

    The address is where it was published first, else the full one of its `page`.
    """
    return Markup(", ".join(_pieces(article, interface, page)) + ".")


def _pieces(article: Article, interface: Interface, page: str) -> Iterator[str]:
    if article.authors:
        yield markup.escape(interface.series(map(one_line, article.authors)))
    yield markup.escape(interface.quoted(_within(one_line(article.title), interface)))
    if article.outlet:
        yield f"<cite>{markup.escape(one_line(article.outlet))}</cite>"
    if article.date:
        yield markup.escape(interface.day(article.date))
    if address := external(article.url) or page:
        yield f'<a href="{markup.attribute(address)}" rel="external noopener">{markup.escape(address)}</a>'


def _within(title: str, interface: Interface) -> str:
    """The title with its own quotation marks as they are within others: « “J’accuse” : une lettre »."""
    return _OUTER.sub(lambda found: interface.quoted_within(found[1] or found[2] or ""), title)
