"""Names that no rule knows: what their shape and the words around all their occurrences say, added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from exergue.annotate.candidates import Candidate, free
from exergue.annotate.extent import is_part
from exergue.annotate.lexicon import Lexicon, Points
from exergue.annotate.people import role_start
from exergue.annotate.person_names import begins_name, is_common, is_first_name, names_thing
from exergue.annotate.places import has_sign
from exergue.annotate.words import Shape, Words
from exergue.model import Label

_LABELS: tuple[Label, ...] = ("PER", "LOC", "ORG", "MISC")
_FOREIGN_JOINTS = frozenset(
    ("von", "van", "der", "&", "of", "the", "and", "al", "el", "ben", "bin", "del", "di", "do", "+")
)

_LONGEST_MEMBER = 6
_REPEATED = frozenset(("de", "d'", "à", "of", "to"))  # de X, de Y
_OF = frozenset(("de", "d'", "du", "des", "of", "by"))


def guessed(
    words: Words, lexicon: Lexicon, chosen: Iterable[Candidate], model: Iterable[Candidate] = ()
) -> Iterator[Candidate]:
    """A label for each name of the trained pipeline, and each other run of capitals, that nothing has claimed.

    Only those that give enough away get one.
    """
    chosen = tuple(chosen)
    labels: dict[int, Label] = {index: c.label for c in chosen for index in (c.start, c.end - 1)}
    available = free(len(words), chosen)
    heard = {(name.start, name.end): name.label for name in model if all(available[name.start : name.end])}
    spans = _spans(_chunks(words, lexicon, available), heard)
    told = {index for start, end in heard for index in range(start, end)}
    backed = {words.slice(start, end) for start, end in spans if not told.isdisjoint(range(start, end))}
    signed = {words.slice(start, end) for start, end in spans if _is_told_a_place(words, lexicon, start)}
    believed = {name: label for name, label in heard.items() if label == "LOC" or words.slice(*name) not in signed}
    pooled: dict[str, dict[Label, float]] = defaultdict(lambda: dict.fromkeys(_LABELS, 0.0))
    for start, end in spans:
        for points in (*_context(words, lexicon, start, end, labels), *_told(lexicon, believed.get((start, end)))):
            _add(pooled[words.slice(start, end)], points)
    for start, end in spans:
        form = words.slice(start, end)
        score = dict(pooled[form])
        for points in _shape(words, lexicon, start, end):
            _add(score, points)
        label = max(_LABELS, key=lambda kind: score[kind])
        if score[label] >= (lexicon.guesses.enough if form in backed else lexicon.guesses.enough_alone):
            yield Candidate(start, end, label, "guess", min(0.6, 0.3 + score[label] / 10))


def _spans(runs: Iterable[tuple[int, int]], heard: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs of capitals and the names of the trained pipeline, of two that meet the longer: Jean-Yves le Drian."""
    run_at = {index: run for run in runs for index in range(*run)}
    wider = [name for name in heard if not _holds(run_at.get(name[0]), name)]
    taken = {index for name in wider for index in range(*name)}
    left = (run for run in dict.fromkeys(run_at.values()) if taken.isdisjoint(range(*run)))
    return sorted((*left, *wider))


def _holds(run: tuple[int, int] | None, name: tuple[int, int]) -> bool:
    return run is not None and run[0] <= name[0] and name[1] <= run[1]


def _told(lexicon: Lexicon, label: Label | None) -> Iterator[Points]:
    """What the label of the trained pipeline speaks for."""
    if label:
        yield {label: lexicon.guesses.model[label]}


def _add(score: dict[Label, float], points: Points) -> None:
    for label, number in points.items():
        score[label] += number


def _chunks(words: Words, lexicon: Lexicon, available: list[bool]) -> Iterator[tuple[int, int]]:
    end = 0
    for index in words.capitals:
        if index < end or not available[index] or not begins_name(words, lexicon, index):
            continue
        end = index + 1
        while end < len(words) and available[end] and (step := _goes_on(words, lexicon, end, available)):
            end = step
        alone = words.raw(index) in lexicon.guesses.capital_articles or _joins_two(words, lexicon, index)
        if end > index + 1 or not alone:
            yield index, end


def _joins_two(words: Words, lexicon: Lexicon, index: int) -> bool:
    """France-Croatie, PSG-OM: two names of their own, of which nothing can be said as one."""
    first, hyphen, second = words.key_slice(index, index + 1).partition(" ")
    known = (lexicon.known_places.keys, lexicon.known_organizations.keys)
    return bool(hyphen) and all(any(part in keys for keys in known) for part in (first, second))


def _goes_on(words: Words, lexicon: Lexicon, index: int, available: list[bool]) -> int:
    """The end of what a run of capitals goes on with at `index`, 0 if it is over."""
    if words.is_name(index) or words.shape(index) is Shape.INITIAL:
        return 0 if words.raw(index) in lexicon.names.no_names else index + 1
    if words.shape(index) is Shape.NUMBER and words.raw(index).isdigit() and words.shape(index - 1) is Shape.CAPITAL:
        return index + 1 if words.raw(index + 1) in (".", ",", ")", "»", '"') and len(words.raw(index)) < 4 else 0
    after = index
    while after - index < 2 and (words.low(after) in lexicon.names.particles or words.low(after) in _FOREIGN_JOINTS):
        after += 1
    return after + 1 if after > index and words.is_name(after) and available[after] else 0


