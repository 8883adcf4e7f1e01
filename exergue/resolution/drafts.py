"""Groups of clusters as persons, places and organisations, complete but for the ids that articles decide together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from exergue.authority import Authority, Entry
from exergue.model import HeldRole, Organization, Person, Place, Variant
from exergue.resolution.clusters import Cluster, counted
from exergue.resolution.groups import Group
from exergue.resolution.ids import Wanted, ids
from exergue.resolution.merges import merges
from exergue.resolution.names import person_name
from exergue.resolution.organizations import OrganizationGroup
from exergue.resolution.places import PlaceGroup
from exergue.resolution.preferred import filed_person, filed_thing, person_title, place_title, thing_title
from exergue.resolution.roles import held_roles

_SHORT_ROLE = 3  # words

T = TypeVar("T", Person, Place, Organization)


@dataclass(frozen=True, slots=True)
class Draft:
    """An identity with the clusters that are its mentions; `id` is empty where no entry gives one.

    `qualifiers` are words that tell it from others of its name, the best first; `row` is where the gazetteer has the
    place, if it does.
    """

    identity: Person | Place | Organization
    clusters: tuple[Cluster, ...]
    qualifiers: tuple[str, ...] = ()
    row: int = -1


def person_draft(group: Group, authority: Authority, articles: Mapping[int, str]) -> Draft:
    """A person with the roles that the articles (ids by number) give."""
    entry = _entry(authority.persons, group.entry)
    forms = _forms(group.clusters)
    name = entry.name if entry else person_title(forms)
    roles = held_roles(group.clusters, articles, entry.roles if entry else ())
    joined = merges(group.clusters, articles)
    person = Person("", name, filed_person(name), forms, merges=joined, roles=roles, gender=group.gender)
    return Draft(_decided(person, group.entry, entry), group.clusters, _qualifiers(roles))


def _qualifiers(roles: Iterable[HeldRole]) -> tuple[str, ...]:
    """The first role that is short enough to stand in an address."""
    return tuple(role.text for role in roles if len(role.text.split()) <= _SHORT_ROLE)[:1]


def place_draft(group: PlaceGroup, authority: Authority, articles: Mapping[int, str]) -> Draft:
    """A place with what the gazetteer has on it."""
    entry, known, forms = _entry(authority.places, group.entry), group.known, _forms(group.clusters)
    name = entry.name if entry else place_title(forms, known.name if known else "")
    place = Place("", name, filed_thing(name), forms, merges=merges(group.clusters, articles))
    if known:
        place = replace(
            place,
            kind=known.kind,
            country=known.country,
            latitude=known.latitude,
            longitude=known.longitude,
            within=known.within,
            identifiers=(("geonames", known.geonames),) if known.geonames else (),
        )
    row = known.row if known else -1
    return Draft(_decided(place, group.entry, entry), group.clusters, known.within if known else (), row)


def organization_draft(group: OrganizationGroup, authority: Authority, articles: Mapping[int, str]) -> Draft:
    """An organisation."""
    entry, forms = _entry(authority.organizations, group.entry), _forms(group.clusters)
    contracted = sum(cluster.contracted for cluster in group.clusters)
    name = entry.name if entry else thing_title(forms, group.key, contracted)
    organization = Organization("", name, filed_thing(name), forms, merges=merges(group.clusters, articles))
    return Draft(_decided(organization, group.entry, entry), group.clusters)


def unnamed_draft(entry: Entry, authority: Authority) -> Draft:
    """An entry of the editors that no mention names: only described, as the speaker of a quotation."""
    if entry in authority.persons:
        return Draft(_decided(Person("", entry.name, filed_person(entry.name), roles=entry.roles), entry.id, entry), ())
    if entry in authority.places:
        return Draft(_decided(Place("", entry.name, filed_thing(entry.name)), entry.id, entry), ())
    return Draft(_decided(Organization("", entry.name, filed_thing(entry.name)), entry.id, entry), ())


def with_ids(drafts: Iterable[Draft], taken: Iterable[str] = ()) -> tuple[Draft, ...]:
    """The drafts with an id each; of one name the one that precedes the others has the bare one.

    Ids that are `taken` are given to none that has no id yet.
    """
    drafts = tuple(drafts)
    decided = [draft for draft in drafts if draft.identity.id]
    others = sorted((draft for draft in drafts if not draft.identity.id), key=_precedence)
    given = ids((Wanted(d.identity.name, d.qualifiers) for d in others), [*taken, *(d.identity.id for d in decided)])
    named = (replace(d, identity=replace(d.identity, id=id)) for d, id in zip(others, given, strict=True))
    return (*decided, *named)


def _precedence(draft: Draft) -> tuple[int, tuple[int, int, str]]:
    """People under full names, places that the gazetteer has, others, organisations, the rest; the earliest first."""
    kinds = (Place, Organization, Person)
    spelt_out = isinstance(draft.identity, Person) and person_name(draft.identity.name).shape == "full"
    if spelt_out or draft.row >= 0:
        return (-2 if spelt_out else -1, draft.clusters[0].order)
    return (kinds.index(type(draft.identity)), draft.clusters[0].order)


def _entry(entries: Iterable[Entry], id: str) -> Entry | None:
    return next((entry for entry in entries if entry.id == id), None) if id else None


def _forms(clusters: Iterable[Cluster]) -> tuple[Variant, ...]:
    return counted(chain.from_iterable(cluster.forms for cluster in clusters))


def _decided(identity: T, id: str, entry: Entry | None) -> T:
    """`identity` with the id that editors decided on, if any, and what an entry says of it."""
    if entry is None:
        return replace(identity, id=id) if id else identity
    identifiers = dict(identity.identifiers) | dict(entry.identifiers)
    return replace(
        identity,
        id=entry.id,
        identifiers=tuple(sorted(identifiers.items())),
        note=entry.note,
        # Whoever is hidden wholly gets no page that gathers what is told of him.
        status="rejected" if entry.hide == "name" else "confirmed",
        noindex=bool(entry.hide),
    )
