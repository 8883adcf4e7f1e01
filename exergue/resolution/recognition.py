"""Which draft bears an id that was published before, and what has become of the ids that nobody bears."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rapidfuzz import fuzz

from exergue.model import Former, IdentityKind, Organization, Person, Place
from exergue.published import Line, Published
from exergue.resolution.drafts import Draft
from exergue.resolution.ids import Wanted, natural
from exergue.resolution.spelling import fold, plain

_KINDS: dict[type, IdentityKind] = {Person: "person", Place: "place", Organization: "organization"}
_HOMES = 8  # articles that a line names: enough to see that an identity was split
_CORRECTED = 75.0  # per cent of the letters alike, from which a name in the same article is the old one corrected


@dataclass(frozen=True)
class Traces:
    """What a line can be compared with: where each draft is named, and how."""

    drafts: Sequence[Draft]
    articles: Sequence[str]  # ids by number

    @cached_property
    def by_form(self) -> Mapping[str, tuple[int, ...]]:
        """The drafts that have a form, by the plain form."""
        found: dict[str, dict[int, None]] = defaultdict(dict)
        for at, draft in enumerate(self.drafts):
            for form in (draft.identity.name, *(variant.form for variant in draft.identity.variants)):
                found[plain(form)][at] = None
        return {form: tuple(at) for form, at in found.items()}

    @cached_property
    def by_article(self) -> Mapping[tuple[str, str], tuple[int, ...]]:
        """The drafts that have a form in an article, by its id and the plain form."""
        found: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
        for at, draft in enumerate(self.drafts):
            for cluster in draft.clusters:
                for variant in cluster.forms:
                    found[self.articles[cluster.article], plain(variant.form)][at] = None
        return {key: tuple(at) for key, at in found.items()}

    @cached_property
    def in_article(self) -> Mapping[str, tuple[int, ...]]:
        """The drafts that an article names, by its id."""
        found: dict[str, dict[int, None]] = defaultdict(dict)
        for at, draft in enumerate(self.drafts):
            for cluster in draft.clusters:
                found[self.articles[cluster.article]][at] = None
        return {article: tuple(at) for article, at in found.items()}

    def heirs(self, line: Line) -> Counter[int]:
        """The drafts that the line may mean, with the number of its articles that say so (0: only the name does)."""
        form = plain(line.form)
        found = Counter(at for article in line.articles for at in self.by_article.get((article, form), ()))
        return found or Counter(dict.fromkeys(self.by_form.get(form, ()), 0))

    def kind(self, at: int) -> IdentityKind:
        """What the draft is about."""
        return _KINDS[type(self.drafts[at].identity)]


def recognised(traces: Traces, published: Published) -> dict[int, str]:
    """The id of each draft that has one already: given by an entry, or by a line that means it better than others."""
    given = {at: draft.identity.id for at, draft in enumerate(traces.drafts) if draft.identity.id}
    taken = set(given.values())
    claims = sorted(_claims(traces, published, given))
    for _, line, at in claims:
        if at not in given and line.id not in taken:
            given[at] = line.id
            taken.add(line.id)
    for line in published:
        if line.id not in taken and (at := _corrected(traces, line, given)) >= 0:
            given[at] = line.id
            taken.add(line.id)
    return given


def _claims(
    traces: Traces, published: Published, given: Mapping[int, str]
) -> Iterator[tuple[tuple[int, bool, int], Line, int]]:
    """Lines with the drafts that they mean, the surest smallest."""
    for line in published:
        for at, articles in traces.heirs(line).items():
            if at not in given and traces.kind(at) == line.kind:
                draft = traces.drafts[at]
                usual = line.id != natural(Wanted(draft.identity.name))
                yield (-articles, usual, -_count(draft, line.form)), line, at


def _count(draft: Draft, form: str) -> int:
    return sum(variant.count for variant in draft.identity.variants if plain(variant.form) == plain(form))


def _corrected(traces: Traces, line: Line, given: Mapping[int, str]) -> int:
    """The draft without an id whose name is what the line's was before its articles were corrected, -1 for none."""
    if traces.heirs(line):
        return -1
    near = {at for article in line.articles for at in traces.in_article.get(article, ()) if at not in given}
    alike = {
        at: fuzz.ratio(fold(line.form), fold(traces.drafts[at].identity.name))
        for at in sorted(near)
        if traces.kind(at) == line.kind
    }
    best = max(alike, key=lambda at: (alike[at], -at), default=-1)
    return best if best >= 0 and alike[best] >= _CORRECTED else -1


def former(traces: Traces, published: Published) -> tuple[Former, ...]:
    """The published ids that no draft, all with their ids now, bears; each with those that it means today."""
    borne = {(traces.kind(at), draft.identity.id) for at, draft in enumerate(traces.drafts)}
    gone: dict[tuple[IdentityKind, str], dict[str, None]] = defaultdict(dict)
    for line in published:
        if line.kind == "article" or (line.kind, line.id) in borne:
            continue
        heirs = traces.heirs(line)
        own = [at for at in heirs if traces.kind(at) == line.kind] or list(heirs)
        gone[line.kind, line.id].update((traces.drafts[at].identity.id, None) for at in sorted(own))
    found = (Former(kind, id, tuple(sorted(now))) for (kind, id), now in gone.items())
    return tuple(sorted(found, key=lambda old: (old.id, old.kind)))


def lines(traces: Traces, published: Published) -> Published:
    """The lines with those of the drafts that have none, or none by which they would be known again."""
    by_id: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in published:
        by_id[line.kind, line.id].append(line)
    new = []
    for at, draft in enumerate(traces.drafts):
        own = by_id[traces.kind(at), draft.identity.id]
        if not any(at in traces.heirs(line) for line in own):
            by_id[traces.kind(at), draft.identity.id] = []
            new.append(_line(traces, at))
    return tuple(sorted([*new, *(line for kept in by_id.values() for line in kept)]))


def _line(traces: Traces, at: int) -> Line:
    draft = traces.drafts[at]
    forms = [variant.form for variant in draft.identity.variants]
    form = draft.identity.name if draft.identity.name in forms or not forms else forms[0]
    naming = (c.article for c in draft.clusters if any(plain(v.form) == plain(form) for v in c.forms))
    articles = dict.fromkeys(traces.articles[article] for article in sorted(naming))
    return Line(traces.kind(at), draft.identity.id, form, tuple(articles)[:_HOMES])


def with_given(drafts: Iterable[Draft], given: Mapping[int, str]) -> tuple[Draft, ...]:
    """The drafts with the ids that they have already."""
    return tuple(
        replace(draft, identity=replace(draft.identity, id=given[at])) if at in given else draft
        for at, draft in enumerate(drafts)
    )
