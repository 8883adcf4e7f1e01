"""The index pages: articles by date, people and organisations A–Z, places by country, quotations in three orders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exergue.model import AnnotatedArticle
from exergue.pages import addresses
from exergue.pages.addresses import PageLinks
from exergue.pages.entries import ArticleEntry, article_entry
from exergue.pages.headings import month, year
from exergue.pages.listing import Filed, Listing, listing_pages
from exergue.pages.name_indexes import name_pages
from exergue.pages.quotation_indexes import quotation_pages
from exergue.pages.site import Page, Site

_ARTICLES = 300  # on a page


def index_pages(site: Site) -> Iterator[Page]:
    """The pages of the indexes."""
    yield from listing_pages(site, _articles(site))
    yield from name_pages(site)
    yield from quotation_pages(site)


def _articles(site: Site) -> Listing[AnnotatedArticle, ArticleEntry]:
    articles, undated = site.corpus.articles, site.corpus.undated
    return Listing(
        page=addresses.ARTICLES,
        template="articles.md.j2",
        title=site.interface.word("articles"),
        count=site.interface.count("articles", len(articles)),
        remark=site.interface.count("undated", undated) if undated else "",
        filed=[_filed(site, annotated) for annotated in articles],
        size=_ARTICLES,
        show=_article_entries,
    )


def _filed(site: Site, annotated: AnnotatedArticle) -> Filed[AnnotatedArticle]:
    day = annotated.article.date
    section, anchor = month(site, day)
    return Filed(*year(site, day), section, annotated, anchor)


def _article_entries(site: Site, links: PageLinks, articles: Sequence[AnnotatedArticle]) -> tuple[ArticleEntry, ...]:
    return tuple(article_entry(site, links, annotated) for annotated in articles)
