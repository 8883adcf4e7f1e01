"""Single values of settings as YAML has them, each made what the program goes by or refused with a reason."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError


def mapping(value: object) -> object:
    """A key with nothing after it says nothing; whatever else is no mapping gets a message in the words of YAML."""
    if value is not None and not isinstance(value, dict):
        raise PydanticCustomError("mapping", "expected keys and values")
    return value or {}


def environment(value: object) -> object:
    """The value of mkdocs' `!ENV NAME` or `!ENV [NAME, …, default]`; any other as it is."""
    tag = getattr(value, "tag", None)
    if getattr(tag, "value", None) != "!ENV":
        return "" if value is None else value
    names = list(value) if isinstance(value, list) else [getattr(value, "value", "")]
    if not names or not all(isinstance(name, str) for name in names):
        raise PydanticCustomError("environment", "expected !ENV NAME or !ENV [NAME, default]")
    default = names.pop() if len(names) > 1 else ""
    return next((os.environ[name] for name in names if name in os.environ), default) or ""


def full(value: str) -> str:
    """`value` if it is a full address, or empty."""
    if value and not (re.fullmatch(r"https?://[^\s/?#\"<>]+(/[^\s?#\"<>]*)?", value) and has_host(value)):
        raise PydanticCustomError("address", "expected a full address such as https://example.org/articles/")
    return value


def has_host(value: str) -> bool:
    """Whether a program that takes the address apart finds a host, and a port that can be one."""
    try:
        return bool(urlsplit(value).hostname) and urlsplit(value).port != 0
    except ValueError:
        return False


def with_slash(value: str) -> str:
    """The address with the slash at its end that mkdocs gives it."""
    return value if not value or value.endswith("/") else f"{value}/"
