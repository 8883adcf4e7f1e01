"""The articles that name somebody, each with what it has of them: by these a page can be filtered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from exergue.corpus import Occurrence
from exergue.model import AnnotatedArticle, Identity
from exergue.pages.addresses import PageLinks, part
from exergue.pages.entries import ArticleEntry, article_entry
from exergue.pages.passages import ArticlePassages
from exergue.pages.series import Series
from exergue.pages.site import Site

_ARTICLES = 40


@dataclass(frozen=True, slots=True)
class Share:
    """What an article has of an identity. `path` leads to its sentences, on whichever page of the series they stand."""

    article: ArticleEntry
    path: Markup
    counts: str  # « 3 mentions, 1 citation »


@dataclass(frozen=True, slots=True)
class Shares:
    """The newest of the articles, and how many more there are in words, or ""."""

    items: tuple[Share, ...] = ()
    others: str = ""


def shares(
    site: Site,
    links: PageLinks,
    page: PurePosixPath,
    identity: Identity,
    named: Series[tuple[Occurrence, ...], ArticlePassages],
) -> Shares:
    """The articles that name the identity, whose page is `page`; nothing where there is but one."""
    begins = dict(reversed([*_beginnings(named)]))
    if len(begins) < 2:
        return Shares()
    mentions = Counter(o.annotated.article.id for o in site.views.occurrences[identity.id])
    said = Counter(u.annotated.article.id for u in site.views.said_by.get(identity.id, ()))
    newest = site.views.articles_of(identity.id)[:_ARTICLES]
    others = len(begins) - len(newest)
    return Shares(
        tuple(_share(site, links, page, a, begins[a.article.id], mentions, said) for a in newest),
        site.interface.count("others", others) if others else "",
    )


def _beginnings(named: Series[tuple[Occurrence, ...], ArticlePassages]) -> Iterator[tuple[str, int]]:
    """The articles with the numbers of the pages on which their sentences stand."""
    for number, sentences in enumerate(named.slices, 1):
        for sentence in sentences:
            yield sentence[0].annotated.article.id, number


def _share(
    site: Site,
    links: PageLinks,
    page: PurePosixPath,
    annotated: AnnotatedArticle,
    number: int,
    mentions: Counter[str],
    said: Counter[str],
) -> Share:
    id = annotated.article.id
    counts = [site.interface.count("mentions", mentions[id])]
    counts += [site.interface.count("quotations", said[id])] if said[id] else []
    article = article_entry(site, links, annotated)
    return Share(article, links.to(part(page, number, "mentions"), article.anchor), ", ".join(counts))
