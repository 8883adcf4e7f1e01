"""People, places and organisations as results of the search."""

from __future__ import annotations

from collections.abc import Iterator

from exergue.lines import one_line
from exergue.model import Identity, Person, Place
from exergue.pages.site import Site
from exergue.search.filters import Choices, appeared
from exergue.search.record import NAME, OTHER, ROLE, Record, ResultKind
from exergue.search.words import CUT, parted

_KINDS: dict[str, ResultKind] = {"per": "person", "loc": "place", "org": "organization"}
_ROLES = 5


def identity_record(site: Site, choices: Choices, identity: Identity) -> Record | None:
    """The page of the identity, found by each of its names and by what it is; None if it is not to be found."""
    if identity.id not in choices.public:
        return None
    page, name = str(site.addresses.identity(identity.id)), one_line(identity.name)
    others = [form for form in dict.fromkeys(one_line(v.form) for v in identity.variants) if form != name]
    told = [(NAME, name), *((OTHER, form) for form in others)] + [(ROLE, words) for words in _standing(site, identity)]
    articles = [annotated.article for annotated in site.views.articles_of(identity.id)]
    return Record(
        id=page.removesuffix(".md"),
        kind=_KINDS[site.addresses.kind(identity.id)],
        page=page,
        words="".join(f" {CUT} {parted(words, site.interface.language)}" for _, words in told),
        marks=tuple(mark for mark, _ in told),
        title=parted(name, site.interface.language),
        shown={"c": _summary(site, identity, len(articles))},
        filters={**appeared(articles), **choices.named([identity.id]), **choices.speakers(_heard(site, identity))},
        date=max((a.date.isoformat() for a in articles if a.date), default=""),
    )


def _standing(site: Site, identity: Identity) -> Iterator[str]:
    """What somebody is, or where a place lies."""
    if isinstance(identity, Person):
        yield from (one_line(role.text) for role in [role for role in identity.roles if role.heads][:_ROLES])
    if isinstance(identity, Place):
        within = identity.within or tuple(filter(None, [site.interface.country(identity.country)]))
        if place := ", ".join(one_line(name) for name in within if name != identity.name):
            yield place


def _heard(site: Site, identity: Identity) -> list[str]:
    return [identity.id] if identity.id in site.views.said_by else []


def _summary(site: Site, identity: Identity, articles: int) -> str:
    mentions = site.interface.count("mentions", site.views.mentions_of(identity.id))
    return site.interface.word("mentions_in_articles").format(
        mentions=mentions, articles=site.interface.count("articles", articles)
    )
