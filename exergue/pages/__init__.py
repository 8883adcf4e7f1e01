"""Corpus -> pages: every address is made here, every list cut, counted and sorted; templates only print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from exergue.contact import Contact
from exergue.corpus import views
from exergue.interface import read_interface
from exergue.model import Corpus
from exergue.pages.about import about_page
from exergue.pages.addresses import Addresses, is_own
from exergue.pages.article import article_pages
from exergue.pages.cards import cards
from exergue.pages.former import former_page
from exergue.pages.home import home_page
from exergue.pages.identity import identity_pages
from exergue.pages.indexes import index_pages
from exergue.pages.lasting import Standing
from exergue.pages.network import network_page
from exergue.pages.site import Page, Site
from exergue.settings import Settings

__all__ = ["Addresses", "Page", "is_own", "make_pages"]


def make_pages(
    corpus: Corpus, settings: Settings, addresses: Addresses, kept: Iterable[PurePosixPath] = ()
) -> Iterator[Page]:
    """Every page of the site, in the language of the settings; those of `kept` that are no more lead on."""
    site = Site(corpus, views(corpus, settings.minor_mentions), addresses, read_interface(settings.language))
    standing = Standing()
    yield from standing.noting(_pages(site, settings.contact))
    yield from standing.lasting(site, kept)


def _pages(site: Site, contact: Contact | None) -> Iterator[Page]:
    yield home_page(site)
    yield about_page(site, contact)
    yield from index_pages(site)
    yield network_page(site)
    articles = site.corpus.articles
    for newer, annotated, older in zip((None, *articles), articles, (*articles[1:], None), strict=False):
        yield from article_pages(site, annotated, newer, older)
    for identity in (*site.corpus.persons, *site.corpus.places, *site.corpus.organizations):
        yield from identity_pages(site, identity)
    yield from cards(site)
    for former in site.corpus.former:
        yield former_page(site, former)
