"""Measure how often quotations and speakers are right (`exergue/annotate/calibration.yml`).

On the articles of the corpus that `split.json` does not hold out, read from their text alone: by the rule that found a
quotation, how many are quotations of the article at an intersection/union of 0.8; by the sieve that decided who speaks
and by what the parse says of the source, how many of these have the right speaker, as `annotation/score.py` counts it.
A share of few is drawn to that of all of its sieve, and this to that of all.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import typer
from known_speakers import read_article
from ruamel.yaml import YAML

from exergue.annotate.calibration import OTHER, SILENT
from exergue.annotate.nlp import annotate
from exergue.model import AnnotatedArticle, Article, Block, Quotation, TextSpan

_FEW = 10  # how many a share has to be of to count as much as that to which it is drawn
_ALIKE = 0.8
_PARSES = ("agrees", SILENT, "differs")


@dataclass(frozen=True, slots=True)
class Judged:
    """A quotation found: whether it is one, and whether its speaker is right."""

    rule: str
    sieve: str
    parse: str
    found: bool
    right: bool


def main(shared: Path, output: Path) -> None:
    """Write the shares to `output`."""
    dev = frozenset(json.loads((shared / "corpus" / "split.json").read_text(encoding="utf-8"))["dev"])
    paths = [path for path in sorted((shared / "corpus").glob("*.xml")) if path.stem not in dev]
    judged = list(_judged(_score(shared), paths))
    quotations = _shares([(one.rule, one.found) for one in judged])
    matched = [one for one in judged if one.found]
    sieves = _shares([(one.sieve, one.right) for one in matched])
    speakers = {sieve: _by_parse([one for one in matched if one.sieve == sieve], sieves[sieve]) for sieve in sieves}
    speakers[OTHER] = _by_parse(matched, sieves[OTHER])
    yaml = YAML()
    yaml.width = 120
    with output.open("w", encoding="utf-8") as file:
        file.write(f"# {len(judged)} quotations of {len(paths)} articles, by training/scripts/measure_confidence.py\n")
        yaml.dump({"quotations": quotations, "speakers": speakers}, file)


def _by_parse(judged: list[Judged], whole: float) -> dict[str, float]:
    """The share for each thing that the parse may say.

    Where the few cases in which it differs do better than those in which it agrees, both are taken together.
    """
    of = {parse: [one.right for one in judged if one.parse == parse] for parse in _PARSES}
    shares = {parse: _share(right, whole) for parse, right in of.items()}
    if shares["differs"] > shares["agrees"]:
        shares |= dict.fromkeys(("agrees", "differs"), _share(of["agrees"] + of["differs"], whole))
    return shares


def _shares(pairs: list[tuple[str, bool]]) -> dict[str, float]:
    """The share of each name, and that of all together."""
    whole = _share([right for _, right in pairs], 0.5)
    names = sorted(Counter(name for name, _ in pairs))
    return {name: _share([right for one, right in pairs if one == name], whole) for name in names} | {OTHER: whole}


def _share(right: list[bool], whole: float) -> float:
    return round((sum(right) + _FEW * whole) / (len(right) + _FEW), 2)


def _judged(score: ModuleType, paths: list[Path]) -> Iterator[Judged]:
    articles = [_article(path) for path in paths]
    for path, annotated in zip(paths, annotate(articles), strict=True):
        gold = score.read_gold(path)
        spoken = [quotation for quotation in annotated.quotations if quotation.kind != "none"]
        parts = [(quotation, part) for quotation in spoken for part in quotation.contents]
        predicted = score.read_pred(_record(annotated, parts))
        known = [quotation for quotation in gold["quotes"] if quotation[2] in score.SPOKEN]
        same = score.entity_map(gold["mentions"], predicted["mentions"])
        pairs = {j: i for i, j in score.assign(known, predicted["quotes"], score.iou, _ALIKE)}
        for number, (quotation, _) in enumerate(parts):
            found = number in pairs
            right = found and score.speaker_right(known[pairs[number]], predicted["quotes"][number], same)
            rule, _, sieve = quotation.generator.partition(": ")
            yield Judged(rule, sieve, quotation.parse or SILENT, found, right)


def _article(path: Path) -> Article:
    text = read_article(path).written
    blocks, at = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            blocks.append(Block("paragraph", TextSpan(at, at + len(part))))
        at += len(part) + 2
    return Article(path.stem, path, text, "fr", path.stem, path.stem, tuple(blocks))


def _record(annotated: AnnotatedArticle, parts: list[tuple[Quotation, TextSpan]]) -> dict[str, object]:
    """The article as `score.py` reads it."""
    return {
        "text": annotated.article.text,
        "mentions": [_span(m.span) | {"label": m.label, "entity": m.entity} for m in annotated.mentions],
        "quotations": [
            _span(part)
            | {
                "type": quotation.kind,
                "source": _span(quotation.source) if quotation.source else None,
                "speakers": list(quotation.speakers),
            }
            for quotation, part in parts
        ],
    }


def _span(span: TextSpan) -> dict[str, object]:
    return {"start": span.start, "end": span.end}


def _score(shared: Path) -> ModuleType:
    """The module `annotation/score.py`."""
    path = shared / "annotation" / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path}: no Python module; expected the score of the annotation guidelines")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    typer.run(main)
