"""Mean and spread of the figures of several trainings that differ in their seed alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import typer


def main(output: Path, scores: list[Path]) -> None:
    """Write to `output` what each figure of `scores`, files of `evaluate.py`, is on the mean, at least and at most."""
    read = [json.loads(path.read_text(encoding="utf-8")) for path in scores]
    measured = {key: _joined([one[key] for one in read]) for key in ("names", "syntax", "sources")}
    output.write_text(json.dumps(measured, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _joined(figures: Sequence[Any]) -> Any:
    if isinstance(figures[0], Mapping):
        return {key: _joined([one[key] for one in figures]) for key in figures[0]}
    return {"mean": round(sum(figures) / len(figures), 1), "least": min(figures), "most": max(figures)}


if __name__ == "__main__":
    typer.run(main)
