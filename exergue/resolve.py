"""Annotations of all articles to one corpus: who is who and what is where, under ids that hold for the whole site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from exergue.authority import Authority
from exergue.model import AnnotatedArticle, Corpus, Label, Mention, Organization, Person, Place, Quotation
from exergue.resolution.claims import claimed
from exergue.resolution.clusters import Cluster, clusters, in_time
from exergue.resolution.drafts import (
    Draft,
    organization_draft,
    person_draft,
    place_draft,
    unnamed_draft,
    with_ids,
)
from exergue.resolution.evidence import background
from exergue.resolution.organizations import organizations
from exergue.resolution.persons import persons
from exergue.resolution.places import places
from exergue.resolution.spelling import plain

_SPEAKERS: tuple[Label, ...] = ("PER", "ORG", "LOC")


def resolve(annotated: Sequence[AnnotatedArticle], authority: Authority) -> Corpus:
    """The articles with site-wide ids, newest first, and the identities that they name; the same in any order."""
    articles = in_time(annotated)
    found = claimed(clusters(articles), authority)
    speakers = _described(authority)
    drafts = with_ids((*_drafts(found, articles, authority), *_unnamed(found, articles, authority, speakers)))
    identities = sorted((draft.identity for draft in drafts), key=attrgetter("id"))
    sites = _sites(drafts)
    return Corpus(
        articles=_newest_first(_Rewriting(sites, speakers).article(i, a) for i, a in enumerate(articles)),
        persons=tuple(identity for identity in identities if isinstance(identity, Person)),
        places=tuple(identity for identity in identities if isinstance(identity, Place)),
        organizations=tuple(identity for identity in identities if isinstance(identity, Organization)),
        undated=sum(a.article.date is None for a in articles),
    )


def _drafts(found: Sequence[Cluster], articles: Sequence[AnnotatedArticle], authority: Authority) -> Iterator[Draft]:
    of: dict[Label, list[Cluster]] = {label: [c for c in found if c.label == label] for label in _SPEAKERS}
    named = {index: annotated.article.id for index, annotated in enumerate(articles)}
    for place in places(of["LOC"], authority):
        yield place_draft(place, authority, named)
    for organization in organizations(of["ORG"], authority):
        yield organization_draft(organization, authority, named)
    for person in persons(of["PER"], authority, background(found)):
        yield person_draft(person, authority, named)


def _described(authority: Authority) -> dict[str, str]:
    """The entry that each form means when it describes a speaker: « le majordome de l’état-major »."""
    entries = (*authority.organizations, *authority.places, *authority.persons)
    return {plain(form): entry.id for entry in entries for form in sorted(entry.forms)}


def _unnamed(
    found: Sequence[Cluster], articles: Iterable[AnnotatedArticle], authority: Authority, speakers: Mapping[str, str]
) -> Iterator[Draft]:
    """Entries of which there is no mention, only words of a quotation's speaker."""
    said = {speakers.get(plain(q.speaker_text)) for a in articles for q in a.quotations if q.speaker_text}
    missing = said - {cluster.entry for cluster in found}
    for entry in (*authority.persons, *authority.places, *authority.organizations):
        if entry.id in missing:
            yield unnamed_draft(entry, authority)


def _sites(drafts: Iterable[Draft]) -> dict[tuple[int, Label, str], str]:
    """The site-wide id of each cluster."""
    return {(c.article, c.label, c.entity): draft.identity.id for draft in drafts for c in draft.clusters}


@dataclass(frozen=True, slots=True)
class _Rewriting:
    """Ids within an article to ids of the site, and described speakers to the entries that they mean."""

    sites: Mapping[tuple[int, Label, str], str]
    speakers: Mapping[str, str]

    def article(self, index: int, annotated: AnnotatedArticle) -> AnnotatedArticle:
        def site(mention: Mention) -> str:
            return self.sites.get((index, mention.label, mention.entity), "")

        return replace(
            annotated,
            mentions=tuple(replace(mention, entity=site(mention)) for mention in annotated.mentions),
            quotations=tuple(replace(q, speakers=self._speakers(index, q)) for q in annotated.quotations),
            roles=tuple(
                replace(role, entity=self.sites[index, "PER", role.entity])
                for role in annotated.roles
                if (index, "PER", role.entity) in self.sites
            ),
        )

    def _speakers(self, index: int, quotation: Quotation) -> tuple[str, ...]:
        known = (self._entity(index, speaker) for speaker in quotation.speakers)
        speakers = tuple(dict.fromkeys(filter(None, known)))
        described = self.speakers.get(plain(quotation.speaker_text)) if quotation.speaker_text else None
        return (described,) if described and not speakers else speakers

    def _entity(self, index: int, entity: str) -> str:
        return next((id for label in _SPEAKERS if (id := self.sites.get((index, label, entity)))), "")


def _newest_first(articles: Iterable[AnnotatedArticle]) -> tuple[AnnotatedArticle, ...]:
    """By date, those of a day by id; the undated last, by id."""
    by_id = sorted(articles, key=lambda a: a.article.id)
    return tuple(sorted(by_id, key=lambda a: a.article.date.toordinal() if a.article.date else 0, reverse=True))
