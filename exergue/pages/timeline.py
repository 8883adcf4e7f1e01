"""The timeline: articles and quotations by month and day, with bars, and over the years at a glance."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from markupsafe import Markup

from exergue.lines import one_line
from exergue.model import AnnotatedArticle
from exergue.pages import addresses
from exergue.pages.addresses import PageLinks, part
from exergue.pages.article_lists import month_pages
from exergue.pages.entries import ArticleEntry, article_entry
from exergue.pages.headings import month, year
from exergue.pages.listing import Filed, Listing, listing_pages
from exergue.pages.site import Page, Site
from exergue.pages.timeline_chart import Month, chart

_MONTHS = 120  # on a page
_TITLED = 120  # articles that are named one by one; of more there are only their days


@dataclass(frozen=True, slots=True)
class Bar:
    """A number in words, and its share of the largest, in hundredths."""

    count: str
    share: int


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of a month; it leads to the article, or to the month in the index if there are several."""

    day: str  # « 13 »
    title: str
    path: Markup


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month with articles: either these one by one or its days."""

    title: str
    anchor: str
    path: Markup  # in the index of articles
    articles: Bar
    quotations: Bar
    listed: tuple[ArticleEntry, ...]
    days: tuple[DayView, ...]


def timeline_pages(site: Site) -> Iterator[Page]:
    """The timeline, from the first month to the last."""
    months = _months(site)
    begins = month_pages(site)
    undated = site.corpus.undated
    listing = Listing(
        page=addresses.TIMELINE,
        template="timeline.md.j2",
        title=site.interface.word("timeline"),
        count=site.interface.count("articles", sum(len(one.articles) for one in months)),
        remark=site.interface.count("undated_left_out", undated) if undated else "",
        filed=[Filed(*year(site, one.first), "", one) for one in months],
        size=_MONTHS,
        show=lambda site, links, some: tuple(_month_views(site, links, some, months, begins)),
    )
    for number, page in enumerate(listing_pages(site, listing)):
        links = site.links(page.path)
        shown = chart(site, links, months, begins_on(months)) if number == 0 and len(months) > 1 else None
        front = {**_mapping(page.context["front"]), "sheets": ["timeline"]}
        yield Page(page.path, page.template, {**page.context, "chart": shown, "front": front})


def begins_on(months: Sequence[Month]) -> Mapping[date, PurePosixPath]:
    """The page of the timeline on which each month stands."""
    return {one.first: part(addresses.TIMELINE, place // _MONTHS + 1) for place, one in enumerate(months)}


def _mapping(front: object) -> Mapping[str, object]:
    assert isinstance(front, Mapping)
    return front


def _months(site: Site) -> list[Month]:
    """The months with articles, the first first."""
    filed: defaultdict[date, list[AnnotatedArticle]] = defaultdict(list)
    for annotated in reversed(site.corpus.articles):
        if annotated.article.date:
            filed[annotated.article.date.replace(day=1)].append(annotated)
    return [Month(first, tuple(filed[first])) for first in sorted(filed)]


def _month_views(
    site: Site,
    links: PageLinks,
    some: Sequence[Month],
    months: Sequence[Month],
    begins: Mapping[str, PurePosixPath],
) -> Iterator[MonthView]:
    most = max(len(one.articles) for one in months), max(one.quotations for one in months)
    titled = sum(len(one.articles) for one in months) <= _TITLED
    for one in some:
        title, anchor = month(site, one.first)
        path = links.to(begins[anchor], anchor)
        yield MonthView(
            title=title,
            anchor=anchor,
            path=path,
            articles=_bar(site, "articles", len(one.articles), most[0]),
            quotations=_bar(site, "quotations", one.quotations, most[1]),
            listed=tuple(article_entry(site, links, a) for a in one.articles) if titled else (),
            days=() if titled else tuple(_days(site, links, one, path)),
        )


def _bar(site: Site, noun: str, number: int, most: int) -> Bar:
    share = max(1, round(100 * number / most)) if number else 0
    return Bar(site.interface.count(noun, number), share)


def _days(site: Site, links: PageLinks, one: Month, path: Markup) -> Iterator[DayView]:
    counts = Counter(a.article.date for a in one.articles)
    for annotated in {a.article.date: a for a in one.articles}.values():
        day, number = annotated.article.date, counts[annotated.article.date]
        assert day
        alone = links.to(site.addresses.article(annotated.article.id))
        title = one_line(annotated.article.title) if number == 1 else site.interface.count("articles", number)
        label = site.interface.number(day.day)
        yield DayView(
            label if number == 1 else f"{label} ({site.interface.number(number)})",
            title,
            alone if number == 1 else path,
        )
