"""Corpus -> pages: every address is made here, every list cut, counted and sorted; templates only print."""

from __future__ import annotations

from collections.abc import Iterator

from exergue.corpus import views
from exergue.interface import read_interface
from exergue.model import Corpus
from exergue.pages.addresses import Addresses
from exergue.pages.article import article_page
from exergue.pages.former import former_page
from exergue.pages.home import home_page
from exergue.pages.identity import identity_pages
from exergue.pages.indexes import index_pages
from exergue.pages.site import Page, Site
from exergue.settings import Settings

__all__ = ["Addresses", "Page", "make_pages"]


def make_pages(corpus: Corpus, settings: Settings, addresses: Addresses) -> Iterator[Page]:
    """Every page of the site, in the language of the settings."""
    site = Site(corpus, views(corpus, settings.minor_mentions), addresses, read_interface(settings.language))
    yield home_page(site)
    yield from index_pages(site)
    articles = corpus.articles
    for newer, annotated, older in zip((None, *articles), articles, (*articles[1:], None), strict=False):
        yield article_page(site, annotated, newer, older)
    for identity in (*corpus.persons, *corpus.places, *corpus.organizations):
        yield from identity_pages(site, identity)
    for former in corpus.former:
        yield former_page(site, former)
