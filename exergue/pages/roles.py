"""What people are: the roles of a person, and the people of a place or an organisation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from exergue.lines import one_line
from exergue.model import HeldRole, Identity, Person
from exergue.pages.addresses import PageLinks
from exergue.pages.entries import ArticleEntry, Entry, article_entry, entry
from exergue.pages.site import Site
from exergue.pages.times import period

_ROLES = 3  # at the head of a page; further ones are folded
_SOURCES = 3  # articles named for a role
_PEOPLE = 15  # of a place or an organisation


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role, when it was held if an editor says so, else when articles give it, and the newest of these."""

    text: str
    period: str
    articles: tuple[ArticleEntry, ...]
    others: str  # « 12 articles » besides, or ""


def roles(site: Site, links: PageLinks, identity: Identity) -> tuple[tuple[RoleView, ...], tuple[RoleView, ...]]:
    """The roles at the head of the page, and those to be folded: further ones, and what tells readers nothing."""
    held = identity.roles if isinstance(identity, Person) else ()
    heads = [role for role in held if role.heads][:_ROLES]
    rare = [role for role in held if role not in heads]
    return tuple(_role(site, links, role) for role in heads), tuple(_role(site, links, role) for role in rare)


def people(site: Site, links: PageLinks, identity: Identity) -> tuple[Entry, ...]:
    """The people whose roles name the place or the organisation, those first that most articles give one."""
    return tuple(islice(_people(site, links, identity), _PEOPLE))


def _people(site: Site, links: PageLinks, identity: Identity) -> Iterator[Entry]:
    for post in site.views.posts.get(identity.id, ()):
        if links.entity(post.person):
            yield replace(entry(site, links, post.person, post.articles, "articles"), note=post.text)


def _role(site: Site, links: PageLinks, role: HeldRole) -> RoleView:
    giving = [site.views.articles[article] for article in role.articles if article in site.views.articles]
    others = len(giving) - _SOURCES
    return RoleView(
        text=one_line(role.text),
        period=site.interface.period(role.since, role.until)
        or period(site.interface, (annotated.article.date for annotated in giving)),
        articles=tuple(article_entry(site, links, annotated) for annotated in giving[:_SOURCES]),
        others=site.interface.count("others", others) if others > 0 else "",
    )
