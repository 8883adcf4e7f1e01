"""Annotations of all articles to one corpus: who is who and what is where, under ids that hold for the whole site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from exergue.authority import Authority
from exergue.model import AnnotatedArticle, Corpus, Label, Mention, Organization, Person, Place, Quotation
from exergue.published import Published
from exergue.resolution.claims import NO_RULINGS, Rulings, claimed
from exergue.resolution.clusters import Cluster, clusters, in_time
from exergue.resolution.containment import with_holders
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
from exergue.resolution.recognition import Traces, former, lines, recognised, with_given
from exergue.resolution.spelling import plain

_SPEAKERS: tuple[Label, ...] = ("PER", "ORG", "LOC")


def resolve(
    annotated: Sequence[AnnotatedArticle],
    authority: Authority,
    rulings: Rulings = NO_RULINGS,
    published: Published = (),
) -> Corpus:
    """The articles with site-wide ids, newest first, and the identities that they name; the same in any order.

    An identity that had an id when it was `published` keeps it; ids that nobody bears any more are the `former`.
    """
    return resolved(annotated, authority, rulings, published)[0]


def resolved(
    annotated: Sequence[AnnotatedArticle],
    authority: Authority,
    rulings: Rulings = NO_RULINGS,
    published: Published = (),
) -> tuple[Corpus, Published]:
    """What `resolve` gives, and the ids to be published with it: those of before and the new ones."""
    articles = in_time(annotated)
    numbers = [annotated.article.id for annotated in articles]
    found = claimed(clusters(articles), authority, rulings, numbers)
    speakers = _described(authority)
    drafts = (*_drafts(found, articles, authority), *_unnamed(found, articles, authority, speakers, rulings))
    known = with_given(drafts, recognised(Traces(drafts, numbers), published))
    named = with_ids(known, (line.id for line in published if line.kind != "article"))
    drafts = _ruled(tuple(with_holders(named)), rulings)
    traces = Traces(drafts, numbers)
    identities = sorted((draft.identity for draft in drafts), key=attrgetter("id"))
    sites = _sites(drafts)
    ids = {identity.id for identity in identities}
    pins = {place: id for place, id in rulings.pins.items() if id in ids}
    corpus = Corpus(
        articles=_newest_first(_Rewriting(sites, speakers, pins).article(i, a) for i, a in enumerate(articles)),
        persons=tuple(identity for identity in identities if isinstance(identity, Person)),
        places=tuple(identity for identity in identities if isinstance(identity, Place)),
        organizations=tuple(identity for identity in identities if isinstance(identity, Organization)),
        undated=sum(a.article.date is None for a in articles),
        former=former(traces, published),
    )
    return corpus, lines(traces, published)


def _ruled(drafts: Iterable[Draft], rulings: Rulings) -> tuple[Draft, ...]:
    """The drafts, confirmed where editors decided who they are without an entry."""
    return tuple(
        replace(draft, identity=replace(draft.identity, status="confirmed"))
        if draft.identity.id in rulings.confirmed
        else draft
        for draft in drafts
    )


def _drafts(found: Sequence[Cluster], articles: Sequence[AnnotatedArticle], authority: Authority) -> Iterator[Draft]:
    of: dict[Label, list[Cluster]] = {label: [c for c in found if c.label == label] for label in _SPEAKERS}
    named = {index: annotated.article.id for index, annotated in enumerate(articles)}
    for place in places(of["LOC"], authority):
        yield place_draft(place, authority, named)
    known = background(found)
    for organization in organizations(of["ORG"], authority, known):
        yield organization_draft(organization, authority, named)
    for person in persons(of["PER"], authority, known):
        yield person_draft(person, authority, named)


def _described(authority: Authority) -> dict[str, str]:
    """The entry that each form means when it describes a speaker: « le majordome de l’état-major »."""
    entries = (*authority.organizations, *authority.places, *authority.persons)
    return {plain(form): entry.id for entry in entries for form in sorted(entry.forms)}


def _unnamed(
    found: Sequence[Cluster],
    articles: Iterable[AnnotatedArticle],
    authority: Authority,
    speakers: Mapping[str, str],
    rulings: Rulings,
) -> Iterator[Draft]:
    """Entries of which there is no mention, only a quotation that somebody describes or an editor gave them."""
    said = {speakers.get(plain(q.speaker_text)) for a in articles for q in a.quotations if q.speaker_text}
    said |= set(rulings.pins.values())
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
    pins: Mapping[tuple[str, str], str]

    def article(self, index: int, annotated: AnnotatedArticle) -> AnnotatedArticle:
        def site(mention: Mention) -> str:
            return self.sites.get((index, mention.label, mention.entity), "")

        return replace(
            annotated,
            mentions=tuple(replace(mention, entity=site(mention)) for mention in annotated.mentions),
            quotations=tuple(self._said(index, annotated.article.id, q) for q in annotated.quotations),
            roles=tuple(
                replace(role, entity=self.sites[index, "PER", role.entity])
                for role in annotated.roles
                if (index, "PER", role.entity) in self.sites
            ),
        )

    def _said(self, index: int, article: str, quotation: Quotation) -> Quotation:
        known = (self._entity(index, article, speaker) for speaker in quotation.speakers)
        speakers = tuple(dict.fromkeys(filter(None, known)))
        described = self.speakers.get(plain(quotation.speaker_text), "") if quotation.speaker_text else ""
        if speakers or not described:
            return quotation if speakers == quotation.speakers else replace(quotation, speakers=speakers)
        rule = quotation.generator.partition(":")[0]
        return replace(quotation, speakers=(described,), generator=f"{rule}: editor", status="confirmed")

    def _entity(self, index: int, article: str, entity: str) -> str:
        found = next((id for label in _SPEAKERS if (id := self.sites.get((index, label, entity)))), "")
        return found or self.pins.get((article, entity), "")


def _newest_first(articles: Iterable[AnnotatedArticle]) -> tuple[AnnotatedArticle, ...]:
    """By date, those of a day by id; the undated last, by id."""
    by_id = sorted(articles, key=lambda a: a.article.id)
    return tuple(sorted(by_id, key=lambda a: a.article.date.toordinal() if a.article.date else 0, reverse=True))
