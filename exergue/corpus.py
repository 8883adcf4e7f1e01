"""What a corpus says when it is read across: who is named where, who says what, of whom, in whose company.

Each view is built once, in time linear in the size of the corpus, and keeps the corpus' order: newest article first,
then as the text runs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from exergue.anchors import Anchors, anchors
from exergue.lines import one_line
from exergue.model import AnnotatedArticle, Corpus, Identity, Mention, Person, Place, Quotation, TextSpan
from exergue.noted import Fact, Noted, Whole
from exergue.telling import tells

K = TypeVar("K")
T = TypeVar("T")

Ranking = tuple[tuple[str, int], ...]  # identity ids with a count, highest first

# An article that names more than this says little about who goes with whom, and pairs grow as its square.
_CLOSE_COMPANY = 50
_NEARBY = 60  # places of a country that maps choose from


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One mention in its article; `index` counts in `annotated.mentions`."""

    annotated: AnnotatedArticle
    index: int

    @property
    def mention(self) -> Mention:
        """The mention itself."""
        return self.annotated.mentions[self.index]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One quotation in its article; `index` counts in `annotated.quotations`. Never of kind `none`."""

    annotated: AnnotatedArticle
    index: int

    @property
    def quotation(self) -> Quotation:
        """The quotation itself."""
        return self.annotated.quotations[self.index]


@dataclass(frozen=True, slots=True)
class Post:
    """What a person is of a place or an organisation, in words that name it: « maire de Paris »."""

    person: str
    text: str
    articles: int


@dataclass(frozen=True, slots=True)
class Views:
    """The corpus read across. An id without entries is absent from the mappings of occurrences and quotations.

    What others than its own page tell of an identity has mappings of its own, so that an article which names somebody
    once more changes the pages of others no more than it has to (see `noted`).
    """

    articles: Mapping[str, AnnotatedArticle]
    anchors: Mapping[str, Anchors]  # article id -> how its page names its places
    identities: Mapping[str, Identity]
    known: Mapping[str, Identity]  # the same without what only articles that name them tell: see `_known`
    mentions: Mapping[str, int]  # how often the articles name an identity
    quotations: Mapping[str, int]  # how often it speaks
    occurrences: Mapping[str, tuple[Occurrence, ...]]
    casts: Mapping[str, Ranking]  # article id -> whom it names and how often
    naming: Mapping[str, tuple[str, ...]]  # identity id -> the articles that name it
    utterances: tuple[Utterance, ...]
    said_by: Mapping[str, tuple[Utterance, ...]]
    said_of: Mapping[str, tuple[Utterance, ...]]  # by others, naming the identity
    said_on: Mapping[tuple[str, str], tuple[Utterance, ...]]  # by the first, naming the second
    speaks_of: Mapping[str, Ranking]  # whom the quotations of an identity name, and in how many
    heard_of: Mapping[str, Ranking]  # whose quotations name an identity, and how many
    minor: frozenset[str]  # who and what is named so little that lists may fold it: see `views`
    posts: Mapping[str, tuple[Post, ...]]  # of the people of a place or an organisation, the most told first
    contained: Mapping[str, tuple[Place, ...]]  # the places whose nearest holder with a page it is, most named first
    named_places: Mapping[str, Place]  # by the name that heads their page, of namesakes the most named
    by_country: Mapping[str, tuple[Place, ...]]  # ISO 3166 code -> the places in it that are named most, not all
    dated: bool  # any article has a date

    def noted(self, read: set[Fact]) -> Views:
        """The same for the pages of one article or identity: what they read is added to `read`.

        Raises TypeError when they ask for all entries, since they would change with every one of them.
        """
        noted: dict[str, Any] = {name: Noted(name, of, read) for name, of in self.tables.items()}
        return replace(self, **{**noted, "utterances": Whole()})

    @property
    def tables(self) -> dict[str, Mapping[Any, object]]:
        """All that can be read by entries, by the names of the fields; in `minor` only whether one is there."""
        held = {field.name: getattr(self, field.name) for field in fields(self)}
        tables = {name: of for name, of in held.items() if isinstance(of, Mapping)}
        return {**tables, "minor": dict.fromkeys(self.minor)}

    def articles_of(self, identity: str) -> tuple[AnnotatedArticle, ...]:
        """The articles that name the identity, each once."""
        return tuple(self.articles[article] for article in self.naming.get(identity, ()))

    def company_of(self, identity: str) -> Ranking:
        """Whom else the identity's articles name, with the number of articles they share, most shared first."""
        shared: Counter[str] = Counter()
        for article in self.naming.get(identity, ()):
            shared.update(other for other, _ in self.casts[article][:_CLOSE_COMPANY])
        del shared[identity]
        return tuple(shared.most_common())

    def places_in(self, country: str) -> tuple[Place, ...]:
        """The places of a country that are named most, the country itself among them; none for ""."""
        return self.by_country.get(country, ())

    def mentions_of(self, identity: str) -> int:
        """How often the articles name the identity."""
        return self.mentions.get(identity, 0)

    def quotations_of(self, identity: str) -> int:
        """How often the identity speaks."""
        return self.quotations.get(identity, 0)


