"""The words under which articles are filed: an index of them, and for each a page with its articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import PurePosixPath

from markupsafe import Markup

from exergue.interface import collation, initial
from exergue.lines import one_line
from exergue.model import AnnotatedArticle, Article
from exergue.pages import addresses
from exergue.pages.addresses import PageLinks
from exergue.pages.article_lists import by_date
from exergue.pages.headings import letter
from exergue.pages.listing import Filed, Listing, listing_pages
from exergue.pages.site import Page, Site
from exergue.reading.slugs import slug_from

_ENTRIES = 600  # on a page
_LONGEST = 80  # characters of the last part of an address
_REMEMBERED = 1 << 12


@dataclass(frozen=True, slots=True)
class Tag:
    """Tags that are written alike but for case, accents and marks; `name` is how most articles write it."""

    name: str
    page: PurePosixPath
    articles: tuple[AnnotatedArticle, ...]


@dataclass(frozen=True, slots=True)
class TagLink:
    """A tag as a link; `count` is "" beside an article."""

    name: str
    path: Markup
    count: str = ""
    noun: str = ""


def tag_pages(site: Site) -> Iterator[Page]:
    """The index of tags, and the pages of each; none where no article has any."""
    found = tags(site)
    if not found:
        return
    yield from listing_pages(site, _index(site, found))
    for tag in found:
        yield from listing_pages(site, by_date(site, tag.page, tag.name, tag.articles))


def tags(site: Site) -> tuple[Tag, ...]:
    """The tags of all articles, in alphabetical order."""
    written: defaultdict[PurePosixPath, Counter[str]] = defaultdict(Counter)
    filed: defaultdict[PurePosixPath, dict[str, AnnotatedArticle]] = defaultdict(dict)
    for annotated in site.corpus.articles:
        for tag in annotated.article.tags:
            page = _page(tag)
            written[page][one_line(tag)] += 1
            filed[page][annotated.article.id] = annotated
    made = (Tag(_usual(forms), page, tuple(filed[page].values())) for page, forms in written.items())
    return tuple(sorted(made, key=lambda tag: (initial(tag.name) == "#", collation(tag.name), tag.page)))


def tag_links(links: PageLinks, article: Article) -> tuple[TagLink, ...]:
    """The tags of the article, each once."""
    pages = {_page(tag): one_line(tag) for tag in reversed(article.tags)}
    return tuple(TagLink(name, links.to(page)) for page, name in reversed(pages.items()))


def tag_entries(site: Site, links: PageLinks, some: Sequence[Tag]) -> tuple[TagLink, ...]:
    """The tags with the number of their articles."""
    return tuple(
        TagLink(
            tag.name,
            links.to(tag.page),
            site.interface.number(len(tag.articles)),
            site.interface.noun("articles", len(tag.articles)),
        )
        for tag in some
    )


@lru_cache(_REMEMBERED)
def _page(tag: str) -> PurePosixPath:
    """The page of the tag. What is too long for an address, or leaves no letter of it, is told apart by a digest."""
    digest = sha256(one_line(tag).encode()).hexdigest()[:8]
    slug = slug_from(tag, longest=len(tag) * 8 + _LONGEST, nameless=f"theme-{digest}")
    if len(slug) > _LONGEST:
        slug = f"{slug_from(tag, longest=_LONGEST - len(digest) - 1)}-{digest}"
    return addresses.TAGS.with_name(f"{slug}.md")


def _usual(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], form))


def _index(site: Site, found: Sequence[Tag]) -> Listing[Tag, TagLink]:
    return Listing(
        page=addresses.TAGS,
        template="tags.md.j2",
        title=site.interface.word("tags"),
        count=site.interface.count("subjects", len(found)),
        filed=[Filed(*letter(site, tag.name), "", tag) for tag in found],
        size=_ENTRIES,
        show=tag_entries,
    )
