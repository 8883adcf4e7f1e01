"""What editors decided, as values: entries on people, places and organisations, and corrections of single articles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from exergue.errors import Problem
from exergue.model import HeldRole, IdentityKind, Kind, Label

Hide = Literal["", "name", "initials", "noindex"]

NOBODY = "nobody"  # where an id could stand: neither a person nor a place nor an organisation
LABELS: dict[IdentityKind, Label] = {"person": "PER", "place": "LOC", "organization": "ORG"}


@dataclass(frozen=True, slots=True)
class Where:
    """Where in the editors' files something stands."""

    path: Path
    line: int

    def problem(self, message: str) -> Problem:
        """A mistake at this place."""
        return Problem(self.path, self.line, message)


@dataclass(frozen=True, slots=True)
class Entry:
    """One identity as the editors want it. `variants` and `excluded` are exact forms.

    `hide`: the `name` gives way to a neutral word or to `initials` in all that is published, or the page bears
    the mark that keeps search engines out.
    """

    id: str
    name: str
    variants: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    roles: tuple[HeldRole, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    note: str = ""
    hide: Hide = ""

    @property
    def forms(self) -> frozenset[str]:
        """All exact forms that mean this identity."""
        return frozenset((self.name, *self.variants))


@dataclass(frozen=True, slots=True)
class Selector:
    """A stretch of an article by its words, so that it is found again when the article has changed elsewhere.

    As a TextQuoteSelector of the Web Annotation Data Model: `prefix` and `suffix` are what stands just before and
    after. `every`: each occurrence is meant.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    every: bool = False


@dataclass(frozen=True, slots=True)
class MentionCorrection:
    """A name in an article means `entity`, or what has `label`, or (`entity` is `NOBODY`) is none."""

    at: Where
    article: str
    selector: Selector
    entity: str = ""
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class QuotationCorrection:
    """What is said of the quotation that holds the selected words; None and "" leave it as it is.

    `speaker` is an id or `NOBODY`; `begins` and `ends` are its first and last words.
    """

    at: Where
    article: str
    selector: Selector
    speaker: str = ""
    speaker_text: str = ""
    kind: Kind | None = None
    begins: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True)
class Same:
    """Identities that are one: the first keeps its id."""

    at: Where
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Different:
    """Identities of which no two are ever one."""

    at: Where
    ids: tuple[str, ...]


Correction = MentionCorrection | QuotationCorrection | Same | Different


@dataclass(frozen=True, slots=True)
class Authority:
    """The entries of the three files and the corrections, as they stand there."""

    persons: tuple[Entry, ...] = ()
    places: tuple[Entry, ...] = ()
    organizations: tuple[Entry, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def kinds(self) -> dict[str, IdentityKind]:
        """What the entry with each id is about."""
        kinds: tuple[tuple[IdentityKind, tuple[Entry, ...]], ...] = (
            ("person", self.persons),
            ("place", self.places),
            ("organization", self.organizations),
        )
        return {entry.id: kind for kind, entries in kinds for entry in entries}
