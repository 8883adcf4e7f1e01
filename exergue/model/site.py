"""All that a site is made from."""

from __future__ import annotations

from dataclasses import dataclass, field

from exergue.model.annotations import AnnotatedArticle
from exergue.model.identities import Former, Organization, Person, Place


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
