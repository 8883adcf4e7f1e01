"""A typed stack over the quotation marks of one paragraph, mending what writers forget."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from exergue.model import TextSpan

CLEAN, ODD, MENDED = 1.0, 0.7, 0.5  # confidence of a pair as it should be, of unlike marks or none, with a missing mark
_CLOSERS = {"«": "»", "“": "”", "„": "“”", "‹": "›", "<<": ">>", "‘": "'’", "'": "'", '"': '"', "”": "”", "+": "+"}
_ALSO_CLOSES = {"«": '"”', "“": '"»', '"': "»”", "„": '"'}
_MARK = re.compile(r"<<|>>|[«»“”„\"‹›‘’'+]")
_UNLIKE = re.compile(r"(?<!\w)['‘](?=[^\W\d])")  # opens what a mark of another kind closes
_FAINT = "'’‘+"  # also apostrophes, also signs of arithmetic: they count only in pairs
DASH = "—"  # the style of a paragraph that opens with any dash …
LABEL = ":"  # … or with the name of who speaks
BLOCK = ">"  # … or that the source sets as a block quote
_STOPS = ".!?…"
_SHORTEST = 2  # characters between marks that may be apostrophes
_DEEPEST = 6  # passages within passages
_FAR = 2000  # characters before a lone closing mark in which its passage may begin


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage in marks. `outer` covers the marks, `inner` what stands between them, without white space.

    `style` is the opening mark, DASH, LABEL or BLOCK. `paragraph` counts from 0.
    `continues`: it goes on with the passage of the paragraph before; `closed`: its closing mark is there.
    """

    outer: TextSpan
    inner: TextSpan
    style: str
    paragraph: int
    confidence: float = CLEAN
    continues: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Opened:
    """An opening mark that waits for its closing one."""

    style: str
    start: int  # of the mark
    inner: int  # behind the mark
    continues: bool = False


