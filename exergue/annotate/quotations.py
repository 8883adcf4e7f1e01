"""Passages in marks: the report that each belongs to, the cue that may cut it, and its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exergue.annotate.clauses import has_finite
from exergue.annotate.discourse import Discourse, Found, trimmed
from exergue.annotate.echoes import hear_echoes
from exergue.annotate.kinds import kind_of, look
from exergue.annotate.lines import ENDS, Line, Units
from exergue.annotate.nounphrases import begins, phrase
from exergue.annotate.reports import Report
from exergue.model import TextSpan

_FAR = 14  # words that may stand between a passage and the cue behind it
_NEAR = 4  # words between an everyday verb and a passage that is its object
_GAPPED = 3  # words between a second subject and its passage


def read_marked(d: Discourse) -> list[Found]:
    """A quotation for each passage in marks, those of kind none too; parts of one quotation put together."""
    links = {passage: _link(d, *d.places[passage]) for passage in range(len(d.marked))}
    found = {passage: _read(d, passage, links[passage]) for passage in links}
    for passage in links:
        earlier = _goes_on(d, passage, found, links[passage])
        if earlier >= 0:
            found[earlier] = _joined(found[earlier], found.pop(passage))
    found = hear_echoes(d, found)
    return [found[passage] for passage in sorted(found)]


def _read(d: Discourse, passage: int, link: tuple[Report, str] | None) -> Found:
    number, _ = d.places[passage]
    marked = d.marked[passage]
    cut = _cut(d, passage)
    if cut and link and link[1] == "behind" and not (_ends_with_its_cue(d, cut) or _tells_of_speaker(d, cut)):
        cut = None
    if cut and not (link and link[1] == "colon" and cut.report and not _is_pronoun(cut.report)):
        return cut
    pointing = None if link else _pointing_back(d, number)
    if pointing:
        report, voice = pointing
        return Found((marked.inner,), "direct", number, passage, report, voice, "behind", marked.confidence)
    report_of = link[0] if link else None
    frame = link[1] if link else ""
    rule = kind_of(look(d, passage, report_of, frame))
    name = frame if report_of and rule.kind != "none" else rule.name
    voice = number if report_of else -1
    return Found((marked.inner,), rule.kind, number, passage, report_of, voice, name, marked.confidence)


def _pointing_back(d: Discourse, number: int) -> tuple[Report, int] | None:
    """The report, with its sentence, behind a sentence of its own whose words it was: C'est ce qu'a indiqué X."""
    behind = d.behind(number)
    if not d.same_paragraph(number, behind) or any(unit.is_word for unit in d.lines[number].units):
        return None
    reports = d.reports[behind]
    back = any(unit.has("points_back") for unit in d.lines[behind].units[:2])
    return (reports[0], behind) if back and reports and reports[0].inverted else None


# --- one quotation in several passages


def _goes_on(d: Discourse, passage: int, found: dict[int, Found], link: tuple[Report, str] | None) -> int:
    """The passage whose quotation this one continues, -1 when it is one of its own."""
    number, place = d.places[passage]
    if d.marked[passage].continues:
        same_voice = (
            p for p in range(passage - 1, -1, -1) if p in found and d.lines[found[p].line].host == d.lines[number].host
        )
        return next(same_voice, -1)
    if link is None or link[1] != "inserted" or found[passage].kind == "none":
        return -1
    earlier = [unit.passage for unit in d.lines[number].units[:place] if unit.passage in found]
    same = [p for p in earlier if found[p].report is link[0] and found[p].kind == "direct"]
    if not look(d, passage, *link).finite:
        return -1
    return same[-1] if same else -1


def _joined(first: Found, second: Found) -> Found:
    """One quotation of the parts of both, with the report that either has."""
    parts = (*first.parts, *second.parts)
    if first.report is None and second.report is not None:
        return replace(first, parts=parts, report=second.report, voice=second.voice, rule=second.rule, kind=second.kind)
    return replace(first, parts=parts)


# --- a cue inside the marks


def _cut(d: Discourse, passage: int) -> Found | None:
    """« Le plus dur, estime X, c'est d'attendre »: two parts, and the cue between them."""
    for number in d.inner[passage]:
        for report in d.reports[number]:
            if _is_inserted(d.lines[number].units, report):
                parts = _parts(d, passage, d.lines[number], report)
                if parts:
                    confidence = d.marked[passage].confidence
                    place = d.places[passage][0]
                    return Found(parts, "direct", place, passage, report, number, "inside", confidence)
    return None


def _ends_with_its_cue(d: Discourse, cut: Found) -> bool:
    """« …, a ironisé un proche », rapporte le quotidien: the closing mark stands behind the cue that comes first."""
    report = cut.report
    named = report is not None and report.source is not None and report.source.pronoun is None
    return named and len(cut.parts) == 1 and cut.parts[0].start == d.marked[cut.passage].inner.start


def _tells_of_speaker(d: Discourse, cut: Found) -> bool:
    """« …, concède-t-il. … », a-t-il raconté: nobody says so of himself, unless by « …, m'a-t-il dit »."""
    report = cut.report
    units = d.lines[cut.voice].units
    mine = report is None or any(
        unit.pronoun and unit.pronoun.self for unit in units[report.cue.group : report.cue.end]
    )
    return report is not None and report.cue.clitic >= 0 and not mine


