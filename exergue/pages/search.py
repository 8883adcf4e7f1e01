"""The page of the search: what its program needs to know is all here, since it knows no language."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from exergue.interface import Interface
from exergue.language import PACKS, read
from exergue.pages import addresses
from exergue.pages.site import Page, Site

# Words of `interface.yml` that the program shows, there with `search_` before them.
WORDS = (
    "everything",
    "article",
    "quotation",
    "person",
    "place",
    "organization",
    "speaker",
    "outlet",
    "year",
    "kinds",
    "narrow",
    "narrow_by",
    "find",
    "sort",
    "relevance",
    "newest",
    "oldest",
    "more",
    "remove",
    "clear",
    "waiting",
    "nothing",
    "nothing_chosen",
    "unfiltered",
    "advice",
    "failed",
    "needs_server",
    "also",
)
# The same, of a search in several sites.
WORDS_OF_SEVERAL = ("beside", "absent", "other_version")
_KINDS = ("person", "place", "organization")
_COUNTED = ("results", "passages")


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the template prints; `told` is JSON for the program of the page."""

    told: str
    indexes: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True)
class SearchWords:
    """`search.yml` of a language."""

    elided: tuple[str, ...]
    small: tuple[str, ...]


def search_page(site: Site) -> Page:
    """The page with the search, which shows the way to the indexes where it can't work."""
    links, interface = site.links(addresses.SEARCH), site.interface
    indexes = (
        ("articles", addresses.ARTICLES),
        ("persons", addresses.PERSONS),
        ("places", addresses.PLACES),
        ("organizations", addresses.ORGANIZATIONS),
        ("quotations", addresses.QUOTATIONS),
    )
    view = SearchView(
        told=json.dumps(_told(site), ensure_ascii=False, separators=(",", ":")),
        indexes=tuple((interface.word(key), links.to(page)) for key, page in indexes),
    )
    front = {"title": interface.word("search"), "kind": "search"}
    return Page(addresses.SEARCH, "search.md.j2", {"view": view, "front": front})


def search_words(language: str) -> SearchWords:
    """What the search knows of the language in which the site is read; nothing if it has no such file."""
    if not (PACKS / language / "search.yml").is_file():
        return SearchWords((), ())
    words: SearchWords = read(language, "search", SearchWords)
    return words


def _told(site: Site) -> dict[str, object]:
    interface = site.interface
    known = search_words(interface.language)
    asked = (*WORDS, *WORDS_OF_SEVERAL) if site.search_also else WORDS
    return {
        "language": interface.language,
        "words": {
            **{key: interface.word(f"search_{key}") for key in asked},
            **{f"one_{kind}": interface.word(kind) for kind in _KINDS},
        },
        "counts": {noun: _plurals(interface, noun) for noun in _COUNTED},
        "quoted": interface.quoted("{}"),
        "elided": known.elided,
        "small": known.small,
        **_several(site),
    }


def _several(site: Site) -> dict[str, object]:
    """This site's name and the other sites, if it searches others."""
    if not site.search_also:
        return {}
    return {"name": site.name, "sites": [{"url": one.url, "name": one.name} for one in site.search_also]}


def _plurals(interface: Interface, noun: str) -> dict[str, str]:
    """The noun with {n} for its number, in each plural that the language has, by the names that CLDR gives them."""
    found: dict[str, str] = {}
    for number in _samples():
        category = interface.locale.plural_form(number)
        words = interface.count(noun, number)
        found.setdefault(category, words.replace(interface.number(number), "{n}"))
    return found


def _samples() -> Iterable[int]:
    return (*range(101), 1_000_000)
