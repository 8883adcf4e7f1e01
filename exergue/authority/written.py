"""The shape of the editors' files: what pydantic checks, and what the JSON Schema for editing programs is made from."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from exergue.authority.decisions import NOBODY
from exergue.hints import nearest
from exergue.reading.slugs import is_slug
from exergue.registers import REGISTERS
from exergue.resolution.spelling import shown

_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
_DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
_HIDE: tuple[object, ...] = (False, True, "initials", "noindex")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value} is not text; expected words, in quotes where YAML reads them as something else")
    if not value.strip():
        raise ValueError("is empty; expected words")
    return shown(value)


def _id(value: str) -> str:
    if not is_slug(value) or value == NOBODY:
        raise ValueError(f'"{value}" cannot be an id; expected a-z, 0-9 and single hyphens, such as mark-milley')
    return value


def _day(value: object) -> str:
    """A year, which YAML makes a number of, a month or a day."""
    written = str(value)
    if not re.fullmatch(_DAY, written):
        raise ValueError(f'"{written}" is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD')
    try:
        date.fromisoformat(f"{written}-01-01"[:10] if len(written) < 10 else written)
    except ValueError:
        raise ValueError(f'"{written}" is not a date of the calendar') from None
    return written


def _identifiers(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError("expected a mapping such as {wikidata: Q42}")
    for register, number in value.items():
        if register not in REGISTERS:
            raise ValueError(f"unknown register {register}; {nearest(str(register), REGISTERS)}")
        if not re.fullmatch(REGISTERS[register].pattern, str(number)):
            raise ValueError(f'"{number}" is no {register} number')
    return {str(register): str(number) for register, number in value.items()}


def _hide(value: object) -> object:
    if not any(value is choice or (isinstance(value, str) and value == choice) for choice in _HIDE):
        raise ValueError(f'"{value}" is no way to hide; expected false, true, initials or noindex')
    return value


def _role(value: object) -> object:
    """A role without dates may be given as its words alone."""
    return value if isinstance(value, dict) else {"text": value}


def _several(value: list[str]) -> list[str]:
    if len(value) < 2:
        raise ValueError("names too few; expected two ids or more")
    if len(set(value)) < len(value):
        raise ValueError("names an id twice; expected different ones")
    return value


_Text = Annotated[str, BeforeValidator(_text)]
_NewId = Annotated[_Text, AfterValidator(_id), WithJsonSchema({"type": "string", "pattern": f"^{_ID}$"})]
_KnownId = Annotated[_Text, WithJsonSchema({"type": "string", "pattern": f"^{_ID}$"})]
_Ids = Annotated[list[_KnownId], AfterValidator(_several)]
_Day = Annotated[
    str,
    BeforeValidator(_day),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": f"^{_DAY}$"}, {"type": "integer"}]}),
]
_SameAs = Annotated[
    dict[str, str],
    BeforeValidator(_identifiers),
    WithJsonSchema(
        {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                register: {"anyOf": [{"type": "string", "pattern": f"^({known.pattern})$"}, {"type": "integer"}]}
                for register, known in REGISTERS.items()
            },
        }
    ),
]
_Hide = Annotated[Any, BeforeValidator(_hide), WithJsonSchema({"enum": list(_HIDE)})]


class WrittenRole(BaseModel):
    """What somebody is or was."""

    model_config = ConfigDict(extra="forbid")

    text: _Text = Field(description="The words, without article: président de la République")
    since: _Day = Field("", alias="from", description="YYYY, YYYY-MM or YYYY-MM-DD")
    until: _Day = Field("", alias="to", description="YYYY, YYYY-MM or YYYY-MM-DD")


_Role = Annotated[WrittenRole, BeforeValidator(_role, json_schema_input_type=WrittenRole | str)]


class WrittenEntry(BaseModel):
    """A person, a place or an organisation."""

    model_config = ConfigDict(extra="forbid")

    id: _NewId = Field(description="The last part of the address of its page: a-z, 0-9 and single hyphens")
    name: _Text = Field(description="The name at the head of the page")
    variants: list[_Text] = Field([], description="Exact forms that mean this person, place or organisation")
    excluded: list[_Text] = Field([], alias="not", description="Exact forms that never do")
    roles: list[_Role] = Field([], description="What the page says first of a person")
    same_as: _SameAs = Field({}, description="The numbers of other registers")
    note: _Text = Field("", description="One line that the page shows")
    hide: _Hide = Field(
        False,
        description="true: a neutral word instead of the name, everywhere; initials: these instead of the name; "
        "noindex: the page stays out of search engines",
    )


class _OfArticle(BaseModel):
    """What corrections of an article have in common."""

    model_config = ConfigDict(extra="forbid")

    article: _Text = Field(description="The article: its file name without ending, or its slug")
    prefix: _Text = Field("", description="The words just before, where the text alone stands more than once")
    suffix: _Text = Field("", description="The words just after, where the text alone stands more than once")


class WrittenMention(_OfArticle):
    """A name in an article: whom or what it means."""

    mention: _Text = Field(description="The name as it stands in the article")
    every: bool = Field(False, strict=True, description="Wherever the article has it, not in one place only")
    entity: _KnownId = Field("", alias="is", description=f"The id that it means, or {NOBODY} if it is no name")
    kind: Literal["", "person", "place", "organization"] = Field("", alias="as", description="What it is the name of")


class WrittenQuotation(_OfArticle):
    """A quotation: who says it, what it is, where it begins and ends."""

    quotation: _Text = Field(description="Words of the quotation")
    speaker: _KnownId = Field("", description=f"The id of who says it, or {NOBODY} if nobody knows")
    speaker_text: _Text = Field("", description="Words for a speaker without a page: un diplomate européen")
    kind: Literal["", "direct", "mixed", "indirect", "none"] = Field("", description="none: it is no quotation")
    begins: _Text = Field("", description="Its first words")
    ends: _Text = Field("", description="Its last words")


class WrittenSame(BaseModel):
    """Identities that are one."""

    model_config = ConfigDict(extra="forbid")

    same: _Ids = Field(description="The ids; the first one stays, the others lead to it")


class WrittenDifferent(BaseModel):
    """Identities that are never one."""

    model_config = ConfigDict(extra="forbid")

    different: _Ids = Field(description="The ids, none of which is another")
