"""Atom feeds: the newest articles, and what each person or organisation said last.

A feed needs the full addresses of what it announces; without a `site_url` there is none. Entries bear the day of their
article, since the clock would change them at each build; articles without a date are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import PurePosixPath

from exergue import __version__
from exergue.corpus import Utterance
from exergue.export.collection import Collection, File
from exergue.export.xml import DECLARATION, address, element, empty, language, worded
from exergue.interface import Interface, read_interface
from exergue.lines import one_line
from exergue.model import AnnotatedArticle, Article, Identity
from exergue.pages import addresses
from exergue.pages.entries import lead
from exergue.pages.machines import announced

_ARTICLES = 50
_QUOTATIONS = 30


def export_feeds(collection: Collection) -> Iterator[File]:
    """The feed of articles, then those of all who speak and whom search engines may show."""
    if not collection.settings.site_url:
        return
    dated = list(islice(_dated(collection), _ARTICLES))
    if dated:
        yield addresses.FEED, _articles(collection, dated).encode()
    words = read_interface(collection.settings.language)
    for identity in collection.identities:
        page, said = collection.addresses.identity(identity.id), announced(collection.views, identity)[:_QUOTATIONS]
        if page and said:
            yield addresses.feed(page), _quotations(collection, page, identity, said, words).encode()


def _dated(collection: Collection) -> Iterator[AnnotatedArticle]:
    return (annotated for annotated in collection.corpus.articles if annotated.article.date)


def _articles(collection: Collection, dated: list[AnnotatedArticle]) -> str:
    entries = (_article(collection, annotated) for annotated in dated)
    title = collection.settings.site_name or "Exergue"
    return _feed(collection, addresses.FEED, addresses.HOME, title, dated[0].article, entries)


def _quotations(
    collection: Collection, page: PurePosixPath, identity: Identity, said: tuple[Utterance, ...], words: Interface
) -> str:
    title = f"{one_line(identity.name)} – {collection.settings.site_name}".removesuffix(" – ")
    entries = (_quotation(collection, identity, utterance, words) for utterance in said)
    return _feed(collection, addresses.feed(page), page, title, said[0].annotated.article, entries)


def _feed(
    collection: Collection,
    file: PurePosixPath,
    page: PurePosixPath,
    title: str,
    newest: Article,
    entries: Iterable[str],
) -> str:
    itself = collection.site(file)
    terms = collection.settings.license
    head = (
        worded("id", itself),
        worded("title", title),
        worded("subtitle", collection.settings.description if page == addresses.HOME else ""),
        worded("updated", _moment(newest.date)),
        empty("link", {"rel": "self", "type": "application/atom+xml", "href": itself}),
        empty("link", {"rel": "alternate", "type": "text/html", "href": collection.site(page)}),
        element("author", {}, [worded("name", collection.settings.site_name or "Exergue")]),
        worded("rights", " ".join(filter(None, (terms.name, terms.url))) if terms else ""),
        worded("generator", "Exergue", {"version": __version__}),
    )
    attributes = {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": collection.settings.language}
    lines = (f"{part}\n" for part in (*head, *entries) if part)
    return DECLARATION + element("feed", attributes, ["\n", *lines]) + "\n"


def _article(collection: Collection, annotated: AnnotatedArticle) -> str:
    article, page = annotated.article, collection.site(collection.addresses.article(annotated.article.id))
    summary = one_line(article.description) or lead(annotated)
    source = address(article.url)
    content = (
        *_announced(page, one_line(article.title) or article.id, article.date),
        *(element("author", {}, [worded("name", one_line(author))]) for author in article.authors if one_line(author)),
        empty("link", {"rel": "via", "href": source}) if source else "",
        *(empty("category", {"term": one_line(tag)}) for tag in article.tags if one_line(tag)),
        worded("summary", summary),
    )
    return element("entry", {"xml:lang": language(article.language)}, content)


def _quotation(collection: Collection, identity: Identity, utterance: Utterance, words: Interface) -> str:
    """The words, in quotation marks if they are the speaker's own."""
    article, quotation = utterance.annotated.article, utterance.quotation
    anchor = collection.views.anchors[article.id].quotations[utterance.index]
    said = " […] ".join(one_line(part.of(article.text)) for part in quotation.contents)
    shown = said if quotation.kind == "indirect" else words.quoted(said)
    page = collection.site(collection.addresses.article(article.id), anchor)
    content = (
        *_announced(page, one_line(article.title) or article.id, article.date),
        element("author", {}, [worded("name", one_line(identity.name))]),
        worded("content", shown),
    )
    return element("entry", {"xml:lang": language(article.language)}, content)


def _announced(page: str, title: str, day: date | None) -> tuple[str, ...]:
    """What every entry has; its page is also its id."""
    moment = _moment(day)
    link = empty("link", {"rel": "alternate", "type": "text/html", "href": page})
    return worded("id", page), worded("title", title), link, worded("published", moment), worded("updated", moment)


def _moment(day: date | None) -> str:
    return f"{day.isoformat()}T00:00:00Z" if day else ""
