"""The shape of a line of `data/annotations.jsonl`, from which its JSON Schema is made."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict

from exergue.model import Agreement, Kind, Label, Status

Start = Annotated[int, Field(ge=0, description="Place of the first character")]
End = Annotated[int, Field(ge=0, description="Place behind the last character")]
Confidence = Annotated[float, Field(ge=0, le=1, description="How sure the program is")]
Decided = Annotated[Status, Field(description="automatic, or confirmed by an editor")]
_STRICT = ConfigDict(extra="forbid")


@with_config(_STRICT)
class SpanRecord(TypedDict):
    """A stretch of `text`, in characters (code points)."""

    start: Start
    end: End


@with_config(_STRICT)
class MentionRecord(TypedDict):
    """A name in the text."""

    start: Start
    end: End
    label: Label
    entity: Annotated[str | None, Field(description="Id of whom or what it means: the last part of a page's address")]
    generator: Annotated[str, Field(description="The rule that found it")]
    confidence: Confidence
    status: Decided


@with_config(_STRICT)
class QuotationRecord(TypedDict):
    """A quotation, or a part of one that its cue cuts."""

    start: Start
    end: End
    type: Annotated[Kind, Field(description="none: words in marks that nobody says")]
    group: Annotated[str, Field(description="The same for all parts of a quotation that has several, else empty")]
    cue: Annotated[list[SpanRecord], Field(description="The words that say that something is said")]
    source: Annotated[SpanRecord | None, Field(description="The words that say who speaks")]
    antecedent: Annotated[SpanRecord | None, Field(description="What such a source as « il » was taken to stand for")]
    parse: Annotated[Agreement, Field(description="Whether the parse gives the cue this source; empty where silent")]
    speakers: Annotated[list[str], Field(description="Ids of those who speak")]
    speaker_text: Annotated[str, Field(description="Words for a speaker without name")]
    generator: Annotated[str, Field(description="rule and sieve, with a colon between them")]
    rule: Annotated[str, Field(description="The rule that found the quotation")]
    sieve: Annotated[str, Field(description="The rule that decided who speaks")]
    confidence: Confidence
    status: Decided


@with_config(_STRICT)
class RoleRecord(TypedDict):
    """Words that say what a person is."""

    start: Start
    end: End
    entity: Annotated[str, Field(description="Id of the person")]


@with_config(_STRICT)
class ArticleRecord(TypedDict):
    """An article with its annotations, one a line."""

    article: Annotated[str, Field(description="Id: file name without ending, or the slug that the article gives")]
    path: Annotated[str, Field(description="The file, relative to the project")]
    language: Annotated[str, Field(description="Code of ISO 639")]
    title: str
    text: Annotated[str, Field(description="The text that all offsets mean")]
    text_path: Annotated[str, Field(description="The file in docs/ that holds it")]
    mentions: list[MentionRecord]
    quotations: list[QuotationRecord]
    roles: list[RoleRecord]
