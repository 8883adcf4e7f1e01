"""The terms under which an article may be used, and the page where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from exergue.lines import one_line
from exergue.markup.targets import external

_CREATIVE_COMMONS = re.compile(r"CC[ -](BY(?:-NC)?(?:-SA|-ND)?)[ -]([1-4]\.[05])(?: .*)?", re.IGNORECASE)
_ZERO = re.compile(r"CC0(?:[ -]1\.0)?(?: .*)?", re.IGNORECASE)
_DEEDS = "https://creativecommons.org"


@dataclass(frozen=True, slots=True)
class Licence:
    """`path` is "" for words that lead nowhere."""

    text: str
    path: str


def licence(written: str) -> Licence | None:
    """The licence as a front matter words it: an address leads there, a name of Creative Commons to its deed."""
    words = one_line(written)
    if not words:
        return None
    if address := external(words):
        return Licence(re.sub(r"^https?://(?:www\.)?|/$", "", words), address)
    if _ZERO.fullmatch(words):
        return Licence(words, f"{_DEEDS}/publicdomain/zero/1.0/")
    if found := _CREATIVE_COMMONS.fullmatch(words):
        return Licence(words, f"{_DEEDS}/licenses/{found[1].lower()}/{found[2]}/")
    return Licence(words, "")
