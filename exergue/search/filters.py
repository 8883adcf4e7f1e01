"""What results can be narrowed down to: people, places, organisations, outlets, years, speakers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from exergue.corpus import Views
from exergue.lines import one_line
from exergue.model import Article, Corpus, Identity
from exergue.pages.addresses import Addresses, EntityKind

Filters = Mapping[str, tuple[str, ...]]

_FEWEST = 2  # articles that name somebody who can be chosen; one is found at once by the name itself
NAMES: Mapping[EntityKind, str] = {"per": "person", "loc": "place", "org": "organization"}


class Choices:
    """The identities that can be chosen: with a page that may be indexed, and in several articles or heard.

    A choice is written `id name`, so that it is unlike any other and its address outlives a change of name.
    """

    def __init__(self, corpus: Corpus, views: Views, addresses: Addresses) -> None:
        identities = [*corpus.persons, *corpus.places, *corpus.organizations]
        self.public = frozenset(i.id for i in identities if addresses.identity(i.id) and not i.noindex)
        self.private = frozenset(i.id for i in identities if i.noindex)
        self._addresses = addresses
        offered = [
            i
            for i in identities
            if i.id in self.public and (i.id in views.said_by or len(views.naming.get(i.id, ())) >= _FEWEST)
        ]
        namesakes = Counter(one_line(identity.name) for identity in offered)
        self._labels = {i.id: _label(i, namesakes, addresses) for i in offered}

    def named(self, identities: Iterable[str]) -> Filters:
        """The filters of a result that names the identities."""
        values: dict[str, list[str]] = {}
        for identity in dict.fromkeys(identities):
            if label := self._labels.get(identity):
                values.setdefault(NAMES[self._addresses.kind(identity)], []).append(label)
        return {name: tuple(held) for name, held in values.items()}

    def speakers(self, identities: Iterable[str]) -> Filters:
        """The filter of a result in which the identities are heard."""
        labels = (self._labels.get(identity) for identity in dict.fromkeys(identities))
        held = tuple(label for label in labels if label)
        return {"speaker": held} if held else {}


def appeared(articles: Iterable[Article]) -> Filters:
    """The filters of a result that stands in the articles: where and in which years they appeared."""
    held = tuple(articles)
    outlets = sorted({one_line(article.outlet) for article in held} - {""})
    years = sorted({str(article.date.year) for article in held if article.date})
    return {name: tuple(values) for name, values in (("outlet", outlets), ("year", years)) if values}


def _label(identity: Identity, namesakes: Mapping[str, int], addresses: Addresses) -> str:
    """Those of one name are told apart by what they are, else by their id."""
    name = one_line(identity.name)
    if namesakes[name] > 1:
        name = f"{name} ({one_line(addresses.role(identity.id)) or identity.id})"
    return f"{identity.id} {name}"