def _context(words: Words, lexicon: Lexicon, start: int, end: int, labels: dict[int, Label]) -> Iterator[Points]:
    """What the words beside one occurrence speak for."""
    points, before, after = lexicon.guesses, words.low(start - 1), words.low(end)
    if words.opens[start]:
        yield points.opening
    else:
        given = before in lexicon.places.prepositions and _given_to(words, lexicon, start, end)
        told = points.before.get(words.raw(start - 1)) or points.before.get(before)
        yield points.other if given or told is None else told
        if any(map(words.is_name, range(start + 1, end))) and not given:
            yield points.before_several.get(before, {})
    neighbours = (labels.get(start - 2) if before in lexicon.names.joiners else None, labels.get(end + 1))
    same = neighbours[0] or (neighbours[1] if after in lexicon.names.joiners else None)
    if same:
        yield {same: points.beside_same}
    elif before == "," and start - 2 in labels and after in (",", *lexicon.names.joiners):
        yield {labels[start - 2]: points.in_list}
    repeated = before in _REPEATED and words.low(start - 2) in (",", *lexicon.names.joiners)
    if repeated and start - 3 in labels:
        yield {labels[start - 3]: points.in_list}
    if _is_common_noun(words, lexicon, start, end):
        yield points.common_noun
    if _is_told_a_place(words, lexicon, start):
        yield points.place_sign
    elif before in _OF and words.low(start - 2) in points.organization_nouns:
        yield points.after_organization_noun
    elif before in _OF and words.low(_before_list(words, lexicon, start) - 1) in points.person_nouns:
        yield points.after_person_noun
    said = lexicon.names.said
    if before in said:
        yield points.after_speech
    elif words.low(end) in said or words.low(end + 1) in said:
        yield points.beside_speech
    if lexicon.roles.end(words, start - 1) == start or (after == "," and role_start(words, lexicon, end + 1)):
        yield points.beside_role


def _is_told_a_place(words: Words, lexicon: Lexicon, start: int) -> bool:
    """Whether words before the name say that it is a place, as a preposition alone does not: la ville de X."""
    return has_sign(words, lexicon, start) and words.low(start - 1) not in lexicon.places.prepositions


def _is_common_noun(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """l'Affaire, le Droit: a word of everyday, the only capital inside a sentence, and no institution's noun."""
    institution = words.raw(start) in lexicon.organizations.capital_heads
    common = words.low(start) in lexicon.common_words and not words.opens[start]
    return common and not any(map(words.is_name, range(start + 1, end))) and not institution


def _before_list(words: Words, lexicon: Lexicon, start: int) -> int:
    """The first `de` of a list that ends with the name at `start`: les fautes de X, de Y et de Z."""
    joint = start - 1
    while words.low(joint - 1) in (",", *lexicon.names.joiners):
        earlier = next((i for i in range(joint - 2, max(joint - _LONGEST_MEMBER, 0), -1) if words.low(i) in _OF), -1)
        if earlier < 0 or not words.is_name(earlier + 1):
            break
        joint = earlier
    return joint


def _given_to(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """grâce à X, écrit à Lucie: a giving word before the preposition, or a first name that is no listed place."""
    if words.low(start - 2) in lexicon.places.giving:
        return True
    first = words.low(start) in lexicon.first_names and words.low(start) not in lexicon.doubtful_first_names
    return first and end == start + 1 and not lexicon.known_places.listed(words.key_slice(start, end))


def _shape(words: Words, lexicon: Lexicon, start: int, end: int) -> Iterator[Points]:
    """What the form itself speaks for."""
    points, form = lexicon.guesses, words.slice(start, end)
    if words.raw(start) in points.capital_articles and not words.opens[start]:
        yield points.after_capital_article
    elif any(map(words.is_name, range(start + 1, end))):
        yield points.several_capitals
    first = is_first_name(words, lexicon, start) and words.low(start) not in lexicon.doubtful_first_names
    if first and not names_thing(words, lexicon, start):
        yield points.first_name
    if "-" not in form and (any(map(str.isdigit, form)) or any(map(str.isupper, words.raw(start)[1:]))):
        yield points.late_capital
    if lexicon.known_places.listed(words.key_slice(start, end)):
        yield points.listed_place
    if any(words.low(index) in points.organization_words for index in range(start, end)):
        yield points.organization_word
    if any(words.low(index) in points.work_words for index in range(start, end)):
        yield points.work_word
    institution = words.raw(start) in lexicon.organizations.capital_heads
    if end == start + 1 and institution and not is_part(words, lexicon, start, end + 2):
        before = words.low(start - 1)
        bare = before not in lexicon.names.articles and before not in lexicon.places.contractions
        yield points.bare_institution if bare else points.institution
    if words.opens[start] and (end == start + 1 or is_common(words, lexicon, start)):
        yield points.common_opening
