"""Where the clause begins that a verb of saying governs: que …, si …, pourquoi …; or where a language needs no word."""

from __future__ import annotations

from exergue.annotate.adjuncts import skip_adjunct
from exergue.annotate.clauses import has_finite
from exergue.annotate.lines import Units
from exergue.annotate.nounphrases import begins, phrase, speaks
from exergue.annotate.reports import Report
from exergue.annotate.speechwords import Lexis
from exergue.annotate.wordings import Wordings

_STEPS = 14  # between a verb and its conjunction


class Conjunctions:
    """Finds the conjunction of a report in one language."""

    def __init__(self, known: Lexis) -> None:
        self.omits_that = known.words.omits_that
        self.adverbs = Wordings(known.words.adverb_phrases, known.words.words["of"])

    def place(self, units: Units, report: Report) -> int:
        """The place of `que` (or of a question word) that belongs to a cue, -1 without.

        Where a language leaves `that` away, the place at which the clause itself begins.
        """
        at = report.end
        asks = report.cue.sense is not None and report.cue.sense.asks
        verb = units[max(0, report.cue.group - 1) : report.cue.end + 1]
        if any(unit.has("negation_head") for unit in verb) and not any(unit.has("negation") for unit in verb):
            return -1  # n'a réagi que lundi
        for _ in range(_STEPS):
            if at >= len(units):
                return -1
            if units[at].has("that") and at > report.end and units[at - 1].has("before_that", "aside_that"):
                return -1  # alors que; avec ce que
            if units[at].has("that") or (asks and units[at].has("whether", "question")):
                return at
            told = self._past_somebody(units, at)
            if told:
                at = told
                continue
            if self.omits_that and begins(units, at) and self._is_clause(units, report, at):
                return at
            after = self._past(units, at)
            if after == at:
                return -1
            at = after
        return -1

    def _past_somebody(self, units: Units, at: int) -> int:
        """Behind whom something is said to, right before its `que`, 0 without: a prévenu les élus que."""
        told = phrase(units, at) if begins(units, at) else None
        said = told and speaks(units, told) and told.end < len(units) and units[told.end].has("that")
        return told.end if told and said else 0

    def _past(self, units: Units, at: int) -> int:
        """Behind what may stand between a verb and `que`: dates, places, an insertion between commas."""
        if units[at].has("comma"):
            close = next((i for i in range(at + 1, min(at + _STEPS, len(units))) if units[i].has("comma")), at)
            short = close > at + 1 and not any(unit.has("that") for unit in units[at:close])
            return close + 1 if short and not has_finite(units, at, close) else at + 1
        if units[at].has("pronoun", "even"):
            return at + 1
        adverb = self.adverbs.at(units, at)
        return at + len(adverb) if adverb else skip_adjunct(units, at)

    def _is_clause(self, units: Units, report: Report, at: int) -> bool:
        """Whether a clause of its own begins at `at`, right behind its verb or whom it is said to."""
        end = next(
            (i for i in range(at, len(units)) if units[i].has("comma", "end", "break", "passage")),
            len(units),
        )
        near = at - report.end <= 1 and not report.inverted
        return near and has_finite(units, at + 1, end) and not units[at].has("object_pronoun")
