"""How right the program was when it was last measured: `data/evaluation.json`, made by `benchmarks/evaluate.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

_FILE = Path(__file__).parent / "data/evaluation.json"


@dataclass(frozen=True, slots=True)
class Layer:
    """Of 100 that the program makes so many are `right`, of 100 `annotated` by hand it has `found` so many."""

    right: float
    found: float
    annotated: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures, with the day, the program's version, and the size of what they were measured on."""

    day: date
    version: str
    articles: int
    words: int
    layers: Mapping[str, Layer]
    speakers: float  # of 100 quotations that were found, so many have the right speaker


@cache
def last_evaluation() -> Evaluation:
    """The last measure that was made."""
    return TypeAdapter(Evaluation).validate_json(_FILE.read_bytes())
