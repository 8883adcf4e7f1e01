"""What one result of the search is made from, as a line of JSON in `docs/` and as the HTML that Pagefind reads."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Literal
from urllib.parse import quote

from exergue.search.words import CUT

ResultKind = Literal["article", "quotation", "person", "place", "organization"]
Shown = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Record:
    """A result to be: its words, `parted`, with a `CUT` before each place that has a mark.

    `id` is its own for ever, so that what Pagefind writes of it changes only with it. `page` is a page in `docs/` with
    the anchor to go to. `marks` tell the place of a sentence on its page, or whether quoted words begin or end.
    `shown` is what the result says beside its words, in the short keys that `assets/search.js` reads; nothing of it
    is searched. `date` is in ISO, "" for none.
    """

    id: str
    kind: ResultKind
    page: str
    words: str
    marks: tuple[str, ...] = ()
    title: str = ""  # parted, too
    shown: Shown = field(default_factory=dict)
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date: str = ""

    def html(self, address: str) -> str:
        """The page that Pagefind reads, for a result that leads to `address`.

        What is shown without being searched goes into an id, which Pagefind hands on as it is.
        """
        day = {"t": self.date} if self.date else {}  # Pagefind does not hand on by what it sorts
        shown = {"u": address, **day, **self.shown}
        told = quote(json.dumps(shown, ensure_ascii=False, separators=(",", ":")), safe="")
        words = self.words.split(CUT)
        marked = (_marked(mark, piece) for mark, piece in zip(self.marks, words[1:], strict=True))
        return (
            f"<!doctype html><html><body><div data-pagefind-ignore>{self._told()}</div>"
            f"{_mark(told)}{escape(words[0])}{''.join(marked)}</body></html>"
        )

    def _told(self) -> str:
        """The title, the filters and the key of the order in time."""
        values = [("kind", self.kind), *((name, value) for name, held in self.filters.items() for value in held)]
        field = "title" if self.kind == "article" else "name"  # which the search ranks differently
        title = f'<b data-pagefind-meta="{field}">{escape(self.title)}</b>' if self.title else ""
        filters = "".join(f'<i data-pagefind-filter="{name}">{escape(value)}</i>' for name, value in values)
        return f'{title}{filters}<i data-pagefind-sort="date">{self.date or _UNDATED}</i>'


NAME, OTHER, ROLE = "t", "n", "r"  # marks of what stands in the words of an identity
_WEIGHTS = {ROLE: 0.1}
_UNDATED = "0000"  # before all others, so last among the newest first


def _mark(told: str) -> str:
    return f' <i id="{told}"></i> '


def _marked(mark: str, words: str) -> str:
    """What somebody is weighs less than names: of all that are ministers few are looked for."""
    return f'{_mark(mark)}<span data-pagefind-weight="{_WEIGHTS.get(mark, 1)}">{escape(words)}</span>'
