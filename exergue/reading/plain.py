"""Plain text: where its paragraphs are. No character of it is markup."""

from __future__ import annotations

import re
from itertools import pairwise

from exergue.model import Block, Inline, TextSpan
from exergue.reading.addresses import with_addresses
from exergue.reading.body import Body
from exergue.reading.characters import visible

_WIDEST_WRAP = 130  # characters: no program breaks lines later than this
_WRAPPED_SHARE = 0.3  # in wrapped prose two lines in three go on with a small letter; lists, verse, paragraphs don't
_SENTENCE_END = re.compile(r"[.!?…:;][\s\"'»”’)\]]*$")


def read_plain(text: str) -> Body:
    """The structure of `text`: a blank line ends a paragraph, and so does a line end that nothing wrapped.

    Three layouts are told apart: one paragraph a line, as pasted from a page; lines broken by a program at a certain
    width, whose ends mean nothing; short lines broken by hand, which stay apart in a paragraph of whole sentences.
    """
    groups = _groups(text)
    wide = _is_wide(groups)
    wrapped = not wide and _is_wrapped(groups, text)
    paragraphs = groups if wrapped else [lines for group in groups for lines in _paragraphs(group, text, wide)]
    breaks = [] if wrapped else [_break(line, text) for lines in paragraphs for line in _broken(lines, text)]
    blocks = tuple(Block("paragraph", TextSpan(lines[0].start, lines[-1].end)) for lines in paragraphs)
    return with_addresses(Body(text, blocks, tuple(breaks)))


def _groups(text: str) -> list[list[TextSpan]]:
    """The lines of `text`, without the spaces around, in groups that blank lines part.

    A line of nothing but invisible characters is blank too; those that are no spaces go with the line before (the
    first with the line after), since none may be lost.
    """
    groups: list[list[TextSpan]] = []
    pending, apart = -1, True
    for line in _lines(text):
        if not visible(line.of(text)):
            apart, lost = True, bool(line.of(text).strip())
            if lost and groups:
                groups[-1][-1] = TextSpan(groups[-1][-1].start, line.end)
            elif lost and pending < 0:
                pending = line.start
            continue
        if apart:
            groups.append([])
        groups[-1].append(line if pending < 0 else TextSpan(pending, line.end))
        pending, apart = -1, False
    return groups


def _lines(text: str) -> list[TextSpan]:
    spans, start = [], 0
    for line in text.split("\n"):
        bare = line.strip(" \t")
        at = start + (len(line) - len(line.lstrip(" \t")) if bare else 0)
        spans.append(TextSpan(at, at + len(bare)))
        start += len(line) + 1
    return spans


def _is_wide(groups: list[list[TextSpan]]) -> bool:
    """Whether at least one line in ten is longer than a program would have left it."""
    widths = sorted(line.end - line.start for group in groups for line in group)
    return bool(widths) and widths[len(widths) * 9 // 10] > _WIDEST_WRAP


def _is_wrapped(groups: list[list[TextSpan]], text: str) -> bool:
    """Whether a program broke the lines, for all of the text: one file has one origin."""
    following = [line for group in groups for line in group[1:]]
    return sum(_goes_on(line, text) for line in following) >= _WRAPPED_SHARE * len(following)


def _goes_on(line: TextSpan, text: str) -> bool:
    """Whether `line` begins inside a sentence."""
    return line.of(text).lstrip()[:1].islower()


def _paragraphs(group: list[TextSpan], text: str, wide: bool) -> list[list[TextSpan]]:
    """The lines of `group`, parted after each paragraph: in a wide text every line, else at the end of a sentence."""
    paragraphs = [[group[0]]]
    for line, following in pairwise(group):
        if _SENTENCE_END.search(line.of(text)) or (wide and not _goes_on(following, text)):
            paragraphs.append([])
        paragraphs[-1].append(following)
    return paragraphs


def _broken(lines: list[TextSpan], text: str) -> list[TextSpan]:
    """Those of the lines of a paragraph whose end stays: the next begins otherwise than within a sentence."""
    return [line for line, following in pairwise(lines) if not _goes_on(following, text)]


def _break(line: TextSpan, text: str) -> Inline:
    end = text.index("\n", line.end)
    return Inline("break", TextSpan(end, end + 1))
