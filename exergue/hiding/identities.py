"""Identities without hidden names: the hidden ones under opaque ids, the others where they name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from exergue.hiding.masks import Mask
from exergue.hiding.redaction import Redaction
from exergue.model import HeldRole, Merge, Organization, Person, Place, Reason, Variant

T = TypeVar("T", Person, Place, Organization)


class Identities:
    """Redacts identities. `articles` are the ids of the articles that name each, `renamed` the new ids of articles."""

    def __init__(self, redaction: Redaction, articles: Mapping[str, frozenset[str]], renamed: Mapping[str, str]):
        self._redaction = redaction
        self._articles = articles
        self._renamed = renamed
        self._masks = {mask.id: mask for mask in redaction.masks}

    def redacted(self, identities: Iterable[T], ids: Mapping[str, str]) -> tuple[T, ...]:
        """The identities in the order of their ids, which `ids` gives where they are new."""
        made = (self._redacted(identity, ids.get(identity.id, identity.id)) for identity in identities)
        return tuple(sorted(made, key=lambda identity: identity.id))

    def _redacted(self, identity: T, id: str) -> T:
        own = self._articles.get(identity.id, frozenset())
        mask = self._masks.get(identity.id)
        merges = tuple(self._merge(merge, own, mask) for merge in identity.merges)
        made: T = replace(identity, id=id, note=self._redaction.words(identity.note, own), merges=merges)
        made = self._masked(made, mask) if mask else self._freed(made, own)
        return self._with_roles(made, own)

    def _with_roles(self, identity: T, own: frozenset[str]) -> T:
        if isinstance(identity, Person):
            changes: dict[str, Any] = {"roles": tuple(self._role(role, own) for role in identity.roles)}
            return replace(identity, **changes)
        return identity

    def _masked(self, identity: T, mask: Mask) -> T:
        """Nothing that tells who it is; other registers would, and where it lies."""
        count = sum(variant.count for variant in identity.variants)
        changes: dict[str, Any] = {
            "name": mask.words,
            "sort_name": mask.words,
            "variants": (Variant(mask.words, count),) if count else (),
            "identifiers": (),
        }
        if isinstance(identity, Place):
            changes |= {"country": "", "latitude": None, "longitude": None, "within": ()}
        return replace(identity, **changes)

    def _freed(self, identity: T, own: frozenset[str]) -> T:
        forms: Counter[str] = Counter()
        # People and places that share a hidden surname keep it: it is theirs.
        articles = own if isinstance(identity, Organization) else frozenset()
        for variant in identity.variants:
            forms[self._redaction.words(variant.form, articles)] += variant.count
        changes: dict[str, Any] = {
            "name": self._redaction.words(identity.name, articles),
            "sort_name": self._redaction.words(identity.sort_name, articles),
            "variants": tuple(Variant(form, count) for form, count in forms.most_common()),
        }
        if isinstance(identity, Place):
            changes["within"] = tuple(map(self._redaction.words, identity.within))
        return replace(identity, **changes)

    def _role(self, role: HeldRole, own: frozenset[str]) -> HeldRole:
        return replace(role, text=self._redaction.words(role.text, own), articles=self._own(role.articles))

    def _merge(self, merge: Merge, own: frozenset[str], mask: Mask | None) -> Merge:
        forms = (mask.words,) if mask else tuple(self._redaction.words(form) for form in merge.forms)
        reasons = tuple(self._reason(reason, own) for reason in merge.reasons)
        return replace(merge, forms=forms, articles=self._own(merge.articles), reasons=reasons)

    def _reason(self, reason: Reason, own: frozenset[str]) -> Reason:
        return replace(reason, words=tuple(self._redaction.words(word, own) for word in reason.words))

    def _own(self, articles: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._renamed.get(article, article) for article in articles)
