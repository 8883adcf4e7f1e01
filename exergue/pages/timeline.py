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

_MONTHS = 120  # on a page
_TITLED = 120  # articles that are named one by one; of more there are only their days
_FEW_MONTHS = 36  # that the chart shows as such; else it shows years
_UP, _DOWN = 90, 45  # pixels of the tallest bars of the chart, above and below its line
_WIDE = 1000  # pixels of the chart, where it has room
_STEPS = range(24, 73)  # pixels from one bar to the next
_YEAR_LABEL = 36  # pixels between two labels, at least


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


@dataclass(frozen=True, slots=True)
class Column:
    """A month or year of the chart, as pixels of two rectangles and a label, "" for none."""

    told: str
    path: Markup
    x: int
    width: int
    middle: int
    up: int
    down: int
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All months or years with articles. `gaps` are where others lie between, in pixels from the left."""

    width: int
    columns: tuple[Column, ...]
    gaps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Month:
    first: date
    articles: tuple[AnnotatedArticle, ...]  # in order of time

    @property
    def quotations(self) -> int:
        return sum(quotation.kind != "none" for a in self.articles for quotation in a.quotations)


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
        chart = _chart(site, links, months) if number == 0 and len(months) > 1 else None
        front = {**_mapping(page.context["front"]), "sheets": ["timeline"]}
        yield Page(page.path, page.template, {**page.context, "chart": chart, "front": front})


def _mapping(front: object) -> Mapping[str, object]:
    assert isinstance(front, Mapping)
    return front


def _months(site: Site) -> list[_Month]:
    """The months with articles, the first first."""
    filed: defaultdict[date, list[AnnotatedArticle]] = defaultdict(list)
    for annotated in reversed(site.corpus.articles):
        if annotated.article.date:
            filed[annotated.article.date.replace(day=1)].append(annotated)
    return [_Month(first, tuple(filed[first])) for first in sorted(filed)]


def _month_views(
    site: Site,
    links: PageLinks,
    some: Sequence[_Month],
    months: Sequence[_Month],
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


def _days(site: Site, links: PageLinks, one: _Month, path: Markup) -> Iterator[DayView]:
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


# ---- the chart ----


def _chart(site: Site, links: PageLinks, months: Sequence[_Month]) -> Chart:
    """Months where there are few, else years, each with the way to it in the list below."""
    by_month = len(months) <= _FEW_MONTHS and _number(months[-1].first) - _number(months[0].first) < _FEW_MONTHS
    places = {one.first: part(addresses.TIMELINE, place // _MONTHS + 1) for place, one in enumerate(months)}
    binned: dict[int, list[_Month]] = {}
    for one in months:
        binned.setdefault(_number(one.first) if by_month else one.first.year, []).append(one)
    tall = max(sum(len(m.articles) for m in bin) for bin in binned.values())
    deep = max(sum(m.quotations for m in bin) for bin in binned.values()) or 1
    step = min(max(_WIDE // len(binned), _STEPS[0]), _STEPS[-1])
    columns, gaps, x, before, labelled = [], [], 0, None, -_YEAR_LABEL
    for number, bin in binned.items():
        if before is not None and number - before > 1:
            gaps.append(x + step // 2)
            x += step
        opens = not by_month or before is None or bin[0].first.month == 1
        label = str(bin[0].first.year) if opens and x - labelled >= _YEAR_LABEL else ""
        labelled = x if label else labelled
        articles, quotations = sum(len(m.articles) for m in bin), sum(m.quotations for m in bin)
        anchor = (month if by_month else year)(site, bin[0].first)[1]
        columns.append(
            Column(
                told=_told(site, bin[0].first, by_month, articles, quotations),
                path=links.to(places[bin[0].first], anchor),
                x=x + step // 6,
                width=step - 2 * (step // 6),
                middle=x + step // 2,
                up=max(2, round(_UP * articles / tall)),
                down=max(2, round(_DOWN * quotations / deep)) if quotations else 0,
                label=label,
            )
        )
        before, x = number, x + step
    return Chart(max(x, _YEAR_LABEL), tuple(columns), tuple(gaps))


def _number(day: date) -> int:
    return day.year * 12 + day.month


def _told(site: Site, first: date, by_month: bool, articles: int, quotations: int) -> str:
    time = site.interface.month_year(first) if by_month else str(first.year)
    counts = f"{site.interface.count('articles', articles)}, {site.interface.count('quotations', quotations)}"
    return site.interface.word("times_at").format(time=time, counts=counts)
