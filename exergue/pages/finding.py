"""What an index offers a script for filtering and sorting: words, and data where one page does not hold all.

Without the script the index is read, letter by letter and page by page; nothing here is needed for that.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from markupsafe import Markup

from exergue.interface import Interface
from exergue.pages.site import Page

T = TypeVar("T")

_ROWS = 2000  # in a file: what a reader waits for before the first answer
WORDS = ("filter", "filter_none", "filter_here", "filter_reading", "filter_more", "filter_clear", "sort_by")
_PLURALS = {"one": 1, "other": 9}  # a number for each form of a counted noun


@dataclass(frozen=True, slots=True)
class Finder:
    """What an index page tells the script. `data` leads to the first data file; None where the page holds all."""

    words: str  # JSON
    data: Markup | None


def finder_words(interface: Interface, noun: str) -> str:
    """The words that the script puts into an index of `noun`, as JSON."""
    words: dict[str, object] = {key.removeprefix("filter_"): interface.word(key) for key in WORDS}
    words["hint"] = interface.word(f"filter_{noun}")
    counts = {form: interface.count(noun, n) for form, n in _PLURALS.items()}
    words["found"] = {form: counts[form].replace(interface.number(n), "{n}") for form, n in _PLURALS.items()}
    words["language"] = interface.language
    return json.dumps(words, ensure_ascii=False, sort_keys=True)


def data_pages(
    first: PurePosixPath, rows: Sequence[T], pack: Callable[[Sequence[T]], Mapping[str, object]]
) -> Iterator[Page]:
    """The rows in files as `pack` writes them, each of which names the next; `first` is the address `…/1.json`."""
    slices = [rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS)]
    for number, some in enumerate(slices, 1):
        following = {"next": f"{number + 1}.json"} if number < len(slices) else {}
        content = {"total": len(rows), **following, **pack(some)}
        written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        yield Page(first.with_name(f"{number}.json"), "data.json.j2", {"data": Markup(written)})
