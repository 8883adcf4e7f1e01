"""The index of all quotations, in three orders: by date, by speaker, by the verb that reports them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup
from slugify import slugify

from exergue.annotate.cue_lemmas import cue_lemma, filed_under
from exergue.corpus import Utterance
from exergue.interface import Interface, collation
from exergue.lines import one_line, shortened
from exergue.pages import addresses
from exergue.pages.addresses import PageLinks
from exergue.pages.entries import Entry, entry, foreign
from exergue.pages.finding import data_pages, finder_words
from exergue.pages.headings import letter, month, year
from exergue.pages.listing import Filed, Listing, View, listing_pages
from exergue.pages.passages import ArticleSayings, described, sayings
from exergue.pages.site import Page, Site

_QUOTATIONS = 100  # quotations on a page, with their sentences and what is named in them
_LINES = 150  # on a page of lines
_LONGEST = 260  # characters of the words on a line
_IN_DATA = 160
_OFTEN = 40  # verbs that open the index by verb

SPEAKERS = addresses.inside(addresses.QUOTATIONS, "locuteurs.md")
VERBS = addresses.inside(addresses.QUOTATIONS, "verbes.md")
_DATA = addresses.inside(addresses.QUOTATIONS, "donnees", "1.json")


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A quotation on one line. `speaker` is None where nobody is named; `described` is how the article words him."""

    words: str
    kind: str
    language: str  # "" for that of the interface
    speaker: Entry | None
    described: str
    path: Markup
    title: str  # of the article
    day: str


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A quotation as it is filed: under one of its speakers, "" for none, or under its verb."""

    utterance: Utterance
    speaker: str


def quotation_pages(site: Site) -> Iterator[Page]:
    """The pages of the three orders, and the data by which they are filtered."""
    yield from listing_pages(site, _by_date(site))
    yield from listing_pages(site, _by_speaker(site))
    yield from listing_pages(site, _by_verb(site))
    if _data(site):
        yield from data_pages(_DATA, site.views.utterances, lambda some: _packed(site, some))


def verb_of(utterance: Utterance) -> str:
    """The lemma of the cue, "" for a quotation without one, or with one that no list has."""
    article = utterance.annotated.article
    cue = " ".join(part.of(article.text) for part in utterance.quotation.cue)
    return cue_lemma(cue, article.language) if cue else ""


def _by_date(site: Site) -> Listing[Utterance, ArticleSayings]:
    return Listing(
        page=addresses.QUOTATIONS,
        template="quotations.md.j2",
        title=site.interface.word("quotations"),
        count=site.interface.count("quotations", len(site.views.utterances)),
        remark=_nameless(site),
        filed=[_dated(site, utterance) for utterance in site.views.utterances],
        size=_QUOTATIONS,
        show=sayings,
        views=_views(site),
        words=finder_words(site.interface, "quotations"),
        data=_data(site),
    )


def _dated(site: Site, utterance: Utterance) -> Filed[Utterance]:
    day = utterance.annotated.article.date
    section, anchor = month(site, day)
    return Filed(*year(site, day), section, utterance, anchor)


def _by_speaker(site: Site) -> Listing[_Spoken, SpokenLine]:
    spoken = [_Spoken(u, speaker) for u in site.views.utterances for speaker in _speakers(site, u)]
    names = {one.speaker: site.views.identities[one.speaker].sort_name for one in spoken if one.speaker}
    order = {speaker: (collation(name), speaker) for speaker, name in names.items()}
    heads = {speaker: (*letter(site, name), speaker) for speaker, name in names.items()}
    filed = sorted((one for one in spoken if one.speaker), key=lambda one: order[one.speaker])
    nameless = [one for one in spoken if not one.speaker]
    return _lines_listing(
        site,
        SPEAKERS,
        "speakers.md.j2",
        [
            *(Filed(*heads[one.speaker], one, f"voix-{one.speaker}") for one in filed),
            *(Filed(site.interface.word("unnamed_voices"), "sans-nom", "", one) for one in nameless),
        ],
    )


def _by_verb(site: Site) -> Listing[_Spoken, SpokenLine]:
    spoken = [(verb_of(u), _Spoken(u, _speakers(site, u)[0])) for u in site.views.utterances]
    names = {verb: filed_under(verb, one.utterance.annotated.article.language) for verb, one in spoken if verb}
    order = {verb: (collation(name), verb) for verb, name in names.items()}
    heads = {verb: (*letter(site, name), printed(site.interface, verb)) for verb, name in names.items()}
    anchors = {verb: verb_anchor(verb) for verb in names}
    filed = sorted((pair for pair in spoken if pair[0]), key=lambda pair: order[pair[0]])
    silent = [one for verb, one in spoken if not verb]
    return _lines_listing(
        site,
        VERBS,
        "verbs.md.j2",
        [
            *(Filed(*heads[verb], one, anchors[verb]) for verb, one in filed),
            *(Filed(site.interface.word("no_verb"), "sans-verbe", "", one) for one in silent),
        ],
        Counter(verb for verb, _ in filed),
    )


def printed(interface: Interface, verb: str) -> str:
    """The verb as it is set: « s’étonner »."""
    return interface.spaced(verb.replace("'", "’"))


def verb_anchor(verb: str) -> str:
    """Where the index by verb has it."""
    return f"verbe-{slugify(verb)}"


def _lines_listing(
    site: Site,
    page: PurePosixPath,
    template: str,
    filed: Sequence[Filed[_Spoken]],
    counted: Mapping[str, int] | None = None,
) -> Listing[_Spoken, SpokenLine]:
    often = sorted(Counter(counted or {}).most_common(_OFTEN), key=lambda pair: list(counted or {}).index(pair[0]))
    return Listing(
        page=page,
        template=template,
        title=site.interface.word("quotations"),
        count=site.interface.count("quotations", len(site.views.utterances)),
        remark=_nameless(site),
        filed=filed,
        size=_LINES,
        show=_lines,
        views=_views(site),
        words=finder_words(site.interface, "quotations"),
        data=_data(site),
        often=tuple((verb_anchor(verb), printed(site.interface, verb), site.interface.number(n)) for verb, n in often),
    )


def _views(site: Site) -> tuple[View, ...]:
    word = site.interface.word
    pages = (("by_date", addresses.QUOTATIONS), ("by_speaker", SPEAKERS), ("by_verb", VERBS))
    return tuple(View(word(key), page) for key, page in pages)


def _nameless(site: Site) -> str:
    nameless = sum(not u.quotation.speakers for u in site.views.utterances)
    return site.interface.count("nameless", nameless) if nameless else ""


def _data(site: Site) -> PurePosixPath | None:
    """Where the filter finds all quotations, None where one page has them all."""
    return _DATA if len(site.views.utterances) > _QUOTATIONS else None


def _speakers(site: Site, utterance: Utterance) -> list[str]:
    """The speakers who have a page, [""] for none."""
    return [s for s in utterance.quotation.speakers if site.addresses.identity(s)] or [""]


def _lines(site: Site, links: PageLinks, spoken: Sequence[_Spoken]) -> tuple[SpokenLine, ...]:
    return tuple(_line(site, links, one.utterance, one.speaker) for one in spoken)


def _line(site: Site, links: PageLinks, utterance: Utterance, speaker: str) -> SpokenLine:
    annotated, quotation = utterance.annotated, utterance.quotation
    page = site.addresses.article(annotated.article.id)
    return SpokenLine(
        words=_words(site, utterance, _LONGEST),
        kind=quotation.kind,
        language=foreign(site, annotated.article),
        speaker=entry(site, links, speaker, len(site.views.said_by[speaker]), "quotations") if speaker else None,
        described=described(quotation),
        path=links.to(page, _anchor(site, utterance)),
        title=one_line(annotated.article.title),
        day=site.interface.day(annotated.article.date) if annotated.article.date else "",
    )


def _anchor(site: Site, utterance: Utterance) -> str:
    return site.views.anchors[utterance.annotated.article.id].quotations[utterance.index]


def _words(site: Site, utterance: Utterance, longest: int) -> str:
    """The words alone, in marks unless they are reported, shortened at a word."""
    quotation, text = utterance.quotation, utterance.annotated.article.text
    parts = (one_line(part.of(text)) for part in quotation.contents)
    words = shortened(" […] ".join(parts), longest)
    return words if quotation.kind == "indirect" else site.interface.quoted(words)


def _packed(site: Site, utterances: Sequence[Utterance]) -> Mapping[str, object]:
    """Quotations as the filter reads them: tables of articles and speakers, and in each row places in these."""
    articles = list(dict.fromkeys(u.annotated.article.id for u in utterances))
    speakers = list(dict.fromkeys(s for u in utterances for s in _speakers(site, u) if s))
    at = {id: place for place, id in enumerate(articles)}, {id: place for place, id in enumerate(speakers)}
    return {
        "articles": [_article_row(site, article) for article in articles],
        "speakers": [_speaker_row(site, speaker) for speaker in speakers],
        "rows": [_row(site, u, *at) for u in utterances],
    }


def _article_row(site: Site, id: str) -> list[str]:
    article = site.views.articles[id].article
    day = site.interface.day(article.date) if article.date else ""
    return [one_line(article.title), str(site.addresses.article(id).with_suffix("")), day]


def _speaker_row(site: Site, id: str) -> list[str]:
    page = site.addresses.identity(id)
    return [one_line(site.addresses.name(id)), str(page.with_suffix("")) if page else ""]


def _row(site: Site, utterance: Utterance, articles: Mapping[str, int], speakers: Mapping[str, int]) -> list[object]:
    """Which article, the anchor there, who speaks, how he is worded where he is not named, the verb, the words."""
    own = [speakers[s] for s in _speakers(site, utterance) if s]
    nameless = "" if own else described(utterance.quotation)
    return [
        articles[utterance.annotated.article.id],
        _anchor(site, utterance),
        own,
        nameless,
        printed(site.interface, verb_of(utterance)),
        _words(site, utterance, _IN_DATA),
    ]
