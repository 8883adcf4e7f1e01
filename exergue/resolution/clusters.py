"""What one article says of one thing: its forms, roles and signs of gender."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from exergue.model import AnnotatedArticle, Label, Mention, Reason, TextSpan, Variant
from exergue.resolution.gender import Signs, first_word, vote, votes
from exergue.resolution.prepositions import articled, beside, bracketed
from exergue.resolution.spelling import fold, shown
from exergue.resolution.words import IdentityWords, identity_words

_REACH = 24  # characters before a name in which its civility stands


@dataclass(frozen=True, slots=True)
class Cluster:
    """The mentions of one person, place or organisation in one article.

    `article` is the article's place in time (undated last), `entity` the id that the annotator gave; `forms` the
    most frequent first. `fields` are what the person is known for (politics, sport); `civil` has a civility before
    it somewhere (« M. Jacob »); `plural` is a family (« les Kennedy », « M. Le Pen puis Mme Le Pen »).
    """

    article: int
    entity: str
    label: Label
    start: int
    language: str
    forms: tuple[Variant, ...]
    roles: tuple[str, ...] = ()
    titles: frozenset[str] = frozenset()  # those of the roles that stand at the name, not only for who is quoted
    votes: int = 0  # how strongly the article says that this is a woman (above 0) or a man (below)
    fields: frozenset[str] = frozenset()
    reigns: frozenset[str] = frozenset()  # the titles of a person who goes by the first name: « le pape François »
    civil: bool = False
    plural: bool = False
    articled: int = (
        0  # a place: how often a word with an article is before it (« la Vienne », « en Isère »), less « à »
    )
    contracted: int = 0  # an organisation: how often a word that holds an article is before it (« au Monde »)
    bracketed: bool = False  # a place: it stands alone in brackets
    beside: frozenset[str] = frozenset()  # names, plain, of what a place is said to be in: « Vienne (Isère) »
    entry: str = ""  # the id of the editors' entry that claims it
    alone: bool = False  # an editor said whose this name is in this place, which says nothing of it elsewhere
    reasons: tuple[Reason, ...] = ()  # why it was joined to others of another name

    @property
    def order(self) -> tuple[int, int, str]:
        """Sorts clusters by first appearance."""
        return (self.article, self.start, self.entity)


def in_time(annotated: Iterable[AnnotatedArticle]) -> tuple[AnnotatedArticle, ...]:
    """The articles from the oldest to the newest, those of a day by id, the undated last."""
    return tuple(sorted(annotated, key=lambda a: (a.article.date is None, str(a.article.date or ""), a.article.id)))


def clusters(articles: Sequence[AnnotatedArticle]) -> tuple[Cluster, ...]:
    """Every cluster of the articles, in order of appearance; MISC and names of which nothing is seen have none."""
    found = chain.from_iterable(_of_article(index, annotated) for index, annotated in enumerate(articles))
    return tuple(sorted(found, key=lambda cluster: cluster.order))


def counted(forms: Iterable[Variant]) -> tuple[Variant, ...]:
    """The forms with their summed counts, the most frequent first."""
    total: Counter[str] = Counter()
    for variant in forms:
        total[variant.form] += variant.count
    return tuple(Variant(form, count) for form, count in sorted(total.items(), key=lambda item: (-item[1], item[0])))


def _of_article(index: int, annotated: AnnotatedArticle) -> Iterator[Cluster]:
    text, language = annotated.article.text, annotated.article.language
    words = identity_words(language)
    mentions: dict[tuple[Label, str], list[Mention]] = defaultdict(list)
    for mention in annotated.mentions:
        if mention.label != "MISC" and shown(mention.span.of(text)):
            mentions[mention.label, mention.entity].append(mention)
    roles, titles, sources = _roles(annotated), _titles(annotated), _sources(annotated)
    places = {mention.span.start: mention.span for mention in annotated.mentions if mention.label == "LOC"}
    for (label, entity), named in mentions.items():
        before = tuple(_before(text, mention.span) for mention in named)
        forms = counted(Variant(shown(mention.span.of(text)), 1) for mention in named)
        cluster = Cluster(index, entity, label, min(m.span.start for m in named), language, forms)
        if label == "LOC":
            cluster = replace(
                cluster,
                articled=sum(articled(text, mention.span, words) for mention in named),
                bracketed=any(bracketed(text, mention.span) for mention in named),
                beside=beside(text, named, places, words),
            )
        if label == "ORG":
            cluster = replace(cluster, contracted=sum(word in words.contractions for word in before))
        if label == "PER":
            signs = Signs(before, tuple(sources[entity]), tuple(roles[entity]))
            cluster = _person(cluster, signs, frozenset(titles[entity]), words)
        yield cluster


def _person(cluster: Cluster, signs: Signs, titles: frozenset[str], words: IdentityWords) -> Cluster:
    forms = tuple(variant.form for variant in cluster.forms)
    civilities = {vote(word, words) for word in (*signs.before, *map(first_word, forms))} - {0}
    return replace(
        cluster,
        roles=signs.roles,
        titles=titles,
        votes=votes(forms, signs, words),
        fields=frozenset(field for role in signs.roles for field in _fields(role, words)),
        reigns=frozenset(first_word(role) for role in signs.roles) & words.reigning_roles,
        civil=bool(civilities),
        plural={1, -1} <= civilities or any(word in words.plurals for word in signs.before),
    )


def _roles(annotated: AnnotatedArticle) -> dict[str, list[str]]:
    roles: dict[str, list[str]] = defaultdict(list)
    for role in annotated.roles:
        if words := shown(role.span.of(annotated.article.text)):
            roles[role.entity].append(words)
    return roles


def _titles(annotated: AnnotatedArticle) -> dict[str, list[str]]:
    """The roles that are not the words for a source without a name: « le locataire », raconte-t-il."""
    starts = [mention.span.start for mention in annotated.mentions]
    sources = {quotation.source for quotation in annotated.quotations if quotation.source}
    nameless = sorted((s for s in sources if bisect_left(starts, s.start) == bisect_left(starts, s.end)), key=_start)
    titles: dict[str, list[str]] = defaultdict(list)
    for role in annotated.roles:
        at = bisect_right(nameless, role.span.start, key=_start) - 1
        if at < 0 or not nameless[at].holds(role.span):
            titles[role.entity].append(shown(role.span.of(annotated.article.text)))
    return titles


def _start(span: TextSpan) -> int:
    return span.start


def _sources(annotated: AnnotatedArticle) -> dict[str, list[str]]:
    """The pronouns and other words that stand for a speaker beside a cue, folded."""
    sources: dict[str, list[str]] = defaultdict(list)
    for quotation in annotated.quotations:
        if quotation.source and len(quotation.speakers) == 1:
            sources[quotation.speakers[0]].append(fold(quotation.source.of(annotated.article.text)))
    return sources


def _before(text: str, span: TextSpan) -> str:
    """The word just before a mention, folded, without the dot of an abbreviation."""
    reach = text[max(0, span.start - _REACH) : span.start]
    # Word by word, since there are few words and many ways in which they stand together.
    words = (fold(word).split() for word in reversed(reach.split())) if reach[-1:].isspace() else ()
    return next((word[-1].rstrip(".") for word in words if word), "")


def _fields(role: str, words: IdentityWords) -> Iterator[str]:
    """The fields that the first words of a role tell."""
    first = fold(role).replace("'", "' ").replace("ex-", "").split()[:3]
    head = f" {' '.join(first)} "
    for field, known_for in words.fields.items():
        if any(f" {name} " in head for name in known_for):
            yield field