def _is_inserted(units: Units, report: Report) -> bool:
    cue, source = report.cue, report.source
    if not report.inverted or source is None or cue.passive or cue.sense is None or not cue.sense.insert:
        return False
    if source.pronoun and (source.pronoun.one or source.pronoun.other):
        return False
    return cue.group > 0 and units[cue.group - 1].has("comma", "end") and not report.like


def _is_pronoun(report: Report) -> bool:
    return report.source is not None and report.source.pronoun is not None


def _parts(d: Discourse, passage: int, line: Line, report: Report) -> tuple[TextSpan, ...]:
    marked, units = d.marked[passage], line.units
    before = units[report.cue.group - 1]
    head = trimmed(d.text, marked.inner.start, before.start if before.has("comma") else before.end)
    resume = _resume(units, report)
    if resume < len(units):
        tail = trimmed(d.text, units[resume].start, marked.inner.end, ".,;:")
    elif marked.closed:
        tail = trimmed(d.text, units[-1].end, marked.inner.end, ".,;:")
    else:
        tail = _unclosed_tail(d, passage, units[-1].end)
    return tuple(part for part in (head, tail) if part)


def _unclosed_tail(d: Discourse, passage: int, start: int) -> TextSpan | None:
    """What still belongs to a passage without closing mark, behind the sentence with the cue."""
    end = start
    for number in d.inner[passage]:
        units = d.lines[number].units
        if units[0].start >= start:
            if not any(unit.has("dialogue") for unit in units):
                break
            end = units[-1].end
    return trimmed(d.text, start, end)


def _resume(units: Units, report: Report) -> int:
    """The unit at which what is said goes on behind an inserted cue."""
    tells = report.source is not None and report.source.pronoun is None
    for at in range(report.end, len(units)):
        if units[at].has("break", "colon", "end") or (
            units[at].has("comma") and not (tells and _is_apposition(units, at + 1))
        ):
            return at + 1
    return len(units)


def _is_apposition(units: Units, at: int) -> bool:
    """Whether what follows a comma still tells of the source: up to the next stop no verb, nothing that goes on."""
    if at >= len(units):
        return False
    end = next((i for i in range(at, len(units)) if units[i].has("comma", "break", "colon", "end")), len(units))
    if units[at].has("PER", "subject_relative"):
        return True
    goes_on = units[at].has("opener", "contrast", "clause_word", "subordinator", "negation", "pronoun", "that")
    return not goes_on and not has_finite(units, at, end) and (end >= len(units) - 1 or not units[end].has("colon"))


# --- a cue beside the marks


