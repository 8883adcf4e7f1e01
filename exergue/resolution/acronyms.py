"""Acronyms that no article explains, and those that mean something else where no article explains them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from exergue.resolution.clusters import Cluster
from exergue.resolution.evidence import Background, profile, shared_names
from exergue.resolution.heads import longest
from exergue.resolution.shortforms import initials
from exergue.resolution.spelling import fold
from exergue.resolution.words import identity_words

_SHORTEST, _LONGEST = 3, 7  # letters
_MANY = 3  # articles
_ENOUGH = 1.0  # of what articles with the one and with the other name


def unexplained(
    clusters: Sequence[Cluster], names: Sequence[str], explained: Collection[str], known: Background
) -> dict[str, str]:
    """The full name by acronym, where there is just one and articles with either name the same people or things.

    « PSG » is Paris Saint-Germain, « ABC » not the Ammos Beach Club. `names` are those of the clusters.
    """
    bearers: dict[str, list[Cluster]] = defaultdict(list)
    for cluster, name in zip(clusters, names, strict=True):
        bearers[name].append(cluster)
    candidates: dict[str, set[str]] = defaultdict(set)
    for name, named in sorted(bearers.items()):
        for letters in _initials(longest(named[0].forms), named[0].language) if name not in explained else ():
            candidates[letters].add(name)
    return {
        short: name
        for short, name in _only(bearers, candidates)
        if short not in explained and _tied(bearers[short], bearers[name], known)
    }


def else_used(
    clusters: Sequence[Cluster], names: Sequence[str], full: Mapping[str, str], known: Background
) -> frozenset[str]:
    """The short forms (keys of `full`) that many articles use without anything in common with those of the full name.

    « TMC » is a channel, though two articles explain it as the Texas Medical Center.
    """
    bearers: dict[str, list[Cluster]] = defaultdict(list)
    for cluster, name in zip(clusters, names, strict=True):
        bearers[name].append(cluster)
    return frozenset(
        short
        for short, name in full.items()
        if len(bearers[short]) >= _MANY
        and not shared_names(profile(bearers[short], known), profile(bearers[name], known), known)
    )


def _only(bearers: Mapping[str, Sequence[Cluster]], full: Mapping[str, Collection[str]]) -> Iterator[tuple[str, str]]:
    """The acronyms with only one full name."""
    for short, named in sorted(bearers.items()):
        form = longest(named[0].forms)
        found = sorted(full.get(short, ()))
        if form.isupper() and _SHORTEST <= len(short) <= _LONGEST and len(found) == 1:
            yield short, found[0]


def _initials(form: str, language: str) -> frozenset[str]:
    """The initials of a proper name: all its words but the small ones have a capital."""
    words = form.replace("’", "’ ").replace("-", " ").split()
    small = identity_words(language).small_words
    proper = all(word[0].isupper() or fold(word) in small for word in words)
    return initials(form, language) if len(words) > 1 and proper else frozenset()


def _tied(short: Sequence[Cluster], full: Sequence[Cluster], known: Background) -> bool:
    return shared_names(profile(short, known), profile(full, known), known) >= _ENOUGH
