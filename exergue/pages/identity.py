"""The page of a person, a place or an organisation, and the pages that go on with its long lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Generic, TypeVar

from markupsafe import Markup

from exergue.corpus import Occurrence, Utterance
from exergue.lines import one_line
from exergue.markup import attribute
from exergue.model import Identity, Organization
from exergue.pages.addresses import EntityKind, PageLinks, part
from exergue.pages.entries import Entry, entries
from exergue.pages.merges import MergesView, merges_view
from exergue.pages.on import OnLinks, on_links, on_pages
from exergue.pages.passages import ArticlePassages, ArticleSayings
from exergue.pages.roles import RoleView, people, roles
from exergue.pages.seats import seat
from exergue.pages.series import Series, Slice, named, said_by, said_of, slice_of
from exergue.pages.shares import Shares, shares
from exergue.pages.site import NOINDEX, Page, Site
from exergue.pages.times import Times, period, times
from exergue.pages.whereabouts import Holder, Whereabouts, whereabouts
from exergue.registers import REGISTERS

T = TypeVar("T")
V = TypeVar("V")

_COMPANY = 15  # of each kind, beside an identity
_VARIANTS = 8  # at the head of a page; further ones are folded
_GUESS = "guess"  # the generator of names that no rule knows
_KINDS = {"per": "person", "loc": "place", "org": "organization"}


@dataclass(frozen=True, slots=True)
class Company:
    """Who and what shares articles with an identity, most shared first."""

    persons: tuple[Entry, ...]
    places: tuple[Entry, ...]
    organizations: tuple[Entry, ...]

    @property
    def any(self) -> bool:
        """Whether there is anybody or anything."""
        return bool(self.persons or self.places or self.organizations)


@dataclass(frozen=True, slots=True)
class Registered:
    """An entry of another register: its name, the number there and the address."""

    register: str
    number: str
    address: Markup


@dataclass(frozen=True, slots=True)
class IdentityView:
    """What the template of a person, place or organisation prints.

    `said_of` and `roles` are a person's, `where` is a place's, `people` what is not a person has.
    """

    kind: EntityKind
    name: str
    status: str  # "confirmed", else "ruled" or "automatic": whether rules found all mentions
    note: str
    summary: str  # « 12 mentions dans 3 articles, mars 2020 – mai 2021 »
    variants: tuple[tuple[str, str], ...]  # other form than the name, count
    rare_variants: tuple[tuple[str, str], ...]  # to be folded
    registered: tuple[Registered, ...]
    merges: MergesView
    roles: tuple[RoleView, ...]
    rare_roles: tuple[RoleView, ...]  # to be folded
    where: Whereabouts
    seat: tuple[Holder, ...]  # of an organisation whose name gives a place
    times: Times | None
    shares: Shares
    on: OnLinks
    said_by: Slice[ArticleSayings]
    said_of: Slice[ArticleSayings]
    named: Slice[ArticlePassages]
    people: tuple[Entry, ...]
    company: Company


@dataclass(frozen=True, slots=True)
class ContinuedView(Generic[V]):
    """What the template of a page that goes on with a series prints."""

    kind: EntityKind
    name: str
    path: Markup  # of the identity's page
    heading: str
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
    yield from on_pages(site, identity)


def _identity_page(
    site: Site,
    page: PurePosixPath,
    identity: Identity,
    by: Series[Utterance, ArticleSayings],
    of: Series[Utterance, ArticleSayings],
    where: Series[tuple[Occurrence, ...], ArticlePassages],
) -> Page:
    links, kind = site.links(page), site.addresses.kind(identity.id)
    variants, (heads, rare) = tuple(_variants(site, identity)), roles(site, links, identity)
    view = IdentityView(
        kind=kind,
        name=one_line(identity.name),
        status=_status(site, identity),
        note=identity.note,
        summary=_summary(site, identity),
        variants=variants[:_VARIANTS],
        rare_variants=variants[_VARIANTS:],
        registered=tuple(_registered(identity)),
        merges=merges_view(site, links, identity),
        roles=heads,
        rare_roles=rare,
        where=whereabouts(site, links, identity),
        seat=seat(site, links, identity) if isinstance(identity, Organization) else (),
        times=times(site, identity),
        shares=shares(site, links, page, identity, where),
        on=on_links(site, links, identity),
        said_by=slice_of(site, links, page, by, 1),
        said_of=slice_of(site, links, page, of, 1),
        named=slice_of(site, links, page, where, 1),
        people=people(site, links, identity),
        company=_company(site, links, identity),
    )
    description = ". ".join(filter(None, [links.role(identity.id), view.summary]))
    front = {"title": view.name, "description": description, "kind": _KINDS[kind], "robots": _robots(identity)}
    return Page(page, f"{_KINDS[kind]}.md.j2", {"view": view, "front": front})


def _continued(site: Site, page: PurePosixPath, identity: Identity, series: Series[T, V]) -> Iterator[Page]:
    name, kind = one_line(identity.name), site.addresses.kind(identity.id)
    heading = f"{name} – {site.interface.word(f'series_{series.name}')}"
    for number in range(2, len(series.slices) + 1):
        here = part(page, number, series.name)
        links = site.links(here)
        view = ContinuedView(kind, name, links.to(page), heading, slice_of(site, links, page, series, number))
        title = f"{heading} ({number})"
        front = {"title": title, "kind": _KINDS[kind], "robots": _robots(identity)}
        yield Page(here, "continued.md.j2", {"view": view, "front": front})


def _robots(identity: Identity) -> str:
    """What search engines are asked to do with the identity's pages; "" for what they do anyway."""
    return NOINDEX if identity.noindex else ""


def _status(site: Site, identity: Identity) -> str:
    if identity.status == "confirmed":
        return identity.status
    found = site.views.occurrences.get(identity.id, ())
    return "automatic" if any(o.mention.generator == _GUESS for o in found) else "ruled"


def _summary(site: Site, identity: Identity) -> str:
    articles = site.views.articles_of(identity.id)
    counts = site.interface.word("mentions_in_articles").format(
        mentions=site.interface.count("mentions", site.views.mentions_of(identity.id)),
        articles=site.interface.count("articles", len(articles)),
    )
    when = period(site.interface, (annotated.article.date for annotated in articles))
    return f"{counts}, {when}" if when else counts


def _variants(site: Site, identity: Identity) -> Iterator[tuple[str, str]]:
    """The other forms of the name that heads the page, with their counts."""
    for variant in identity.variants:
        if one_line(variant.form) != one_line(identity.name):
            yield one_line(variant.form), site.interface.number(variant.count)


def _registered(identity: Identity) -> Iterator[Registered]:
    for name, number in identity.identifiers:
        register = REGISTERS[name]
        yield Registered(register.name, number, Markup(attribute(register.address.format(number))))


def _company(site: Site, links: PageLinks, identity: Identity) -> Company:
    """Nothing for a minor identity: that of its one article stands on the article's page."""
    ranking = () if identity.id in site.views.minor else site.views.company_of(identity.id)
    found = entries(site, links, ranking, "articles", _COMPANY)
    return Company(tuple(found["per"]), tuple(found["loc"]), tuple(found["org"]))
