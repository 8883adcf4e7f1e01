"""What stands at an address that was given up: the way to the page that took its place, or to the several that did."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from exergue.model import Former
from exergue.pages.addresses import ARTICLES
from exergue.pages.entries import ArticleEntry, Entry, article_entry, entry
from exergue.pages.site import NOINDEX, Page, Site


@dataclass(frozen=True, slots=True)
class Linked:
    """A page by its title."""

    title: str
    path: Markup


@dataclass(frozen=True, slots=True)
class FormerView:
    """What the template prints: what became of the address, in words, and what has a page today."""

    heading: str
    words: str
    entries: tuple[Entry, ...] = ()
    article: ArticleEntry | None = None
    page: Linked | None = None


def former_page(site: Site, former: Former) -> Page:
    """A page that leads on by itself where one identity took over, else one that lets the reader choose.

    It says nothing of the name that the id stood for: an editor may have hidden it.
    """
    path = site.addresses.former(former)
    links = site.links(path)
    if former.kind == "article":
        return _article_page(site, path, former.now[0]) if former.now else _gone_article(site, path)
    now = [identity for identity in former.now if site.addresses.identity(identity)]
    view = _view(site, tuple(entry(site, links, identity, site.views.mentions_of(identity)) for identity in now))
    front = {"title": view.heading, "kind": "former", "robots": NOINDEX}
    if len(now) == 1:
        front["moved_to"] = str(site.addresses.identity(now[0])).removesuffix(".md")
    return Page(path, "former.md.j2", {"view": view, "front": front})


def _article_page(site: Site, path: PurePosixPath, now: str) -> Page:
    """The page at a former slug of the article `now`."""
    article = article_entry(site, site.links(path), site.views.articles[now])
    view = FormerView(article.title, site.interface.word("moved"), article=article)
    moved_to = str(site.addresses.article(now)).removesuffix(".md")
    front = {"title": view.heading, "kind": "former", "robots": NOINDEX, "moved_to": moved_to}
    return Page(path, "former.md.j2", {"view": view, "front": front})


def _gone_article(site: Site, path: PurePosixPath) -> Page:
    """The page of an article that is no more; not even its title is shown, since that may be why it went."""
    word = site.interface.word
    every = Linked(word("all_articles"), site.links(path).to(ARTICLES))
    front = {"title": word("gone"), "kind": "former", "robots": NOINDEX}
    return Page(
        path, "former.md.j2", {"view": FormerView(word("gone"), word("gone_article"), page=every), "front": front}
    )


def _view(site: Site, entries: tuple[Entry, ...]) -> FormerView:
    word = site.interface.word
    if not entries:
        return FormerView(word("gone"), word("nobody"), entries)
    if len(entries) == 1:
        return FormerView(entries[0].name, word("moved"), entries)
    return FormerView(word("split"), word("meant"), entries)
