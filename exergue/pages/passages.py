"""Words of the articles as other pages show them: a name in its sentence, what somebody said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from exergue import markup
from exergue.corpus import Occurrence, Utterance, sentence_around
from exergue.lines import one_line
from exergue.markup.explanations import Doubt
from exergue.model import AnnotatedArticle, Kind, Quotation, TextSpan
from exergue.pages.addresses import EntityKind, PageLinks
from exergue.pages.entries import ArticleEntry, Entry, article_entry, entry, foreign
from exergue.pages.site import Site
from exergue.pages.why import doubt, standing
from exergue.telling import names_nobody

_NEAR = 200  # characters between words and what says whose they are
_LONGEST = 420  # characters of a sentence; a longer one is shown around what matters in it


@dataclass(frozen=True, slots=True)
class ArticlePassages:
    """The sentences of one article that name an identity; there the name links to its place in the article."""

    article: ArticleEntry
    sentences: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, or words for one: these have no `path`."""

    name: str
    path: Markup | None = None
    kind: EntityKind | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation away from its article: the words alone when they are direct, else the sentence that reports them.

    Quotations within it or of the same sentence are marked in it, so that no words are shown twice.
    """

    kind: Kind
    words: Markup
    path: Markup
    speakers: tuple[Entry, ...]
    described: str  # a speaker without a name, as the article words it
    also: tuple[Voice, ...]  # other speakers of quotations that are marked in it
    standing: str  # how sure it is, and who says so
    doubt: Doubt | None
    goes_on: bool  # the speaker is that of the quotation before
    language: str  # of the words; "" when it is the interface's


@dataclass(frozen=True, slots=True)
class ArticleSayings:
    """The quotations of one article."""

    article: ArticleEntry
    sayings: tuple[Saying, ...]


def sentences(occurrences: Iterable[Occurrence]) -> tuple[tuple[Occurrence, ...], ...]:
    """The occurrences, those of one sentence together."""

    def place(occurrence: Occurrence) -> tuple[str, TextSpan]:
        annotated = occurrence.annotated
        return annotated.article.id, sentence_around(annotated, occurrence.mention.span)

    return tuple(tuple(group) for _, group in groupby(occurrences, key=place))


def passages(site: Site, links: PageLinks, named: Iterable[tuple[Occurrence, ...]]) -> tuple[ArticlePassages, ...]:
    """The sentences, those of one article under its title."""
    by_article = groupby(named, key=lambda sentence: sentence[0].annotated.article.id)
    return tuple(
        ArticlePassages(
            article_entry(site, links, site.views.articles[article]),
            tuple(_passage(site, links, sentence) for sentence in group),
        )
        for article, group in by_article
    )


def sayings(
    site: Site, links: PageLinks, utterances: Iterable[Utterance], *, in_context: bool = False
) -> tuple[ArticleSayings, ...]:
    """The quotations, those of one article under its title; `in_context`, direct ones too stand in their sentences."""
    by_article = groupby(utterances, key=lambda utterance: utterance.annotated.article.id)
    return tuple(
        ArticleSayings(
            article_entry(site, links, site.views.articles[article]),
            tuple(_sayings(site, links, group, in_context=in_context)),
        )
        for article, group in by_article
    )


def _sayings(site: Site, links: PageLinks, utterances: Iterable[Utterance], *, in_context: bool) -> Iterator[Saying]:
    """The quotations of one article; those that one sentence reports are shown in it together."""
    before = None
    for together in _of_one_context(utterances) if in_context else _together(utterances):
        speaker = _speaker(together[0].quotation)
        yield _saying(site, links, together, goes_on=speaker == before, in_context=in_context)
        before = speaker


def _of_one_context(utterances: Iterable[Utterance]) -> Iterator[tuple[Utterance, ...]]:
    """The quotations, together those whose sentences meet."""
    current: list[Utterance] = []
    until = -1
    for utterance in utterances:
        context = sentence_around(utterance.annotated, _told(utterance.quotation))
        if current and context.start >= until:
            yield tuple(current)
            current = []
        current.append(utterance)
        until = max(until, context.end)
    if current:
        yield tuple(current)


def _told(quotation: Quotation) -> TextSpan:
    """From the first of the words and of what says whose they are to the last, what stands far away left out."""
    span = quotation.span
    start, end = span.start, span.end
    for own in (*quotation.cue, *([quotation.source] if quotation.source else [])):
        if own.end > span.start - _NEAR and own.start < span.end + _NEAR:
            start, end = min(start, own.start), max(end, own.end)
    return TextSpan(start, end)


def _together(utterances: Iterable[Utterance]) -> Iterator[tuple[Utterance, ...]]:
    """The quotations by what they are shown in: one sentence, or the words of the first of them."""
    current: tuple[Utterance, ...] = ()
    for group in _by_sentence(utterances):
        if current and _are_within(current[0], group):
            current += group
            continue
        if current:
            yield current
        current = group
    if current:
        yield current


def _by_sentence(utterances: Iterable[Utterance]) -> Iterator[tuple[Utterance, ...]]:
    """Those of one sentence if it reports any of them, since it is shown then, else each alone."""
    for _, group in groupby(utterances, key=lambda u: sentence_around(u.annotated, u.quotation.span)):
        sentence = tuple(group)
        reports = any(utterance.quotation.kind != "direct" for utterance in sentence)
        yield from (sentence,) if reports else ((utterance,) for utterance in sentence)


def _are_within(head: Utterance, others: Iterable[Utterance]) -> bool:
    """Whether the others are parts of the words of a direct quotation."""
    parts = (part for other in others for part in other.quotation.contents)
    held = (any(own.holds(part) for own in head.quotation.contents) for part in parts)
    return head.quotation.kind == "direct" and all(held)


def _saying(site: Site, links: PageLinks, together: Sequence[Utterance], *, goes_on: bool, in_context: bool) -> Saying:
    annotated, quotation = together[0].annotated, together[0].quotation
    alone = not in_context and _are_within(together[0], together[1:])
    named = [s for s in quotation.speakers if links.entity(s)]
    told = together[:1] if alone else together
    weakest = min((u.quotation for u in told), key=lambda q: (doubt(q, site.interface) is None, q.confidence))
    return Saying(
        kind="direct" if alone else next((u.quotation.kind for u in together if u.quotation.kind != "direct"), "mixed"),
        words=_direct(site, links, together) if alone else _reported(links, together, in_context=in_context),
        path=_place(site, links, together[0]),
        speakers=tuple(entry(site, links, s, site.views.quotations_of(s), "quotations") for s in named),
        described=described(quotation),
        also=tuple(_others(site, links, together)),
        standing=standing(weakest, site.interface),
        doubt=doubt(weakest, site.interface),
        goes_on=goes_on,
        language=foreign(site, annotated.article),
    )


def _place(site: Site, links: PageLinks, utterance: Utterance) -> Markup:
    """The address of a quotation in its article."""
    article = utterance.annotated.article.id
    return links.to(site.addresses.article(article), site.views.anchors[article].quotations[utterance.index])


def _others(site: Site, links: PageLinks, together: Sequence[Utterance]) -> Iterator[Voice]:
    """Who speaks in the further quotations, each once."""
    first = together[0].quotation
    others = [u.quotation for u in together[1:]]
    for speaker in dict.fromkeys(s for q in others for s in q.speakers if s not in first.speakers and links.entity(s)):
        yield Voice(one_line(links.name(speaker)), Markup(links.entity(speaker)), site.addresses.kind(speaker))
    nameless = (described(quotation) for quotation in others if not quotation.speakers)
    for words in dict.fromkeys(w for w in nameless if w and w != described(first)):
        yield Voice(words)


def _speaker(quotation: Quotation) -> tuple[tuple[str, ...], str]:
    return quotation.speakers, described(quotation)


def described(quotation: Quotation) -> str:
    """How the article words the speaker, "" if by a pronoun only."""
    return "" if names_nobody(quotation.speaker_text) else one_line(quotation.speaker_text)


def _passage(site: Site, links: PageLinks, named: tuple[Occurrence, ...]) -> Markup:
    annotated, first, last = named[0].annotated, named[0].mention.span, named[-1].mention.span
    page, anchors = site.addresses.article(annotated.article.id), site.views.anchors[annotated.article.id].mentions
    address = links.to(page)
    places = {occurrence.index: f"{address}#{anchors[occurrence.index]}" for occurrence in named}
    return _shortened(
        annotated,
        TextSpan(first.start, max(first.end, last.end)),
        lambda span: markup.sentence(annotated, span, links, shown=places),
    )


def _direct(site: Site, links: PageLinks, together: Sequence[Utterance]) -> Markup:
    """The words alone, what is quoted within them marked."""
    annotated, quotation = together[0].annotated, together[0].quotation
    inner = [part for utterance in together[1:] for part in utterance.quotation.contents]
    if not inner:
        parts = (one_line(part.of(annotated.article.text)) for part in quotation.contents)
        return Markup(markup.escape(site.interface.quoted(" […] ".join(parts))))
    before, after = site.interface.quoted("\n").split("\n")
    pieces = (
        markup.sentence(annotated, own, links, focus=[part for part in inner if own.holds(part)])
        for own in quotation.contents
    )
    return Markup(f"{markup.escape(before)}{' […] '.join(pieces)}{markup.escape(after)}")


def _reported(links: PageLinks, together: Sequence[Utterance], *, in_context: bool) -> Markup:
    """The sentence, the words in it that are somebody's marked; `in_context` also that which says whose they are."""
    focus = [part for utterance in together for part in utterance.quotation.contents]
    told = [_told(utterance.quotation) for utterance in together] if in_context else focus
    return _shortened(
        together[0].annotated,
        TextSpan(min(span.start for span in told), max(span.end for span in told)),
        lambda span: markup.sentence(together[0].annotated, span, links, focus=focus),
    )


def _shortened(annotated: AnnotatedArticle, focus: TextSpan, write: Callable[[TextSpan], str]) -> Markup:
    """The sentence around `focus` as `write` puts it, with an ellipsis where it is cut."""
    whole = sentence_around(annotated, focus)
    shown = around(annotated.article.text, whole, focus)
    before = "… " if shown.start > whole.start else ""
    after = " …" if shown.end < whole.end else ""
    return Markup(f"{before}{write(shown)}{after}")


def around(text: str, sentence: TextSpan, focus: TextSpan) -> TextSpan:
    """The sentence, or if it is very long its part around `focus`, cut between words."""
    if sentence.end - sentence.start <= _LONGEST:
        return sentence
    room = max(0, _LONGEST - (focus.end - focus.start)) // 2
    start, end = max(sentence.start, focus.start - room), min(sentence.end, focus.end + room)
    if start > sentence.start:
        start = text.find(" ", start, focus.start) + 1 or focus.start
    if end < sentence.end:
        end = text.rfind(" ", focus.end, end)
        end = focus.end if end < 0 else end
    return TextSpan(start, end)
