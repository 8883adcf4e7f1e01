"""What every page is made from, and what a page is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from exergue.corpus import Views
from exergue.interface import Interface
from exergue.model import Article, Corpus
from exergue.pages.addresses import Addresses, PageLinks, published
from exergue.settings import License

if TYPE_CHECKING:
    from exergue.pages.entries import ArticleEntry, Entry

NOINDEX = "noindex"  # `robots` in the front matter of a page that search engines and the sitemap leave out


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be written: its path in `docs/`, the template in `templates/pages/` and what that is given."""

    path: PurePosixPath
    template: str
    context: Mapping[str, object]


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
    entries: dict[tuple[str, str, int, str], Entry] = field(default_factory=dict, repr=False, compare=False)
    article_entries: dict[tuple[str, str], ArticleEntry] = field(default_factory=dict, repr=False, compare=False)

    @property
    def dated(self) -> bool:
        """Whether any article has a date."""
        return len(self.corpus.articles) > self.corpus.undated

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

    def full(self, file: PurePosixPath, anchor: str = "") -> str:
        """The full address of a page or file, "" where the site has none."""
        return self.url + published(file, anchor) if self.url else ""

    def links(self, page: PurePosixPath, shown: Article | None = None) -> PageLinks:
        """The site as seen from `page`, the page of the article `shown` if given."""
        return PageLinks(self.addresses, self.views, self.interface, page, shown)
