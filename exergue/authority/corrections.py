"""`corrections.yml`: what editors decided about single names and quotations, and about who is one and who never is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from exergue.authority.decisions import (
    LABELS,
    Correction,
    Different,
    MentionCorrection,
    QuotationCorrection,
    Same,
    Selector,
)
from exergue.authority.files import Located, read_list
from exergue.authority.written import WrittenDifferent, WrittenMention, WrittenQuotation, WrittenSame
from exergue.errors import Problem
from exergue.file_names import composed
from exergue.hints import nearest

FILE = "corrections.yml"
MODELS: dict[str, type[BaseModel]] = {
    "mention": WrittenMention,
    "quotation": WrittenQuotation,
    "same": WrittenSame,
    "different": WrittenDifferent,
}
_BEGINS = "`- {article: …, mention: …, is: …}`, `quotation: …`, `same: […]` or `different: […]`"


def read_corrections(folder: Path) -> tuple[tuple[Correction, ...], list[Problem]]:
    """The corrections in their order, and all mistakes in them that show without the articles."""
    found, problems = read_list(folder / FILE, _shape, _BEGINS)
    unsaid = [problem for one in found for problem in _unsaid(one)]
    wrong = {problem.line for problem in unsaid}
    return tuple(_correction(one) for one in found if one.place().line not in wrong), [*problems, *unsaid]


def _shape(item: Mapping[str, Any]) -> type[BaseModel] | str:
    named = [key for key in MODELS if key in item]
    if len(named) == 1:
        return MODELS[named[0]]
    if named:
        return f"says both {named[0]} and {named[1]}; expected two corrections"
    others = [str(key) for key in item if key not in {"article", "prefix", "suffix", "is", "as", "speaker", "kind"}]
    hint = f"; {nearest(others[0], tuple(MODELS))}" if others else ""
    return f"says neither mention, quotation, same nor different{hint or '; expected one of them'}"


def _unsaid(found: Located[BaseModel]) -> Iterator[Problem]:
    """Corrections that decide nothing, or two things that exclude one another."""
    written = found.written
    if isinstance(written, WrittenMention) and not (written.entity or written.kind):
        yield found.place().problem("decides nothing; expected `is: …` (an id, or nobody) or `as: …` (person, place …)")
    if isinstance(written, WrittenQuotation):
        if not any((written.speaker, written.speaker_text, written.kind, written.begins, written.ends)):
            expected = "expected one of speaker, speaker_text, kind, begins, ends"
            yield found.place().problem(f"decides nothing; {expected}")
        if written.speaker and written.speaker_text:
            yield found.place().problem("says both speaker and speaker_text; expected one of them")


def _correction(found: Located[BaseModel]) -> Correction:
    written, at = found.written, found.place()
    if isinstance(written, WrittenMention):
        selector = Selector(written.mention, written.prefix, written.suffix, written.every)
        label = LABELS[written.kind] if written.kind else None
        return MentionCorrection(at, composed(written.article), selector, written.entity, label)
    if isinstance(written, WrittenQuotation):
        return _of_quotation(found, written)
    if isinstance(written, WrittenSame):
        return Same(at, tuple(written.same))
    assert isinstance(written, WrittenDifferent)
    return Different(at, tuple(written.different))


def _of_quotation(found: Located[BaseModel], written: WrittenQuotation) -> QuotationCorrection:
    return QuotationCorrection(
        at=found.place(),
        article=composed(written.article),
        selector=Selector(written.quotation, written.prefix, written.suffix),
        speaker=written.speaker,
        speaker_text=written.speaker_text,
        kind=written.kind or None,
        begins=written.begins,
        ends=written.ends,
    )
