"""What the head of a page says of it: for link previews (Open Graph), for reference managers, for libraries.

Addresses are full ones, or left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath

from babel import Locale
from babel.core import get_global

from exergue.lines import one_line
from exergue.markup.targets import external
from exergue.model import AnnotatedArticle, Inline
from exergue.pages.site import Site

Pairs = list[list[str]]  # a name and its content each, as the front matter of a page can hold them

_KINDS = {"article": "article", "person": "profile"}
_LONGEST = 200  # characters of a description in a preview


def open_graph(site: Site, page: PurePosixPath, front: Mapping[str, object]) -> Pairs:
    """What previews of a link to the page show."""
    pairs = [
        ("og:type", _KINDS.get(str(front.get("kind", "")), "website")),
        ("og:title", str(front.get("title", ""))),
        ("og:description", str(front.get("description", "")) or site.description),
        ("og:url", site.full(page)),
        ("og:site_name", site.name),
        ("og:locale", _territorial(str(front.get("lang", "")) or site.interface.language)),
    ]
    return _filled(pairs)


def article_properties(site: Site, annotated: AnnotatedArticle) -> Pairs:
    """What Open Graph says of articles, and the first picture."""
    article = annotated.article
    image = next(_images(site, annotated), None)
    pairs = [
        ("article:published_time", article.date.isoformat() if article.date else ""),
        *(("article:author", author) for author in article.authors),
        *((("og:image", site.full(image[0])), ("og:image:alt", image[1].text)) if image and site.url else ()),
    ]
    return _filled(pairs)


def article_names(site: Site, annotated: AnnotatedArticle) -> Pairs:
    """What Zotero and Google Scholar read (`citation_…`), and Dublin Core."""
    article = annotated.article
    day, page = article.date, site.full(site.addresses.article(article.id))
    pairs = [
        ("twitter:card", "summary"),
        ("citation_title", article.title),
        *(("citation_author", author) for author in article.authors),
        ("citation_publication_date", day.strftime("%Y/%m/%d") if day else ""),
        ("citation_journal_title", article.outlet),
        ("citation_language", article.language),
        *(("citation_keywords", tag) for tag in article.tags),
        ("citation_public_url", page),
        ("DC.type", "Text"),
        ("DC.title", article.title),
        *(("DC.creator", author) for author in article.authors),
        ("DC.date", day.isoformat() if day else ""),
        ("DC.publisher", article.outlet),
        ("DC.language", article.language),
        ("DC.identifier", page),
        ("DC.source", external(article.url)),
        *(("DC.subject", tag) for tag in article.tags),
        ("DC.rights", one_line(article.license) or (site.license.name if site.license else "")),
    ]
    return _filled(pairs)


def _images(site: Site, annotated: AnnotatedArticle) -> Iterator[tuple[PurePosixPath, Inline]]:
    for inline in annotated.article.inlines:
        file = site.addresses.image(annotated.article, inline.target) if inline.kind == "image" else None
        if file:
            yield file, inline


@cache
def _territorial(language: str) -> str:
    """`fr_FR`, as Open Graph wants it; "" for a language of which no likely country is known."""
    likely = get_global("likely_subtags").get(language, "")
    territory = Locale.parse(likely).territory if likely else ""
    return f"{language}_{territory}" if territory and len(language) == len("fr") else ""


def _filled(pairs: list[tuple[str, str]]) -> Pairs:
    lines = ([name, one_line(content)] for name, content in pairs)
    return [[name, content] for name, content in lines if content]
