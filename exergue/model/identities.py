"""Who and what has a page, and why names were taken for theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from exergue.model.annotations import Status

IdentityKind = Literal["person", "place", "organization"]
Ground = Literal[
    "editor",
    "same_name",
    "spelling",
    "transliteration",
    "nickname",
    "word_order",
    "slip",
    "particle",
    "middle_name",
    "second_surname",
    "patronymic",
    "initials",
    "surname",
    "usual_name",
    "bare_name",
    "acronym",
    "short_name",
    "place_name",
    "likeliest_place",
    "shared_role",
    "shared_person",
    "shared_organization",
    "shared_place",
    "main_bearer",
    "well_known",
    "compound_name",
    "civility",
    "other_roles",
    "common_name",
]


@dataclass(frozen=True, slots=True)
class Variant:
    """A form under which an identity is named, with the number of mentions."""

    form: str
    count: int


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role as the articles (or an editor) word it. `articles` are ids, `since` and `until` free ISO dates.

    `heads` unless it tells readers nothing beside the name: « frère », « voisin ».
    """

    text: str
    articles: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    heads: bool = True


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that speaks for a name being somebody or something, or against it (`weight` below 0).

    What each `ground` means, and what its `words` are, as the articles write them (for most there are none):

    - `editor`: an entry of the editors claims the form; `same_name`: the same full name, but for case, accents,
      hyphens, particles and civility (less where the articles have nothing else in common);
    - another writing of the name: `spelling` (i and y, doubled letters), `transliteration` (Gerasimov, Guerassimov),
      `nickname` (William, Bill), `word_order` (Orbán Viktor), `slip` (a letter wrong), `particle` (one left out);
    - a shorter form: without `middle_name`, `second_surname`, `patronymic`; with `initials`; the `surname` alone; a
      `usual_name` under which articles go on with the person (Johnny); a `bare_name` on both sides;
    - an organisation's `acronym` and a `short_name` that articles explain (`words`: the name that it stands for);
      a `place_name` that the gazetteer has for the place (`words`: its usual name); the `likeliest_place` of several
      by its size and by what else the article names (`words`: the others, with what holds them);
    - what both sides have: `shared_role` (`words`: the role as each side words it), `shared_person`,
      `shared_organization` and `shared_place` (`words`: who and what else both name; countries are places);
    - `main_bearer`: hardly anybody else is so called; `well_known`: named in full by several articles; `civility`: a
      woman or a man on both sides; `compound_name`: a surname of several words;
    - against: `other_roles` (each side has some, and none is shared), `common_name` (it is also a first name, or
      that of millions).
    """

    ground: Ground
    weight: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """Articles whose names were joined to an identity, and why.

    `forms` are the names in `articles` (ids), `confidence` is from 0 to 1. Those articles of an identity that no merge
    holds are what the others were joined to.
    """

    forms: tuple[str, ...]
    articles: tuple[str, ...]
    reasons: tuple[Reason, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody or something that has a page. `id` is the last part of its address: ASCII, lower case, hyphens."""

    id: str
    name: str
    sort_name: str  # as filed in an index: « Gaulle, Charles de »
    variants: tuple[Variant, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()  # (("geonames", "703448"), …), sorted
    note: str = ""
    status: Status = "automatic"
    noindex: bool = False  # an editor keeps the page out of search engines
    merges: tuple[Merge, ...] = ()  # the surest first


@dataclass(frozen=True, slots=True)
class Person(Identity):
    """A person, real or fictional."""

    roles: tuple[HeldRole, ...] = ()
    gender: Literal["", "f", "m"] = ""


@dataclass(frozen=True, slots=True)
class Place(Identity):
    """A place; `country` is an ISO 3166 code, coordinates are in degrees (WGS 84).

    `within` are the names of what holds it, nearest first: ("Haute-Garonne", "Occitanie", "France"); `holders` their
    ids, "" for one that has no page.
    """

    kind: str = ""  # country, region, city, river …, as in the gazetteer
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    within: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organization(Identity):
    """A company, institution, party, club, medium …"""


@dataclass(frozen=True, slots=True)
class Former:
    """An id that had a page once and is nobody's any more. `kind` says in which folder the page was.

    `now` are the ids of identities that it means today: one where it was renamed or merged, several where it was
    split, none where no article names it any more. Of an article, `id` is its former slug and `now` its id.
    """

    kind: IdentityKind | Literal["article"]
    id: str
    now: tuple[str, ...] = ()
