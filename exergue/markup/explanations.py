"""Why a quotation was given to its speaker, behind a mark in the text.

An article has as many of these as quotations: their markup is short, since pages have to stay light.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from exergue.links import Links
from exergue.markup.escape import attribute


@dataclass(frozen=True, slots=True)
class Doubt:
    """That the speaker is not sure: `kind` for the theme (`probable`, `uncertain`), the plain words for readers."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Markdown for the midst of a line: a sentence, and what to think of it (rules, confidence, status)."""

    words: str
    standing: tuple[str, ...]
    spoken: str = ""  # the attributes that say its language; "" when it is the article's
    doubt: Doubt | None = None  # None where the speaker is sure or not known at all
    confidence: float = 1.0


Explanations = Mapping[int, Explanation]  # by the quotation's place among all
NO_EXPLANATIONS: Explanations = MappingProxyType({})


def card(anchor: str, speaker: str, *explained: Explanation) -> str:
    """A card that the button of this anchor opens: who speaks, as Markdown, unless that stands beside it; then why.

    It is `hidden` for readers that know no style sheet and would take it for text of the article.
    """
    voice = f"<b>{speaker}</b>" if speaker else ""
    told = "".join(map(_told, dict.fromkeys(explained)))
    return f'<span class="who" id="{anchor}-card" popover hidden data-added>{voice}{told}</span>'


def button(anchor: str, speaker: str, links: Links, doubt: Doubt | None = None) -> str:
    """A mark that opens the card of this anchor; it holds on to the word before it, and says whose words and the doubt.

    `speaker` is plain text.
    """
    label = links.word("why").format(speaker=speaker)
    label = f"{label} ({doubt.words})" if doubt else label
    return (
        f'<span class="why" data-added>&#8288;<button popovertarget="{anchor}-card" '
        f'aria-label="{attribute(label)}"></button></span>'
    )


def surest(explained: Iterable[Explanation]) -> Explanation | None:
    """The surest explanation; None where it leaves no doubt: a name that surely says one part of a callout is sure."""
    best = max(explained, key=lambda one: one.confidence, default=None)
    return best if best and best.doubt else None


def _told(explained: Explanation) -> str:
    words = f" <span{explained.spoken}>{explained.words}</span>" if explained.words else ""
    return f"{words} <small{explained.spoken}>{' · '.join(explained.standing)}</small>"
