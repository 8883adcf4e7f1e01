"""What every page is made from, and what a page is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

from exergue.corpus import Views
from exergue.interface import Interface
from exergue.model import Article, Corpus
from exergue.noted import Fact, Whole
from exergue.pages.addresses import Addresses, PageLinks, published
from exergue.settings import License
from exergue.siblings import Sibling

if TYPE_CHECKING:
    from exergue.pages.entries import ArticleEntry, Entry

NOINDEX = "noindex"  # `robots` in the front matter of a page that search engines and the sitemap leave out


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be written: its path in `docs/`, the template in `templates/pages/` and what that is given."""

    path: PurePosixPath
    template: str
    context: Mapping[str, object]

    @property
    def title(self) -> str:
        """What heads the page, "" for a file of data."""
        front = self.context.get("front")
        return str(front["title"]) if isinstance(front, Mapping) else ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A page that stands in `docs/` as it would be made now: its title, "" for a file of data, and its SHA-256."""

    path: PurePosixPath
    title: str
    digest: str


class Reuse(Protocol):
    """What knows whether the pages of one article or identity have to be made."""

    @property
    def read(self) -> set[Fact]:
        """Where a site that notes what is read of it has to note that."""
        ...

    def pages(self, name: str, given: str, make: Callable[[], Iterable[Page]]) -> Iterator[Page | Kept]:
        """What `make` gives, of `given` and what is read, or what was kept of it under the `name`."""
        ...


@dataclass(frozen=True, slots=True)
class Afresh:
    """Makes all pages."""

    read: set[Fact] = field(default_factory=set)

    def pages(self, name: str, given: str, make: Callable[[], Iterable[Page]]) -> Iterator[Page | Kept]:
        """What `make` gives."""
        self.read.clear()
        yield from make()


@dataclass(frozen=True, slots=True)
class Site:
    """The corpus, what it says read across, and how the site addresses and words it.

    `entries` and `article_entries` are the lines of lists that were made so far, by the way up from the pages that show
    them and what they tell: most stand on many pages.
    """

    corpus: Corpus
    views: Views
    addresses: Addresses
    interface: Interface
    url: str = ""  # full address of the home page, "" where none is set
    name: str = ""
    description: str = ""
    license: License | None = None
    search_also: tuple[Sibling, ...] = ()
    entries: dict[tuple[str, str, int, str], Entry] = field(default_factory=dict, repr=False, compare=False)
    article_entries: dict[tuple[str, PurePosixPath], ArticleEntry] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def dated(self) -> bool:
        """Whether any article has a date."""
        return self.views.dated

    @property
    def counts(self) -> dict[str, str]:
        """How much of what the site holds, in words."""
        count, corpus = self.interface.count, self.corpus
        return {
            "articles": count("articles", len(corpus.articles)),
            "persons": count("persons", len(corpus.persons)),
            "places": count("places", len(corpus.places)),
            "organizations": count("organizations", len(corpus.organizations)),
            "quotations": count("quotations", len(self.views.utterances)),
        }

    def noted(self, read: set[Fact]) -> Site:
        """The same for the pages of one article or identity: what they read is added to `read`."""
        # No corpus at all, rather than one whose reading would go unnoticed.
        return replace(self, corpus=Whole(), views=self.views.noted(read), addresses=self.addresses.noted(read))  # type: ignore[arg-type]

    def full(self, file: PurePosixPath, anchor: str = "") -> str:
        """The full address of a page or file, "" where the site has none."""
        return self.url + published(file, anchor) if self.url else ""

    def links(self, page: PurePosixPath, shown: Article | None = None) -> PageLinks:
        """The site as seen from `page`, the page of the article `shown` if given."""
        return PageLinks(self.addresses, self.views, self.interface, page, shown)
