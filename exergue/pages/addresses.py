"""Every address of the site is made here, relative to `docs/`; from one page to another it is relative to the page."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from copy import copy
from pathlib import Path, PurePosixPath
from typing import Any, Literal, NamedTuple

from markupsafe import Markup

from exergue.corpus import Views
from exergue.data_files import ArticleFiles, article_files
from exergue.file_names import composed, is_plain, is_reserved
from exergue.images import NO_IMAGES, Images
from exergue.interface import Interface
from exergue.model import Article, Corpus, Former, Identity, IdentityKind, Person
from exergue.noted import Fact, Noted

HOME = PurePosixPath("index.md")
ARTICLES = PurePosixPath("articles/index.md")
PERSONS = PurePosixPath("personnes/index.md")
PLACES = PurePosixPath("lieux/index.md")
ORGANIZATIONS = PurePosixPath("organisations/index.md")
QUOTATIONS = PurePosixPath("citations.md")
NETWORK = PurePosixPath("reseau.md")
DATA = PurePosixPath("donnees.md")
FEED = PurePosixPath("articles.atom")
TIMELINE = PurePosixPath("chronologie.md")
TAGS = PurePosixPath("sujets/index.md")
EXPLORE = PurePosixPath("explorer.md")
ABOUT = PurePosixPath("a-propos.md")
SEARCH = PurePosixPath("recherche.md")

EntityKind = Literal["per", "loc", "org"]
FOLDERS: dict[IdentityKind | Literal["article"], str] = {
    "article": "articles",
    "person": "personnes",
    "place": "lieux",
    "organization": "organisations",
}


class Line(NamedTuple):
    """What a line of a list tells of an identity; a rejected one has no page."""

    page: PurePosixPath | None
    kind: EntityKind
    name: str
    role: str


class Addresses:
    """Where each article and identity has its page. Rejected identities have none."""

    def __init__(self, corpus: Corpus, images: Images = NO_IMAGES) -> None:
        self._articles = {a.article.id: _page("articles", a.article.slug) for a in corpus.articles}
        self._seeds = {_plain(a.article.path): self._articles[a.article.id] for a in corpus.articles}
        self._images = images.places
        self._files = article_files(a.article for a in corpus.articles)
        self._lines: dict[str, Line] = {}
        self._add("per", FOLDERS["person"], corpus.persons)
        self._add("loc", FOLDERS["place"], corpus.places)
        self._add("org", FOLDERS["organization"], corpus.organizations)
        self._taken = frozenset((*self._articles.values(), *(line.page for line in self._lines.values() if line.page)))

    def article(self, article: str) -> PurePosixPath:
        """The page of the article with this id."""
        return self._articles[article]

    def files(self, article: str) -> ArticleFiles:
        """The data of the article with this id, for other programs: its text, TEI, annotations, BibTeX, RIS."""
        return self._files[article]

    def identity(self, identity: str) -> PurePosixPath | None:
        """The page of a person, place or organisation; None for an unknown or rejected one."""
        line = self._lines.get(identity)
        return line.page if line else None

    def former(self, former: Former) -> PurePosixPath:
        """The page that says what became of an id that was given up; raises ValueError if somebody has its address."""
        page = _page(FOLDERS[former.kind], former.id)
        if page in self._taken:
            raise ValueError(f"{former.id!r} is a former id and the id of an identity")
        return page

    def beside(self, article: Article, target: str) -> PurePosixPath | None:
        """The page of the article in the file that a relative link of `article` means."""
        return self._seeds.get(_plain(article.path.parent / target))

    def image(self, article: Article, target: str) -> PurePosixPath | None:
        """Where the site keeps a picture that the article shows."""
        return self._images.get((article.id, target))

    def line(self, identity: str) -> Line:
        """What lists tell of a person, place or organisation."""
        return self._lines[identity]

    def knows(self, identity: str) -> bool:
        """Whether there is such a person, place or organisation, rejected or not."""
        return identity in self._lines

    def kind(self, identity: str) -> EntityKind:
        """What the identity is, as the class that the theme colours."""
        return self._lines[identity].kind

    def name(self, identity: str) -> str:
        """The name that heads the identity's page, "" for an unknown one."""
        line = self._lines.get(identity)
        return line.name if line else ""

    def role(self, identity: str) -> str:
        """The best of a person's roles, "" where none tells anything."""
        line = self._lines.get(identity)
        return line.role if line else ""

    def noted(self, read: set[Fact]) -> Addresses:
        """The same for the pages of one article or identity: what they read is added to `read`."""
        noted = copy(self)
        vars(noted).update((name, Noted(name, of, read)) for name, of in self.tables.items())
        return noted

    @property
    def tables(self) -> dict[str, Mapping[Any, object]]:
        """All that can be read by entries."""
        return {name: of for name, of in vars(self).items() if isinstance(of, Mapping)}

    def _add(self, kind: EntityKind, folder: str, identities: Iterable[Identity]) -> None:
        for identity in identities:
            if identity.id in self._lines:
                raise ValueError(f"two identities have the id {identity.id!r}")
            page = _page(folder, identity.id) if identity.status != "rejected" else None
            role = _first_role(identity) if isinstance(identity, Person) else ""
            self._lines[identity.id] = Line(page, kind, identity.name, role)


