"""What the annotator finds in an article: names, quotations, roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from exergue.model.text import Article, TextSpan

Label = Literal["PER", "LOC", "ORG", "MISC"]
Kind = Literal["direct", "mixed", "indirect", "none"]
Status = Literal["automatic", "confirmed", "rejected"]
Agreement = Literal["agrees", "differs", ""]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. `entity` is an id within the article (`p1`, `l2`) until `resolve`, a site-wide id after."""

    span: TextSpan
    label: Label
    entity: str
    generator: str  # the rule or component that found it
    confidence: float  # 0 to 1
    status: Status = "automatic"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words given as somebody's.

    `contents` leaves out the marks and any inserted cue (several parts then). `speakers` are entity ids; empty
    when no named entity speaks. `speaker_text` words a role, group or anonymous source; both empty: unknown.
    `antecedent` is the mention whose bearer the source (a pronoun, a description) was taken to mean. `parse`: whether
    the parse of the sentence gives the cue the same source; "" where it says nothing of it.
    """

    contents: tuple[TextSpan, ...]
    kind: Kind
    cue: tuple[TextSpan, ...] = ()
    source: TextSpan | None = None
    speakers: tuple[str, ...] = ()
    speaker_text: str = ""
    generator: str = ""  # the rule that found it, a colon, the sieve that decided who speaks
    confidence: float = 1.0
    antecedent: TextSpan | None = None
    parse: Agreement = ""
    status: Status = "automatic"

    @property
    def span(self) -> TextSpan:
        """From the first character of the first part to the last of the last."""
        return TextSpan(self.contents[0].start, self.contents[-1].end)


@dataclass(frozen=True, slots=True)
class Role:
    """Words that say what a named person is, in apposition or before the name."""

    span: TextSpan
    entity: str


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with its layers, each sorted by position. `sentences` cover the text without overlap."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    roles: tuple[Role, ...] = ()
    sentences: tuple[TextSpan, ...] = ()
