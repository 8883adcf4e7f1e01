"""Articles and what is said in them as results of the search."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import groupby

from exergue.anchors import Anchors
from exergue.corpus import Utterance, sentence_around
from exergue.lines import one_line
from exergue.model import AnnotatedArticle, Article, Quotation, TextSpan
from exergue.pages.entries import foreign
from exergue.pages.passages import around
from exergue.pages.site import Site
from exergue.search.filters import Choices, appeared
from exergue.search.record import Record, Shown
from exergue.search.words import cut, parted
from exergue.telling import names_nobody

_BEGIN, _END = "+", "-"  # of the words that are quoted


def article_record(site: Site, choices: Choices, annotated: AnnotatedArticle) -> Record:
    """The article; its marks are the anchors at which its sentences are found, "" before the first of them."""
    article = annotated.article
    sentences = annotated.sentences or (TextSpan(0, len(article.text)),)
    spoken = [q for q in annotated.quotations if q.kind != "none"]
    page = str(site.addresses.article(article.id))
    return Record(
        id=_id(page),
        kind="article",
        page=page,
        words=parted(cut(article.text, (s.start for s in sentences)), site.interface.language),
        marks=tuple(_anchors(annotated, site.views.anchors[article.id], sentences)),
        title=parted(one_line(article.title), site.interface.language),
        shown=_imprint(site, article),
        filters={
            **appeared([article]),
            **choices.named(m.entity for m in annotated.mentions),
            **choices.speakers(s for q in spoken for s in q.speakers),
        },
        date=_day(article),
    )


def quotation_records(site: Site, choices: Choices, annotated: AnnotatedArticle) -> Iterator[Record]:
    """The quotations: direct ones alone, others with the sentence that reports them, once for all that it reports.

    The words of somebody whom search engines are to leave out are found in their article only.
    """
    utterances = [Utterance(annotated, at) for at, q in enumerate(annotated.quotations) if q.kind != "none"]
    for utterance in utterances:
        if utterance.quotation.kind == "direct" and _may_be_heard(choices, utterance.quotation):
            yield _direct(site, choices, utterance)
    reported = [u for u in utterances if u.quotation.kind != "direct"]
    for sentence, together in groupby(reported, key=lambda u: sentence_around(annotated, u.quotation.span)):
        held = [u for u in together if _may_be_heard(choices, u.quotation)]
        if held:
            yield _reported(site, choices, held, sentence)


def _direct(site: Site, choices: Choices, utterance: Utterance) -> Record:
    text, contents = utterance.annotated.article.text, utterance.quotation.contents
    words = parted(" […] ".join(one_line(part.of(text)) for part in contents), site.interface.language)
    return _quotation(site, choices, [utterance], words, ())


def _reported(site: Site, choices: Choices, together: list[Utterance], sentence: TextSpan) -> Record:
    annotated = together[0].annotated
    focus = sorted(part for utterance in together for part in utterance.quotation.contents)
    shown = around(annotated.article.text, sentence, TextSpan(focus[0].start, max(part.end for part in focus)))
    ends = sorted({(part.start, _BEGIN) for part in focus} | {(part.end, _END) for part in focus})
    text = cut(shown.of(annotated.article.text), (place - shown.start for place, _ in ends))
    before, after = "… " if shown.start > sentence.start else "", " …" if shown.end < sentence.end else ""
    words = parted(f"{before}{text}{after}", site.interface.language)
    return _quotation(site, choices, together, words, tuple(mark for _, mark in ends))


def _quotation(site: Site, choices: Choices, together: list[Utterance], words: str, marks: tuple[str, ...]) -> Record:
    annotated, article = together[0].annotated, together[0].annotated.article
    page, anchor = str(site.addresses.article(article.id)), site.views.anchors[article.id].quotations[together[0].index]
    speakers = tuple(dict.fromkeys(s for u in together for s in u.quotation.speakers))
    reach = [part for u in together for part in u.quotation.contents]
    return Record(
        id=f"{_id(page)}/{anchor}",
        kind="quotation",
        page=f"{page}#{anchor}",
        words=words,
        marks=marks,
        shown={
            **_imprint(site, article),
            "a": one_line(article.title),
            "s": _speakers(site, choices, speakers, together[0].quotation),
        },
        filters={
            **appeared([article]),
            **choices.named(_named_within(annotated, reach)),
            **choices.speakers(speakers),
        },
        date=_day(article),
    )


def _named_within(annotated: AnnotatedArticle, reach: list[TextSpan]) -> Iterator[str]:
    """The entities that mentions in `reach` mean, in the order of the text; mentions are sorted and apart."""
    mentions = annotated.mentions
    met: set[int] = set()
    for part in reach:
        first = bisect_right(mentions, part.start, key=lambda m: m.span.end)
        met.update(range(first, bisect_left(mentions, part.end, key=lambda m: m.span.start)))
    return (mentions[at].entity for at in sorted(met))


def _anchors(annotated: AnnotatedArticle, own: Anchors, sentences: tuple[TextSpan, ...]) -> Iterator[str]:
    """For each sentence the anchor of the page that is nearest: one within it, else the last before."""
    named = ((mention.span.start, own.mentions[at]) for at, mention in enumerate(annotated.mentions))
    said = ((q.span.start, own.quotations[at]) for at, q in enumerate(annotated.quotations) if q.kind != "none")
    places = sorted([*named, *said])
    for sentence in sentences:
        at = bisect_left(places, (sentence.start, ""))
        if at < len(places) and places[at][0] < sentence.end:
            yield places[at][1]
        else:
            yield places[at - 1][1] if at else ""


def _speakers(site: Site, choices: Choices, speakers: tuple[str, ...], first: Quotation) -> str:
    """Who speaks, in words: names, else what the article calls a speaker without one."""
    named = [one_line(site.addresses.name(s)) for s in speakers if s in choices.public]
    if named:
        return site.interface.series(named)
    return "" if names_nobody(first.speaker_text) else one_line(first.speaker_text)


def _may_be_heard(choices: Choices, quotation: Quotation) -> bool:
    return choices.private.isdisjoint(quotation.speakers)


def _imprint(site: Site, article: Article) -> Shown:
    """Where and when the article appeared, and its language where that is not the site's."""
    told = {
        "o": one_line(article.outlet),
        "d": site.interface.day(article.date) if article.date else "",
        "l": foreign(site, article),
    }
    return {key: words for key, words in told.items() if words}


def _day(article: Article) -> str:
    return article.date.isoformat() if article.date else ""


def _id(page: str) -> str:
    return page.removesuffix(".md")
