"""How sure a quotation and its speaker are: shares measured on articles whose quotations are known.

`calibration.yml` is written by `training/scripts/measure_confidence.py`, which says how; nothing in it is set by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from exergue.language.words import read_words
from exergue.model import Agreement

SILENT = "silent"  # of a parse that says nothing of the source
OTHER = "other"  # rules and sieves that the measured articles do not show


@dataclass(frozen=True, slots=True)
class Calibration:
    """Shares, 0 to 1.

    `quotations`: by the rule that found a quotation, how many are quotations, at 0.8 of their words; `speakers`: by the
    sieve that decided, then by what the parse says of the source, how many of these have the right speaker.
    """

    quotations: Mapping[str, float]
    speakers: Mapping[str, Mapping[str, float]]

    def confidence(self, rule: str, sieve: str, parse: Agreement) -> float:
        """How likely it is that a quotation is one and its speaker the right one."""
        speaker = self.speakers.get(sieve, self.speakers[OTHER])
        return self.quotations.get(rule, self.quotations[OTHER]) * speaker[parse or SILENT]


@cache
def calibration() -> Calibration:
    """The shares that the package ships."""
    table = read_words(Path(__file__).parent / "calibration.yml")
    return TypeAdapter(Calibration).validate_python(table)
