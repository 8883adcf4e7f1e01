"""What a name tells before one follows it: a small file beside the page of each person, place and organisation.

It is a script, which a page that is read from a folder may load too, where it may not read a file of data.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from markupsafe import Markup

from exergue.corpus import Utterance
from exergue.lines import one_line, shortened
from exergue.model import Identity, Person, Place
from exergue.pages.entries import foreign
from exergue.pages.site import Page, Site

NAME = "card.js"
_LINE = 180  # characters of what somebody says
_TELLING = range(40, 400)  # characters of words that say something by themselves


def card(site: Site, identity: Identity) -> Iterator[Page]:
    """The card of the identity, if it has one."""
    page = site.addresses.identity(identity.id)
    if page and identity.id not in site.views.minor:
        told = {key: value for key, value in _told(site, identity) if value}
        data = json.dumps(told, ensure_ascii=False).encode(errors="replace").decode()
        yield Page(page.with_suffix("") / NAME, "card.js.j2", {"data": Markup(data)})


def _told(site: Site, identity: Identity) -> Iterator[tuple[str, str]]:
    """The keys that `cards.js` knows; `of` is the language of the line, where it is not the interface's."""
    yield "lang", site.interface.language
    yield "name", one_line(identity.name)
    yield "role", _role(site, identity)
    yield "counts", _counts(site, identity)
    if identity.note:
        yield "line", shortened(one_line(identity.note), _LINE)
    elif utterance := _first_words(site.views.said_by.get(identity.id, ())):
        words = " […] ".join(
            one_line(part.of(utterance.annotated.article.text)) for part in utterance.quotation.contents
        )
        yield "line", site.interface.quoted(shortened(words, _LINE))
        yield "of", foreign(site, utterance.annotated.article)


def _role(site: Site, identity: Identity) -> str:
    """What a person is, what holds a place."""
    if isinstance(identity, Person):
        return one_line(site.addresses.role(identity.id))
    return ", ".join(map(one_line, identity.within)) if isinstance(identity, Place) else ""


def _counts(site: Site, identity: Identity) -> str:
    """« 79 mentions dans 20 articles · 6 citations »"""
    views, interface = site.views, site.interface
    mentions = interface.count("mentions", views.mentions_of(identity.id))
    articles = interface.count("articles", len(views.naming.get(identity.id, ())))
    said = views.quotations_of(identity.id)
    quotations = [interface.count("quotations", said)] if said else []
    return " · ".join(
        [interface.word("mentions_in_articles").format(mentions=mentions, articles=articles), *quotations]
    )


def _first_words(utterances: tuple[Utterance, ...]) -> Utterance | None:
    """The newest that are surely somebody's and say something by themselves, else none."""
    direct = (u for u in utterances if u.quotation.kind == "direct" and len(u.quotation.speakers) == 1)
    sized = (u for u in direct if sum(part.end - part.start for part in u.quotation.contents) in _TELLING)
    return max(sized, key=lambda u: u.quotation.confidence >= 0.9, default=None)
