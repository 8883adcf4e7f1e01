"""The lists of an identity's page that may be long: what it says, what is said of it, where it is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Generic, TypeVar

from exergue.corpus import Occurrence, Utterance
from exergue.model import Identity, Person
from exergue.pages.addresses import PageLinks
from exergue.pages.folios import Folio, cut, folio
from exergue.pages.passages import ArticlePassages, ArticleSayings, passages, sayings, sentences
from exergue.pages.site import Site

T = TypeVar("T")
V = TypeVar("V")

_SENTENCES = 80  # on a page, of those that name somebody
_SAYINGS = 40  # on a page, of what somebody says or is said of


@dataclass(frozen=True, slots=True)
class Series(Generic[T, V]):
    """A list cut into pages. `name` is the folder of the pages after the first; `show` makes what they print."""

    name: str
    count: str  # of the whole list, in words
    slices: tuple[Sequence[T], ...]
    show: Callable[[Site, PageLinks, Sequence[T]], tuple[V, ...]]


@dataclass(frozen=True, slots=True)
class Slice(Generic[V]):
    """What one page shows of a series; `count` is of the whole series."""

    name: str
    count: str
    items: tuple[V, ...]
    folio: Folio | None


def said_by(site: Site, identity: Identity) -> Series[Utterance, ArticleSayings]:
    """What the identity says."""
    return of_utterances(site, "citations", site.views.said_by.get(identity.id, ()))


def said_of(site: Site, identity: Identity) -> Series[Utterance, ArticleSayings]:
    """What others say of a person; nothing for a place or an organisation, which half the quotations may name."""
    utterances = site.views.said_of.get(identity.id, ()) if isinstance(identity, Person) else ()
    return of_utterances(site, "a-son-sujet", utterances)


def named(site: Site, identity: Identity) -> Series[tuple[Occurrence, ...], ArticlePassages]:
    """The sentences that name the identity."""
    occurrences = site.views.occurrences.get(identity.id, ())
    count = site.interface.count("mentions", len(occurrences))
    return Series("mentions", count, cut(sentences(occurrences), _SENTENCES), passages)


def slice_of(site: Site, links: PageLinks, page: PurePosixPath, series: Series[T, V], number: int) -> Slice[V]:
    """What page `number` (from 1) shows of the series that begins on `page`; `links` are of the page that shows it."""
    shown = series.show(site, links, series.slices[number - 1])
    where = folio(site.interface, links, page, number, len(series.slices), series.name)
    return Slice(series.name, series.count, shown, where)


def of_utterances(site: Site, name: str, utterances: Sequence[Utterance]) -> Series[Utterance, ArticleSayings]:
    """The quotations, their pages after the first in the folder `name`."""
    count = site.interface.count("quotations", len(utterances))
    return Series(name, count, cut(utterances, _SAYINGS), partial(sayings, in_context=True))
