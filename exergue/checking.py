"""Whether every link of a finished site leads somewhere in it: to a page or file, and to the place in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from exergue.errors import OutputError, Problem

_TAG = re.compile(r'<([a-zA-Z][\w-]*)((?:\s+[^\s"=<>/]+(?:="[^"]*")?)*)\s*/?>')
_ATTRIBUTE = re.compile(r'\s([^\s"=<>/]+)="([^"]*)"')
_SKIPPED = re.compile(r"<(script|style)\b[^>]*>.*?</\1>|<!--.*?-->", re.DOTALL)
_LOCATION = re.compile(r"<loc>([^<]*)</loc>")
_FULL = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_HINTED = re.compile(r":~:.*")  # words that a browser is to look for: they are no place of the page


@dataclass(frozen=True, slots=True)
class Checked:
    """How many pages were read, how many addresses they link to, and those that lead nowhere, by page."""

    pages: int
    addresses: int
    broken: tuple[Problem, ...]

    def __str__(self) -> str:
        return f"{self.pages} pages link to {self.addresses} places in the site: {len(self.broken)} not found"


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was read of the site: the files, the places in each page, and what each address was first linked from."""

    files: frozenset[str]
    places: dict[str, frozenset[str]] = field(default_factory=dict)
    links: dict[tuple[str, str], str] = field(default_factory=dict)  # path and place -> page


def checked(site: Path, address: str) -> Checked:
    """What the links of the finished `site` lead to; raises OutputError where there is none.

    `address` is where it is published, "" if that is not known. Full addresses count only where the site gives its
    own: what articles link to, be it on the same host, is not asked for.
    """
    if not (site / "index.html").is_file():
        raise OutputError(f"{site}: holds no site; run `python build.py` first")
    seen = _Seen(frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()))
    for page in sorted(seen.files):
        if page.endswith(".html"):
            _read(site / page, page, address, seen)
    if "sitemap.xml" in seen.files:
        for location in _LOCATION.findall((site / "sitemap.xml").read_text(encoding="utf-8")):
            _follow(unescape(location), "sitemap.xml", address, seen)
    broken = sorted((page, path, place) for (path, place), page in seen.links.items() if not _stands(path, place, seen))
    problems = (Problem(site / page, 0, _said(path, place, seen)) for page, path, place in broken)
    return Checked(len(seen.places), len(seen.links), tuple(problems))


def _read(file: Path, page: str, address: str, seen: _Seen) -> None:
    html = _SKIPPED.sub(_opening, file.read_text(encoding="utf-8"))
    places: set[str] = set()
    for tag, written in _TAG.findall(html):
        attributes = {name.lower(): unescape(value) for name, value in _ATTRIBUTE.findall(written)}
        places.update(attributes[name] for name in ("id", "name") if name in attributes)
        for link in _links(tag.lower(), attributes):
            _follow(link, page, address, seen)
    seen.places[page] = frozenset(places)


def _opening(match: re.Match[str]) -> str:
    """The tag of what is left out, since a script may have an address."""
    return match[0].partition(">")[0] + ">" if match[1] else ""


def _links(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    linking = ("data",) if tag == "object" else ("href", "src", "action", "poster")
    found = (attributes[name] for name in linking if name in attributes)
    yield from (link for link in found if tag == "link" or not _FULL.match(link))
    yield from (part.split()[0] for part in attributes.get("srcset", "").split(",") if part.strip())
    if attributes.get("http-equiv", "").lower() == "refresh":
        yield attributes.get("content", "").partition("url=")[2]


def _follow(link: str, page: str, address: str, seen: _Seen) -> None:
    """Note what a link of `page` means, if it is in the site."""
    if (found := _target(link, page, address)) is not None:
        seen.links.setdefault(found, page)


def _target(link: str, page: str, address: str) -> tuple[str, str] | None:
    """The path in the site and the place in the page; None for another host, or what is no address."""
    home, parts = urlsplit(address), urlsplit(link)
    if (parts.scheme or parts.netloc) and (parts.scheme, parts.netloc) != (home.scheme, home.netloc):
        return None
    root = home.path or "/"
    if parts.path.startswith("/"):
        path = parts.path.removeprefix(root) if parts.path.startswith(root) else parts.path
    else:
        path = f"{page.rpartition('/')[0]}/{parts.path}".lstrip("/") if parts.path else page
    if not path or path.endswith(("/", "/.", "/..")) or path in (".", ".."):
        path = f"{path}/index.html" if path else "index.html"
    return unquote(normpath(path)), unquote(_HINTED.sub("", parts.fragment))


def _stands(path: str, place: str, seen: _Seen) -> bool:
    return path in seen.files and (not place or path not in seen.places or place in seen.places[path])


def _said(path: str, place: str, seen: _Seen) -> str:
    if path in seen.files:
        return f'links to "{place}" in {path}, which has no such place'
    return f"links to {path}, which is not there"
