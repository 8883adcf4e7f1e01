"""The lines of which lists are made: an identity, an article. Templates only print them."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from markupsafe import Markup

from exergue.corpus import Ranking
from exergue.lines import one_line, shortened
from exergue.model import AnnotatedArticle, Article
from exergue.pages.addresses import EntityKind, PageLinks
from exergue.pages.site import Site

_LEAD = 240  # characters of an article that introduce it


@dataclass(frozen=True, slots=True)
class Entry:
    """An identity as a line of a list."""

    name: str
    path: Markup
    kind: EntityKind
    note: str  # a person's role
    count: str  # « 12 »
    noun: str  # « mentions », or what else the list counts
    known: bool  # it has a card


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article as a line of a list. `iso` and `day` are "" for an undated one.

    `language` is "" when it is the interface's, which the page says once.
    """

    title: str
    path: Markup
    language: str
    iso: Markup
    day: str
    outlet: str
    anchor: Markup  # the id of its sentences on the pages of an identity


def entry(site: Site, links: PageLinks, identity: str, number: int, noun: str = "mentions") -> Entry:
    """The identity with a number of what `noun` counts; it needs a page."""
    # Its line is asked for each time, so that it is noted for the page that is being made.
    line, known = site.addresses.line(identity), links.is_known(identity)
    assert line.page
    key = links.up, identity, number, noun
    if key not in site.entries:
        site.entries[key] = Entry(
            name=one_line(line.name),
            path=links.to(line.page),
            kind=line.kind,
            note=one_line(line.role),
            count=site.interface.number(number),
            noun=site.interface.noun(noun, number),
            known=known,
        )
    return site.entries[key]


def entries(
    site: Site, links: PageLinks, ranking: Ranking, noun: str = "mentions", most: float = inf
) -> dict[EntityKind, list[Entry]]:
    """The identities of a ranking by their kinds, in its order, of each no more than `most`.

    Those without a page are left out.
    """
    found: dict[EntityKind, list[Entry]] = {"per": [], "loc": [], "org": []}
    for identity, number in ranking:
        line = site.addresses.line(identity)
        own = found[line.kind]
        if line.page and len(own) < most:
            own.append(entry(site, links, identity, number, noun))
    return found


def article_entry(site: Site, links: PageLinks, annotated: AnnotatedArticle) -> ArticleEntry:
    """The article as other pages announce it."""
    key = links.up, site.addresses.article(annotated.article.id)
    if key not in site.article_entries:
        site.article_entries[key] = _article_entry(site, links, annotated.article)
    return site.article_entries[key]


def _article_entry(site: Site, links: PageLinks, article: Article) -> ArticleEntry:
    page = site.addresses.article(article.id)
    return ArticleEntry(
        title=one_line(article.title),
        path=links.to(page),
        language=foreign(site, article),
        iso=Markup(article.date.isoformat() if article.date else ""),
        day=site.interface.day(article.date) if article.date else "",
        outlet=one_line(article.outlet),
        anchor=Markup(f"dans-{page.stem.rstrip('-')}"),
    )


def authors(site: Site, article: Article) -> str:
    """Who wrote the article: « A, B et C »; "" where that is not known."""
    return site.interface.series(map(one_line, article.authors))


def introduction(annotated: AnnotatedArticle) -> str:
    """What tells in a line or three what the article is about: its description, else how it begins."""
    return one_line(annotated.article.description) or lead(annotated)


def foreign(site: Site, article: Article) -> str:
    """The language of the article, "" when it is the interface's."""
    return "" if article.language == site.interface.language else article.language


def lead(annotated: AnnotatedArticle) -> str:
    """The first paragraph that is not what the title says already, in one line, shortened at a word."""
    article = annotated.article
    title = one_line(article.title).rstrip("…")
    for leaf in article.leaves:
        text = one_line(leaf.span.of(article.text)) if leaf.kind == "paragraph" else ""
        if text and not text.startswith(title):
            return shortened(text, _LEAD)
    return ""
