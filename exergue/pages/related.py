"""Which articles go together: those that name the same people and places, the rarer the better."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf, log

from exergue.lines import one_line
from exergue.model import AnnotatedArticle
from exergue.pages.addresses import PageLinks
from exergue.pages.entries import ArticleEntry, article_entry
from exergue.pages.site import Site

_SHOWN = 4
_NAMES = 3  # that an article is said to share
_COMMON = 60  # articles; what more of them name joins none, and without a limit the time would grow as its square
_ENOUGH = 0.8  # a name that three articles bear does, or two that twelve bear


@dataclass(frozen=True, slots=True)
class Related:
    """An article with the names that it shares, the rarest first: « Picquart, Gonse et Rennes »."""

    article: ArticleEntry
    shared: str


def related(site: Site, links: PageLinks, annotated: AnnotatedArticle) -> tuple[Related, ...]:
    """The articles that share most with this one, best first.

    Each shared name weighs 1 / log of the number of articles that bear it (Adamic and Adar, « Friends and Neighbors on
    the Web », Social Networks 25, 2003). Organisations do not count: papers and agencies are named everywhere.
    """
    shared: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for identity, weight in _weights(site, links, annotated):
        for other in site.views.naming[identity]:
            shared[other].append((weight, identity))
    shared.pop(annotated.article.id, None)
    scores = {article: sum(weight for weight, _ in names) for article, names in shared.items()}
    enough = (article for article, score in scores.items() if score >= _ENOUGH and _tells(site, shared[article]))
    best = sorted(enough, key=lambda article: (-scores[article], _age(site, article), article))
    return tuple(_related(site, links, article, shared[article]) for article in best[:_SHOWN])


def _weights(site: Site, links: PageLinks, annotated: AnnotatedArticle) -> Iterator[tuple[str, float]]:
    for identity, _ in site.views.casts[annotated.article.id]:
        articles = len(site.views.naming[identity])
        if 1 < articles <= _COMMON and site.addresses.kind(identity) != "org" and links.entity(identity):
            yield identity, 1 / log(articles)


def _tells(site: Site, names: Sequence[tuple[float, str]]) -> bool:
    """Whether the names join two articles: one place does not, Paris is in those on a trial and on a play."""
    return len(names) > 1 or site.addresses.kind(names[0][1]) == "per"


def _age(site: Site, article: str) -> float:
    """What sorts the newest first, the undated last."""
    day = site.views.articles[article].article.date
    return -day.toordinal() if day else inf


def _related(site: Site, links: PageLinks, article: str, names: list[tuple[float, str]]) -> Related:
    rarest = sorted(names, key=lambda name: -name[0])[:_NAMES]
    shared = site.interface.series(dict.fromkeys(one_line(links.name(identity)) for _, identity in rarest))
    return Related(article_entry(site, links, site.views.articles[article]), shared)
