"""Words in quotation marks with the sentences that they stand in and the sentence that says who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from exergue.markup.units import Reach, Units
from exergue.model import AnnotatedArticle, Quotation, TextSpan

Voice = tuple[tuple[str, ...], str]
NOBODY: Voice = ((), "")

# What stands between a quotation's contents and the sentence around it, in any European language.
_BEFORE = re.compile(r"(?:[—–-]\s*)?[«»“”„\"'‘‹]?\s*$")
_AFTER = re.compile(r"(?:\s*[»«”“\"'’›])?")
_STOP = re.compile(r"\s*[.,;:!?…—–]")
_NEAR = 8  # characters enough for a dash, a mark and the spaces around them


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quotation (`index` is its place among all) with the units that it and its attribution stand in."""

    index: int
    quotation: Quotation
    reach: Reach
    whole: bool  # direct, and no part of a sentence that somebody else builds

    @property
    def voice(self) -> Voice:
        """Who speaks; two quotations of one voice may share a callout."""
        return self.quotation.speakers, self.quotation.speaker_text.strip()

    @property
    def attribution(self) -> tuple[TextSpan, ...]:
        """The words that say who speaks."""
        return self.quotation.cue + ((self.quotation.source,) if self.quotation.source else ())

    @property
    def length(self) -> int:
        """The number of characters that are quoted."""
        return sum(part.end - part.start for part in self.quotation.contents)


def utterances(annotated: AnnotatedArticle, units: Units) -> tuple[Utterance, ...]:
    """The quotations in marks that stand in `units`, by position; none that stands inside another."""
    outermost = _outermost(annotated.quotations)
    found = (_utterance(index, quotation, units) for index, quotation in outermost)
    return tuple(sorted(filter(None, found), key=lambda u: (u.reach.start, u.index)))


def _outermost(quotations: Sequence[Quotation]) -> Iterator[tuple[int, Quotation]]:
    spoken = [(i, q) for i, q in enumerate(quotations) if q.kind != "none" and q.span.start < q.span.end]
    end = -1
    for index, quotation in sorted(spoken, key=lambda item: (item[1].span.start, -item[1].span.end)):
        if quotation.span.end > end:
            end = quotation.span.end
            if quotation.kind != "indirect":
                yield index, quotation


def _utterance(index: int, quotation: Quotation, units: Units) -> Utterance | None:
    own = units.reach(_with_marks(quotation.span, units.text))
    if not own:
        return None
    whole = quotation.kind == "direct" and _is_everywhere(quotation, own, units) and _is_whole(quotation, own, units)
    alone = Utterance(index, quotation, own, whole)
    return replace(alone, reach=_with_neighbours(own, alone.attribution, units))


def _with_marks(span: TextSpan, text: str) -> TextSpan:
    """The contents with the marks around them, which a sentence splitter may have torn off."""
    before = _BEFORE.search(text[max(0, span.start - _NEAR) : span.start])
    after = _AFTER.match(text, span.end)
    return TextSpan(span.start - (len(before[0].lstrip()) if before else 0), after.end() if after else span.end)


def _with_neighbours(own: Reach, attribution: Iterable[TextSpan], units: Units) -> Reach:
    """`own` with the sentence before or behind it in the same paragraph if that says who speaks."""
    first, last = own[0], own[-1]
    for span in attribution:
        for place in units.reach(span):
            if place == own[0] - 1 and units.paragraph(place) == units.paragraph(own[0]):
                first = place
            if place == own[-1] + 1 and units.paragraph(place) == units.paragraph(own[-1]):
                last = place
    return range(first, last + 1)


def _is_everywhere(quotation: Quotation, own: Reach, units: Units) -> bool:
    """Whether each paragraph of the units holds some of the words."""
    holding = {units.paragraph(place) for part in quotation.contents for place in units.reach(part)}
    return holding >= {units.paragraph(place) for place in own}


def _is_whole(quotation: Quotation, own: Reach, units: Units) -> bool:
    """Whether the words open their sentence or follow a colon, and end it or end before a stop or their cue."""
    return _opens(quotation.span, units.span(own), units.text) and _ends(quotation, units.span(own), units.text)


def _opens(words: TextSpan, sentences: TextSpan, text: str) -> bool:
    near = text[max(sentences.start, words.start - _NEAR) : words.start]
    lead = _BEFORE.sub("", near, count=1).rstrip()
    return lead.endswith(":") or (not lead and words.start - _NEAR <= sentences.start)


def _ends(quotation: Quotation, sentences: TextSpan, text: str) -> bool:
    mark = _AFTER.match(text, quotation.span.end)
    end = mark.end() if mark else quotation.span.end
    if end >= sentences.end or _STOP.match(text, end) or text[quotation.span.end - 1] in ".!?…":
        return True
    return any(end <= cue.start <= end + _NEAR for cue in quotation.cue)
