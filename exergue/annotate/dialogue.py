"""Paragraphs that open with a dash: turns of a dialogue, or points of a list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exergue.annotate.lines import Line
from exergue.annotate.pairing import DASH, LABEL, MENDED, Marked
from exergue.annotate.speechwords import Lexis
from exergue.model import TextSpan

_LABEL_LONGEST = 60
_LABEL = re.compile(r"(?:(?:--|[—–-])\s+)?\**[A-ZÀ-Ý][^:.!?«»\"“”,;]{0,40}(?:\.\s?[A-ZÀ-Ý]\.)?(?<!\d)\s?:\s+(?=\w)")
_WORD = re.compile(r"\w+'?")
_NO_TURN = ("-", "–", "—", ";")  # "- Un intertitre -", a point of a list
_TURN = ("?", "!")
_ENOUGH = 3  # answers that make an interview


def keep_dialogue(text: str, parts: Sequence[TextSpan], marked: Sequence[Marked], known: Lexis) -> Iterator[Marked]:
    """The passages without those paragraphs with a dash that are no turn of a dialogue.

    A turn asks, exclaims, follows a question, or says I or you; so do its neighbours.
    """
    asks = {number for number, part in enumerate(parts) if text[part.start : part.end].endswith("?")}
    turns = {
        m.paragraph: _is_turn(m.inner.of(text), known) or m.paragraph - 1 in asks for m in marked if m.style == DASH
    }
    for passage in marked:
        number = passage.paragraph
        if passage.style != DASH or any(turns.get(near) for near in (number - 1, number, number + 1)):
            yield passage


def _is_turn(inner: str, known: Lexis) -> bool:
    if inner.endswith(_NO_TURN):
        return False
    spoken = known.words.words["dialogue"]
    return any(mark in inner for mark in _TURN) or any(word in spoken for word in _WORD.findall(inner.lower()))


def labelled_turns(text: str, parts: Sequence[TextSpan], marked: Sequence[Marked]) -> Iterator[Marked]:
    """The turns of an interview without marks: paragraphs that open with who speaks (S. B. : Non …; — Le juge : …).

    Two on end make one, when one of them asks.
    """
    taken = {
        m.paragraph for m in marked if m.style != DASH and m.inner.start - parts[m.paragraph].start < _LABEL_LONGEST
    }
    labels = {
        n: match
        for n, part in enumerate(parts)
        if n not in taken and (match := _LABEL.match(text, part.start, part.end))
    }
    asking = {n for n, match in labels.items() if text[match.end() : parts[n].end].rstrip("* ").endswith("?")}
    for number, match in labels.items():
        beside = {number - 1, number + 1} & labels.keys()
        if beside and not asking.isdisjoint({number, *beside}):
            inner = text[match.end() : parts[number].end].rstrip("* ")
            span = TextSpan(match.end(), match.end() + len(inner))
            if inner:
                yield Marked(span, span, LABEL, number, MENDED)


@dataclass(frozen=True, slots=True)
class Interview:
    """The lines that are questions and answers of an interview, none when the article is no interview."""

    questions: frozenset[int] = frozenset()
    answers: frozenset[int] = frozenset()


def find_interview(text: str, marked: Sequence[Marked], lines: Sequence[Line]) -> Interview:
    """The interview that an article is: paragraphs that are words and nothing else, behind questions.

    Questions stand in plain paragraphs, or in marks (or behind dashes) as their answers do; then they take turns.
    """
    whole = _whole_paragraphs(lines)
    asks = {lines[n].paragraph for n in range(len(lines)) if lines[n].host < 0 and lines[n].units[-1].text == "?"}
    questions: set[int] = set()
    answers: set[int] = set()
    asked = False
    for paragraph in sorted(whole):
        number, passage = whole[paragraph]
        behind_plain = paragraph - 1 in asks and paragraph - 1 not in whole
        is_question = marked[passage].inner.of(text).endswith("?")
        if not behind_plain and not asked and is_question:
            questions.add(number)
            asked = True
        elif behind_plain or asked or paragraph - 1 in {lines[n].paragraph for n in answers}:
            answers.add(number)
            asked = False
    if len(answers) < _ENOUGH or len(questions) + len(asks) < _ENOUGH:
        return Interview()
    return Interview(frozenset(questions), frozenset(answers))


def _whole_paragraphs(lines: Sequence[Line]) -> dict[int, tuple[int, int]]:
    """The paragraphs that are one passage and nothing else: their line and the passage."""
    own = [n for n in range(len(lines)) if lines[n].host < 0]
    count = Counter(lines[n].paragraph for n in own)
    return {
        lines[n].paragraph: (n, lines[n].units[0].passage)
        for n in own
        if count[lines[n].paragraph] == 1 and len(lines[n].units) == 1 and lines[n].units[0].passage >= 0
    }
