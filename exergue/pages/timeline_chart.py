"""The years of a timeline at a glance: a bar a month or a year, articles above a line and quotations below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from pathlib import PurePosixPath

from markupsafe import Markup

from exergue.model import AnnotatedArticle
from exergue.pages.addresses import PageLinks
from exergue.pages.headings import month, year
from exergue.pages.site import Site

# From the first to the last, that are shown as such if most of them have articles; else years are shown.
_FEW_MONTHS = 96
_UP, _DOWN = 90, 45  # pixels of the tallest bars, above and below the line
_WIDE = 1000  # pixels of the chart, where it has room
_STEPS = range(11, 73)  # pixels from one bar to the next
_LABEL = 36  # pixels between two labels, at least


@dataclass(frozen=True, slots=True)
class Month:
    """A month by its first day, with its articles in order of time."""

    first: date
    articles: tuple[AnnotatedArticle, ...]

    @property
    def number(self) -> int:
        """Months since the year 0."""
        return self.first.year * 12 + self.first.month

    @property
    def quotations(self) -> int:
        """How many quotations its articles have."""
        return sum(quotation.kind != "none" for a in self.articles for quotation in a.quotations)


@dataclass(frozen=True, slots=True)
class Column:
    """A month or year, as pixels of two rectangles and a label, "" for none."""

    told: str
    path: Markup
    x: int
    width: int
    middle: int  # of the label
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
class _Bin:
    """What one bar stands for."""

    number: int  # of the month or year
    months: tuple[Month, ...]

    @property
    def first(self) -> date:
        return self.months[0].first

    @property
    def articles(self) -> int:
        return sum(len(one.articles) for one in self.months)

    @property
    def quotations(self) -> int:
        return sum(one.quotations for one in self.months)


def chart(site: Site, links: PageLinks, months: Sequence[Month], pages: Mapping[date, PurePosixPath]) -> Chart:
    """The chart, each bar with the way to its months; `pages` are those where the months stand, by their first days."""
    by_month = _shows_months(months)
    bins = [
        _Bin(number, tuple(some))
        for number, some in groupby(months, key=lambda one: one.number if by_month else one.first.year)
    ]
    step = min(max(_WIDE // len(bins), _STEPS[0]), _STEPS[-1])
    lefts, gaps = _laid_out([bin.number for bin in bins], step)
    tall, deep = max(bin.articles for bin in bins), max(bin.quotations for bin in bins) or 1
    columns = tuple(
        Column(
            told=_told(site, bin, by_month),
            path=links.to(pages[bin.first], (month if by_month else year)(site, bin.first)[1]),
            x=left + step // 6,
            width=step - 2 * (step // 6),
            middle=max(left + step // 2, _LABEL // 2),
            up=max(2, round(_UP * bin.articles / tall)),
            down=max(2, round(_DOWN * bin.quotations / deep)) if bin.quotations else 0,
            label=label,
        )
        for bin, left, label in zip(bins, lefts, _labels(bins, lefts), strict=True)
    )
    return Chart(max(lefts[-1] + step, _LABEL), columns, tuple(gap + step // 2 for gap in gaps))


def _shows_months(months: Sequence[Month]) -> bool:
    span = months[-1].number - months[0].number + 1
    return span <= min(_FEW_MONTHS, 2 * len(months))


def _laid_out(numbers: Sequence[int], step: int) -> tuple[list[int], list[int]]:
    """Where each bar begins, and each gap, in pixels from the left; a gap of any length takes one place."""
    lefts, gaps, x = [0], [], 0
    for before, number in pairwise(numbers):
        x += step
        if number - before > 1:
            gaps.append(x)
            x += step
        lefts.append(x)
    return lefts, gaps


def _labels(bins: Sequence[_Bin], lefts: Sequence[int]) -> Iterator[str]:
    """The year under the first bar of each, where there is room."""
    labelled, named = -_LABEL, 0
    for bin, left in zip(bins, lefts, strict=True):
        if bin.first.year == named or left - labelled < _LABEL:
            yield ""
            continue
        labelled, named = left, bin.first.year
        yield str(named)


def _told(site: Site, bin: _Bin, by_month: bool) -> str:
    time = site.interface.month_year(bin.first) if by_month else str(bin.first.year)
    articles, quotations = (
        site.interface.count("articles", bin.articles),
        site.interface.count("quotations", bin.quotations),
    )
    return site.interface.word("times_at").format(time=time, counts=f"{articles}, {quotations}")