def _link(d: Discourse, line: int, place: int) -> tuple[Report, str] | None:
    """The report that a passage belongs to, and how it stands to it."""
    units, reports = d.lines[line].units, d.reports[line]
    before = [r for r in reports if r.cue.end <= place and (not r.cue.passive or _is_close(units, r, place))]
    behind = next((report for report in reports if report.start > place), None)
    gap = _gap(units, place, behind) if behind else -1
    if place and units[place - 1].has("colon") and before and not (behind and gap == 0 and behind.inverted):
        return before[-1], "colon"
    close = bool(before) and _is_close(units, before[-1], place)
    if behind and gap == 0 and not (close and _yields(behind)):
        return behind, "behind"
    gapped = _gapped(units, place, before)
    if gapped:
        return gapped, "object"
    if before and not any(unit.has("break") for unit in units[before[-1].cue.end : place]):
        frame = _frame(units, before[-1], place)
        far = place - before[-1].end > _NEAR and _is_everyday(before[-1])
        if (frame != "inserted" or gap < 0) and not (frame == "object" and far):
            return before[-1], frame
    return (behind, "after") if behind and gap > 0 else None


def _is_subject(units: Units, place: int, report: Report) -> bool:
    """Whether a short passage without comma behind it is what the verb is said of: « Boire » envoie Miossec …"""
    touches = report.start == place + 1 and report.cue.kind == "verb" and report.cue.clitic < 0
    short = len(units[place].text.split()) <= _GAPPED + 1 and not units[place].text.rstrip('»”"’ ').endswith(
        (*ENDS, ",")
    )
    return touches and short and report.cue.mood in ("singular", "plural")


def _is_everyday(report: Report) -> bool:
    return report.cue.sense is not None and report.cue.sense.everyday


def _is_close(units: Units, report: Report, place: int) -> bool:
    """Whether hardly anything stands between a cue and the passage behind it."""
    passive = report.cue.passive
    if report.inverted and report.cue.kind == "verb" and not passive:
        return False
    end = report.cue.end if passive and report.end > place else report.end
    return all(unit.has("that", "of", "determiner", "relative", "likeness") for unit in units[end:place])


def _yields(report: Report) -> bool:
    """Whether a report behind a passage is likely another clause: X dit que « … », chacun comprend."""
    return not report.inverted or _is_everyday(report)


def _gap(units: Units, place: int, report: Report) -> int:
    """How many words stand between a passage and a report behind it; -1 when they do not belong together."""
    cue = report.cue
    leads_on = report.end < len(units) and units[report.end].has("colon", "that")
    own = report.source is not None and not (_is_everyday(report) and begins(units, report.end))
    own = own and cue.mood not in ("gerund", "infinitive") and not leads_on
    serves = report.inverted or cue.passive or own
    between = units[place + 1 : report.start]
    if not serves or any(unit.has("break") for unit in between):
        return -1
    words = sum(unit.is_word or unit.has("passage") for unit in between)
    if not words:
        return -1 if _is_subject(units, place, report) else 0
    own_subject = not report.inverted and cue.kind == "verb"
    return -1 if own_subject or cue.passive or words > _FAR else words


def _frame(units: Units, report: Report, place: int) -> str:
    if report.cue.kind == "preposition" or report.like:
        return "selon"
    if any(unit.has("that") for unit in units[report.cue.end : place]):
        return "that"
    return "inserted" if report.inverted else "object"


def _gapped(units: Units, place: int, before: Sequence[Report]) -> Report | None:
    """A second subject without verb: X parle de « a » ; Y, de « b »."""
    if not before or before[-1].cue.kind != "verb":
        return None
    starts: Iterator[int] = (
        i + 1
        for i in range(place - 1, before[-1].cue.end, -1)
        if units[i].has("break", "comma") and begins(units, i + 1)
    )
    start = next(starts, 0)
    source = phrase(units, start, place) if start else None
    if source is None or not (source.names or any(u.has("person") for u in units[source.start : source.end])):
        return None
    rest = units[source.end : place]
    if len(rest) > _GAPPED or any(unit.is_word and not unit.has("of", "determiner", "that") for unit in rest):
        return None
    return replace(before[-1], source=source)
