"""Who says each quotation: the sieves of `sieves`, in their order, sentence by sentence through the article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from exergue.annotate.anaphora import Memory
from exergue.annotate.answers import Answer, Case
from exergue.annotate.discourse import Discourse, Found
from exergue.annotate.echoes import find_echoes
from exergue.annotate.sieves import SIEVES

_HISTORY = 4
_ABOUT = ("goes on", "presented next")  # sieves that go by whom the next paragraph is about
_WEAK = 0.5  # confidence up to which a second look may find better


class Attributor:
    """Attributes the quotations of one document."""

    def __init__(self, discourse: Discourse, memory: Memory) -> None:
        self.d, self.memory = discourse, memory
        self.answers: dict[int, Answer] = {}
        self.history: dict[int, list[tuple[Found, Answer]]] = defaultdict(list)  # by the passage that it stands in
        self.by_passage: dict[int, Answer] = {}

    def attribute(self, found: Sequence[Found]) -> list[Answer]:
        """An answer for each quotation, in the order given; nobody for those of kind none."""
        by_line: dict[int, list[int]] = defaultdict(list)
        for index in sorted(range(len(found)), key=lambda i: found[i].parts[0].start):
            by_line[self._turn(found[index])].append(index)
        for number in self.d.inner[-1]:
            self.memory.enter(number)
            for index in by_line[number]:
                if found[index].kind != "none":
                    self._answer(index, found[index])
            self._hear(number)
        self._second_look(found)
        return [self.answers.get(index, Answer()) for index in range(len(found))]

    def _turn(self, found: Found) -> int:
        """The sentence of the article's own voice with which a quotation is read."""
        number = max(found.line, found.voice) if found.rule != "inside" else found.line
        while self.d.lines[number].host >= 0:
            number = self.d.places[self.d.lines[number].host][0]
        return number

    def _hear(self, number: int) -> None:
        """Take notice of the names within the passages of a sentence."""
        for unit in self.d.lines[number].units:
            for inner in self.d.inner.get(unit.passage, ()) if unit.passage >= 0 else ():
                self.memory.enter(inner)

    def _answer(self, index: int, found: Found) -> None:
        host = self.d.lines[found.line].host
        case = Case(found, self.memory, self.d, self.history[host][-_HISTORY:], self.by_passage.get(host))
        answer = next((replace(a, sieve=name) for name, sieve in SIEVES if (a := sieve(case))), Answer(cue=case.cue))
        self.answers[index] = answer
        self.history[host].append((found, answer))
        if found.passage >= 0:
            self.by_passage[found.passage] = answer
        if host < 0:
            self.memory.speak((answer.unnamed,) if answer.unnamed else answer.speakers)

    # --- when all is read

    def _second_look(self, found: Sequence[Found]) -> None:
        """Words that stand alone, as headlines do: whoever says the same words elsewhere, else whoever says most."""
        said = Counter(answer.speakers for answer in self.answers.values() if answer.speakers)
        main = next(iter(said.most_common(1)), ((), 0))
        words = {index: found[index].parts[0].of(self.d.text) for index in self.answers}
        echoes = find_echoes(
            {index: words[index] for index in words if self._is_open(index, found[index])},
            {index: words[index] for index in words if self.answers[index].confidence > _WEAK},
        )
        for index, answer in sorted(self.answers.items()):
            if not self._is_open(index, found[index]):
                continue
            same = echoes.get(index)
            headline = self.d.lines[found[index].line].paragraph <= 1
            if same is not None:
                other = self.answers[same]
                self.answers[index] = replace(
                    other, source=None, antecedent=None, cue=(), sieve="same words", confidence=0.9
                )
            elif self._is_unsupported(index, found[index]) and said[answer.speakers] == 1:
                self.answers[index] = Answer()
            elif (
                not answer.speakers
                and headline
                and main[1] * 3 > 2 * sum(said.values())
                and main[0] not in self._cited(found[index].passage)
            ):
                self.answers[index] = Answer(main[0], sieve="main speaker", confidence=0.4)

    def _is_unsupported(self, index: int, found: Found) -> bool:
        """Whether a headline was given to somebody only because the article goes on about him."""
        heads = self.d.lines[found.line].paragraph == 0 and self.d.marked[found.passage].closed
        return heads and self.answers[index].sieve in _ABOUT

    def _cited(self, passage: int) -> set[tuple[str, ...]]:
        """Whom a passage itself gives as the source of something: « Selon X, … » is not said by X."""
        names = (r.source.names for line in self.d.inner[passage] for r in self.d.reports[line] if r.source)
        return set(names)

    def _is_open(self, index: int, found: Found) -> bool:
        """Whether a quotation stands alone, and no sieve was sure of its speaker."""
        alone = self.d.lines[found.line].host < 0 and found.passage >= 0 and found.report is None
        return alone and self.answers[index].confidence <= _WEAK
