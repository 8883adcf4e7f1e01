"""The component that finds the words which say what a named person is."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from exergue.annotate.extensions import ROLES
from exergue.annotate.lexicon import Lexicon, lexicon
from exergue.annotate.words import Shape, Words, words_of

_LONGEST = 16


@Language.factory("exergue_roles", requires=["doc.ents"], assigns=["doc.spans"])
class Roles:
    """Sets `doc.spans["roles"]`; `id_` of each is the cluster of its person."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.lexicon = lexicon(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        """The same document, with roles."""
        words = words_of(doc)
        people = [ent for ent in doc.ents if ent.label_ == "PER"]
        taken = {index for person in people for index in range(person.start, person.end)}
        doc.spans[ROLES] = [
            Span(doc, start, end, span_id=person.ent_id_)
            for person in people
            for start, end in sorted(_roles_of(words, self.lexicon, person, taken))
        ]
        return doc


def _roles_of(words: Words, lexicon: Lexicon, person: Span, taken: set[int]) -> Iterator[tuple[int, int]]:
    yield from _before(words, lexicon, person.start, taken)
    after = _after(words, lexicon, person.end)
    if after:
        yield after


def _before(words: Words, lexicon: Lexicon, name_start: int, taken: set[int]) -> Iterator[tuple[int, int]]:
    """le chef d'état-major russe, le général Mark Milley: the nearest noun, then what stands before a comma."""
    cursor, apart = name_start, False
    for _ in range(3):
        while words.raw(cursor - 1) in lexicon.names.civilities:
            cursor -= 1
        start = _role_before(words, lexicon, cursor, apart)
        if start >= 0:
            yield start, cursor
            cursor = start
        elif apart or cursor < name_start:
            return
        while words.low(cursor - 1) in lexicon.names.articles:
            cursor -= 1
        if words.raw(cursor - 1) != "," or cursor - 2 in taken:
            return
        cursor, apart = cursor - 1, True


def _role_before(words: Words, lexicon: Lexicon, end: int, leftmost: bool) -> int:
    """Where a role begins that ends at `end`, -1 if none does; the leftmost noun when a comma sets it apart."""
    found = -1
    for start in range(end - 1, max(end - _LONGEST, 0) - 1, -1):
        if words.shapes[start] in (Shape.MARK, Shape.GAP) or words.low(start) in lexicon.names.role_stops:
            break
        noun_end = lexicon.roles.end(words, start)
        if noun_end and noun_end <= end and _is_phrase(words, lexicon, noun_end, end):
            found = start
        elif (found >= 0 and not leftmost) or (
            found >= 0 and words.low(start) in lexicon.names.articles and words.low(start) not in _INNER_ARTICLES
        ):
            break
    return _with_openers(words, lexicon, found) if found >= 0 else -1


def _is_phrase(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether the words from the noun to `end` complete it: adjectives, complements, names."""
    if start == end:
        return True
    first = words.low(start)
    joined = first in lexicon.names.role_joints or first in lexicon.places.nationalities
    return joined or _like_adjective(words, lexicon, start) or words.is_name(start)


def _like_adjective(words: Words, lexicon: Lexicon, index: int) -> bool:
    word = words.low(index)
    return words.shapes[index] is Shape.LOWER and (
        word in lexicon.organizations.adjectives or word.endswith(lexicon.organizations.adjective_endings)
    )


def _with_openers(words: Words, lexicon: Lexicon, start: int) -> int:
    """The start with ancien, nouveau, ex- before the noun."""
    while words.low(start - 1) in lexicon.names.role_openers:
        start -= 1
    return start


def _after(words: Words, lexicon: Lexicon, name_end: int) -> tuple[int, int] | None:
    """Mark Milley, président de l'état-major, a dit."""
    if words.raw(name_end) not in (",", "("):
        return None
    start = name_end + 1
    while words.low(start) in lexicon.names.articles:
        start += 1
    noun = start
    while words.low(noun) in lexicon.names.role_openers:
        noun += 1
    noun_end = lexicon.roles.end(words, noun) if noun < len(words) else 0
    if not noun_end:
        return None
    end = _phrase_end(words, lexicon, noun_end)
    return (start, end) if words.raw(end) in _ENDS or words.low(end) in lexicon.names.role_stops else (start, noun_end)


def _phrase_end(words: Words, lexicon: Lexicon, start: int) -> int:
    end = start
    while end < len(words) and end - start < _LONGEST:
        if words.shapes[end] in (Shape.MARK, Shape.GAP) or words.low(end) in lexicon.names.role_stops:
            break
        end += 1
    while end > start and words.low(end - 1) in lexicon.names.role_joints:
        end -= 1
    return end


_INNER_ARTICLES = frozenset(("la", "l'", "les", "du", "des", "au", "aux"))
_ENDS = frozenset((",", ")", ".", ";", ":", "\n\n", "»", "(", "?", "!", "…", "...", "«", '"', "–", "—"))
