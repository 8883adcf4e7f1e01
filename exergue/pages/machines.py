"""A page with what programs read of it, put into its front matter for the theme to print in its head.

- `data`: JSON-LD; `names` and `properties`: the content of `meta` elements by name and by property;
- `alternates`: media type, path in the site and title of the same in other forms, and of feeds;
- `changed`: the day of the newest article that a page of an identity draws on, for the sitemap.

Pages that search engines are asked to leave alone get nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from exergue.corpus import Utterance, Views
from exergue.model import AnnotatedArticle, Identity
from exergue.pages.addresses import FEED, feed
from exergue.pages.linked_data import Node, article_nodes, home_nodes, identity_nodes, public, script
from exergue.pages.metadata import Pairs, article_names, article_properties, open_graph
from exergue.pages.site import Page, Site

_ATOM = "application/atom+xml"


def for_machines(site: Site, page: Page) -> Page:
    """The page with what is said of any."""
    front = page.context.get("front")
    if not isinstance(front, dict) or front.get("robots"):
        return page
    feeds = [[_ATOM, str(FEED), site.name]] if site.url and site.dated else []
    said = {"properties": open_graph(site, page.path, front), "alternates": feeds}
    return _with(page, said)


def home_for_machines(site: Site, page: Page) -> Page:
    """The home page with what is said of it."""
    return _with(for_machines(site, page), {"data": script(home_nodes(site))})


def article_for_machines(site: Site, annotated: AnnotatedArticle, page: Page) -> Page:
    """A page of an article with what is said of it; those that go on with it have what any page has."""
    if page.path != site.addresses.article(annotated.article.id):
        return for_machines(site, page)
    lead = str(page.context["front"]["description"])  # type: ignore[index]
    said = {
        "data": script(article_nodes(site, annotated, lead), site.full(page.path)),
        "names": article_names(site, annotated),
        "properties": article_properties(site, annotated),
        "alternates": _forms(site, annotated),
    }
    return _with(for_machines(site, page), said)


def identity_for_machines(site: Site, identity: Identity, page: Page) -> Page:
    """A page of a person, place or organisation with what is said of it; those that go on with a list have it too."""
    if not public(site, identity.id):
        return page
    known = _with(for_machines(site, page), {"changed": _newest(site, identity)})
    if page.path != site.addresses.identity(identity.id):
        return known
    nodes: list[Node] = identity_nodes(site, identity)
    speaks = site.url and announced(site.views, identity)
    feeds = [[_ATOM, str(feed(page.path)), identity.name]] if speaks else []
    return _with(known, {"data": script(nodes), "alternates": feeds})


def _newest(site: Site, identity: Identity) -> str:
    """The day of the newest article that names the identity, for the sitemap."""
    days = (annotated.article.date for annotated in site.views.articles_of(identity.id))
    return max((day.isoformat() for day in days if day), default="")


def announced(views: Views, identity: Identity) -> tuple[Utterance, ...]:
    """What the identity says, newest first, as far as its feed can tell the day; nothing of those without a feed."""
    said = () if identity.noindex or identity.status == "rejected" else views.said_by.get(identity.id, ())
    return tuple(utterance for utterance in said if utterance.annotated.article.date)


def _forms(site: Site, annotated: AnnotatedArticle) -> Pairs:
    files = site.addresses.files(annotated.article.id)
    forms = (
        ("application/tei+xml", files.tei, "TEI"),
        ("application/ld+json", files.annotations, "Web Annotation"),
        ("application/x-bibtex", files.bibtex, "BibTeX"),
        ("application/x-research-info-systems", files.ris, "RIS"),
    )
    return [[form, str(file), name] for form, file, name in forms]


def _with(page: Page, said: Mapping[str, object]) -> Page:
    """The page with more in its front matter: lists go on, nothing empty is added."""
    front = dict(page.context["front"])  # type: ignore[call-overload]
    for key, value in said.items():
        if value:
            front[key] = [*front.get(key, []), *value] if isinstance(value, list) else value
    return Page(page.path, page.template, {**page.context, "front": front})