def views(corpus: Corpus, minor_mentions: int = 1) -> Views:
    """The corpus read across.

    Minor are identities with at most `minor_mentions` mentions who say nothing, unless an editor confirmed them: they
    have a short page, and no place among the data of networks and cards.
    """
    utterances = tuple(_utterances(corpus))
    occurrences = _grouped((o.mention.entity, o) for o in _occurrences(corpus))
    said_by = _grouped((speaker, u) for u in utterances for speaker in u.quotation.speakers)
    said_of = _grouped((named, u) for u in utterances for named in _named_in(u))
    identities = (*corpus.persons, *corpus.places, *corpus.organizations)
    known = {identity.id: _known(identity) for identity in identities}
    casts = {annotated.article.id: cast(annotated) for annotated in corpus.articles}
    ranked = _ranked(corpus, known, occurrences)
    return Views(
        articles={annotated.article.id: annotated for annotated in corpus.articles},
        anchors={annotated.article.id: anchors(annotated) for annotated in corpus.articles},
        identities={identity.id: identity for identity in identities},
        known=known,
        mentions={identity: len(found) for identity, found in occurrences.items()},
        quotations={identity: len(found) for identity, found in said_by.items()},
        occurrences=occurrences,
        casts=casts,
        naming=_grouped((identity, article) for article, named in casts.items() for identity, _ in named),
        utterances=utterances,
        said_by=said_by,
        said_of=said_of,
        said_on=_grouped((pair, u) for pair, u in _spoken(said_of)),
        speaks_of=_rankings(pair for pair, _ in _spoken(said_of)),
        heard_of=_rankings((named, speaker) for (speaker, named), _ in _spoken(said_of)),
        minor=frozenset(
            i.id
            for i in identities
            if len(occurrences.get(i.id, ())) <= minor_mentions and i.id not in said_by and i.status != "confirmed"
        ),
        posts=_posts(corpus),
        contained=_contained(ranked),
        named_places={place.name: place for place in reversed(ranked)},
        by_country=_by_country(ranked),
        dated=any(annotated.article.date for annotated in corpus.articles),
    )


def _known(identity: Identity) -> Identity:
    """The identity without what changes with every article that names it."""
    if isinstance(identity, Person):
        return replace(identity, variants=(), merges=(), roles=())
    return replace(identity, variants=(), merges=())


def cast(annotated: AnnotatedArticle) -> Ranking:
    """Whom an article names, most often named first, else as they enter."""
    return tuple(Counter(m.entity for m in annotated.mentions if m.entity).most_common())


