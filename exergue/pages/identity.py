"""The page of a person, a place or an organisation, and the pages that go on with its long lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath
from typing import Generic, TypeVar

from markupsafe import Markup

from exergue.corpus import Ranking
from exergue.lines import one_line
from exergue.model import HeldRole, Identity, Person, Place
from exergue.pages.addresses import EntityKind, PageLinks, part
from exergue.pages.entries import ArticleEntry, Entry, article_entry, entries
from exergue.pages.maps import MapView, place_map
from exergue.pages.merges import MergesView, merges_view
from exergue.pages.passages import ArticlePassages, ArticleSayings
from exergue.pages.series import Series, Slice, named, said_by, said_of, slice_of
from exergue.pages.site import NOINDEX, Page, Site

T = TypeVar("T")
V = TypeVar("V")

_COMPANY = 15  # of each kind, beside an identity
_VARIANTS = 12
_ROLES = 3  # at the head of a page; further ones are folded
_SOURCES = 3  # articles named for a role
_KINDS = {"per": "person", "loc": "place", "org": "organization"}


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role, when it was held if an editor says so, and the newest articles that give it."""

    text: str
    period: str
    articles: tuple[ArticleEntry, ...]
    others: str  # « 12 articles » besides, or ""


@dataclass(frozen=True, slots=True)
class Company:
    """Who and what shares articles with an identity, most shared first."""

    persons: tuple[Entry, ...]
    places: tuple[Entry, ...]
    organizations: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class IdentityView:
    """What the template of a person, place or organisation prints; `said_of` and `roles` are a person's."""

    kind: EntityKind
    name: str
    status: str
    note: str
    country: str
    summary: str  # « 12 mentions dans 3 articles »
    variants: tuple[tuple[str, str], ...]  # other form than the name, count
    merges: MergesView
    roles: tuple[RoleView, ...]
    rare_roles: tuple[RoleView, ...]  # to be folded
    said_by: Slice[ArticleSayings]
    said_of: Slice[ArticleSayings]
    named: Slice[ArticlePassages]
    company: Company
    map: MapView | None  # a place's


@dataclass(frozen=True, slots=True)
class ContinuedView(Generic[V]):
    """What the template of a page that goes on with a series prints."""

    kind: EntityKind
    name: str
    path: Markup  # of the identity's page
    slice: Slice[V]


def identity_pages(site: Site, identity: Identity) -> Iterator[Page]:
    """The identity's page, then those that go on with its mentions and quotations; none for a rejected one."""
    page = site.addresses.identity(identity.id)
    if page is None:
        return
    by, of, where = said_by(site, identity), said_of(site, identity), named(site, identity)
    yield _identity_page(site, page, identity, by, of, where)
    yield from _continued(site, page, identity, by)
    yield from _continued(site, page, identity, of)
    yield from _continued(site, page, identity, where)


def _identity_page(
    site: Site,
    page: PurePosixPath,
    identity: Identity,
    by: Series[T, ArticleSayings],
    of: Series[T, ArticleSayings],
    where: Series[V, ArticlePassages],
) -> Page:
    links, kind = site.links(page), site.addresses.kind(identity.id)
    roles, rare = _roles(site, links, identity)
    view = IdentityView(
        kind=kind,
        name=one_line(identity.name),
        status=identity.status,
        note=identity.note,
        country=_country(site, identity),
        summary=_summary(site, identity),
        variants=tuple(_variants(site, identity)),
        merges=merges_view(site, links, identity),
        roles=roles,
        rare_roles=rare,
        said_by=slice_of(site, links, page, by, 1),
        said_of=slice_of(site, links, page, of, 1),
        named=slice_of(site, links, page, where, 1),
        company=_company(site, links, site.views.company_of(identity.id)),
        map=place_map(site, links, identity) if isinstance(identity, Place) else None,
    )
    description = ". ".join(filter(None, [links.role(identity.id), view.summary]))
    front = {"title": view.name, "description": description, "kind": _KINDS[kind], "robots": _robots(identity)}
    return Page(page, f"{_KINDS[kind]}.md.j2", {"view": view, "front": front})


def _continued(site: Site, page: PurePosixPath, identity: Identity, series: Series[T, V]) -> Iterator[Page]:
    name, kind = one_line(identity.name), site.addresses.kind(identity.id)
    heading = site.interface.word(f"series_{series.name}")
    for number in range(2, len(series.slices) + 1):
        here = part(page, number, series.name)
        links = site.links(here)
        view = ContinuedView(kind, name, links.to(page), slice_of(site, links, page, series, number))
        title = f"{name} – {heading} ({number})"
        front = {"title": title, "kind": _KINDS[kind], "robots": _robots(identity)}
        yield Page(here, "continued.md.j2", {"view": view, "front": front})


def _robots(identity: Identity) -> str:
    """What search engines are asked to do with the identity's pages; "" for what they do anyway."""
    return NOINDEX if identity.noindex else ""


def _summary(site: Site, identity: Identity) -> str:
    mentions = site.interface.count("mentions", site.views.mentions_of(identity.id))
    articles = site.interface.count("articles", len(site.views.articles_of(identity.id)))
    return site.interface.word("mentions_in_articles").format(mentions=mentions, articles=articles)


def _variants(site: Site, identity: Identity) -> Iterator[tuple[str, str]]:
    """The other forms of the name that heads the page, with their counts."""
    others = (variant for variant in identity.variants if one_line(variant.form) != one_line(identity.name))
    for variant in islice(others, _VARIANTS):
        yield one_line(variant.form), site.interface.number(variant.count)


def _country(site: Site, identity: Identity) -> str:
    """The country of a place that is not itself one."""
    if not isinstance(identity, Place) or identity.kind == "country":
        return ""
    return site.interface.country(identity.country)


def _roles(site: Site, links: PageLinks, identity: Identity) -> tuple[tuple[RoleView, ...], tuple[RoleView, ...]]:
    """The roles at the head of the page, and those to be folded: further ones, and what tells readers nothing."""
    held = identity.roles if isinstance(identity, Person) else ()
    heads = [role for role in held if role.heads][:_ROLES]
    rare = [role for role in held if role not in heads]
    return tuple(_role(site, links, role) for role in heads), tuple(_role(site, links, role) for role in rare)


def _role(site: Site, links: PageLinks, role: HeldRole) -> RoleView:
    giving = [site.views.articles[article] for article in role.articles if article in site.views.articles]
    others = len(giving) - _SOURCES
    return RoleView(
        text=one_line(role.text),
        period=site.interface.period(role.since, role.until),
        articles=tuple(article_entry(site, links, annotated) for annotated in giving[:_SOURCES]),
        others=site.interface.count("others", others) if others > 0 else "",
    )


def _company(site: Site, links: PageLinks, ranking: Ranking) -> Company:
    return Company(
        persons=entries(site, links, ranking, "per", "articles")[:_COMPANY],
        places=entries(site, links, ranking, "loc", "articles")[:_COMPANY],
        organizations=entries(site, links, ranking, "org", "articles")[:_COMPANY],
    )
