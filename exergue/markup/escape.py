"""Any text as Markdown that means that text and nothing else.

Runs of white space become one space, so a text is always one line and only its first character can stand where a
line starts. Apostrophes, quotation marks and colons stay as they are, since no extension that the site uses reads
them: French is full of them, and a page would no longer be readable on disk.
"""

from __future__ import annotations

import re
from functools import cache

from exergue.direction import direction

_SPACE = " \t\n\r\f\v"  # what HTML folds; no-break and other spaces are characters like any
_FORBIDDEN = r"\x00-\x08\x0e-\x1f\x7f-\x9f"  # Python-Markdown keeps its own marks as U+0002 and U+0003
_SURROGATES = r"\ud800-\udfff"  # cannot be written as UTF-8
_MARKUP = r"\\`*_{}\[\]<>&#|~^=$@"
_NEVER = f"{_FORBIDDEN}{_SURROGATES}{_MARKUP}"
_SHOUT = r"!(?!\s)"  # `![` would be an image, `!!!` an admonition; « Non ! » stays readable

_INLINE = re.compile(f"[{_SPACE}]{{2,}}|[{_SPACE[1:]}]|[{_NEVER}]|{_SHOUT}")
_SUSPECT = re.compile(f"[{_SPACE[1:]}{_NEVER}!]")  # found at a glance, where most texts hold none
_VERBATIM = re.compile(f"\r\n?|[\t\f\v]|[{_NEVER}]|!")
_LINE_START = re.compile(r"(\d*)([-+:.)])")  # a list, a rule, a definition

_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SPACE_IN_CODE = {"\t": "&#9;", "\r": "\n", "\r\n": "\n", "\f": " ", "\v": " "}


def escape(text: str) -> str:
    """`text` as inert Markdown on one line, fit to stand anywhere: at a line's start, in a heading, in a table."""
    return block(inline(text))


def inline(text: str) -> str:
    """`text` as inert Markdown for the midst of a line; spaces at its edges stay."""
    return _INLINE.sub(_reference, text) if "  " in text or _SUSPECT.search(text) else text


def block(markdown: str) -> str:
    """A line of Markdown as a block of its own: nothing at its start reads as a list, nothing at its edges is lost."""
    line = markdown.strip(" ")
    # Python strips no-break spaces too, and Python-Markdown strips what stands at an edge.
    if line[:1].isspace():
        line = _numeric(line[0]) + line[1:]
    if line[-1:].isspace():
        line = line[:-1] + _numeric(line[-1])
    if start := _LINE_START.match(line):
        line = start[1] + _numeric(start[2]) + line[start.end() :]
    return line


def attribute(text: str) -> str:
    """`text` as the value of an HTML attribute in double quotes, within Markdown."""
    return inline(text).replace('"', "&quot;").strip(" ")


@cache
def spoken(language: str) -> str:
    """The attributes of an element in another language than what is around it; none for ""."""
    return f' lang="{attribute(language)}" dir="{direction(language)}"' if language else ""


def verbatim(text: str) -> str:
    """`text` as the content of an HTML `pre` within Markdown, with its lines and spaces."""
    return _VERBATIM.sub(_reference_in_code, text)


def is_blank(text: str) -> bool:
    """Whether nothing of `text` would be seen."""
    return not text.strip(_SPACE)


def _reference(match: re.Match[str]) -> str:
    found = match[0]
    if found[0] in _SPACE:
        return " "
    if found < " " or "\x7f" <= found <= "\x9f":
        return ""
    if "\ud800" <= found <= "\udfff":
        return "\ufffd"
    return _NAMED.get(found) or _numeric(found)


def _reference_in_code(match: re.Match[str]) -> str:
    return _SPACE_IN_CODE.get(match[0]) or _reference(match)


def _numeric(character: str) -> str:
    return f"&#{ord(character)};"
