"""Why names of several articles are joined on one page, in words for readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exergue.lines import one_line
from exergue.model import Identity, Merge, Reason
from exergue.pages.addresses import PageLinks
from exergue.pages.entries import ArticleEntry, article_entry
from exergue.pages.site import Site
from exergue.pages.why import read_wordings

_SHOWN = 20
_FORMS = 4
_ARTICLES = 3
_COMMON = 3  # of what both sides have


@dataclass(frozen=True, slots=True)
class MergeView:
    """Names that were joined to an identity, why, in which articles, and how sure that is."""

    forms: str
    reasons: str
    articles: tuple[ArticleEntry, ...]
    others: str  # « et 12 autres articles », or ""
    grade: str
    figure: str


@dataclass(frozen=True, slots=True)
class MergesView:
    """The surest merges of an identity, and how many more there are in words, or ""."""

    items: tuple[MergeView, ...]
    others: str


def merges_view(site: Site, links: PageLinks, identity: Identity) -> MergesView:
    """What the identity's page tells of its merges: nothing where all articles give the same name."""
    if all(reason.ground == "same_name" for merge in identity.merges for reason in merge.reasons):
        return MergesView((), "")
    shown, others = identity.merges[:_SHOWN], len(identity.merges) - _SHOWN
    items = tuple(_merge(site, links, merge) for merge in shown)
    return MergesView(items, site.interface.count("merges", others) if others > 0 else "")


def _merge(site: Site, links: PageLinks, merge: Merge) -> MergeView:
    giving = [site.views.articles[article] for article in merge.articles if article in site.views.articles]
    others = len(giving) - _ARTICLES
    known = read_wordings(site.interface.language)
    forms = [site.interface.quoted(one_line(form)) for form in merge.forms[:_FORMS]]
    return MergeView(
        forms=", ".join(forms) + (", …" if len(merge.forms) > _FORMS else ""),
        reasons=site.interface.spaced(known.between).join(_reasons(site, merge)),
        articles=tuple(article_entry(site, links, annotated) for annotated in giving[:_ARTICLES]),
        others=site.interface.count("others", others) if others > 0 else "",
        grade=site.interface.word("confidence").format(grade=known.grade(merge.confidence)),
        figure=site.interface.share(merge.confidence),
    )


def _reasons(site: Site, merge: Merge) -> Iterator[str]:
    """Each reason in words, once."""
    return iter(dict.fromkeys(_told(site, reason) for reason in merge.reasons))


def _told(site: Site, reason: Reason) -> str:
    wordings = read_wordings(site.interface.language).grounds[reason.ground]
    if not reason.words:
        return site.interface.spaced(wordings[-1])
    words = [site.interface.quoted(one_line(word)) for word in reason.words[:_COMMON]]
    return site.interface.spaced(wordings[0]).format(words=site.interface.series(words))
