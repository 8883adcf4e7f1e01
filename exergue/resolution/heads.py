"""The form of a cluster that says best who is meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from exergue.model import Variant
from exergue.resolution.clusters import Cluster
from exergue.resolution.firstnames import is_usual
from exergue.resolution.names import PersonName, person_name


def head_name(cluster: Cluster) -> PersonName:
    """The person's name as the cluster's best form gives it."""
    return person_name(fullest(cluster.forms))


@cache
def fullest(forms: Sequence[Variant]) -> str:
    """The form of a person's name with first name and family name, the most frequent of these."""
    return max(forms, key=_fullness).form


def _fullness(variant: Variant) -> tuple[int, bool, int, int, str]:
    name = person_name(variant.form)
    # « Gérard Collomb Jean-Marie Girier » is two names that nothing parts.
    run_together = any(map(is_usual, name.family_key.split()[1:-1]))
    return (name.fullness, not run_together, variant.count, len(variant.form.split()), variant.form)


@cache
def longest(forms: Sequence[Variant]) -> str:
    """The form of the most words, then letters."""
    return max(forms, key=lambda v: (len(v.form.split()), len(v.form), v.count, v.form)).form
