"""What every export is made from: the corpus, and where its pages and files are to be found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from exergue.corpus import Views
from exergue.model import Corpus, Identity
from exergue.pages.addresses import Addresses, published
from exergue.pages.site import Site
from exergue.settings import Settings

Content = bytes | Iterable[bytes]  # of a file; what may be long comes in pieces, none of which cuts a record
File = tuple[PurePosixPath, Content]


@dataclass(frozen=True, slots=True)
class Collection:
    """The corpus as the site publishes it."""

    corpus: Corpus
    views: Views
    addresses: Addresses
    settings: Settings

    def site(self, file: PurePosixPath, anchor: str = "") -> str:
        """The address of a page or file: a full one if the site has a `site_url`, else relative to the home page."""
        return self.settings.site_url + published(file, anchor)

    def beside(self, here: PurePosixPath, file: PurePosixPath, anchor: str = "") -> str:
        """The address as the file `here` can give it: a full one, or relative to that file."""
        up = "" if self.settings.site_url else "../" * (len(here.parts) - 1)
        return up + self.site(file, anchor)

    @property
    def identities(self) -> tuple[Identity, ...]:
        """People, places, organisations, each by id."""
        return (*self.corpus.persons, *self.corpus.places, *self.corpus.organizations)


def collection(site: Site, settings: Settings) -> Collection:
    """The corpus, read across and addressed as it is for the pages."""
    return Collection(site.corpus, site.views, site.addresses, settings)