def sentence_around(annotated: AnnotatedArticle, span: TextSpan) -> TextSpan:
    """The sentence or sentences that `span` stands in; the span itself where there are none."""
    sentences = annotated.sentences
    first = bisect_right(sentences, span.start, key=lambda s: s.start) - 1
    last = bisect_left(sentences, span.end, key=lambda s: s.start) - 1
    if first < 0 or not sentences[last].holds(TextSpan(span.end - 1, span.end)):
        return span
    return TextSpan(min(sentences[first].start, span.start), sentences[last].end)


def _occurrences(corpus: Corpus) -> Iterator[Occurrence]:
    for annotated in corpus.articles:
        for index, mention in enumerate(annotated.mentions):
            if mention.entity:
                yield Occurrence(annotated, index)


def _utterances(corpus: Corpus) -> Iterator[Utterance]:
    for annotated in corpus.articles:
        for index, quotation in enumerate(annotated.quotations):
            if quotation.kind != "none":
                yield Utterance(annotated, index)


def _named_in(utterance: Utterance) -> list[str]:
    """Who is named within the quoted words, speakers left out, each once."""
    mentions = utterance.annotated.mentions
    named: dict[str, None] = {}
    for part in utterance.quotation.contents:
        first = bisect_left(mentions, part.start, key=lambda m: m.span.start)
        last = bisect_left(mentions, part.end, key=lambda m: m.span.start)
        named.update((m.entity, None) for m in mentions[first:last] if m.entity)
    return [entity for entity in named if entity not in utterance.quotation.speakers]


def _posts(corpus: Corpus) -> dict[str, tuple[Post, ...]]:
    told: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for annotated in corpus.articles:
        for pair in dict.fromkeys(_posts_in(annotated)):
            told[pair[:2]][pair[2]] += 1
    posts = (
        (whose, Post(person, texts.most_common(1)[0][0], texts.total())) for (whose, person), texts in told.items()
    )
    return {
        whose: tuple(sorted(held, key=lambda post: (-post.articles, post.person)))
        for whose, held in _grouped(posts).items()
    }


def _posts_in(annotated: AnnotatedArticle) -> Iterator[tuple[str, str, str]]:
    """Of what, who is it, in which words: for each role that names a place or an organisation and tells something."""
    mentions = annotated.mentions
    for role in annotated.roles:
        text = one_line(role.span.of(annotated.article.text))
        first = bisect_left(mentions, role.span.start, key=lambda m: m.span.start)
        last = bisect_left(mentions, role.span.end, key=lambda m: m.span.start)
        for mention in mentions[first:last]:
            if mention.label in ("ORG", "LOC") and mention.entity and role.span.holds(mention.span) and tells(text):
                yield mention.entity, role.entity, text


def _contained(ranked: Sequence[Place]) -> dict[str, tuple[Place, ...]]:
    nearest = ((next(filter(None, place.holders), ""), place) for place in ranked)
    return _grouped((holder, place) for holder, place in nearest if holder)


def _ranked(
    corpus: Corpus, known: Mapping[str, Identity], occurrences: Mapping[str, Sequence[Occurrence]]
) -> list[Place]:
    """The places that have a page, most named first, as they are `known`."""
    placed = (known[place.id] for place in corpus.places if place.status != "rejected")
    return sorted(
        (place for place in placed if isinstance(place, Place)),
        key=lambda place: (-len(occurrences.get(place.id, ())), place.id),
    )


def _by_country(ranked: Sequence[Place]) -> dict[str, tuple[Place, ...]]:
    grouped = _grouped((place.country, place) for place in ranked if place.country)
    return {country: places[:_NEARBY] for country, places in grouped.items()}


def _spoken(said_of: Mapping[str, Iterable[Utterance]]) -> Iterator[tuple[tuple[str, str], Utterance]]:
    """Each quotation that names somebody, under who says it and whom it names."""
    for named, spoken in said_of.items():
        for utterance in spoken:
            for speaker in utterance.quotation.speakers:
                yield (speaker, named), utterance


def _rankings(pairs: Iterable[tuple[str, str]]) -> dict[str, Ranking]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for key, value in pairs:
        counts[key][value] += 1
    return {
        key: tuple(sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))) for key, counter in counts.items()
    }


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
