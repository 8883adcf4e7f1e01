"""Clusters of all articles to organisations, by their full names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exergue.authority import Authority, Entry
from exergue.model import Reason
from exergue.resolution.acronyms import else_used, unexplained
from exergue.resolution.clusters import Cluster
from exergue.resolution.evidence import Background
from exergue.resolution.groups import explained
from exergue.resolution.likeness import ENOUGH
from exergue.resolution.shortforms import form_key, full_names, is_acronym_of, names


@dataclass(frozen=True, slots=True)
class OrganizationGroup:
    """Clusters of one organisation; `key` is the plain form of its full name."""

    clusters: tuple[Cluster, ...]
    key: str
    entry: str


def organizations(
    clusters: Sequence[Cluster], authority: Authority, known: Background
) -> tuple[OrganizationGroup, ...]:
    """The clusters of organisations, those of one organisation together."""
    own = names(clusters)
    full, written = full_names(clusters, own), _written(clusters)
    elsewhere = else_used(clusters, own, full, known)
    full = {short: name for short, name in full.items() if short not in elsewhere}
    full |= unexplained(clusters, own, full.keys() | elsewhere, known)
    entries = {form_key(form): entry for entry in authority.organizations for form in sorted(entry.forms)}
    found: dict[tuple[str, str], list[tuple[Cluster, str]]] = defaultdict(list)
    for cluster, name in zip(clusters, own, strict=True):
        key = full.get(name, name)
        entry = cluster.entry or _entry(cluster, entries.get(key))
        if key != name:
            cluster = explained(cluster, _why(cluster, written[key]))
        # « BFM TV » and « BFMTV »
        found[entry, "" if entry else key.replace(" ", "")].append((cluster, key))
    return tuple(_group(members, entry) for (entry, _), members in sorted(found.items()))


def _written(clusters: Iterable[Cluster]) -> dict[str, str]:
    """The most frequent form as written by its plain form."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for cluster in clusters:
        for variant in cluster.forms:
            counts[form_key(variant.form)][variant.form] += variant.count
    return {key: min(forms, key=lambda form: (-forms[form], form)) for key, forms in counts.items()}


def _why(cluster: Cluster, name: str) -> tuple[Reason, ...]:
    """Why a cluster that lacks the full name means the organisation of that name."""
    acronym = any(is_acronym_of(variant.form, name, cluster.language) for variant in cluster.forms)
    return (Reason("acronym" if acronym else "short_name", ENOUGH, (name,)),)


def _entry(cluster: Cluster, entry: Entry | None) -> str:
    """The entry whose name the cluster has in another case or with another article, unless it excludes the form."""
    if entry is None or any(variant.form in entry.excluded for variant in cluster.forms):
        return ""
    return entry.id


def _group(members: Sequence[tuple[Cluster, str]], entry: str) -> OrganizationGroup:
    keys = Counter(key for _, key in members)
    main = min(keys, key=lambda key: (-keys[key], key))
    return OrganizationGroup(tuple(c for c, _ in members), main, entry)
