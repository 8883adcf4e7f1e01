"""The sites that the search finds things in beside its own: `extra.exergue.search_also`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

_PLACE = re.compile(r"(https?://[^\s/?#\"<>\\]+)?(/(?!/))?([^\s?#\"<>\\:/][^\s?#\"<>\\:]*)?")
_PORTS = {"http": 80, "https": 443}
_ANYWHERE = "https://host.invalid/a/b/c/"  # to compare paths where a site has no address yet


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another site of this host: its home page, as a path or a full address, and what to call it, "" for its path."""

    url: str
    name: str = ""


class SiblingSetting(BaseModel):
    """A line of the setting, once `sibling_setting` has seen it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    url: str = Field(default="", validate_default=True)
    name: str = ""

    @field_validator("url")
    @classmethod
    def _is_place(cls, url: str) -> str:
        """With the slash at its end that the address of a folder has."""
        if not url or not _PLACE.fullmatch(url) or not _is_taken_apart(url):
            raise PydanticCustomError("sibling", "expected the home page of a site, such as ../1990/ or /1990/")
        return url if url.endswith("/") else f"{url}/"


def sibling_setting(written: object) -> object:
    """A line of the setting, of which a name alone is the address; raises PydanticCustomError for a list or number."""
    if isinstance(written, str):
        return {"url": written}
    if not isinstance(written, dict):
        raise PydanticCustomError("sibling", "expected an address, or url: and name:")
    return written


def unfit(siblings: Sequence[Sibling], site_url: str) -> Iterator[tuple[int, str]]:
    """The places in the list of what can't be searched from the site at `site_url`, "" for none, and why."""
    met: set[str] = set()
    for place, sibling in enumerate(siblings):
        full = urljoin(site_url or _ANYWHERE, sibling.url)
        if site_url and _origin(urlsplit(full)) != _origin(urlsplit(site_url)):
            reason = "the content security policy of the pages forbids to ask another"
            wanted = "expected a site of the same scheme, host and port"
            yield place, f"{sibling.url} is not on the host of site_url, {site_url}: {reason}; {wanted}"
        if full in met:
            yield place, f"{sibling.url} is already in the list; expected each site once"
        met.add(full)


def _is_taken_apart(url: str) -> bool:
    try:
        return urlsplit(url).port != 0
    except ValueError:
        return False


def _origin(address: SplitResult) -> tuple[str, str | None, int | None]:
    return address.scheme, address.hostname, address.port or _PORTS.get(address.scheme)
