"""Which clusters the editors' entries claim, by exact form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from exergue.authority import Authority, Entry
from exergue.model import Label
from exergue.resolution.clusters import Cluster
from exergue.resolution.likeness import at_odds
from exergue.resolution.names import person_name

_NAMED: tuple[Label, ...] = ("PER", "LOC", "ORG")


@dataclass(frozen=True, slots=True)
class Rulings:
    """What editors decided on single names, by article id and the entity within the article: the id of the site.

    `given` are those of `pins` that say it of single places; the others follow from what the program found itself.
    `confirmed` are ids without an entry on which editors decided something.
    """

    pins: Mapping[tuple[str, str], str] = field(default_factory=dict)
    given: frozenset[tuple[str, str]] = frozenset()
    confirmed: frozenset[str] = frozenset()


NO_RULINGS = Rulings()


def claimed(
    clusters: Iterable[Cluster], authority: Authority, rulings: Rulings, articles: Sequence[str]
) -> tuple[Cluster, ...]:
    """The clusters, each with the id that editors gave it, if any; `articles` are the ids by number."""
    owners = {label: _owners(entries_of(authority, label)) for label in _NAMED}
    return tuple(_claimed(c, (articles[c.article], c.entity), rulings, owners) for c in clusters)


def _claimed(
    cluster: Cluster, place: tuple[str, str], rulings: Rulings, owners: Mapping[Label, Mapping[str, Entry]]
) -> Cluster:
    entry = rulings.pins.get(place, "") or _claimant(cluster, owners)
    return replace(cluster, entry=entry, alone=place in rulings.given) if entry else cluster


def entries_of(authority: Authority, label: Label) -> Sequence[Entry]:
    """The entries for what a label stands for."""
    return {"PER": authority.persons, "LOC": authority.places, "ORG": authority.organizations}.get(label, ())


def _owners(entries: Iterable[Entry]) -> dict[str, Entry]:
    return {form: entry for entry in entries for form in sorted(entry.forms)}


def _claimant(cluster: Cluster, owners: Mapping[Label, Mapping[str, Entry]]) -> str:
    """The entry that means the longest of the cluster's forms; a bare « Milley » does not make Jean Milley Mark."""
    forms = [variant.form for variant in cluster.forms]
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        entry = owners[cluster.label].get(form)
        if entry and not any(other in entry.excluded or _speaks_against(other, entry, cluster) for other in forms):
            return entry.id
    return ""


def _speaks_against(form: str, entry: Entry, cluster: Cluster) -> bool:
    if cluster.label != "PER" or form in entry.forms:
        return False
    return at_odds(person_name(form), person_name(entry.name))
