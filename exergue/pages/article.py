"""The page of an article: its text, beside it whom and what it names, below it what to read next and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from exergue import markup
from exergue.corpus import Ranking
from exergue.language import languages, read
from exergue.lines import one_line
from exergue.markup import targets
from exergue.markup.structure import is_long
from exergue.model import AnnotatedArticle, Article
from exergue.pages.addresses import EntityKind, PageLinks
from exergue.pages.citing import citation
from exergue.pages.entries import ArticleEntry, Entry, article_entry, authors, entries, foreign, introduction
from exergue.pages.licences import Licence, licence
from exergue.pages.maps import article_map
from exergue.pages.related import Related, related
from exergue.pages.site import Page, Site
from exergue.pages.tags import TagLink, tag_links
from exergue.pages.why import explanations

_HEADINGS: tuple[tuple[EntityKind, str], ...] = (("per", "persons"), ("loc", "places"), ("org", "organizations"))
_SHOWN = 12  # names of one kind; further ones are folded, so that the margin is no longer than the text


@dataclass(frozen=True, slots=True)
class Pace:
    """The shape of `pace.yml`."""

    words_per_minute: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A map in a file of its own, which the page does not wait for."""

    path: Markup
    title: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Cast:
    """The names of one kind in the margin."""

    heading: str
    shown: tuple[Entry, ...]
    folded: tuple[Entry, ...]
    more: str  # « et 7 autres »
    map: Picture | None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What the article's template prints. `heading` tells whether the title is not part of the text."""

    article: ArticleEntry
    authors: str
    heading: bool
    long: bool  # the title is
    frame: str  # the language of what is not the article's, "" when it is the same
    reading: str  # « 3 min de lecture »
    body: Markup
    casts: tuple[Cast, ...]
    source: str
    licence: Licence | None
    tags: tuple[TagLink, ...]
    citation: Markup
    bibtex: Markup
    ris: Markup
    tei: Markup
    annotations: Markup
    related: tuple[Related, ...]
    newer: ArticleEntry | None
    older: ArticleEntry | None


def article_pages(
    site: Site, annotated: AnnotatedArticle, newer: AnnotatedArticle | None, older: AnnotatedArticle | None
) -> Iterator[Page]:
    """The article's page, and the map of its places; `newer` and `older` are its neighbours in time."""
    path = site.addresses.article(annotated.article.id)
    links = site.links(path, annotated.article)
    drawn = article_map(site, links, site.views.casts[annotated.article.id])
    picture = None
    if drawn:
        file = path.with_suffix("") / "carte.svg"
        picture = Picture(links.to(file), drawn.title, drawn.width, drawn.height)
        yield Page(file, "map.svg.j2", {"view": drawn})
    view = _view(site, links, annotated, picture, newer, older)
    yield Page(path, "article.md.j2", {"view": view, "front": _front(view, annotated)})


def _view(
    site: Site,
    links: PageLinks,
    annotated: AnnotatedArticle,
    picture: Picture | None,
    newer: AnnotatedArticle | None,
    older: AnnotatedArticle | None,
) -> ArticleView:
    article, files = annotated.article, site.addresses.files(annotated.article.id)
    named = site.views.anchors[article.id]
    return ArticleView(
        article=article_entry(site, links, annotated),
        authors=authors(site, article),
        heading=article.headline is None,
        long=is_long(one_line(article.title)),
        frame=site.interface.language if foreign(site, article) else "",
        reading=_reading(site, article),
        body=Markup(markup.article_body(annotated, links, explanations(annotated, site.interface, named), named)),
        casts=tuple(_casts(site, links, site.views.casts[article.id], picture)),
        source=targets.external(article.url),
        licence=licence(article.license),
        tags=tag_links(links, article),
        citation=citation(article, site.interface, site.full(site.addresses.article(article.id))),
        bibtex=links.to(files.bibtex),
        ris=links.to(files.ris),
        tei=links.to(files.tei),
        annotations=links.to(files.annotations),
        related=related(site, links, annotated),
        newer=article_entry(site, links, newer) if newer else None,
        older=article_entry(site, links, older) if older else None,
    )


def _reading(site: Site, article: Article) -> str:
    """How long an adult reads the article, in words; "" where nothing is known of its language."""
    if article.language not in languages():
        return ""
    pace = read(article.language, "pace", Pace).words_per_minute
    return site.interface.count("reading", max(1, round(len(article.text.split()) / pace)))


def _casts(site: Site, links: PageLinks, ranking: Ranking, picture: Picture | None) -> Iterator[Cast]:
    by_kind = entries(site, links, ranking)
    for kind, heading in _HEADINGS:
        if named := tuple(by_kind[kind]):
            shown = _SHOWN if len(named) > _SHOWN + 1 else len(named)  # one alone is not worth folding
            yield Cast(
                heading=site.interface.word(heading),
                shown=named[:shown],
                folded=named[shown:],
                more=site.interface.count("more", len(named) - shown),
                map=picture if kind == "loc" else None,
            )


def _front(view: ArticleView, annotated: AnnotatedArticle) -> dict[str, object]:
    return {
        "title": view.article.title,
        "description": introduction(annotated),
        "kind": "article",
        "lang": annotated.article.language,
        "date": view.article.iso,
        "authors": view.authors,
    }
