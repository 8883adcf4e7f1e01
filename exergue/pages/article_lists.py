"""Articles by year and month: the index of all, and the pages of tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from exergue.model import AnnotatedArticle
from exergue.pages import addresses
from exergue.pages.addresses import PageLinks, part
from exergue.pages.entries import ArticleEntry, article_entry
from exergue.pages.headings import month, year
from exergue.pages.listing import Filed, Listing
from exergue.pages.site import Site

_ARTICLES = 300  # on a page


def all_articles(site: Site) -> Listing[AnnotatedArticle, ArticleEntry]:
    """The index of all articles."""
    return by_date(site, addresses.ARTICLES, site.interface.word("articles"), site.corpus.articles)


def by_date(
    site: Site, page: PurePosixPath, title: str, articles: Sequence[AnnotatedArticle]
) -> Listing[AnnotatedArticle, ArticleEntry]:
    """The articles, newest first and the undated last, on `page` and those that go on with it."""
    undated = sum(annotated.article.date is None for annotated in articles)
    return Listing(
        page=page,
        template="articles.md.j2",
        title=title,
        count=site.interface.count("articles", len(articles)),
        remark=site.interface.count("undated", undated) if undated else "",
        filed=[_filed(site, annotated) for annotated in articles],
        size=_ARTICLES,
        show=_entries,
    )


def month_pages(site: Site) -> Mapping[str, PurePosixPath]:
    """The page of the index of all articles on which each month begins, by the anchor of the month."""
    pages: dict[str, PurePosixPath] = {}
    for place, annotated in enumerate(site.corpus.articles):
        pages.setdefault(month(site, annotated.article.date)[1], part(addresses.ARTICLES, place // _ARTICLES + 1))
    return pages


def _filed(site: Site, annotated: AnnotatedArticle) -> Filed[AnnotatedArticle]:
    day = annotated.article.date
    section, anchor = month(site, day)
    return Filed(*year(site, day), section, annotated, anchor)


def _entries(site: Site, links: PageLinks, articles: Sequence[AnnotatedArticle]) -> tuple[ArticleEntry, ...]:
    return tuple(article_entry(site, links, annotated) for annotated in articles)
