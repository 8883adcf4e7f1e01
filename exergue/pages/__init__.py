"""Corpus -> pages: every address is made here, every list cut, counted and sorted; templates only print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import PurePosixPath
from types import MappingProxyType

from exergue.contact import Contact
from exergue.corpus import views
from exergue.interface import read_interface
from exergue.model import Corpus
from exergue.pages.about import about_page
from exergue.pages.addresses import Addresses, is_own
from exergue.pages.article import article_pages
from exergue.pages.cards import card
from exergue.pages.data import Sizes, data_page
from exergue.pages.former import former_page
from exergue.pages.home import home_page
from exergue.pages.identity import identity_pages
from exergue.pages.indexes import index_pages
from exergue.pages.lasting import Standing
from exergue.pages.machines import (
    article_for_machines,
    for_machines,
    home_for_machines,
    identity_for_machines,
)
from exergue.pages.search import search_page
from exergue.pages.site import Afresh, Kept, Page, Reuse, Site
from exergue.settings import Settings

__all__ = ["Addresses", "Afresh", "Kept", "Page", "Reuse", "Site", "is_own", "make_pages", "site_of"]


def site_of(corpus: Corpus, settings: Settings, addresses: Addresses) -> Site:
    """All that the pages are made from, in the language of the settings."""
    return Site(
        corpus,
        views(corpus, settings.minor_mentions),
        addresses,
        read_interface(settings.language),
        settings.site_url,
        settings.site_name,
        settings.description,
        settings.license,
        settings.search_also,
    )


def make_pages(
    site: Site,
    contact: Contact | None = None,
    kept: Iterable[PurePosixPath] = (),
    sizes: Sizes = MappingProxyType({}),
    reuse: Reuse | None = None,
) -> Iterator[Page | Kept]:
    """Every page of the site; those of `kept` that are no more lead on, and those that `reuse` knows are not made.

    `sizes` are those of the data files, known when the first page is asked for.
    """
    standing = Standing()
    yield from standing.noting(_pages(site, contact, sizes))
    yield from standing.noting(_own_pages(site, reuse or Afresh()))
    yield from standing.lasting(site, kept)


def _pages(site: Site, contact: Contact | None, sizes: Sizes) -> Iterator[Page]:
    """The pages of the whole corpus."""
    yield home_for_machines(site, home_page(site))
    yield for_machines(site, about_page(site, contact))
    yield for_machines(site, data_page(site, sizes))
    yield for_machines(site, search_page(site))
    yield from (for_machines(site, page) for page in index_pages(site))
    for former in site.corpus.former:
        yield former_page(site, former)


def _own_pages(site: Site, reuse: Reuse) -> Iterator[Page | Kept]:
    """The pages of each article and each identity."""
    noted = site.noted(reuse.read)
    articles = [annotated.article.id for annotated in site.corpus.articles]
    for newer, id, older in zip(("", *articles), articles, (*articles[1:], ""), strict=False):
        given = f"{newer} {older}"
        yield from reuse.pages(f"article {id}", given, partial(_of_article, noted, newer, id, older))
    for identity in (*site.corpus.persons, *site.corpus.places, *site.corpus.organizations):
        yield from reuse.pages(f"identity {identity.id}", "", partial(_of_identity, noted, identity.id))


def _of_article(site: Site, newer: str, id: str, older: str) -> Iterator[Page]:
    newer_one, annotated, older_one = (site.views.articles.get(article) for article in (newer, id, older))
    assert annotated
    for page in article_pages(site, annotated, newer_one, older_one):
        yield article_for_machines(site, annotated, page)


def _of_identity(site: Site, id: str) -> Iterator[Page]:
    identity = site.views.identities[id]
    for page in identity_pages(site, identity):
        yield identity_for_machines(site, identity, page)
    yield from card(site, identity)
