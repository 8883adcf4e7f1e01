"""What editors hide, out of all that is published: text, titles, addresses, data, the names of files.

The articles are annotated and resolved as they are, so that every form of a hidden name is known; then the names give
way, and every offset moves with the text. What follows sees the redacted articles only, and its promises hold for them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path, PurePosixPath

from exergue.authority import Authority
from exergue.errors import Problem
from exergue.hiding.articles import redacted_articles
from exergue.hiding.contents import readable
from exergue.hiding.identities import Identities
from exergue.hiding.masks import Mask, hidden_entries, masks, secret
from exergue.hiding.matching import telling_words
from exergue.hiding.redaction import Redaction, redaction
from exergue.kept_pages import KeptPage, KeptPages
from exergue.model import AnnotatedArticle, Corpus, Former, Identity, IdentityKind, Organization, Person
from exergue.published import Line, Published
from exergue.reading.slugs import slug_from
from exergue.settings import Settings

__all__ = ["Hidden", "exposed", "hidden", "hidden_entries", "remaining"]


@dataclass(frozen=True, slots=True)
class Hidden:
    """A corpus without the hidden names, and the ids to be kept; `redaction` is None where nothing is hidden."""

    corpus: Corpus
    ids: Published
    redaction: Redaction | None = None

    def pages(self, kept: Iterable[KeptPage]) -> KeptPages:
        """The kept pages of which the address names nobody hidden."""
        if not self.redaction:
            return tuple(kept)
        masked = {mask.id for mask in self.redaction.masks}
        ids = {line.id for line in self.ids if line.kind != "article"}
        return tuple(
            page
            for page in kept
            if masked.isdisjoint(parts := page.address.split("/"))
            if not any(self.redaction.bearer(part, self._everywhere) for part in parts if part not in ids)
        )

    def file_name(self, stem: str) -> str:
        """The name of a picture's file, "" if it bears a hidden name."""
        return "" if self.redaction and self.redaction.bearer(stem, self._everywhere) else stem

    @property
    def _everywhere(self) -> frozenset[str]:
        """The articles that name anybody hidden."""
        return _everywhere(self.redaction) if self.redaction else frozenset()


def hidden(
    corpus: Corpus, ids: Published, authority: Authority, published: Published, settings: Settings, word: str
) -> Hidden:
    """`corpus` and `ids` without the names that the editors hide; `word` stands for those that get no initials."""
    shown = _shown_again(published, authority)
    if not hidden_entries(authority):
        return Hidden(replace(corpus, former=_former(corpus, shown)), ids)
    found = redaction(corpus, masks(corpus, authority, published, word))
    articles = redacted_articles(corpus.articles, found, settings.sources, published)
    renamed = {before.article.id: after.article.id for before, after in zip(corpus.articles, articles, strict=True)}
    naming = _naming(corpus)
    new = _new_ids(corpus, found, naming)
    identities = Identities(found, naming, renamed)
    made = Corpus(
        articles=tuple(_with_new_ids(annotated, new) for annotated in articles),
        persons=identities.redacted(corpus.persons, new),
        places=identities.redacted(corpus.places, new),
        organizations=identities.redacted(corpus.organizations, new),
        undated=corpus.undated,
        former=tuple(_told(corpus.former, found, new)),
    )
    return Hidden(
        replace(made, former=_former(made, shown)), _lines(ids, corpus.former, found, renamed, new, naming), found
    )


def _everywhere(found: Redaction) -> frozenset[str]:
    return frozenset(article for mask in found.masks for article in mask.articles)


def remaining(hiding: Hidden, folder: Path) -> tuple[Problem, ...]:
    """A notice for each surname of somebody hidden that is still shown by itself, since it may be anybody's."""
    found = hiding.redaction
    bare = [person for person in hiding.corpus.persons if person.name.isalpha()] if found else []
    return tuple(
        Problem(folder / "persons.yml", 0, _bare(person, mask.id))
        for mask in (found.masks if found else ())
        for person in bare
        if mask.kind == "person" and mask.single and mask.single.fullmatch(person.name)
    )


def _bare(person: Person, id: str) -> str:
    hint = f"if it means {id}, add it to `variants`, or say in corrections.yml where it does"
    return f'"{person.name}" alone ({person.id}) is still shown, though {id} is hidden; {hint}'


def exposed(path: PurePosixPath, content: bytes, redaction: Redaction) -> Mask | None:
    """Whose hidden name a file of the site would still bear, in its path or in what it says, packed or not."""
    text = _without_accents(f"{path}\n{readable(content)}")
    likely = (
        mask for mask in redaction.masks if mask.whole and any(word in text for word in telling_words(mask.forms))
    )
    return next((mask for mask in likely if mask.whole and mask.whole.search(text)), None)


