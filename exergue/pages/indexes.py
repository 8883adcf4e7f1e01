"""The index pages: articles by date, people and organisations A–Z, places by country, quotations by date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TypeVar

from exergue.corpus import Utterance
from exergue.interface import SortKey, collation, initial
from exergue.lines import one_line
from exergue.model import AnnotatedArticle, Article, Identity, Place
from exergue.pages import addresses
from exergue.pages.addresses import PageLinks
from exergue.pages.entries import ArticleEntry, Entry, article_entry, entry
from exergue.pages.listing import Filed, Listing, listing_pages
from exergue.pages.passages import ArticleSayings, sayings
from exergue.pages.site import Page, Site

T = TypeVar("T", bound=Identity)

_ARTICLES = 300  # on a page
_ENTRIES = 600
_QUOTATIONS = 100

_NO_COUNTRY = "sans-pays"


def index_pages(site: Site) -> Iterator[Page]:
    """The pages of the five indexes."""
    yield from listing_pages(site, _articles(site))
    yield from listing_pages(site, _alphabetical(site, "persons", addresses.PERSONS, site.corpus.persons))
    yield from listing_pages(site, _places(site))
    yield from listing_pages(
        site, _alphabetical(site, "organizations", addresses.ORGANIZATIONS, site.corpus.organizations)
    )
    yield from listing_pages(site, _quotations(site))


def _articles(site: Site) -> Listing[AnnotatedArticle, ArticleEntry]:
    articles, undated = site.corpus.articles, site.corpus.undated
    return Listing(
        page=addresses.ARTICLES,
        template="articles.md.j2",
        title=site.interface.word("articles"),
        count=site.interface.count("articles", len(articles)),
        remark=site.interface.count("undated", undated) if undated else "",
        filed=[Filed(*_year(site, a.article), _month(site, a.article), a) for a in articles],
        size=_ARTICLES,
        show=_article_entries,
    )


def _alphabetical(
    site: Site, noun: str, page: PurePosixPath, identities: Iterable[Identity]
) -> Listing[Identity, Entry]:
    listed = sorted(_with_page(site, identities), key=_order)
    return Listing(
        page=page,
        template="names.md.j2",
        title=site.interface.word(noun),
        count=site.interface.count(noun, len(listed)),
        filed=[Filed(*_letter(site, i.sort_name), "", i) for i in listed],
        size=_ENTRIES,
        show=_filed_entries,
    )


def _places(site: Site) -> Listing[Place, Entry]:
    listed = sorted(_with_page(site, site.corpus.places), key=lambda place: _place_order(site, place))
    return Listing(
        page=addresses.PLACES,
        template="places.md.j2",
        title=site.interface.word("places"),
        count=site.interface.count("places", len(listed)),
        filed=list(_filed_places(site, listed)),
        size=_ENTRIES,
        show=_filed_entries,
    )


def _quotations(site: Site) -> Listing[Utterance, ArticleSayings]:
    utterances = site.views.utterances
    nameless = sum(not u.quotation.speakers for u in utterances)
    return Listing(
        page=addresses.QUOTATIONS,
        template="quotations.md.j2",
        title=site.interface.word("quotations"),
        count=site.interface.count("quotations", len(utterances)),
        remark=site.interface.count("nameless", nameless) if nameless else "",
        filed=[Filed(*_year(site, u.annotated.article), "", u) for u in utterances],
        size=_QUOTATIONS,
        show=sayings,
    )


def _with_page(site: Site, identities: Iterable[T]) -> Iterator[T]:
    return (identity for identity in identities if site.addresses.identity(identity.id))


def _article_entries(site: Site, links: PageLinks, articles: Sequence[AnnotatedArticle]) -> tuple[ArticleEntry, ...]:
    return tuple(article_entry(site, links, annotated) for annotated in articles)


def _filed_entries(site: Site, links: PageLinks, identities: Sequence[Identity]) -> tuple[Entry, ...]:
    return tuple(
        replace(entry(site, links, identity.id, site.views.mentions_of(identity.id)), name=one_line(identity.sort_name))
        for identity in identities
    )


def _year(site: Site, article: Article) -> tuple[str, str]:
    if article.date is None:
        return site.interface.word("undated"), "sans-date"
    return str(article.date.year), f"annee-{article.date.year}"


def _month(site: Site, article: Article) -> str:
    return site.interface.month(article.date) if article.date else ""


def _order(identity: Identity) -> tuple[bool, SortKey, str]:
    """Letters before figures and signs."""
    return initial(identity.sort_name) == "#", collation(identity.sort_name), identity.id


def _letter(site: Site, name: str) -> tuple[str, str]:
    letter = initial(name)
    if letter == "#":
        return site.interface.word("other_signs"), "lettre-autre"
    return letter, f"lettre-{letter.lower() if letter.isascii() else format(ord(letter), 'x')}"


def _place_order(site: Site, place: Place) -> tuple[bool, SortKey, bool, bool, SortKey, str]:
    """By country, each opened by the country itself, then by its former names; places of no country last."""
    country, other = site.interface.country(place.country), place.kind != "country"
    return not country, collation(country), other, place.name != country, collation(place.sort_name), place.id


def _filed_places(site: Site, listed: Iterable[Place]) -> Iterator[Filed[Place]]:
    headed = ""
    for place in listed:
        country, anchor = _country(site, place)
        heads = place.kind == "country" and anchor not in (headed, _NO_COUNTRY)
        headed = anchor if heads else headed
        yield Filed(country, anchor, "", place, heads)


def _country(site: Site, place: Place) -> tuple[str, str]:
    country = site.interface.country(place.country)
    if not country:
        return site.interface.word("no_country"), _NO_COUNTRY
    return country, f"pays-{place.country.lower()}"
