"""Addresses from titles: short, plain, and safe on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256

from slugify import slugify

from exergue.file_names import is_plain, is_reserved
from exergue.model import Article
from exergue.published import Line
from exergue.reading.characters import without_invisible

_LONGEST = 80
_ACCENTS = dict.fromkeys(range(0x300, 0x363))
_NAMELESS = "article"


def is_slug(text: str) -> bool:
    """Whether `text` can be the last part of an article's address as it is."""
    return is_plain(text) and len(text) <= _LONGEST and not is_reserved(text)


def slug_from(text: str, longest: int = _LONGEST, nameless: str = _NAMELESS) -> str:
    """The last part of an address, made from `text`: ASCII, small letters, cut at a hyphen, never empty or reserved.

    `nameless` is what stands where nothing is left of `text`, and before a reserved word.
    """
    # « l’Est » is two words. « &eacute; » in a title is these eight characters, not a letter.
    words = re.sub(r"[\W_]+", " ", unicodedata.normalize("NFC", without_invisible(text)))
    slug = _cut(re.sub("[^a-z0-9]+", "-", _in_ascii(words)).strip("-"), longest)
    if not slug:
        return nameless
    return f"{nameless}-{slug}" if is_reserved(slug) else slug


def _in_ascii(words: str) -> str:
    """The words in small letters of ASCII. slugify, which is slow, is asked where more than accents has to go."""
    bare = unicodedata.normalize("NFKD", words).translate(_ACCENTS)
    if bare.isascii() and bare.replace(" ", "").isalnum():
        return bare.lower()
    return slugify(words, entities=False, decimal=False, hexadecimal=False)


def _cut(slug: str, longest: int) -> str:
    if len(slug) <= longest:
        return slug
    whole_words = slug[: longest + 1].rpartition("-")[0]
    return (whole_words or slug[:longest]).strip("-")


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def with_slugs(articles: Iterable[Article], published: Iterable[Line] = ()) -> tuple[Article, ...]:
    """The articles, each with a slug of its own; one that has a slug already (as given) keeps it.

    So does one that had a slug when it was `published`. Of equal titles the earliest gets the bare slug; the others
    add their date, or their id.
    """
    articles = tuple(articles)
    kept = _kept(articles, published)
    slugs = {article.id: article.slug or kept.get(article.id, "") for article in articles}
    taken = {slug for slug in slugs.values() if slug}
    for article in sorted(articles, key=lambda a: (a.date or date.max, a.id)):
        slug = slugs[article.id] or next(slug for slug in _candidates(article) if slug not in taken)
        taken.add(slug)
        slugs[article.id] = slug
    return tuple(replace(article, slug=slugs[article.id]) for article in articles)


def _kept(articles: Iterable[Article], published: Iterable[Line]) -> dict[str, str]:
    """The slug under which each article was published, by its id; none that another gives itself."""
    given = {article.slug for article in articles if article.slug}
    named = {name: line.id for line in published if line.kind == "article" for name in (line.form, *line.articles)}
    kept: dict[str, str] = {}  # article by slug
    for article in articles:
        slug = named.get(article.id, "")
        if not article.slug and slug and slug not in given:
            kept.setdefault(slug, article.id)
    return {id: slug for slug, id in kept.items()}


def _candidates(article: Article) -> Iterator[str]:
    bare = slug_from(article.title)
    yield bare
    suffixes = [slug_from(article.id, 40), _hash(article.id)]
    for suffix in [article.date.isoformat(), *suffixes] if article.date else suffixes:
        yield f"{_cut(bare, _LONGEST - len(suffix) - 1)}-{suffix}"
    for number in range(2, 1_000_000):
        yield f"{_cut(bare, _LONGEST - 8)}-{number}"
