"""What a page is about, in the words of schema.org, as JSON-LD for search engines and other programs.

Full addresses are given if the site has a `site_url`; else nodes are named within the page only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from exergue.lines import one_line
from exergue.markup.targets import external
from exergue.model import AnnotatedArticle, Article, Identity, Person, Place, Quotation
from exergue.pages import addresses
from exergue.pages.licences import licence
from exergue.pages.site import Site
from exergue.registers import same_as

Node = dict[str, Any]

_TYPES = {"per": "Person", "loc": "Place", "org": "Organization"}
_INDEXES = {
    "article": (addresses.ARTICLES, "articles"),
    "per": (addresses.PERSONS, "persons"),
    "loc": (addresses.PLACES, "places"),
    "org": (addresses.ORGANIZATIONS, "organizations"),
}
_GENDERS = {"f": "https://schema.org/Female", "m": "https://schema.org/Male"}

# What a page may take on: these say most, and a page has to stay light.
_MENTIONED = 6
_QUOTED = 3
_WORDS = 200  # characters of a quotation: a longer one is left to the text
_FORMS = 8
_ROLES = 3
_SUBJECTS = 5  # articles

# A browser ends the element at `</script>`, whatever JSON may think; two line ends are none to JSON.
_UNSAFE = re.compile("[<>&\u2028\u2029]")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def script(nodes: Sequence[Node], page: str = "") -> str:
    """The nodes as the content of a `script` element, "" for none.

    With the full address of the `page` all that is in it is named by its anchor alone: the address may be long, and
    each quotation has it twice.
    """
    if not nodes:
        return ""
    context = ["https://schema.org", {"@base": page}] if page else "https://schema.org"
    graph = {"@context": context, "@graph": _from(page, nodes) if page else nodes}
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", _JSON.encode(graph))


def _from(page: str, value: Any) -> Any:
    """The value with the ids in it relative to `page` where they are of that page."""
    if isinstance(value, list):
        return [_from(page, one) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: _relative(page, one) if key == "@id" else _from(page, one) for key, one in value.items()}


def _relative(page: str, id: str) -> str:
    return id.removeprefix(page) if id == page or id.startswith(f"{page}#") else id


def article_nodes(site: Site, annotated: AnnotatedArticle, lead: str) -> list[Node]:
    """The article with whom it names, its quotations, and the way to its page."""
    article, page = annotated.article, site.addresses.article(annotated.article.id)
    node = _filled(
        {
            "@type": "NewsArticle",
            "@id": site.full(page) or "#texte",
            "url": site.full(page),
            "headline": one_line(article.title),
            "description": lead,
            "datePublished": article.date.isoformat() if article.date else "",
            "inLanguage": article.language,
            "author": [{"@type": "Person", "name": one_line(author)} for author in article.authors],
            "publisher": _filled({"@type": "NewsMediaOrganization", "name": one_line(article.outlet)}, least=2),
            "isBasedOn": external(article.url),
            "keywords": [one_line(tag) for tag in article.tags],
            "license": _terms(site, article),
            "mentions": list(_mentioned(site, annotated)),
            "hasPart": list(_quotations(site, annotated)),
        }
    )
    return [node, *breadcrumbs(site, page, "article", article.title)]


def identity_nodes(site: Site, identity: Identity) -> list[Node]:
    """The person, place or organisation, and the way to its page."""
    page, kind = site.addresses.identity(identity.id), site.addresses.kind(identity.id)
    if page is None:
        return []
    forms = (one_line(variant.form) for variant in identity.variants)
    articles = site.views.articles_of(identity.id)[:_SUBJECTS]
    node = {
        **reference(site, identity),
        "alternateName": [form for form in forms if form != one_line(identity.name)][:_FORMS],
        "description": one_line(identity.note),
        **_of_kind(site, identity),
        "url": site.full(page),
        "subjectOf": [_article_reference(site, annotated.article) for annotated in articles],
    }
    return [_filled(node), *breadcrumbs(site, page, kind, identity.name)]


def home_nodes(site: Site) -> list[Node]:
    """The site itself."""
    node = {
        "@type": "WebSite",
        "@id": site.full(addresses.HOME),
        "url": site.full(addresses.HOME),
        "name": site.name,
        "description": site.description,
        "inLanguage": site.interface.language,
    }
    return [_filled(node)] if site.name else []


def reference(site: Site, identity: Identity) -> Node:
    """The identity as other nodes mention it."""
    page = site.addresses.identity(identity.id)
    return _filled(
        {
            "@type": _TYPES[site.addresses.kind(identity.id)],
            "@id": site.full(page) if page else "",
            "name": one_line(identity.name),
            "sameAs": list(same_as(identity.identifiers)),
        }
    )


def breadcrumbs(site: Site, page: PurePosixPath, kind: str, title: str) -> list[Node]:
    """The way from the home page; nothing without addresses."""
    if not site.url:
        return []
    index, word = _INDEXES[kind]
    steps = ((addresses.HOME, "home"), (index, word))
    items = [(site.full(path), site.interface.word(key)) for path, key in steps] + [(site.full(page), one_line(title))]
    listed = [
        {"@type": "ListItem", "position": number, "name": name, "item": address}
        for number, (address, name) in enumerate(items, 1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": listed}]


def public(site: Site, identity: str) -> Identity | None:
    """The identity, if it has a page that search engines may show."""
    found = site.views.known.get(identity)
    return found if found and site.addresses.identity(identity) and not found.noindex else None


def _terms(site: Site, article: Article) -> str:
    """Where the licence stands, the article's own or the site's; of an own one that leads nowhere the words."""
    own = licence(article.license)
    if own:
        return own.path or own.text
    return site.license.url if site.license else ""


def _mentioned(site: Site, annotated: AnnotatedArticle) -> Iterator[Node]:
    cast = site.views.casts[annotated.article.id][:_MENTIONED]
    return (reference(site, identity) for id, _ in cast if (identity := public(site, id)))


def _quotations(site: Site, annotated: AnnotatedArticle) -> Iterator[Node]:
    """The first short quotations of speakers who have pages."""
    page, left = site.addresses.article(annotated.article.id), _QUOTED
    anchors = site.views.anchors[annotated.article.id].quotations
    for anchor, quotation in zip(anchors, annotated.quotations, strict=True):
        speakers = [identity for speaker in quotation.speakers if (identity := public(site, speaker))]
        words = _words(annotated, quotation)
        if not speakers or quotation.kind == "none" or len(words) > _WORDS:
            continue
        yield _quotation(
            site.full(page, anchor) or f"#{anchor}", words, [_brief(site, s) for s in speakers], site.full(page)
        )
        left -= 1
        if not left:
            return


def _quotation(id: str, words: str, speakers: list[Node], page: str) -> Node:
    spoken = speakers[0] if len(speakers) == 1 else speakers
    return {
        "@type": "Quotation",
        "@id": id,
        "text": words,
        "creator": spoken,
        "spokenByCharacter": spoken,
        "isPartOf": {"@id": page or "#texte"},
    }


def _brief(site: Site, identity: Identity) -> Node:
    """Only the address where there is one: the node itself says the rest elsewhere."""
    page = site.addresses.identity(identity.id)
    return {"@id": site.full(page)} if page and site.url else reference(site, identity)


def _words(annotated: AnnotatedArticle, quotation: Quotation) -> str:
    return " […] ".join(one_line(part.of(annotated.article.text)) for part in quotation.contents)


def _of_kind(site: Site, identity: Identity) -> Node:
    if isinstance(identity, Person):
        roles = [one_line(role.text) for role in identity.roles if role.heads][:_ROLES]
        return {"jobTitle": roles, "gender": _GENDERS.get(identity.gender, "")}
    return _place(site, identity) if isinstance(identity, Place) else {}


def _place(site: Site, place: Place) -> Node:
    node: Node = {"containedInPlace": [_holder(site, *pair) for pair in zip(place.within, place.holders, strict=False)]}
    if place.country:
        node["address"] = {"@type": "PostalAddress", "addressCountry": place.country}
    if place.latitude is not None and place.longitude is not None:
        node["geo"] = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    return node


def _holder(site: Site, name: str, id: str) -> Node:
    page = site.addresses.identity(id) if id and public(site, id) else None
    return _filled({"@type": "Place", "@id": site.full(page) if page else "", "name": name})


def _article_reference(site: Site, article: Article) -> Node:
    page = site.full(site.addresses.article(article.id))
    return _filled({"@type": "NewsArticle", "@id": page, "headline": one_line(article.title)})


def _filled(node: Node, least: int = 1) -> Node:
    """`node` without what is empty; nothing if fewer than `least` keys are left."""
    filled = {key: value for key, value in node.items() if value not in ("", [], {}, None)}
    return filled if len(filled) >= least else {}
