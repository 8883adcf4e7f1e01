"""The page that says how the annotations are made, how right they are, and whom to tell of a mistake."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import Field, TypeAdapter

from exergue.contact import Contact
from exergue.evaluation import last_evaluation
from exergue.language.words import read_words
from exergue.pages import addresses
from exergue.pages.site import Page, Site

_CREDITS = Path(__file__).parent.parent / "data/credits.yml"
# What each row of the table is called, in the order of its rows.
_LAYERS = ("persons", "places", "organizations", "roles", "marked", "indirect")


@dataclass(frozen=True, slots=True)
class Row:
    """A layer in words, and its figures."""

    name: str
    right: str
    found: str
    annotated: str


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody's work, where it is, under which licence ("" for the public domain), and the key of what it serves."""

    name: str
    url: str
    licence: str
    serves: str = Field(alias="for")


@dataclass(frozen=True, slots=True)
class AboutView:
    """What the template prints; sentences are whole."""

    lead: str
    reviewed: str
    measured: str
    rows: tuple[Row, ...]
    speakers: str
    contact: Contact | None
    credits: tuple[Credit, ...]


def about_page(site: Site, contact: Contact | None) -> Page:
    """The page, with where readers can write to."""
    word = site.interface.word
    view = AboutView(
        lead=word("about_lead").format(**site.counts),
        reviewed=_reviewed(site),
        measured=_measured(site),
        rows=tuple(_rows(site)),
        speakers=word("about_speakers").format(n=site.interface.number(round(last_evaluation().speakers))),
        contact=contact,
        credits=_credits(),
    )
    front = {"title": word("about"), "description": view.lead, "kind": "about"}
    return Page(addresses.ABOUT, "about.md.j2", {"view": view, "front": front})


def _reviewed(site: Site) -> str:
    corpus = site.corpus
    identities = (*corpus.persons, *corpus.places, *corpus.organizations)
    reviewed = sum(identity.status == "confirmed" for identity in identities)
    return site.interface.count("about_reviewed", reviewed, all=site.interface.number(len(identities)))


def _measured(site: Site) -> str:
    made = last_evaluation()
    return site.interface.word("about_measured").format(
        day=site.interface.day(made.day),
        version=made.version,
        articles=site.interface.count("articles", made.articles),
        words=site.interface.count("words", made.words),
    )


def _rows(site: Site) -> Iterator[Row]:
    number = site.interface.number
    for name in _LAYERS:
        layer = last_evaluation().layers[name]
        figures = number(round(layer.right)), number(round(layer.found)), number(layer.annotated)
        yield Row(site.interface.word(f"layer_{name}"), *figures)


@cache
def _credits() -> tuple[Credit, ...]:
    given = read_words(_CREDITS)
    return TypeAdapter(tuple[Credit, ...]).validate_python(given)