class PageLinks:
    """The `Links` of one page: see `exergue.links`. `shown` is the article whose page it is, if it is one's."""

    def __init__(
        self,
        addresses: Addresses,
        views: Views,
        interface: Interface,
        page: PurePosixPath,
        shown: Article | None = None,
    ) -> None:
        self._addresses = addresses
        self._views = views
        self._interface = interface
        self._shown = shown
        self.up = "../" * (len(page.parts) - 1)  # to the folder of all pages

    def to(self, page: PurePosixPath, anchor: str = "") -> Markup:
        """The link target that leads from this page to another. Addresses hold nothing that Markdown could read."""
        return Markup(f"{self.up}{page}#{anchor}" if anchor else f"{self.up}{page}")

    def entity(self, identity: str) -> str:
        """See `Links`."""
        page = self._addresses.identity(identity)
        return f"{self.up}{page}" if page else ""

    def name(self, identity: str) -> str:
        """See `Links`."""
        return self._addresses.name(identity)

    def is_known(self, identity: str) -> bool:
        """See `Links`."""
        return self._addresses.knows(identity) and identity not in self._views.minor

    def role(self, identity: str) -> str:
        """See `Links`."""
        return self._addresses.role(identity)

    def word(self, key: str) -> str:
        """See `Links`."""
        return self._interface.word(key)

    def article(self, target: str) -> str:
        """See `Links`."""
        page = self._addresses.beside(self._shown, target) if self._shown else None
        return self.to(page) if page else Markup("")

    def image(self, target: str) -> str:
        """See `Links`."""
        file = self._addresses.image(self._shown, target) if self._shown else None
        return self.to(file) if file else Markup("")


def feed(page: PurePosixPath) -> PurePosixPath:
    """The Atom feed of what an identity says, beside what its `page` has."""
    return page.with_suffix("") / "citations.atom"


def published(page: PurePosixPath, anchor: str = "") -> str:
    """Where mkdocs puts a page or file, relative to the home page: `articles/index.md` is at `articles/`."""
    path = str(page)
    if path.endswith(".md"):
        path = path.removesuffix("index.md") if page.name == "index.md" else f"{path[:-3]}/"
    return f"{path}#{anchor}" if anchor else path


def part(page: PurePosixPath, number: int, series: str = "") -> PurePosixPath:
    """The page that goes on with a long list: `citations.md` is followed by `citations/2.md`.

    A page with several lists names the `series`: `personnes/x/mentions/2.md`. No identity can be in the way, since
    these stand in a folder of the page's own.
    """
    return page if number == 1 else page.with_suffix("") / series / f"{number}.md"


def is_own(path: PurePosixPath) -> bool:
    """Whether it is the page of an identity or an article, which is known by its id."""
    return len(path.parts) == 2 and path.parts[0] in FOLDERS.values() and path.stem != "index"


def inside(page: PurePosixPath, *names: str) -> PurePosixPath:
    """A file in the folder of a page's own, where no identity can be in the way: `personnes/index/tout.md`."""
    return page.with_suffix("").joinpath(*names)


def _page(folder: str, slug: str) -> PurePosixPath:
    if not is_plain(slug):
        raise ValueError(f"{slug!r} is no slug: it has to be lower-case ASCII letters, digits and single hyphens")
    return PurePosixPath(folder, f"{slug}-.md" if is_reserved(slug) else f"{slug}.md")


def _plain(path: Path) -> str:
    """The path without detours, whether or not there is such a file."""
    return composed(os.path.normpath(path))


def _first_role(person: Person) -> str:
    """The best of the roles, "" where none tells anything."""
    return next((role.text for role in person.roles if role.heads), "")
