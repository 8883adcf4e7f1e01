"""What a name means where it stands without any sign, from what it means elsewhere in the same article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from exergue.annotate.candidates import Candidate, free
from exergue.annotate.lexicon import Lexicon
from exergue.annotate.person_names import begins_name, is_common, is_first_name
from exergue.annotate.words import Shape, Words
from exergue.model import Label

_LONGEST = 6
_BEARER = 3  # who is named in full weighs more than a place of that name: places with a sign need no memory


def surnames(words: Words, lexicon: Lexicon, people: Iterable[Candidate]) -> frozenset[str]:
    """The surnames of the people who are named in full, with their particles and without."""
    return frozenset(form for person in people for form in _surname_forms(words, lexicon, person))


def remembered(words: Words, lexicon: Lexicon, chosen: Iterable[Candidate]) -> Iterator[Candidate]:
    """Names of the article where they come again, whole or by surname, on tokens that are still free."""
    chosen = tuple(chosen)
    forms = _labels(words, lexicon, chosen)
    starts = frozenset(form.split(" ", 1)[0].split("'", 1)[0] for form in forms)
    available = free(len(words), chosen)
    particles = starts & lexicon.names.particles  # may open a sentence: Du Paty
    for first, indices in words.beginnings.items():
        opening = first.lower() in particles
        for index in indices if first in starts or opening else ():
            if available[index] and (first in starts or words.opens[index]):
                yield from _again(words, lexicon, index, forms, available)


def _again(
    words: Words, lexicon: Lexicon, start: int, forms: Mapping[str, Label], available: list[bool]
) -> Iterator[Candidate]:
    for end in range(min(start + _LONGEST, len(words)), start, -1):
        label = forms.get(words.slice(start, end)) or forms.get(_within_sentence(words, lexicon, start, end))
        if not label or not all(available[start:end]):
            continue
        if words.opens[start] and end == start + 1 and is_common(words, lexicon, start):
            continue
        if _inside_longer(words, lexicon, start, end, available):
            continue
        yield Candidate(start, end, label, "named elsewhere", 0.8)
        return


def _within_sentence(words: Words, lexicon: Lexicon, start: int, end: int) -> str:
    """How a name is written inside a sentence that one of its particles opens: Du Paty, du Paty."""
    form = words.slice(start, end)
    opening = words.opens[start] and end > start + 1 and words.low(start) in lexicon.names.particles
    return form[0].lower() + form[1:] if opening else form


def _inside_longer(words: Words, lexicon: Lexicon, start: int, end: int, available: list[bool]) -> bool:
    """Whether unclaimed capitals stand beside, so that the whole is another name."""
    before = start > 0 and available[start - 1] and begins_name(words, lexicon, start - 1)
    return before or (words.is_name(end) and available[end] and words.raw(end) not in lexicon.names.no_names)


def _labels(words: Words, lexicon: Lexicon, chosen: tuple[Candidate, ...]) -> Mapping[str, Label]:
    """The most frequent label of each form, surnames and heads of organisations among the forms."""
    votes: dict[str, Counter[Label]] = defaultdict(Counter)
    for candidate in chosen:
        votes[words.slice(candidate.start, candidate.end)][candidate.label] += 2
        for form in _short_forms(words, lexicon, candidate):
            votes[form][candidate.label] += _BEARER if candidate.label == "PER" else 1
    return {form: max(sorted(count), key=lambda label: count[label]) for form, count in votes.items() if _whole(form)}


def _short_forms(words: Words, lexicon: Lexicon, candidate: Candidate) -> Iterator[str]:
    if candidate.label == "PER":
        yield from _surname_forms(words, lexicon, candidate)
        first = words.raw(candidate.start)
        if candidate.end - candidate.start > 1 and is_first_name(words, lexicon, candidate.start):
            yield first
    elif candidate.label == "ORG" and words.raw(candidate.start) in lexicon.organizations.capital_heads:
        yield words.raw(candidate.start)


def _surname_forms(words: Words, lexicon: Lexicon, person: Candidate) -> Iterator[str]:
    """Milley of Mark Milley; Gaulle and de Gaulle; Giscard and Giscard d'Estaing; du Paty of du Paty de Clam."""
    end = person.end
    for start in range(person.start, end - 2):
        if words.low(start) in lexicon.names.particles and words.is_name(start + 1):
            yield words.slice(start, start + 2)
    while end - 1 > person.start and words.raw(end - 1) in lexicon.names.suffixes:
        end -= 1
    for start in range(person.start + 1, end):
        if words.shape(start) is not Shape.INITIAL and not is_first_name_inside(
            words, lexicon, person.start, start, end
        ):
            yield words.slice(start, end)
            if start < end - 1 and words.is_name(start):
                yield words.slice(start, start + 1)


def is_first_name_inside(words: Words, lexicon: Lexicon, first: int, index: int, end: int) -> bool:
    """Whether the word at `index` is a further first name: more of the name follows."""
    return index < end - 1 and is_first_name(words, lexicon, index) and index == first + 1


def _whole(form: str) -> bool:
    return form[0].isalnum()
