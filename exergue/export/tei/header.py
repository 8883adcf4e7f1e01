"""The TEI header: what the article is, whence it comes, how it was annotated."""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath

from exergue import __version__
from exergue.export.collection import Collection
from exergue.export.tei.rules import Rules
from exergue.export.xml import address, element, empty, language, worded
from exergue.model import AnnotatedArticle, Article
from exergue.pages.licences import Licence, licence

_NOTES = (
    "The characters of the body, less the tags, are those of the article, one for one; a character that XML forbids "
    "is U+FFFD.",
    "Names, roles and quotations were marked by a program. The attribute cert says how sure it is, from 0 to 1, resp "
    "which rule it followed, or that an editor confirmed it.",
    "What crosses another element or the end of a paragraph is in several, joined by next and prev.",
)
_KINDS = {
    "direct": "The speaker's own words.",
    "mixed": "Some of the speaker's own words within a sentence of the article.",
    "indirect": "What the speaker said, in the words of the article.",
}


def header(collection: Collection, path: PurePosixPath, annotated: AnnotatedArticle, rules: Rules) -> str:
    """The header of one article, for the file `path`."""
    article = annotated.article
    described = element(
        "fileDesc",
        {},
        [
            _title(article, rules),
            publication(collection, _page(collection, path, article), licence(article.license)),
            _source(article),
        ],
    )
    return element("teiHeader", {"xml:lang": "en"}, [described, encoding(), _profile(article)])


def publication(collection: Collection, page: str, own: Licence | None = None) -> str:
    """Who publishes the file, and under which terms: an article's `own`, else the site's."""
    settings = collection.settings
    given = settings.license
    terms = own or (Licence(given.name, given.url) if given else None)
    licence = worded("licence", terms.text, {"target": address(terms.path)}) if terms else ""
    stated = licence or worded("p", "No licence is stated.")
    content = [
        worded("publisher", settings.site_name or "Exergue"),
        worded("idno", page, {"type": "URI"}),
        element("availability", {}, [stated]),
    ]
    return element("publicationStmt", {}, content)


@cache
def encoding() -> str:
    """How texts were encoded, and the kinds of quotations."""
    notes = element("editorialDecl", {}, [worded("p", note) for note in _NOTES])
    kinds = [element("category", {"xml:id": kind}, [worded("catDesc", words)]) for kind, words in _KINDS.items()]
    taxonomy = element("taxonomy", {"xml:id": "quotations"}, kinds)
    program = element("application", {"ident": "exergue", "version": __version__}, [worded("label", "Exergue")])
    return element("encodingDesc", {}, [notes, element("classDecl", {}, [taxonomy]), element("appInfo", {}, [program])])


def reference(article: Article) -> list[str]:
    """The article as the content of a `bibl`."""
    when = article.date.isoformat() if article.date else ""
    return [
        worded("title", article.title or article.id, {"level": "a"}),
        *(worded("author", author) for author in article.authors),
        worded("title", article.outlet, {"level": "j"}),
        worded("date", when, {"when": when}),
    ]


def _title(article: Article, rules: Rules) -> str:
    named = [worded("title", article.title or article.id), *(worded("author", author) for author in article.authors)]
    return element("titleStmt", {}, [*named, *rules.statements()])


def _source(article: Article) -> str:
    target = address(article.url)
    link = empty("ptr", {"target": target}) if target else ""
    return element("sourceDesc", {}, [element("bibl", {}, [*reference(article), link])])


def _profile(article: Article) -> str:
    used = element("langUsage", {}, [empty("language", {"ident": language(article.language)})])
    terms = "".join(worded("term", tag) for tag in article.tags)
    tags = element("textClass", {}, [element("keywords", {}, [terms])]) if terms else ""
    return element("profileDesc", {}, [used, tags])


def _page(collection: Collection, path: PurePosixPath, article: Article) -> str:
    return collection.beside(path, collection.addresses.article(article.id))
