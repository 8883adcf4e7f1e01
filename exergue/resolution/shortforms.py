"""Full names of organisations, and the short forms that articles explain: « Office des forêts (ONF) »."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from exergue.resolution.clusters import Cluster
from exergue.resolution.spelling import fold, plain
from exergue.resolution.words import identity_words

_MAIN_SHARE = 0.8  # of the articles that explain a short form
_EXPLAINED = 2  # articles that explain a short form that is no acronym of the name
_LEAST_SHARE = 0.2  # of the articles with a short form alone


def names(clusters: Sequence[Cluster]) -> tuple[str, ...]:
    """The name of each cluster, plain: its longest form, or another by which the organisation is better known.

    « Haute Assemblée » is no longer form of « Sénat », and other articles say « Sénat ».
    """
    forms = [_forms(cluster) for cluster in clusters]
    alone = Counter(next(iter(keys)) for keys in forms if len(keys) == 1)
    return tuple(_name(keys, alone, cluster.language) for keys, cluster in zip(forms, clusters, strict=True))


def full_names(clusters: Sequence[Cluster], names: Sequence[str]) -> dict[str, str]:
    """The full name of each short form that articles explain and that means hardly anything else."""
    explained: dict[str, Counter[str]] = defaultdict(Counter)
    acronyms: set[tuple[str, str]] = set()
    written = _written(clusters)
    for cluster, name in zip(clusters, names, strict=True):
        for short in _forms(cluster).keys() - {name}:
            explained[short][name] += 1
            if any(is_acronym_of(short, form, cluster.language) for form in written[name]):
                acronyms.add((short, name))
    alone = Counter(names)
    full = {short: _main(short, found, alone[short], acronyms) for short, found in explained.items()}
    return {short: _end(short, full) for short, name in full.items() if name}


def form_key(form: str) -> str:
    """`form`, plain, without what stands in brackets after it."""
    return plain(re.sub(r"\s*\([^()]*\)$", "", form))


def is_acronym_of(short: str, name: str, language: str) -> bool:
    """Whether the letters of `short` begin the words of `name`, small words counted or not."""
    letters = plain(short).replace(" ", "")
    return len(letters) > 1 and letters in initials(name, language)


def initials(name: str, language: str) -> frozenset[str]:
    """The first letters of the words of `name`, with and without those of small words."""
    words = fold(name).replace("'", "' ").replace("-", " ").split()
    telling = [word for word in words if word not in identity_words(language).small_words]
    return frozenset(("".join(word[0] for word in words), "".join(word[0] for word in telling)))


def _forms(cluster: Cluster) -> dict[str, str]:
    """The cluster's forms by their plain form."""
    return {form_key(variant.form): variant.form for variant in reversed(cluster.forms)}


def _name(forms: Mapping[str, str], alone: Counter[str], language: str) -> str:
    longest = max(forms, key=lambda key: (len(key.split()), len(key), key))
    others = [
        key
        for key, form in forms.items()
        if not set(key.split()) <= set(longest.split()) and not is_acronym_of(form, forms[longest], language)
    ]
    return max((longest, *sorted(others)), key=lambda key: (alone[key], key == longest))


def _written(clusters: Iterable[Cluster]) -> dict[str, set[str]]:
    """All forms as written by their plain form."""
    written: dict[str, set[str]] = defaultdict(set)
    for cluster in clusters:
        for variant in cluster.forms:
            written[form_key(variant.form)].add(variant.form)
    return written


def _main(short: str, found: Counter[str], alone: int, acronyms: set[tuple[str, str]]) -> str:
    """The name that `short` stands for; "" when that is open."""
    name, count = min(found.items(), key=lambda item: (-item[1], item[0]))
    if count < _MAIN_SHARE * found.total():
        return ""
    known = (short, name) in acronyms or (count >= _EXPLAINED and count >= _LEAST_SHARE * alone)
    return name if known else ""


def _end(short: str, full: Mapping[str, str]) -> str:
    """The name at the end of the chain from `short`; where the chain is a ring, the first name of the ring."""
    passed = [short]
    while (name := full.get(passed[-1], "")) and name not in passed:
        passed.append(name)
    return min(passed[passed.index(name) :]) if name else passed[-1]
