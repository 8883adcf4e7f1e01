"""Names of events, works, prizes, laws and products (MISC)."""

from __future__ import annotations

from collections.abc import Iterator

from exergue.annotate.candidates import Candidate
from exergue.annotate.extent import name_end
from exergue.annotate.lexicon import Lexicon
from exergue.annotate.person_names import is_common
from exergue.annotate.words import Shape, Words

_LONGEST_TITLE = 10
_CLOSING = {"«": "»", '"': '"', "“": "”"}


def works(words: Words, lexicon: Lexicon) -> Iterator[Candidate]:
    """What is surely or very likely the name of none of people, places, organisations."""
    nouns = words.where(lexicon.works.titled | lexicon.works.capital_heads)
    for index in words.occasions(nouns.union(lexicon.known_works.found(words), lexicon.work_heads.found(words))):
        for rule in _LOW_RULES if words.shapes[index] is Shape.LOWER else _RULES:
            yield from rule(words, lexicon, index)


def _listed(words: Words, lexicon: Lexicon, start: int) -> Iterator[Candidate]:
    end = lexicon.known_works.end(words, start)
    if not end:
        return
    doubtful = words.slice(start, end) in lexicon.works.doubtful
    if not doubtful or (words.low(start - 1) in lexicon.names.articles and not words.is_name(end)):
        yield Candidate(start, end, "MISC", "listed", 0.6 if doubtful else 0.89)


def _with_head(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """loi Veil, prix Goncourt, affaire Dreyfus, tempête Ciarán."""
    end = lexicon.work_heads.end(words, index)
    capital = words.raw(index) in lexicon.works.capital_heads
    end = max(end, index + 1 if capital else 0)
    if not end:
        return
    start = end
    while words.low(start) in lexicon.organizations.name_joints and start - end < 3:
        start += 1
    if not words.is_name(start) or words.opens[start] or words.raw(start) in lexicon.names.no_names:
        return
    joined = start > end
    if not joined and lexicon.known_organizations.end(words, start):
        return
    head = words.slice(index, end).lower()
    of = words.raw(end) in lexicon.organizations.of_joints and not lexicon.known_organizations.end(words, start)
    if joined and not capital and not (of and head in lexicon.works.joined):
        return
    end = _capitals_end(words, lexicon, start)
    outside = head in lexicon.works.outside
    yield Candidate(start if outside else index, end, "MISC", "noun of a work", 0.8)


def _titled(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """le film « Le Grand Bleu »: a short title in marks after the noun."""
    if words.low(index) not in lexicon.works.titled:
        return
    opening = index + 1
    while (words.shape(opening) is Shape.LOWER or words.raw(opening) == ",") and opening - index < 4:
        opening += 1
    closing = _CLOSING.get(words.raw(opening))
    if not closing or not words.is_name(opening + 1):
        return
    for end in range(opening + 2, min(opening + 2 + _LONGEST_TITLE, len(words))):
        if words.raw(end) == closing:
            yield Candidate(opening + 1, end, "MISC", "title in marks", 0.8)
            return


def _capitals_end(words: Words, lexicon: Lexicon, start: int) -> int:
    end = start + 1
    while words.is_name(end) or (words.low(end) in _INNER and words.is_name(end + 1)):
        end += 1
    return end


def _with_capital_head(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """Code pénitentiaire, Rencontres du thermalisme: what an event's or a law's noun with a capital begins."""
    head = words.raw(index)
    if head not in lexicon.works.capital_heads or head in lexicon.organizations.capital_heads or words.opens[index]:
        return
    end = name_end(words, lexicon, index + 1, capital_head=True)
    itself = head in lexicon.works.doubtful and not any(words.is_name(i) for i in range(index + 1, end))
    if end > index + 1 and not (itself and words.low(index + 1) in lexicon.organizations.of_joints):
        yield Candidate(index, end, "MISC", "capital noun of a work", 0.8)


def _quoted(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """« Les Voix d'en bas »: a few words in marks inside a sentence, with a capital and without a full stop."""
    closing = _CLOSING.get(words.raw(index - 1))
    inside = closing and words.is_name(index) and not words.opens[index - 1]
    if not inside or not _may_introduce(words, lexicon, index - 2):
        return
    end = index + 1
    while end < len(words) and end - index < _LONGEST_QUOTED and words.shape(end) in _INSIDE_TITLE:
        end += 1
    inner = range(index + 1, end)
    phrase = any(words.shape(i) is Shape.LOWER for i in inner) and is_common(words, lexicon, index)
    article = words.raw(index) in lexicon.guesses.capital_articles and any(words.is_name(i) for i in inner)
    spoken = any(words.low(i) in lexicon.names.role_stops or words.low(i) in lexicon.names.said for i in inner)
    if words.raw(end) == closing and (phrase or article) and not spoken and words.raw(end + 1) not in _SPEECH_GOES_ON:
        yield Candidate(index, end, "MISC", "words in marks", 0.5)


def _may_introduce(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Whether the word before the marks is neither a verb of speech nor a colon."""
    return words.raw(index) != ":" and words.low(index) not in lexicon.names.said


_LONGEST_QUOTED = 6
_INSIDE_TITLE = frozenset((Shape.LOWER, Shape.CAPITAL, Shape.CAPITALS))
_SPEECH_GOES_ON = frozenset((",", "!", "?"))
_INNER = frozenset(("de", "du", "des", "d'", "-"))
_RULES = (_listed, _with_head, _with_capital_head, _titled, _quoted)
_LOW_RULES = (_listed, _with_head, _titled)  # those that a small letter may begin
