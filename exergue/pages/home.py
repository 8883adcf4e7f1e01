"""The front page: how much there is, what is new, who is most present, what was said last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from exergue.corpus import Utterance
from exergue.model import Person
from exergue.pages import addresses
from exergue.pages.addresses import PageLinks
from exergue.pages.entries import ArticleEntry, Entry, article_entry, entry, introduction
from exergue.pages.passages import ArticleSayings, sayings
from exergue.pages.site import Page, Site

_NEWEST = 10
_PRESENT = 8
_HEARD = 8
_RECENT = 3  # quotations, each of another speaker
_PULLED = range(60, 260)  # characters of words that stand well alone


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts, with the index it leads to."""

    number: str
    noun: str
    path: Markup


@dataclass(frozen=True, slots=True)
class Story:
    """An article, and what introduces it."""

    article: ArticleEntry
    lead: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the front page prints."""

    figures: tuple[Figure, ...]
    newest: tuple[Story, ...]
    present: tuple[Entry, ...]
    heard: tuple[Entry, ...]
    recent: tuple[ArticleSayings, ...]
    articles: Markup
    persons: Markup
    quotations: Markup


def home_page(site: Site) -> Page:
    """The front page."""
    links = site.links(addresses.HOME)
    view = HomeView(
        figures=tuple(_figures(site, links)),
        newest=tuple(Story(article_entry(site, links, a), introduction(a)) for a in site.corpus.articles[:_NEWEST]),
        present=tuple(entry(site, links, i.id, site.views.mentions_of(i.id)) for i in _most_present(site)),
        heard=tuple(_heard(site, links)),
        recent=tuple(one for utterance in _recent(site) for one in sayings(site, links, [utterance])),
        articles=links.to(addresses.ARTICLES),
        persons=links.to(addresses.PERSONS),
        quotations=links.to(addresses.QUOTATIONS),
    )
    return Page(
        addresses.HOME, "home.md.j2", {"view": view, "front": {"title": site.interface.word("home"), "kind": "home"}}
    )


def _figures(site: Site, links: PageLinks) -> Iterator[Figure]:
    counted = (
        ("articles", len(site.corpus.articles), addresses.ARTICLES),
        ("persons", len(site.corpus.persons), addresses.PERSONS),
        ("places", len(site.corpus.places), addresses.PLACES),
        ("organizations", len(site.corpus.organizations), addresses.ORGANIZATIONS),
        ("quotations", len(site.views.utterances), addresses.QUOTATIONS),
    )
    for noun, number, page in counted:
        yield Figure(site.interface.number(number), site.interface.noun(noun, number), links.to(page))


def _most_present(site: Site) -> list[Person]:
    """The people named most often, those of more articles first among equals."""
    present = [p for p in site.corpus.persons if site.addresses.identity(p.id) and site.views.mentions_of(p.id)]
    views = site.views
    return sorted(present, key=lambda p: (-views.mentions_of(p.id), -len(views.articles_of(p.id)), p.id))[:_PRESENT]


def _heard(site: Site, links: PageLinks) -> Iterator[Entry]:
    """The people with most quotations, the most present first among equals."""
    views = site.views
    said = {p.id: len(views.said_by[p.id]) for p in site.corpus.persons if p.id in views.said_by}
    shown = (id for id in said if site.addresses.identity(id))
    for id in sorted(shown, key=lambda id: (-said[id], -views.mentions_of(id), id))[:_HEARD]:
        yield entry(site, links, id, said[id], "quotations")


def _recent(site: Site) -> Iterator[Utterance]:
    """The newest direct quotations that stand well alone, one a speaker."""
    chosen: dict[str, Utterance] = {}
    for utterance in site.views.utterances:
        if _stands_alone(utterance) and site.addresses.identity(utterance.quotation.speakers[0]):
            chosen.setdefault(utterance.quotation.speakers[0], utterance)
        if len(chosen) == _RECENT:
            break
    return iter(chosen.values())


def _stands_alone(utterance: Utterance) -> bool:
    """Whether it is a sentence from its first word, of one speaker, and of a good length."""
    quotation, text = utterance.quotation, utterance.annotated.article.text
    length = sum(part.end - part.start for part in quotation.contents)
    whole = quotation.kind == "direct" and not text[quotation.span.start : quotation.span.start + 1].islower()
    return whole and len(quotation.speakers) == 1 and length in _PULLED
