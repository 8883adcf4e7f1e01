"""When somebody is named and quoted: bars over days, months or years, drawn at build time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from markupsafe import Markup

from exergue.interface import Interface
from exergue.model import Identity
from exergue.pages.site import Site

_LEAST = 3  # days
_HEIGHT = 40  # pixels of the tallest bar
_WORDS = 15  # pixels at most of the bars below, of quotations
_STEP = 6  # from one bar to the next
_BAR = 5
_WIDEST = 3  # times as wide a bar may be shown where there are few
_TOLD = 24  # bars that the description tells in words


@dataclass(frozen=True, slots=True)
class Scale:
    """How days are put together. `name` is the end of a key of the interface: « par mois »."""

    name: str
    number: Callable[[date], int]  # of the bar in which a day falls
    iso: Callable[[int], str]  # the day, month or year of a bar, as far as it goes


def _month_of(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"


_SCALES = (
    Scale("day", date.toordinal, lambda n: date.fromordinal(n).isoformat()),
    Scale("month", lambda day: day.year * 12 + day.month - 1, _month_of),
    Scale("year", lambda day: day.year, "{:04}".format),
    Scale("decade", lambda day: day.year // 10, lambda n: f"{n * 10:04}"),
)
_MOST = {"day": 46, "month": 73, "year": 160}  # bars that are legible; the last scale has no end


@dataclass(frozen=True, slots=True)
class Times:
    """A chart: mentions stand above the line, quotations hang below it. `bars` and `words` are data of SVG paths."""

    title: str
    description: str  # the same in words
    width: int
    height: int
    shown: int  # pixels that the width is shown in, where there is room
    base: int  # of the bars, from the top
    bars: Markup
    words: Markup


def times(site: Site, identity: Identity) -> Times | None:
    """When the identity is named and quoted; None where that is on too few days to be drawn."""
    days = Counter(o.annotated.article.date for o in site.views.occurrences.get(identity.id, ()))
    said = Counter(u.annotated.article.date for u in site.views.said_by.get(identity.id, ()))
    dated = sorted(day for day in days.keys() | said.keys() if day)
    if len(dated) < _LEAST:
        return None
    scale = next(scale for scale in _SCALES if _fits(scale, dated[0], dated[-1]))
    return _chart(site.interface, scale, _binned(scale, days), _binned(scale, said))


def period(interface: Interface, days: Iterable[date | None]) -> str:
    """From the first to the last of the days, in months: « mars 2020 – mai 2021 »; one day as such, "" for none."""
    dated = sorted(day for day in days if day)
    if not dated:
        return ""
    first, last = dated[0], dated[-1]
    if first == last:
        return interface.day(first)
    since, until = first.isoformat()[:7], last.isoformat()[:7]
    return interface.month_year(first) if since == until else interface.period(since, until)


def _fits(scale: Scale, first: date, last: date) -> bool:
    return scale.name not in _MOST or scale.number(last) - scale.number(first) < _MOST[scale.name]


def _binned(scale: Scale, days: Mapping[date | None, int]) -> Counter[int]:
    bins: Counter[int] = Counter()
    for day, count in days.items():
        if day:
            bins[scale.number(day)] += count
    return bins


def _chart(interface: Interface, scale: Scale, named: Counter[int], said: Counter[int]) -> Times:
    first, last = min(chain(named, said)), max(chain(named, said))
    kinds = "times_both" if said else "times_named"
    span = interface.period(scale.iso(first), scale.iso(last)) if first != last else ""
    legend = f"{interface.word(kinds)} {interface.word(f'times_{scale.name}')}"
    return Times(
        title=f"{legend}, {span}" if span else legend,
        description=_told(interface, scale, named, said),
        width=(width := (last - first) * _STEP + _BAR),
        height=_HEIGHT + 1 + (_WORDS if said else 0),
        shown=width * _WIDEST,
        base=_HEIGHT,
        bars=_bars(named, first, _HEIGHT, _HEIGHT, up=True),
        words=_bars(said, first, _WORDS, _HEIGHT + 1, up=False),
    )


def _bars(bins: Counter[int], first: int, tallest: int, base: int, *, up: bool) -> Markup:
    most = max(bins.values(), default=1)
    bars = []
    for number, count in sorted(bins.items()):
        height = max(2, round(count / most * tallest)) * (-1 if up else 1)
        bars.append(f"M{(number - first) * _STEP} {base}v{height}h{_BAR}v{-height}z")
    return Markup("".join(bars))


def _told(interface: Interface, scale: Scale, named: Counter[int], said: Counter[int]) -> str:
    """« avril 2021 : 12 mentions, 3 citations ; … »: those with most where there are many."""
    both = named + said
    chosen = sorted(sorted(both, key=lambda n: (-both[n], n))[:_TOLD])
    told = []
    for number in chosen:
        counts = [interface.count("mentions", named[number])] if named[number] else []
        counts += [interface.count("quotations", said[number])] if said[number] else []
        time = interface.period_end(scale.iso(number))
        told.append(interface.word("times_at").format(time=time, counts=", ".join(counts)))
    return interface.spaced(" ; ").join(told)
