"""Whom editors hide: by which forms each is known, and what stands instead."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import count

from exergue.authority import Authority, Entry
from exergue.hiding.matching import is_long, is_single, single_names, whole_names
from exergue.model import Corpus, Identity, IdentityKind
from exergue.published import Published
from exergue.resolution.names import name_parts

_OPAQUE = "anonyme"


@dataclass(frozen=True, slots=True)
class Mask:
    """A hidden identity: its id until now, its opaque one, and the words that take the place of its name.

    `whole` are names that mean nobody else, wherever they stand, `listed` single words that the editors say do;
    `single` are words that mean it in `articles`. Those that are `folded` are looked for in addresses.
    """

    kind: IdentityKind
    id: str
    opaque: str
    words: str
    forms: frozenset[str]
    articles: frozenset[str]
    whole: re.Pattern[str] | None
    listed: re.Pattern[str] | None
    listed_folded: re.Pattern[str] | None
    single: re.Pattern[str] | None
    single_folded: re.Pattern[str] | None

    def words_in(self, articles: Collection[str]) -> re.Pattern[str] | None:
        """The single words that mean it in a text which belongs to `articles`."""
        return self.listed if self.articles.isdisjoint(articles) else self.single

    def words_in_addresses(self, articles: Collection[str]) -> re.Pattern[str] | None:
        """The same, for folded text."""
        return self.listed_folded if self.articles.isdisjoint(articles) else self.single_folded


def hidden_entries(authority: Authority) -> tuple[tuple[IdentityKind, Entry], ...]:
    """The entries whose names are to be hidden."""
    kinds = authority.kinds
    entries = (*authority.persons, *authority.places, *authority.organizations)
    return tuple((kinds[entry.id], entry) for entry in entries if entry.hide in ("name", "initials"))


def masks(corpus: Corpus, authority: Authority, published: Published, word: str) -> tuple[Mask, ...]:
    """What hides each of the hidden entries; `word` is the neutral one."""
    identities = {i.id: i for i in (*corpus.persons, *corpus.places, *corpus.organizations)}
    naming: dict[str, set[str]] = {}
    for annotated in corpus.articles:
        for mention in annotated.mentions:
            naming.setdefault(mention.entity, set()).add(annotated.article.id)
    others = _forms_of_others(authority)
    opaque = _opaque_ids(hidden_entries(authority), published, identities)
    return tuple(
        _mask(kind, entry, opaque[entry.id], word, identities.get(entry.id), naming.get(entry.id, set()), others)
        for kind, entry in hidden_entries(authority)
    )


def _mask(
    kind: IdentityKind,
    entry: Entry,
    opaque: str,
    word: str,
    identity: Identity | None,
    articles: Iterable[str],
    others: frozenset[str],
) -> Mask:
    forms = entry.forms | ({variant.form for variant in identity.variants} if identity else set())
    listed = {form for form in entry.forms - others if is_single(form)}
    single = {form for form in forms if is_single(form)} | (_surnames(entry.name) if kind == "person" else set())
    return Mask(
        kind=kind,
        id=entry.id,
        opaque=opaque,
        words=initials(entry.name) if entry.hide == "initials" else word,
        forms=forms,
        articles=frozenset(articles),
        whole=whole_names(form for form in forms - others if not is_single(form)),
        listed=single_names(listed),
        listed_folded=whole_names(filter(is_long, listed)),
        single=single_names(single | listed),
        single_folded=whole_names(filter(is_long, single | listed)),
    )


def _forms_of_others(authority: Authority) -> frozenset[str]:
    """The forms of entries that are not hidden."""
    entries = (*authority.persons, *authority.places, *authority.organizations)
    shown = (entry for entry in entries if entry.hide not in ("name", "initials"))
    return frozenset(form for entry in shown for form in entry.forms)


def _surnames(name: str) -> set[str]:
    """The family name, as one would go on with it: « Milley », « Le Pen »."""
    family = name_parts(name).family
    words = [word for word in family if word[:1].isupper()]
    return {words[-1]} if words else set()


def initials(name: str) -> str:
    """« M. M. » for Mark Milley, « J.-M. L. P. » for Jean-Marie Le Pen."""
    letters = (
        "-".join(f"{part[0].upper()}." for part in word.split("-") if part[:1].isalnum())
        for word in re.findall(r"[\w-]+", name)
    )
    return " ".join(filter(None, letters))


def secret(kind: IdentityKind, id: str) -> str:
    """What stands in ids.lock for an id that must not stand there."""
    return "#" + sha256(f"{kind} {id}".encode()).hexdigest()[:16]


def _opaque_ids(
    entries: Iterable[tuple[IdentityKind, Entry]], published: Published, identities: Mapping[str, object]
) -> dict[str, str]:
    """The opaque id of each hidden entry, that of before if it had one; numbers follow no order of names."""
    known = {line.form: line.id for line in published if line.form.startswith("#")}
    taken = {line.id for line in published} | set(identities)
    free = (id for id in _numbered() if id not in taken)
    keys = {secret(kind, entry.id): entry.id for kind, entry in entries}
    return {id: known.get(key) or next(free) for key, id in sorted(keys.items())}


def _numbered() -> Iterator[str]:
    return (f"{_OPAQUE}-{number}" for number in count(1))
