"""The page of an article: its text, and beside it whom and what it names."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from exergue import markup
from exergue.markup import targets
from exergue.model import AnnotatedArticle
from exergue.pages.entries import ArticleEntry, Entry, article_entry, entries, foreign
from exergue.pages.site import Page, Site
from exergue.pages.why import explanations


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What the article's template prints. `heading` tells whether the title is not part of the text."""

    article: ArticleEntry
    heading: bool
    frame: str  # the language of what is not the article's, "" when it is the same
    body: Markup
    source: str
    tags: tuple[str, ...]
    persons: tuple[Entry, ...]
    places: tuple[Entry, ...]
    organizations: tuple[Entry, ...]
    newer: ArticleEntry | None
    older: ArticleEntry | None


def article_page(
    site: Site, annotated: AnnotatedArticle, newer: AnnotatedArticle | None, older: AnnotatedArticle | None
) -> Page:
    """The article's page; `newer` and `older` are its neighbours in time."""
    path = site.addresses.article(annotated.article.id)
    links = site.links(path, annotated.article)
    cast = site.views.casts[annotated.article.id]
    view = ArticleView(
        article=article_entry(site, links, annotated),
        heading=annotated.article.headline is None,
        frame=site.interface.language if foreign(site, annotated.article) else "",
        body=Markup(markup.article_body(annotated, links, explanations(annotated, site.interface))),
        source=targets.external(annotated.article.url),
        tags=annotated.article.tags,
        persons=entries(site, links, cast, "per"),
        places=entries(site, links, cast, "loc"),
        organizations=entries(site, links, cast, "org"),
        newer=article_entry(site, links, newer) if newer else None,
        older=article_entry(site, links, older) if older else None,
    )
    return Page(path, "article.md.j2", {"view": view, "front": _front(view, annotated)})


def _front(view: ArticleView, annotated: AnnotatedArticle) -> dict[str, object]:
    return {
        "title": view.article.title,
        "description": view.article.lead,
        "kind": "article",
        "lang": annotated.article.language,
        "date": view.article.iso,
        "authors": view.article.authors,
    }
