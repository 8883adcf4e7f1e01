"""Direct, mixed, none: what a passage in marks is, by a table of rules that one can read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exergue.annotate.clauses import clause_start, has_finite, is_clause, is_finite
from exergue.annotate.discourse import Discourse
from exergue.annotate.lines import ENDS, Units
from exergue.annotate.pairing import BLOCK, DASH, LABEL
from exergue.annotate.reports import Report
from exergue.model import Kind

_FEW, _SOME = 4, 8  # words


@dataclass(frozen=True, slots=True)
class Features:
    """What a passage looks like and where it stands.

    `frame`: how it stands to its report, "" without one; `named`: a word before it says that a name follows;
    `name`: it is a name that the article knows, perhaps a `doubtful` one; `coined`: a name without capital;
    `clause`: a whole clause stands in the marks and nothing of it before; `predicate`: its verb without subject;
    `infinitive`: it begins with one; `whole`: it is all of its sentence, `heading`: of its paragraph; `opens`: it
    begins it; `denied`: a cue before it is negated; `sign`: it stands on a sign; `purpose`: pour « apaiser »;
    `next_to`: nothing stands between its cue and it.
    """

    report: Report | None
    frame: str
    words: int
    sentences: int
    capital: bool
    finite: bool
    clause: bool
    stop: bool
    whole: bool
    heading: bool
    opens: bool
    colon: bool
    then_colon: bool
    denied: bool
    sign: bool
    purpose: bool
    infinitive: bool
    next_to: bool
    named: bool
    name: bool
    doubtful: bool
    coined: bool
    predicate: bool
    turn: bool
    block: bool

    @property
    def beside(self) -> bool:
        """Whether a cue stands right beside it, as beside what is said."""
        return self.frame in ("behind", "colon")

    @property
    def uttered(self) -> bool:
        """Whether its verb takes words as they were said: a lâché « merci à tous »."""
        cue = self.report.cue if self.report else None
        return self.next_to and cue is not None and cue.sense is not None and cue.sense.utters

    @property
    def calls(self) -> bool:
        """Whether its cue is a verb whose object, when in marks, is somebody's words."""
        cue = self.report.cue if self.report else None
        return cue is not None and (cue.sense is None or cue.sense.fragment)


@dataclass(frozen=True, slots=True)
class KindRule:
    """The kind of a passage for which `when` holds; the first rule that holds decides."""

    name: str
    kind: Kind
    when: Callable[[Features], bool]


KINDS = (
    KindRule("dialogue", "direct", lambda f: f.turn),
    KindRule("block quote", "direct", lambda f: f.block),
    KindRule(
        "name",
        "none",
        lambda f: (
            f.named
            and not f.beside
            and f.sentences == 1
            and (f.capital or f.words < _SOME)
            and not (f.finite and f.frame == "that")
        ),
    ),
    KindRule("name", "none", lambda f: f.named and not f.finite and not f.colon and f.words < _SOME),
    KindRule("known name", "none", lambda f: f.name and not f.beside and not (f.doubtful and f.uttered)),
    KindRule("denied", "none", lambda f: f.denied and not f.colon),
    KindRule("sign", "none", lambda f: f.sign and not f.clause),
    KindRule("coined", "none", lambda f: f.coined),
    KindRule(
        "beside its cue",
        "direct",
        lambda f: f.frame in ("behind", "after") and (f.opens or f.capital or f.stop or f.colon or f.clause),
    ),
    KindRule("beside its cue", "mixed", lambda f: f.frame in ("behind", "after")),
    KindRule("after a colon", "direct", lambda f: f.colon and (f.report is not None or f.capital or f.finite)),
    KindRule("whole sentence", "direct", lambda f: f.heading or (f.whole and (f.words > 2 or f.stop))),
    KindRule(
        "before a colon", "direct", lambda f: f.opens and f.capital and f.then_colon and (f.finite or f.words > _FEW)
    ),
    KindRule("uttered", "direct", lambda f: f.uttered and not f.infinitive),
    KindRule(
        "title", "none", lambda f: f.capital and not f.stop and not f.finite and f.frame != "selon" and f.words < _SOME
    ),
    KindRule("clause", "direct", lambda f: f.frame == "selon" and f.opens and (f.finite or f.capital)),
    KindRule("clause", "direct", lambda f: f.report is not None and f.finite and (f.capital or f.clause)),
    KindRule("fragment", "mixed", lambda f: f.report is not None and (f.calls or f.finite)),
    KindRule("sentence", "direct", lambda f: f.opens and f.capital and f.finite and f.words >= _FEW),
    KindRule("purpose", "mixed", lambda f: f.purpose),
    KindRule("predicate", "mixed", lambda f: f.predicate),
    KindRule("own words", "direct", lambda f: f.clause and f.words > _FEW),
    KindRule("own words", "mixed", lambda f: f.finite and f.words > _FEW and not f.capital),
    KindRule("no cue", "none", lambda f: True),
)


