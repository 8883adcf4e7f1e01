"""Names that no rule knows: what their shape and the words around all their occurrences say, added up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from exergue.annotate.candidates import Candidate, free
from exergue.annotate.lexicon import Lexicon
from exergue.annotate.people import begins_name, is_common, is_first_name, role_start
from exergue.annotate.words import Shape, Words
from exergue.model import Label

_LEAST = 1.0
_LABELS: tuple[Label, ...] = ("PER", "LOC", "ORG", "MISC")


def guessed(words: Words, lexicon: Lexicon, chosen: Iterable[Candidate]) -> Iterator[Candidate]:
    """A label for each run of capitals that nothing has claimed and that gives enough away."""
    chosen = tuple(chosen)
    labels: dict[int, Label] = {index: c.label for c in chosen for index in (c.start, c.end - 1)}
    available = free(len(words), chosen)
    spans = list(_chunks(words, lexicon, available))
    scores: dict[str, Counter[Label]] = defaultdict(Counter)
    for start, end in spans:
        scores[words.slice(start, end)].update(_context(words, lexicon, start, end, labels))
    for start, end in spans:
        form = words.slice(start, end)
        score = scores[form] + _shape_score(words, lexicon, start, end)
        label = max(_LABELS, key=lambda kind: score[kind])
        if score[label] >= _LEAST:
            yield Candidate(start, end, label, "guess", min(0.6, 0.3 + score[label] / 10))


def _chunks(words: Words, lexicon: Lexicon, available: list[bool]) -> Iterator[tuple[int, int]]:
    index = 0
    while index < len(words):
        if not available[index] or not begins_name(words, lexicon, index):
            index += 1
            continue
        end = index + 1
        while end < len(words) and available[end] and _goes_on(words, lexicon, end, available):
            end += 1
        yield index, end
        index = end


def _goes_on(words: Words, lexicon: Lexicon, index: int, available: list[bool]) -> bool:
    if words.is_name(index) or words.shapes[index] is Shape.INITIAL:
        return words.raw(index) not in lexicon.names.no_names
    joint = words.low(index) in _JOINTS
    return joint and words.is_name(index + 1) and available[index + 1] and words.is_name(index - 1)


def _context(words: Words, lexicon: Lexicon, start: int, end: int, labels: dict[int, Label]) -> Counter[Label]:
    """What the words beside one occurrence speak for."""
    score: Counter[Label] = Counter()
    before, after = words.low(start - 1), words.low(end)
    if before in lexicon.places.prepositions:
        score.update({"LOC": 2.0})
    elif before in lexicon.names.articles:
        score.update({"ORG": 1.2, "MISC": 0.6, "LOC": 0.4, "PER": -1.5})
    elif before in lexicon.places.loose_prepositions:
        score.update(_LOOSE.get(before, {"PER": 0.4, "ORG": 0.3, "LOC": 0.3}))
    neighbour = labels.get(start - 2) if before in _AND else labels.get(end + 1) if after in _AND else None
    if neighbour:
        score.update({neighbour: 1.0})
    if _speaks(words, lexicon, start, end):
        score.update({"PER": 1.2, "ORG": 0.4})
    if lexicon.roles.end(words, start - 1) == start or (after == "," and role_start(words, lexicon, end + 1)):
        score.update({"PER": 1.5})
    return score


def _speaks(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    said = lexicon.names.said
    return words.low(start - 1) in said or words.low(end) in said or words.low(end + 1) in said


def _shape_score(words: Words, lexicon: Lexicon, start: int, end: int) -> Counter[Label]:
    """What the form itself speaks for."""
    score: Counter[Label] = Counter()
    form = words.slice(start, end)
    if end - start > 1:
        score.update({"PER": 1.3, "ORG": 0.3})
    if is_first_name(words, lexicon, start) and words.low(start) not in lexicon.doubtful_first_names:
        score.update({"PER": 1.2})
    if any(char.isdigit() for char in form) or (any(map(str.isupper, words.raw(start)[1:])) and "-" not in form):
        score.update({"ORG": 0.8, "MISC": 0.3})
    if lexicon.known_places.listed(words.key_slice(start, end)):
        score.update({"LOC": 0.8})
    if any(words.low(i) in _ORG_WORDS for i in range(start, end)):
        score.update({"ORG": 1.5})
    if words.opens[start] and is_common(words, lexicon, start):
        score.update(dict.fromkeys(_LABELS, -0.6))
    return score


_JOINTS = frozenset(
    ("de", "d'", "du", "des", "von", "van", "der", "&", "of", "the", "and", "al", "el", "ben", "bin", "la")
)
_AND = frozenset(("et", "ou", "and", "or"))
_LOOSE = {"chez": {"ORG": 1.5, "PER": 0.4}, "dans": {"LOC": 0.8, "ORG": 0.3}, "sur": {"ORG": 0.6, "LOC": 0.4}}
_ORG_WORDS = frozenset(("club", "group", "news", "bank", "airlines", "university", "media", "party", "press"))
