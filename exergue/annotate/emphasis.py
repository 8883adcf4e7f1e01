"""Emphasis as a sign: what stands in it, whole, is often the title of a paper or a work, and no name crosses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exergue import gazetteer
from exergue.annotate.candidates import Candidate
from exergue.annotate.lexicon import Lexicon
from exergue.annotate.words import Shape, Words

_LONGEST = 16
_NO_TITLE_ENDS = frozenset(("!", "?", ":"))
_UNSEEN = frozenset((Shape.MARK, Shape.GAP))


def titles(
    words: Words, lexicon: Lexicon, emphasis: Iterable[range], others: Iterable[Candidate]
) -> Iterator[Candidate]:
    """The emphasised stretches that are a title: ORG for papers, else MISC; none that `others` know as a whole."""
    known = {(other.start, other.end) for other in others}
    for stretch in emphasis:
        start, end = _trimmed(words, stretch)
        if start >= end or not words.raw(start)[0].isupper() or _alone(words, stretch):
            continue
        if _is_paper(words, lexicon, start, end):
            yield Candidate(start, end, "ORG", "emphasised paper", 0.95)
        elif _is_named_thing(words, lexicon, start, end) or (
            (start, end) not in known and _is_title(words, lexicon, start, end)
        ):
            yield Candidate(start, end, "MISC", "emphasised title", 0.9)


def crosses(candidate: Candidate, emphasis: Iterable[range]) -> bool:
    """Whether a border of emphasis cuts the candidate, so that it begins or ends inside another stretch."""
    return any(_cuts(stretch, candidate.tokens()) for stretch in emphasis)


def _cuts(stretch: range, tokens: range) -> bool:
    apart = tokens.stop <= stretch.start or stretch.stop <= tokens.start
    inside = stretch.start <= tokens.start and tokens.stop <= stretch.stop
    around = tokens.start <= stretch.start and stretch.stop <= tokens.stop
    return not (apart or inside or around)


def _trimmed(words: Words, stretch: range) -> tuple[int, int]:
    """The stretch without marks at its ends."""
    start, end = stretch.start, stretch.stop
    while start < end and words.shape(start) in _UNSEEN:
        start += 1
    while end > start and words.shape(end - 1) in _UNSEEN:
        end -= 1
    return start, end


def _alone(words: Words, stretch: range) -> bool:
    """Whether the stretch is a whole block: a note or a signature rather than a title."""
    return words.shape(stretch.start - 1) is Shape.GAP and words.shape(stretch.stop) is Shape.GAP


def _is_paper(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether a listed organisation or a paper stands there: by a word of its title, or the noun before it."""
    before = words.low(start - 1)
    article = lexicon.places.contractions.get(before, before if before in lexicon.names.inner_articles else "")
    whole = words.slice(start, end)
    names = lexicon.known_organizations
    if names.end(words, start) == end or (article and names.listed(gazetteer.key(f"{article} {whole}"))):
        return True
    if any(words.low(index) in lexicon.organizations.press_words for index in range(start, end)):
        return True
    foreign = bool(article) and end - start > 1 and all(words.is_name(index) for index in range(start, end))
    return foreign or any(words.low(index) in lexicon.organizations.press_nouns for index in _before(words, start))


def _before(words: Words, start: int) -> Iterator[int]:
    """The few words with a small letter before `start`: un journal gallois, le …"""
    for index in range(start - 1, max(start - _FAR, 0) - 1, -1):
        if words.shape(index) is not Shape.LOWER and words.raw(index) != ",":
            return
        yield index


def _is_named_thing(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """le croiseur *Sfax*, sur le *Ville-de-Saint-Nazaire*: one name after the noun of a thing, or an article."""
    if end - start != 1 or words.low(start) in lexicon.common_words:
        return False
    before = words.low(start - 1)
    article = before in lexicon.names.inner_articles or before in lexicon.places.contractions
    return article or before in lexicon.works.outside | lexicon.works.titled


def _is_title(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether the words are built as a title: several without a finite verb, or one after the noun of a thing."""
    bare = start + 1 if words.raw(start) in lexicon.guesses.capital_articles else start
    if end - bare <= 1:
        return False
    spoken = any(words.low(index) in lexicon.names.role_stops for index in range(start, end))
    return end - start <= _LONGEST and not spoken and words.raw(end) not in _NO_TITLE_ENDS


_FAR = 5
