"""What stands inside a block of Markdown: its tokens, in order, into the visible text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from exergue.reading.characters import clean
from exergue.reading.source_lines import Anchors
from exergue.reading.visible_text import VisibleText

_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")  # two letters at least: `C:\images` is a path


def is_remote(target: str) -> bool:
    """Whether an image with this address is elsewhere on the web."""
    return bool(_REMOTE.match(target))


def add_inline(tokens: Iterable[Token], text: VisibleText, anchors: Anchors) -> None:
    """Adds the tokens of one inline block, of whose characters `anchors` know the source, to `text`."""
    for token, start, end in _placed(tokens):
        match token.type:
            case "text" | "text_special" | "softbreak":
                _add_words(token, start, end, text, anchors)
            case "hardbreak":
                text.open("break")
                text.add("\n", anchors.source(start))
                text.close()
            case "code_inline":
                _add_code(token, start, end, text, anchors)
            case "em_open":
                text.open("emphasis")
            case "strong_open":
                text.open("strong")
            case "link_open":
                _open_link(token, text)
            case "image":
                _add_image(token, start, text, anchors)
            case "em_close" | "strong_close":
                text.close()
            case "link_close":
                _close_link(token, text)
            case other:
                raise AssertionError(f"no rule for the token {other}")


def _placed(tokens: Iterable[Token]) -> Iterator[tuple[Token, int, int]]:
    """Each token with its place in the block: one that has none begins where the one before ends."""
    end = 0
    for token in tokens:
        start, end = token.meta.get("span", (end, end + len(token.content)))
        yield token, start, end


def _shown(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content


def _add_words(token: Token, start: int, end: int, text: VisibleText, anchors: Anchors) -> None:
    words = _shown(token)
    if words:  # of `**` one token is empty
        escaped = token.info == "escape"
        text.add(words, anchors.source(end - len(words) if escaped else start))


def _add_code(token: Token, start: int, end: int, text: VisibleText, anchors: Anchors) -> None:
    # One space within the marks on either side is no part of the code.
    begin = start + (end - start - len(token.content)) // 2
    text.open("code")
    add_lines(token.content, begin, text, anchors)
    text.close()


def add_lines(content: str, begin: int, text: VisibleText, anchors: Anchors) -> None:
    """Adds `content`, which stands at `begin` of its block and may go on over several lines."""
    for start, end in anchors.stretches(begin, begin + len(content)):
        text.add(content[start - begin : end - begin], anchors.source(start))


def _open_link(token: Token, text: VisibleText) -> None:
    target = str(token.attrs.get("href", ""))
    text.open("link", target, clean(str(token.attrs.get("title", ""))))
    if token.info == "auto":
        text.open("url", target)


def _close_link(token: Token, text: VisibleText) -> None:
    if token.info == "auto":
        text.close()
    text.close()


def _add_image(token: Token, start: int, text: VisibleText, anchors: Anchors) -> None:
    """A remote image is its alternative text; of one at home nothing is text, but its place is kept."""
    target = str(token.attrs.get("src", ""))
    words = list(_alternative(token, start))
    text.open("image", target, clean("".join(word for word, _ in words)))
    for word, at in words if is_remote(target) else [("", start)]:
        text.add(word, anchors.source(at))
    text.close()


def _alternative(image: Token, at: int) -> Iterator[tuple[str, int]]:
    """The words between the brackets of an image, also of images within, each with its place in the block."""
    inside = at + len("![")
    for token, start, _ in _placed(image.children or ()):
        if token.type == "image":
            yield from _alternative(token, inside + start)
        else:
            yield _shown(token), inside + start
