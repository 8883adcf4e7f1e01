"""Where readers can tell of a mistake: `extra.exergue.contact`, an e-mail address or that of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

_MAIL = re.compile(r"[^\s@<>\"'()]+@[^\s@<>\"'()]+\.[^\s@<>\"'().]+")
_PAGE = re.compile(r"https?://[^\s<>\"'()]+")


@dataclass(frozen=True, slots=True)
class Contact:
    """An address as readers see it, and as a link has it. Neither holds what HTML or Markdown could read as an end."""

    shown: str
    href: str


def read_contact(written: object) -> Contact | None:
    """The contact that a setting names; None for "". Raises PydanticCustomError for what is no address."""
    if not written:
        return None
    if isinstance(written, str) and _MAIL.fullmatch(written):
        return Contact(written, f"mailto:{written}")
    if isinstance(written, str) and _PAGE.fullmatch(written):
        return Contact(re.sub(r"^https?://|/$", "", written), written)
    raise PydanticCustomError("contact", "expected an e-mail address or the https:// address of a page")
