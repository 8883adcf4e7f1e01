"""Words of the articles as other pages show them: a name in its sentence, what somebody said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from exergue import markup
from exergue.corpus import Occurrence, Utterance, sentence_around
from exergue.links import mention_anchor, quotation_anchor
from exergue.model import AnnotatedArticle, Kind, TextSpan
from exergue.pages.addresses import PageLinks
from exergue.pages.entries import ArticleEntry, Entry, article_entry, entry, one_line
from exergue.pages.site import Site

_LONGEST = 420  # characters of a sentence; a longer one is shown around what matters in it


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that names the identity whose page it is on, and the place of that name in the article."""

    sentence: Markup
    path: Markup
    more: tuple[Markup, ...]  # places of the same name later in the sentence


@dataclass(frozen=True, slots=True)
class ArticlePassages:
    """The passages of one article."""

    article: ArticleEntry
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation away from its article: the words alone when they are direct, else the sentence around them."""

    kind: Kind
    words: Markup
    path: Markup
    speakers: tuple[Entry, ...]
    described: str  # a speaker without a name, as the article words it
    article: ArticleEntry


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


def saying(site: Site, links: PageLinks, utterance: Utterance) -> Saying:
    """The quotation as it is shown away from its article."""
    annotated, quotation = utterance.annotated, utterance.quotation
    named = [s for s in quotation.speakers if links.entity(s)]
    page = site.addresses.article(annotated.article.id)
    return Saying(
        kind=quotation.kind,
        words=_words(site, links, utterance),
        path=links.to(page, quotation_anchor(utterance.index)),
        speakers=tuple(entry(site, links, s, len(site.views.said_by.get(s, ())), "quotations") for s in named),
        described=one_line(quotation.speaker_text),
        article=article_entry(site, links, annotated),
    )


def _passage(site: Site, links: PageLinks, named: tuple[Occurrence, ...]) -> Passage:
    annotated = named[0].annotated
    page = site.addresses.article(annotated.article.id)
    places = [links.to(page, mention_anchor(occurrence.index)) for occurrence in named]
    return Passage(_in_sentence(annotated, named[0].mention.span, links), places[0], tuple(places[1:]))


def _words(site: Site, links: PageLinks, utterance: Utterance) -> Markup:
    annotated, quotation = utterance.annotated, utterance.quotation
    if quotation.kind != "direct":
        return _in_sentence(annotated, quotation.span, links)
    parts = (one_line(part.of(annotated.article.text)) for part in quotation.contents)
    return Markup(markup.escape(site.interface.quoted(" […] ".join(parts))))


def _in_sentence(annotated: AnnotatedArticle, focus: TextSpan, links: PageLinks) -> Markup:
    whole = sentence_around(annotated, focus)
    shown = around(annotated.article.text, whole, focus)
    sentence = markup.sentence(annotated, shown, links, focus=focus)
    before = "… " if shown.start > whole.start else ""
    after = " …" if shown.end < whole.end else ""
    return Markup(f"{before}{sentence}{after}")


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
