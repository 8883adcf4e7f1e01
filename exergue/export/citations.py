"""Each article for the programs that keep bibliographies: BibTeX and RIS, and all articles in one file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date

from exergue.data_files import BIBLIOGRAPHY, CSL
from exergue.export.collection import Collection, File
from exergue.lines import one_line
from exergue.markup.targets import external
from exergue.model import Article

# What TeX would obey; UTF-8 is left as it is.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def export_citations(collection: Collection) -> Iterator[File]:
    """A BibTeX and a RIS file for each article, then all articles as BibTeX and as CSL-JSON."""
    for annotated in collection.corpus.articles:
        files = collection.addresses.files(annotated.article.id)
        yield files.bibtex, bibtex(collection, annotated.article).encode()
        yield files.ris, ris(collection, annotated.article).encode()
    yield BIBLIOGRAPHY, _each(collection, bibtex)
    yield CSL, _listed(collection)


def bibtex(collection: Collection, article: Article) -> str:
    """The article as an entry of BibTeX; its key is its slug."""
    day = article.date
    fields = {
        "author": " and ".join(f"{{{_tex(author)}}}" for author in article.authors),
        "title": f"{{{_tex(_title(article))}}}",
        "journal": _tex(article.outlet),
        "year": f"{day.year:04}" if day else "",
        "month": _MONTHS[day.month - 1] if day else "",
        "day": str(day.day) if day else "",
        "date": day.isoformat() if day else "",
        "url": _source(collection, article),
        "note": _tex(_elsewhere(collection, article)),
        "langid": article.language,
        "keywords": ", ".join(map(_tex, article.tags)),
    }
    lines = [f"  {key} = {_value(key, value)},\n" for key, value in fields.items() if value]
    return f"@{'article' if article.outlet else 'misc'}{{{article.slug},\n{''.join(lines)}}}\n"


def ris(collection: Collection, article: Article) -> str:
    """The article as a reference of RIS."""
    day = article.date
    fields = [
        ("TY", "NEWS" if article.outlet else "ELEC"),
        *(("AU", author) for author in article.authors),
        ("TI", _title(article)),
        ("T2", article.outlet),
        ("PY", f"{day.year:04}" if day else ""),
        ("DA", day.strftime("%Y/%m/%d/") if day else ""),
        ("LA", article.language),
        *(("KW", tag) for tag in article.tags),
        ("UR", _source(collection, article)),
        ("L2", _elsewhere(collection, article)),
        ("ID", article.slug),
    ]
    return "".join(f"{tag}  - {one_line(words)}\r\n" for tag, words in fields if one_line(words)) + "ER  - \r\n"


def csl(collection: Collection, article: Article) -> dict[str, object]:
    """The article as an item of CSL-JSON."""
    fields: dict[str, object] = {
        "id": article.slug,
        "type": "article-newspaper" if article.outlet else "webpage",
        "title": _title(article),
        "author": [{"literal": one_line(author)} for author in article.authors],
        "container-title": one_line(article.outlet),
        "issued": {"date-parts": [_parts(article.date)]} if article.date else "",
        "URL": _source(collection, article),
        "language": article.language,
        "keyword": ", ".join(map(one_line, article.tags)),
    }
    return {key: value for key, value in fields.items() if value}


def _each(collection: Collection, write: Callable[[Collection, Article], str]) -> Iterator[bytes]:
    return (write(collection, annotated.article).encode() for annotated in collection.corpus.articles)


def _listed(collection: Collection) -> Iterator[bytes]:
    before = "[\n"
    for annotated in collection.corpus.articles:
        yield f"{before}{json.dumps(csl(collection, annotated.article), ensure_ascii=False)}".encode()
        before = ",\n"
    yield (b"[]\n" if before == "[\n" else b"\n]\n")


def _title(article: Article) -> str:
    return one_line(article.title) or article.id


def _source(collection: Collection, article: Article) -> str:
    """Where the article was published first, else its page, if the site's address is known."""
    return external(article.url) or _page(collection, article)


def _elsewhere(collection: Collection, article: Article) -> str:
    """Its page on this site, where that is not what `_source` gives."""
    return _page(collection, article) if external(article.url) else ""


def _page(collection: Collection, article: Article) -> str:
    page = collection.addresses.article(article.id)
    return collection.site(page) if collection.settings.site_url else ""


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]


def _tex(words: str) -> str:
    return re.sub(r"[\\{}$&%#_~^]", lambda found: _TEX[found[0]], one_line(words))


def _value(key: str, value: str) -> str:
    return value if key == "month" else f"{{{value}}}"