def kind_of(features: Features) -> KindRule:
    """The rule that decides what a passage is."""
    return next(rule for rule in KINDS if rule.when(features))


def look(d: Discourse, passage: int, report: Report | None, frame: str) -> Features:
    """The features of a passage that stands in `frame` to `report`."""
    number, place = d.places[passage]
    units, marked = d.lines[number].units, d.marked[passage]
    inner = marked.inner.of(d.text)
    capital = next((c for c in inner if c.isalpha()), "").isupper()
    within = [d.lines[line].units for line in d.inner[passage]]
    whole = all(at == place or not unit.is_word for at, unit in enumerate(units))
    infinitive = _is_infinitive(within)
    return Features(
        report=report,
        frame=frame,
        words=sum(unit.is_word for line in within for unit in line),
        sentences=len(within),
        capital=capital,
        finite=any(has_finite(line, 0, len(line)) for line in within),
        clause=_stands_alone(units, place, report) and any(is_clause(line) for line in within),
        stop=inner.endswith(ENDS),
        whole=whole,
        heading=whole and d.lines[number].host < 0 and d.alone(number),
        opens=not any(unit.is_word for unit in units[:place]),
        colon=place > 0 and units[place - 1].has("colon"),
        then_colon=place + 1 < len(units) and units[place + 1].has("colon"),
        denied=any(end <= place <= end + 2 for end in d.denied[number]),
        sign=_is_on_sign(units, place, report),
        purpose=place > 0 and units[place - 1].has("purpose") and infinitive,
        infinitive=infinitive,
        next_to=report is not None and report.cue.end == place,
        named=_is_named(units, place, report, capital=capital),
        name=len(within) == 1 and len(within[0]) == 1 and within[0][0].has("name"),
        doubtful=any(unit.has("doubtful") for line in within for unit in line),
        coined=all(unit.has("coined") for line in within for unit in line if unit.is_word),
        predicate=not capital and _is_predicate(units, place, within),
        turn=marked.style in (DASH, LABEL),
        block=marked.style == BLOCK,
    )


def _stands_alone(units: Units, place: int, report: Report | None) -> bool:
    """Whether no word of the clause that a passage is in stands before it: que « … », selon X, « … »."""
    if not place or units[place - 1].has("that", "comma", "dash", "open", "break", "and", "passage", "contrast"):
        return True
    return report is not None and place in (report.end, report.cue.end)


def _is_on_sign(units: Units, place: int, report: Report | None) -> bool:
    """Whether a passage stands on a sign: une pancarte : « Fermé »; un panneau prévient : « Fermé »."""
    if report is None:
        return any(unit.has("sign") for unit in units[max(0, place - _FEW) : place])
    return report.source is not None and any(u.has("sign") for u in units[report.source.start : report.source.end])


def _is_predicate(units: Units, place: int, within: Sequence[Units]) -> bool:
    """Whether a passage begins with the only verb of its clause: le parti « en prend acte »."""
    line = within[0] if within else ()
    verb = next((i for i, unit in enumerate(line) if not unit.has("object_clitic", "negation_head")), -1)
    if verb < 0 or not is_finite(line, verb) or not place or not units[place - 1].has("comma", "name", "close"):
        return False
    return not has_finite(units, clause_start(units, place), place)


def _is_infinitive(within: Sequence[Units]) -> bool:
    first = next((unit for line in within for unit in line if not unit.has("object_clitic", "negation")), None)
    return first is not None and first.has("infinitive") and not first.is_capital


def _is_named(units: Units, place: int, report: Report | None, *, capital: bool) -> bool:
    """Whether what stands before a passage says that it is a word as such, or a name: l'opération « … »."""
    if capital and _is_work_of(units, place):
        return True
    for at in range(place - 1, max(0, place - 2) - 1, -1):
        unit = units[at]
        if unit.has("calls") and not (report and report.cue.start <= at < report.cue.end):
            return True
        if unit.has("names_thing") and capital:
            return True
        if unit.has("nickname") and place > 2 and units[place - 2].has("comma"):
            return True
        if not unit.has("comma", "of"):
            return False
    return False


def _is_work_of(units: Units, place: int) -> bool:
    """Whether it is a title by its author: l'autrice de « … », le roman de Zoé Bertin, « … »."""
    at = place - 1
    if at > 0 and units[at].has("of") and units[at - 1].has("maker"):
        return True
    at -= at >= 0 and units[at].has("comma")
    return at > 1 and units[at].has("PER") and units[at - 1].has("of") and units[at - 2].has("work")
