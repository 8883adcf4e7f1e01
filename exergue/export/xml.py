"""XML as text: whatever is put in stays text, and what XML forbids gives way to U+FFFD, one for one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from exergue.markup import targets

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
# By a pattern, since `str.translate` looks at each letter by itself; few texts have any of these.
_IN_TEXT = re.compile(f"[&<>\r{_FORBIDDEN}]")
_IN_VALUE = re.compile(f'[&<>"\t\n\r{_FORBIDDEN}]')
_LANGUAGE = re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_URI = re.compile(
    r"(?:https?://[\w.~-]+(?::\d+)?|mailto:[\w.~+-]+@)(?:[\w\-.~!$&'()*+,;=:@/?#]|%[0-9A-Fa-f]{2})*", re.ASCII
)


def text(words: str) -> str:
    """`words` as the content of an element, every character in its place."""
    return _IN_TEXT.sub(_written, words)


def opening(name: str, attributes: Mapping[str, str] = {}) -> str:
    """The tag that opens an element; attributes without a value are left out."""
    if not attributes:
        return f"<{name}>"
    written = [f' {key}="{_IN_VALUE.sub(_written, value)}"' for key, value in attributes.items() if value]
    return f"<{name}{''.join(written)}>"


def empty(name: str, attributes: Mapping[str, str] = {}) -> str:
    """An element without content."""
    return f"{opening(name, attributes)[:-1]}/>"


def element(name: str, attributes: Mapping[str, str], content: Iterable[str]) -> str:
    """An element around `content`, which is XML already."""
    return f"{opening(name, attributes)}{''.join(content)}</{name}>"


def worded(name: str, words: str, attributes: Mapping[str, str] = {}) -> str:
    """An element around words, "" where there are none."""
    return element(name, attributes, [text(words)]) if words else ""


def language(code: str) -> str:
    """`code` if it can be that of a language, as `xml:lang` wants it, else that of no known one."""
    return code if _LANGUAGE.fullmatch(code) else "und"


def address(target: str) -> str:
    """`target` if it is http, https or mailto, and as RFC 3986 wants it, else ""."""
    before, mark, after = re.sub("%(?![0-9A-Fa-f]{2})", "%25", targets.external(target)).partition("#")
    found = before + mark + after.replace("#", "%23")
    return found if _URI.fullmatch(found) else ""


def _written(found: re.Match[str]) -> str:
    return _WRITTEN.get(found[0], "\ufffd")
