"""Who a verb is said of: the subject before it, behind it, or that of the sentence."""

from __future__ import annotations

from exergue.annotate.adjuncts import past_phrase, skip_adjuncts
from exergue.annotate.clauses import clause_start, has_finite, is_adverb, parts, sentence_start
from exergue.annotate.lines import Units
from exergue.annotate.nounphrases import Source, begins, describe, phrase


def subject_behind(units: Units, at: int, *, plural: bool = False, said: bool = False) -> Source | None:
    """The subject behind a verb that ends at `at`, past dates, places and who is spoken to.

    `said`: what is said stands before the verb, so that it has no other object.
    """
    place = skip_adjuncts(units, at, said=said)
    if begins(units, place):
        return phrase(units, place, plural=plural)
    return _swallowed(units, at, place) if said else None


def _swallowed(units: Units, start: int, end: int) -> Source | None:
    """A person at the end of an adjunct, when nobody else follows: a dénoncé sur BFMTV X."""
    last = end - 1
    if last > start and units[last].has("PER") and not units[last - 1].has("of", "addressing"):
        return Source(last, end, (units[last].entity,))
    return None


def subject_before(units: Units, end: int, *, plural: bool = False) -> Source | None:
    """The subject of a verb whose group begins at `end`."""
    while end and is_adverb(units, end - 1) and not units[end - 1].has("of"):
        end -= 1
    if end and units[end - 1].has("subject_relative"):
        return antecedent(units, end - 1, plural=plural)
    inserted = _insertion_start(units, end)
    if inserted:
        return subject_before(units, inserted, plural=plural)
    start = clause_start(units, end)
    return _subject(units, parts(units, _joined_start(units, start, end), end), end, plural=plural)


def _insertion_start(units: Units, end: int) -> int:
    """Where an insertion between dashes or brackets begins that ends right before `end`, 0 without such."""
    if not end or not units[end - 1].has("dash", "close"):
        return 0
    opening = "dash" if units[end - 1].has("dash") else "open"
    return next((place for place in range(end - 2, 0, -1) if units[place].has(opening)), 0)


def _joined_start(units: Units, start: int, end: int) -> int:
    """Behind an `et` that joins a clause with a subject of its own."""
    for place in range(end - 1, start, -1):
        if units[place].has("join") and begins(units, place + 1) and has_finite(units, start, place):
            return place + 1
    return start


def _subject(units: Units, cut: list[tuple[int, int]], end: int, *, plural: bool) -> Source | None:
    """The subject among the parts that commas make of a clause: in the last one, else before insertions."""
    for number in range(len(cut) - 1, -1, -1):
        source = part_subject(units, *cut[number], plural=plural)
        if source is None:
            continue
        if number and _is_state(units, cut[number - 1], cut[number], source):  # Washington, DC
            continue
        if number < len(cut) - 1 or cut[number][1] != end:
            return _first_of_chain(units, cut, number, source)
        if number and _stands_for_another(units, source):
            return _subject(units, cut[:number], end, plural=plural) or source
        return source
    return None


def _is_state(units: Units, before: tuple[int, int], part: tuple[int, int], source: Source) -> bool:
    """Whether a part is but the state or country of a place that ends the part before."""
    alone = source.start == part[0] and part[1] - part[0] == 1 and units[source.start].has("LOC")
    return alone and units[before[1] - 1].has("LOC")


def _stands_for_another(units: Units, source: Source) -> bool:
    """X, elle, affirme."""
    if source.pronoun is None or source.pronoun.last:
        return False
    comma = source.end < len(units) and units[source.end].has("comma")
    return comma or not units[source.start].has("subject_pronoun")


def _first_of_chain(units: Units, cut: list[tuple[int, int]], number: int, source: Source) -> Source:
    """Of `X, maire de Y, 53 ans, affirme` the X; of `le maire, X, affirme` both."""
    chain, first_words = [source], [source.start == cut[number][0]]
    for first, last in reversed(cut[:number]):
        earlier = part_subject(units, first, last)
        if earlier is None or earlier.end != last:
            break
        if earlier.start != first and has_finite(units, first, earlier.start):
            break
        chain.append(earlier)
        first_words.append(earlier.start == first)
        if earlier.start != first:
            break
    main = chain[-1]
    if main.names or len(chain) == 1:
        return main
    second = chain[-2]
    named = bool(second.names) and first_words[-2] and units[second.end - 1].has("PER")
    return describe(units, main.start, second.end) if named else main


def main_subject(units: Units, end: int) -> Source | None:
    """The subject of the sentence up to `end`: its first noun phrase that hangs on no preposition."""
    cut = parts(units, sentence_start(units, end), end)
    for number, (first, last) in enumerate(cut):
        like = units[first].has("likeness") and number + 1 < len(cut)  # comme l'écrit X, …
        source = None if like else part_subject(units, first, last)
        if source is None:
            continue
        apart = number + 1 < len(cut) and not source.names and not source.pronoun
        if apart and not has_finite(units, source.end, last):
            second = part_subject(units, *cut[number + 1])
            if second and second.names and second.start == cut[number + 1][0] and units[second.end - 1].has("PER"):
                return describe(units, source.start, second.end)
        return source
    return None


def part_subject(units: Units, start: int, end: int, *, plural: bool = False) -> Source | None:
    """The first noun phrase of a part that hangs on no preposition."""
    place = start
    while place < end:
        unit = units[place]
        if unit.has("relative"):
            return None
        if unit.has("open"):
            place = next((i for i in range(place + 1, end) if units[i].has("close")), place) + 1
        elif unit.has("preposition") or (unit.has("of") and not unit.has("indefinite", "name")):
            place = past_phrase(units, place + 1, end)
        elif begins(units, place):
            return phrase(units, place, end, plural=plural)
        else:
            place += 1
    return None


def antecedent(units: Units, at: int, *, plural: bool = False) -> Source | None:
    """Whom a relative at `at` stands for: the nearest phrase before it, or the person whose role that is.

    `plural`: whether its verb is. Where that is not, of « les attaques du président » it is the president.
    """
    if at and units[at - 1].has("preposition"):
        at -= 1
    end = at - 1 if at and units[at - 1].has("comma") else at
    if end and units[end - 1].has("close"):
        end = max((place for place in range(end) if units[place].has("open")), default=end)
    cut = parts(units, clause_start(units, end), end)
    if len(cut) > 1 and _is_role(units, *cut[-1]) and units[cut[-2][1] - 1].has("PER"):
        cut = cut[:-1]  # X, porte-parole de Y, pour qui …
    source = _last_phrase(units, *cut[-1]) if cut else None
    return source if source is None or plural else _single(units, source)


def _is_role(units: Units, start: int, end: int) -> bool:
    """Whether what is set apart behind a name tells a role: porte-parole de Y; un porte-parole."""
    noun = start + 1 if units[start].has("indefinite") else start
    return noun < end and units[noun].has("person")


def _single(units: Units, source: Source) -> Source:
    """What hangs on the noun of several, when one is asked for."""
    if not units[source.start].has("plural") or source.names:
        return source
    places = (at for at in range(source.start + 1, source.end - 1) if units[at].has("of"))
    at = next((place for place in places if not units[place].has("plural")), -1)
    return describe(units, at, source.end) if at > 0 and units[at].has("masculine") else source


def _last_phrase(units: Units, start: int, end: int) -> Source | None:
    """The last noun phrase of a part."""
    found, place = None, start
    while place < end:
        source = phrase(units, place, end) if begins(units, place) else None
        found = source or found
        place = source.end if source else place + 1
    return found
