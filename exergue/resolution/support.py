"""How much speaks for a shorter name being the bearer of a fuller one: each reason, with its weight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exergue.model import Reason
from exergue.resolution.evidence import Background, Profile, reasons_shared, shared_names, shared_role
from exergue.resolution.firstnames import is_usual
from exergue.resolution.groups import Group
from exergue.resolution.likeness import ENOUGH
from exergue.resolution.words import name_words

_MARGIN = 1.0  # by which the likeliest bearer must lead
_MAIN_SHARE = 2 / 3  # of the mentions of any bearer by the bare name
USUALLY = 0.2  # of the articles on somebody that use the bare name
_MOSTLY = 0.5  # …from which a first name that anybody may bear is enough by itself: « Johnny », not « David »
_WELL_KNOWN, _FAMOUS = 3, 10  # articles
_OTHER_ROLES = 1.5  # against it: both have roles, and nothing in common
_ONLY_ROLE = 0.5  # for a role that no other candidate has


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a shorter name may mean; `likeness` is what the form alone says."""

    bearer: Group
    profile: Profile
    likeness: Reason


def likeliest(
    short: Group, own: Profile, candidates: Sequence[Candidate], known: Background
) -> tuple[int, tuple[Reason, ...]]:
    """The index of the candidate for whom enough speaks, and more than for any other, and why; -1 without one."""
    found = [tuple(reasons(short, own, candidate, candidates, known)) for candidate in candidates]
    scores = [total(speaking) for speaking in found]
    if not scores:
        return -1, ()
    best = max(range(len(scores)), key=lambda at: (scores[at], -at))
    second = max((score for at, score in enumerate(scores) if at != best), default=0.0)
    if scores[best] < ENOUGH or scores[best] - second < (_MARGIN if len(scores) > 1 else 0.0):
        return -1, ()
    return best, found[best]


def total(speaking: Sequence[Reason]) -> float:
    """The evidence of all reasons together."""
    return sum(reason.weight for reason in speaking)


def reasons(
    short: Group, own: Profile, candidate: Candidate, candidates: Sequence[Candidate], known: Background
) -> Iterator[Reason]:
    """What speaks for `candidate` and against."""
    rivals = [rival for rival in candidates if rival is not candidate]
    role, names = shared_role(own, candidate.profile), shared_names(own, candidate.profile, known)
    yield candidate.likeness
    for reason in reasons_shared(own, candidate.profile, known):
        alone = rivals and not any(shared_role(own, rival.profile) for rival in rivals)
        extra = _ONLY_ROLE if reason.ground == "shared_role" and alone else 0.0
        yield Reason(reason.ground, reason.weight + extra, reason.words)
    if own.roles and candidate.profile.roles and not role and not names:
        yield Reason("other_roles", -_OTHER_ROLES)
    if is_main(short, candidate.bearer, [rival.bearer for rival in rivals]):
        yield Reason("main_bearer", 1.0)
    if not short.names[0].given:
        yield from _of_bare_name(short, candidate.bearer)
        if not role and not names and is_usual(short.names[0].family_key) and usage(short, candidate.bearer) < _MOSTLY:
            yield Reason("common_name", -1.0)


def usage(short: Group, bearer: Group) -> float:
    """The share of the bearer's articles that go on with the bare name, from 0 to 1; « M. Jacob » is no first name.

    One article does not make « Pierre » the usual name of a minister.
    """
    if any(cluster.civil for cluster in short.clusters):
        return 0.0
    called = (
        bearer.called[name.key].articles
        for name in short.names
        if name.key in bearer.called and (bearer.called[name.key].articles > 1 or not is_usual(name.family_key))
    )
    return max(called, default=0) / len(bearer.articles)


def _called(short: Group, bearer: Group) -> int:
    return max((bearer.called[name.key].mentions for name in short.names if name.key in bearer.called), default=0)


def is_main(short: Group, bearer: Group, rivals: Sequence[Group]) -> bool:
    """Whether hardly anybody else is so called here or, where that is little known, bears the name."""
    called = [_called(short, other) for other in (bearer, *rivals)]
    named = [len(other.articles) for other in (bearer, *rivals)]
    counts = called if sum(called) >= _WELL_KNOWN else named
    return counts[0] >= _MAIN_SHARE * sum(counts)


def _of_bare_name(short: Group, bearer: Group) -> Iterator[Reason]:
    """What a bare family name adds: a well-known bearer, a particle, the civility; less if it is a first name."""
    name = short.names[0]
    if len(bearer.articles) >= _WELL_KNOWN:
        yield Reason("well_known", 1.0)
    if name.particles or len(name.family) > 1:
        yield Reason("compound_name", 0.5)
    if short.gender and short.gender == bearer.gender:
        yield Reason("civility", 0.5)
    if common := _commonness(short, bearer):
        yield Reason("common_name", -common)


def _commonness(short: Group, bearer: Group) -> float:
    """What the bare name being a first name, or the family name of millions, takes away."""
    name = short.names[0].family_key
    if name in name_words().family_first:
        return 1.0
    if not is_usual(name):
        return 0.0
    if usage(short, bearer) < USUALLY:
        return 1.0
    return 0.0 if len(bearer.articles) >= _FAMOUS else 0.5
