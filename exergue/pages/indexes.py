"""The index pages: of articles, names, quotations, tags, and those that show the whole at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from exergue.pages.article_lists import all_articles
from exergue.pages.explore import explore_page
from exergue.pages.listing import listing_pages
from exergue.pages.name_indexes import name_pages
from exergue.pages.network import network_page
from exergue.pages.quotation_indexes import quotation_pages
from exergue.pages.site import Page, Site
from exergue.pages.tags import tag_pages
from exergue.pages.timeline import timeline_pages


def index_pages(site: Site) -> Iterator[Page]:
    """The pages of the indexes."""
    yield from listing_pages(site, all_articles(site))
    yield from name_pages(site)
    yield from quotation_pages(site)
    yield from tag_pages(site)
    yield from timeline_pages(site)
    yield network_page(site)
    yield explore_page(site)
