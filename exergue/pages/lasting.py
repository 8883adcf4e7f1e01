"""What stands at an address that the site has no page for any more, though it had: the way to the nearest that it has.

An address says itself where it belongs: `personnes/x/mentions/3` goes on with a list of `personnes/x`. So what leads on
from it is found by its parts, for pages of whatever kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from exergue.pages.addresses import HOME
from exergue.pages.former import FormerView, Linked
from exergue.pages.site import NOINDEX, Kept, Page, Site


@dataclass(frozen=True, slots=True)
class _Standing:
    """A page that the site has: its title, and the address to which it leads on by itself, "" if it does not."""

    title: str
    moved_to: str


class Standing:
    """The pages of the site as they are made."""

    def __init__(self) -> None:
        self._pages: dict[PurePosixPath, _Standing] = {}

    def noting(self, pages: Iterable[Page | Kept]) -> Iterator[Page | Kept]:
        """The pages, of which each is known from now on."""
        for page in pages:
            if page.title:  # not a file of data
                self._pages[page.path] = _Standing(page.title, _moved_to(page))
            yield page

    def lasting(self, site: Site, kept: Iterable[PurePosixPath]) -> Iterator[Page]:
        """A page that leads on for each of `kept` which has none; to be asked when all others are made."""
        for path in kept:
            if path not in self._pages:
                yield self._leading_on(site, path)

    def _leading_on(self, site: Site, path: PurePosixPath) -> Page:
        target = self._nearest(path)
        title = self._pages[target].title
        view = FormerView(title, site.interface.word("moved"), page=Linked(title, site.links(path).to(target)))
        front = {"title": title, "kind": "former", "robots": NOINDEX, "moved_to": str(target.with_suffix(""))}
        return Page(path, "former.md.j2", {"view": view, "front": front})

    def _nearest(self, path: PurePosixPath) -> PurePosixPath:
        """The page under the id of today, the end of the list that went on there, or what the list belonged to."""
        carried = self._carried(path)
        return next((page for page in _above(carried) if page in self._pages), HOME)

    def _carried(self, path: PurePosixPath) -> PurePosixPath:
        """The path in which what was renamed has its new name, be it the page's own or that of somebody on it."""
        for own in reversed(path.parents):
            if own.name and (moved_to := self._moved_to(own)):
                path = PurePosixPath(moved_to) / path.relative_to(own)
        folder, parts = path.parts[0], path.with_suffix("").parts
        named = (PurePosixPath(self._moved_to(PurePosixPath(folder, part)) or part).name for part in parts[2:])
        return PurePosixPath(*parts[:2], *named).with_suffix(".md")

    def _moved_to(self, address: PurePosixPath) -> str:
        page = self._pages.get(address.with_suffix(".md"))
        return page.moved_to if page else ""


def _moved_to(page: Page | Kept) -> str:
    """None of those that were kept leads on by itself."""
    front = page.context["front"] if isinstance(page, Page) else None
    return str(front.get("moved_to", "")) if isinstance(front, Mapping) else ""


def _above(path: PurePosixPath) -> Iterator[PurePosixPath]:
    """The page, those before it in a list, the latest first, and then what holds it."""
    yield path
    if path.stem.isdecimal():
        yield from (path.with_name(f"{number}.md") for number in range(int(path.stem) - 1, 1, -1))
    for parent in path.parents[:-1]:
        yield parent.with_suffix(".md")
        yield parent / "index.md"