class Scan:
    """The marks of one paragraph."""

    def __init__(self, text: str, part: TextSpan, number: int, carried: Opened | None) -> None:
        self.text, self.part, self.number = text, part, number
        self.found: list[Marked] = []
        self.stack: list[Opened] = []
        self.events = [(m.start(), m.group()) for m in _MARK.finditer(text, part.start, part.end)]
        self.surplus = 0  # closing marks that are still to come, less opening ones
        self.last_faint = {m: at for at, m in self.events if m in _FAINT and self._ends_faint(at)}
        self.reopened = carried
        if carried and not self._reopens(carried):
            self.stack.append(Opened(carried.style, part.start, part.start, continues=True))
            self.reopened = None

    def run(self) -> None:
        """Read the paragraph from mark to mark."""
        turns = self._turns()
        self.surplus = -sum(turns)
        for (at, mark), turn in zip(self.events, turns, strict=True):
            self.surplus += turn
            if mark in _FAINT:
                self._faint(at, mark)
            elif mark == '"':
                self._straight(at)
            elif self._closes(at, mark):
                self._close(at, mark)
            else:
                self._open(at, mark)

    def _turns(self) -> list[int]:
        """What each mark does; a mark behind a digit closes only what is open: "… en 2018", but un écran de 27"."""
        turns: list[int] = []
        standing = 0
        for at, mark in self.events:
            turn = self._turn(at, mark)
            if turn < 0 and standing <= 0 and mark == '"' and self._is_measure(at):
                turn = 0
            standing += turn
            turns.append(turn)
        return turns

    def _turn(self, at: int, mark: str) -> int:
        """1 for a mark that opens by its shape or its place, -1 for one that closes, 0 for all else."""
        if mark in _FAINT:
            return 0
        if mark != '"':
            return 1 if mark in "«“„‹<<" else -1
        return self._opens_word(at) - self._closes_word(at)

    def carry(self, following: Sequence[TextSpan]) -> Opened | None:
        """What stays open at the end of the paragraph and goes on in the next; all else is mended."""
        outermost = self.stack[0] if self.stack else None
        goes_on = outermost and following and self._goes_on(outermost, following)
        for waiting in reversed(self.stack):
            self._end(waiting, self.part.end, self.part.end, CLEAN if goes_on else MENDED, closed=False)
        return outermost if goes_on else None

    def _goes_on(self, waiting: Opened, following: Sequence[TextSpan]) -> bool:
        first = self.text[following[0].start]
        if first == waiting.style or (waiting.style == "«" and first == "»"):
            return True
        for part in following:
            mark = next((m for m in _MARK.finditer(self.text, part.start, part.end) if m.group() not in "'’‘"), None)
            if mark:
                closes = mark.group() in _CLOSERS[waiting.style] and mark.start() > part.start
                return closes and (mark.group() != '"' or not self._opens_word(mark.start()))
        return False

    def _reopens(self, carried: Opened) -> bool:
        first = self.text[self.part.start]
        return first == carried.style or (carried.style == "«" and first == "»")

    def _closes(self, at: int, mark: str) -> bool:
        """Whether a mark that has a direction closes."""
        if self.reopened and at == self.part.start:
            return False
        if mark in ("»", "›", ">>"):
            return True
        if mark == "“":
            return any(w.style == "„" for w in self.stack) or (self._is_open("“") and not self._opens_word(at))
        return mark == "”" and (self._is_open("“") or self._is_open("„") or not self._opens_word(at))

    def _is_open(self, style: str) -> bool:
        return any(waiting.style == style for waiting in self.stack)

    def _straight(self, at: int) -> None:
        """A mark without direction: what stands around it decides, then whether one is open."""
        opens, closes = self._opens_word(at), self._closes_word(at)
        waiting = any('"' in _CLOSERS[w.style] + _ALSO_CLOSES.get(w.style, "") for w in self.stack)
        if opens and not closes and (not self._is_open('"') or self._before(at) in ":«“(‹" or self.surplus > 0):
            self._open(at, '"')
        elif waiting:
            self._close(at, '"')
        elif not closes or opens:
            self._open(at, '"')
        elif not self._is_measure(at):
            self._close(at, '"')

    def _faint(self, at: int, mark: str) -> None:
        waiting = next((w for w in self.stack if w.style in _FAINT), None)
        if waiting and mark in _CLOSERS[waiting.style] and self._ends_faint(at):
            if at - waiting.inner < _SHORTEST:  # rock 'n' roll
                self.stack.remove(waiting)
            else:
                self._close(at, mark)
        elif not waiting and mark != "’" and self._opens_word(at) and self._may_pair(at, mark):
            self._open(at, mark)

    def _may_pair(self, at: int, mark: str) -> bool:
        if mark == "+" and (not self.stack or not self.text[at + 1].isalpha()):
            return False
        return any(at < self.last_faint.get(closer, -1) for closer in _CLOSERS[mark])

    def _ends_faint(self, at: int) -> bool:
        return self._closes_word(at) and self.text[at - 1] not in _FAINT

    def _opens_word(self, at: int) -> bool:
        before, after = self.text[at - 1 : at] if at > self.part.start else "", self.text[at + 1 : at + 2]
        return (not before or before.isspace() or before in "([—–-'’«“‹\"/+") and bool(after) and not after.isspace()

    def _closes_word(self, at: int) -> bool:
        before, after = self.text[at - 1 : at] if at > self.part.start else "", self.text[at + 1 : at + 2]
        outside = at + 1 >= self.part.end or not after.isalnum()
        return outside and bool(before) and not before.isspace()

    def _is_measure(self, at: int) -> bool:
        """27\": inches or seconds."""
        return self.text[at - 1 : at].isdigit()

    def _before(self, at: int) -> str:
        return self.text[self.part.start : at].rstrip()[-1:] or " "

    def _open(self, at: int, mark: str) -> None:
        if len(self.stack) >= _DEEPEST:
            return
        doubled = self.stack and self.stack[-1].style == mark and not self.text[self.stack[-1].inner : at].strip()
        if doubled:
            self.stack[-1] = replace(self.stack[-1], inner=at + len(mark))
            return
        if self._is_open(mark) and self._before(at) != ":" and self.surplus < 2:
            self._give_up(at)
        continues = bool(self.reopened) and at == self.part.start
        style = self.reopened.style if continues and self.reopened else mark
        self.stack.append(Opened(style, at, at + len(mark), continues))

    def _give_up(self, at: int) -> None:
        """Another passage opens, and too few closing marks come: what is open ends with its sentence."""
        waiting = self.stack[0]
        said = self.text[waiting.inner : at]
        stop = max(said.rfind(s + " ") for s in _STOPS)
        end = waiting.inner + stop + 1 if stop > 0 else at
        if self.found and self.found[-1].outer.start >= waiting.inner:  # no passage within is cut
            end = max(end, self.found[-1].outer.end)
        self.stack.clear()
        self._end(waiting, end, end, MENDED, closed=False)

    def _close(self, at: int, mark: str) -> None:
        """Pair a closing mark with the innermost opening one that it fits; what is open within is let go."""
        for fitting, confidence in ((_CLOSERS, CLEAN), (_ALSO_CLOSES, ODD)):
            for depth in range(len(self.stack) - 1, -1, -1):
                waiting = self.stack[depth]
                if mark in fitting.get(waiting.style, ""):
                    del self.stack[depth:]
                    self._end(waiting, at, at + len(mark), confidence)
                    return
        self._lone_closer(at, mark)

    def _lone_closer(self, at: int, mark: str) -> None:
        """A closing mark without opening one: the passage begins where the sentence does."""
        last = self.found[-1] if self.found else None
        if last and not self.text[last.outer.end : at].strip():  # doubled
            self.found[-1] = replace(last, outer=TextSpan(last.outer.start, at + len(mark)))
            return
        start = max(self.part.start, last.outer.end if last else 0, at - _FAR)
        if self.stack:
            start = max(start, self.stack[-1].inner)
        unlike = max(_UNLIKE.finditer(self.text, start, at), key=lambda m: m.start(), default=None)
        if unlike:  # 'Mon pays"
            self._end(Opened("'", unlike.start(), unlike.end()), at, at + len(mark), ODD)
            return
        inner = self.text[start:at].rstrip(_STOPS + " ")
        stop = max(inner.rfind(s + " ") for s in _STOPS)
        start += stop + 1
        if self.text[start:at].strip(" ,;:.!?…"):
            self._end(Opened(mark, start, start), at, at + len(mark), MENDED)

    def _end(self, waiting: Opened, at: int, end: int, confidence: float, *, closed: bool = True) -> None:
        inner = self.text[waiting.inner : at]
        start = waiting.inner + len(inner) - len(inner.lstrip())
        if inner.strip():
            span = TextSpan(start, start + len(inner.strip()))
            outer = TextSpan(min(waiting.start, span.start), max(end, span.end))
            self.found.append(Marked(outer, span, waiting.style, self.number, confidence, waiting.continues, closed))