def _without_accents(text: str) -> str:
    """`text` as names are looked for in it: much faster than `folded`, which keeps offsets."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold())).translate(_LETTERS)


_ACCENTS = re.compile("[\u0300-\u036f]")
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "’": "'", "‑": "-"})


def _naming(corpus: Corpus) -> dict[str, frozenset[str]]:
    """The ids of the articles that name each identity, or in which it speaks."""
    naming: dict[str, set[str]] = defaultdict(set)
    for annotated in corpus.articles:
        speakers = (speaker for quotation in annotated.quotations for speaker in quotation.speakers)
        for id in (*speakers, *(mention.entity for mention in annotated.mentions)):
            naming[id].add(annotated.article.id)
    return {id: frozenset(articles) for id, articles in naming.items()}


def _new_ids(corpus: Corpus, found: Redaction, naming: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """The new id of each identity whose own bears a hidden name."""
    new = {mask.id: mask.opaque for mask in found.masks}
    taken = {identity.id for identity in (*corpus.persons, *corpus.places, *corpus.organizations)}
    for identity in (*corpus.persons, *corpus.places, *corpus.organizations):
        # A surname in somebody's name is his own; in what tells two of a name apart (« fils de Milley ») it is not.
        own = not isinstance(identity, Organization) and found.bearer(identity.name, naming.get(identity.id, ()))
        articles = frozenset() if own else naming.get(identity.id, frozenset())
        if identity.id not in new and found.bearer(identity.id, articles):
            bare = slug_from(found.words(identity.name, articles).replace("’", "-"), nameless="sans-nom")
            new[identity.id] = next(id for id in chain([bare], _numbered(bare)) if id not in taken)
            taken.add(new[identity.id])
    return new


def _numbered(bare: str) -> Iterator[str]:
    return (f"{bare}-{number}" for number in count(2))


def _with_new_ids(annotated: AnnotatedArticle, new: Mapping[str, str]) -> AnnotatedArticle:
    return replace(
        annotated,
        mentions=tuple(replace(m, entity=new.get(m.entity, m.entity)) for m in annotated.mentions),
        quotations=tuple(
            replace(q, speakers=tuple(new.get(speaker, speaker) for speaker in q.speakers))
            for q in annotated.quotations
        ),
        roles=tuple(replace(role, entity=new.get(role.entity, role.entity)) for role in annotated.roles),
    )


def _told(former: Iterable[Former], found: Redaction, new: Mapping[str, str]) -> Iterator[Former]:
    """Former ids that tell nobody's name; the address of whoever is hidden leads nowhere."""
    for old in former:
        if not _betrays(old, found):
            yield replace(old, now=tuple(new.get(id, id) for id in old.now))


def _betrays(old: Former, found: Redaction) -> bool:
    masked = {mask.id for mask in found.masks}
    return found.bearer(old.id) is not None or (bool(old.now) and masked.issuperset(old.now))


def _shown_again(published: Published, authority: Authority) -> dict[tuple[str, str], tuple[str, ...]]:
    """The opaque ids of those who are hidden no more, with whom they lead to."""
    concealed = {id for _, entry in hidden_entries(authority) for id in [entry.id]}
    open_entries = {secret(kind, id): id for id, kind in authority.kinds.items() if id not in concealed}
    return {(line.kind, line.id): (open_entries[line.form],) for line in published if line.form in open_entries}


def _former(corpus: Corpus, shown: Mapping[tuple[str, str], tuple[str, ...]]) -> tuple[Former, ...]:
    """The former ids of the corpus that nobody bears now."""
    kinds: dict[IdentityKind, Iterable[Identity]] = {
        "person": corpus.persons,
        "place": corpus.places,
        "organization": corpus.organizations,
    }
    borne = {(kind, identity.id): identity for kind, identities in kinds.items() for identity in identities}
    known = {identity.id for identity in borne.values()}
    return tuple(
        replace(old, now=tuple(id for id in shown.get((old.kind, old.id), old.now) if id in known))
        for old in corpus.former
        if (old.kind, old.id) not in borne
    )


def _lines(
    ids: Published,
    former: Iterable[Former],
    found: Redaction,
    renamed: Mapping[str, str],
    new: Mapping[str, str],
    borne: Collection[str],
) -> Published:
    """The lines without names: those of hidden identities hold a digest instead, by which only their entry is known."""
    lines = {Line(mask.kind, mask.opaque, secret(mask.kind, mask.id)): mask.id for mask in found.masks}
    # An entry that no article names has no page, and so no address to keep, unless it had one.
    secrets = {line for line, id in lines.items() if id in borne or line in ids}
    gone = {(old.kind, old.id) for old in former if _betrays(old, found)} | {(m.kind, m.id) for m in found.masks}
    kept = (
        replace(
            line,
            id=new.get(line.id, line.id),
            form=found.words(line.form),
            articles=tuple(renamed.get(article, article) for article in line.articles),
        )
        for line in ids
        if line.kind != "article" and (line.kind, line.id) not in gone and line not in secrets
    )
    own, anybody = set(renamed), _everywhere(found)
    articles = (
        line
        for line in ids
        if line.kind == "article"
        # Whom an article named that is gone, nobody knows.
        for naming in [own & {*line.articles} or anybody]
        if not any(found.bearer(name, naming) for name in (line.id, line.form, *line.articles))
    )
    return tuple(sorted({*secrets, *(line for line in kept if not found.bearer(line.id)), *articles}))
