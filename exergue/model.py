"""The values that flow through a build. Immutable, sorted by nature, importing nothing of ours.

One unit and one text: every offset is a count of characters (code points) in `Article.text`, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

Label = Literal["PER", "LOC", "ORG", "MISC"]
Kind = Literal["direct", "mixed", "indirect", "none"]
Status = Literal["automatic", "confirmed", "rejected"]
IdentityKind = Literal["person", "place", "organization"]
BlockKind = Literal["paragraph", "heading", "list", "ordered_list", "item", "quote", "code", "rule"]
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
InlineKind = Literal["emphasis", "strong", "code", "link", "image", "break", "url"]


@dataclass(frozen=True, slots=True, order=True)
class TextSpan:
    """Characters `start` to `end` (excluded) of `Article.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def holds(self, other: TextSpan) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: TextSpan) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """A structural element of an article. The leaves (paragraph, heading, code) hold text.

    `level` is a heading's depth (1 to 6) or the first number of an ordered list. `tight`: a list whose items
    stand without space between them.
    """

    kind: BlockKind
    span: TextSpan
    children: tuple[Block, ...] = ()
    level: int = 0
    tight: bool = False

    @property
    def leaves(self) -> tuple[Block, ...]:
        """The blocks without children in this one, or itself, in the order of the text."""
        if not self.children:
            return (self,)
        return tuple(leaf for child in self.children for leaf in child.leaves)


@dataclass(frozen=True, slots=True)
class Inline:
    """Formatting that the source gives to a stretch of text; inlines nest properly, in the order in which they open.

    `link`: `target` is its address, unchecked, `text` its title. `image`: a local image has an empty span and `text`
    as its alternative text; a remote one covers its alternative text, which is visible as the label of a link.
    `url`: an address that stands in the text as such. `break`: a hard line break (over its line end).
    """

    kind: InlineKind
    span: TextSpan
    target: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One press article as read. `text` is the visible text of its body, the text that all offsets mean."""

    id: str  # file name without its ending, or the slug that the front matter gives
    path: Path
    text: str
    language: str
    title: str
    slug: str
    blocks: tuple[Block, ...]
    inlines: tuple[Inline, ...] = ()
    headline: TextSpan | None = None  # the stretch of `text` that is the title, if it stands there
    date: date | None = None
    authors: tuple[str, ...] = ()
    outlet: str = ""
    url: str = ""
    tags: tuple[str, ...] = ()
    description: str = ""
    origin: tuple[tuple[int, int], ...] = ()  # (offset in text, offset in the decoded source), one a run

    @property
    def protected(self) -> tuple[TextSpan, ...]:
        """Where no annotation may fall: code, addresses, the text of images."""
        inline = [i.span for i in self.inlines if i.kind in ("code", "url", "image")]
        return tuple(sorted(inline + [b.span for b in self.leaves if b.kind == "code"]))

    @property
    def leaves(self) -> tuple[Block, ...]:
        """The blocks without children, in the order of the text."""
        return tuple(leaf for block in self.blocks for leaf in block.leaves)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. `entity` is an id within the article (`p1`, `l2`) until `resolve`, a site-wide id after."""

    span: TextSpan
    label: Label
    entity: str
    generator: str  # the rule or component that found it
    confidence: float  # 0 to 1
    status: Status = "automatic"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words given as somebody's.

    `contents` leaves out the marks and any inserted cue (several parts then). `speakers` are entity ids; empty
    when no named entity speaks. `speaker_text` words a role, group or anonymous source; both empty: unknown.
    `antecedent` is the mention whose bearer the source (a pronoun, a description) was taken to mean.
    """

    contents: tuple[TextSpan, ...]
    kind: Kind
    cue: tuple[TextSpan, ...] = ()
    source: TextSpan | None = None
    speakers: tuple[str, ...] = ()
    speaker_text: str = ""
    generator: str = ""  # the rule that found it, a colon, the sieve that decided who speaks
    confidence: float = 1.0
    antecedent: TextSpan | None = None
    status: Status = "automatic"

    @property
    def span(self) -> TextSpan:
        """From the first character of the first part to the last of the last."""
        return TextSpan(self.contents[0].start, self.contents[-1].end)


@dataclass(frozen=True, slots=True)
class Role:
    """Words that say what a named person is, in apposition or before the name."""

    span: TextSpan
    entity: str


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with its layers, each sorted by position. `sentences` cover the text without overlap."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    roles: tuple[Role, ...] = ()
    sentences: tuple[TextSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """A form under which an identity is named, with the number of mentions."""

    form: str
    count: int


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role as the articles (or an editor) word it. `articles` are ids, `since` and `until` free ISO dates."""

    text: str
    articles: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


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


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that a site is made from. Articles newest first, undated last; identities and former ids by id.

    Every entity id in the articles is the id of one identity here; MISC mentions have the entity "".
    """

    articles: tuple[AnnotatedArticle, ...] = ()
    persons: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    organizations: tuple[Organization, ...] = ()
    undated: int = field(default=0)
    former: tuple[Former, ...] = ()
