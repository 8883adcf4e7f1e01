"""The component that finds the words which say what a named person is."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from exergue.annotate.extensions import ROLES
from exergue.annotate.lexicon import Lexicon, lexicon
from exergue.annotate.people import role_end
from exergue.annotate.words import Shape, Words, words_of
from exergue.model import TextSpan

_LONGEST = 16
_MOST_ROLES = 3


@Language.factory("exergue_roles", requires=["doc.ents"], assigns=["doc.spans"])
class Roles:
    """Sets `doc.spans["roles"]`; `id_` of each is the cluster of its person."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.lexicon = lexicon(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        """The same document, with roles."""
        words = words_of(doc)
        people = [ent for ent in doc.ents if ent.label_ == "PER"]
        guarded: tuple[TextSpan, ...] = doc._.protected
        taken = frozenset(index for person in people for index in range(person.start, person.end))
        doc.spans[ROLES] = [
            Span(doc, start, end, span_id=person.ent_id_)
            for person in people
            for start, end in sorted(_roles_of(words, self.lexicon, person, taken))
            if not any(protected.meets(TextSpan(words.starts[start], words.ends[end - 1])) for protected in guarded)
        ]
        return doc


def _roles_of(words: Words, lexicon: Lexicon, person: Span, taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    for start, end in (*_before(words, lexicon, person.start, taken), *_after(words, lexicon, person.end)):
        if taken.isdisjoint((start, end - 1)) and not _holds_another(words, lexicon, range(start, end), taken):
            yield from role_parts(words, lexicon, start, end)


def _holds_another(words: Words, lexicon: Lexicon, role: range, taken: frozenset[int]) -> bool:
    """Whether a person stands directly after the noun of a role: capitaine Louis Cuignet croit."""
    index = lexicon.roles.end(words, role.start)
    return index in role and index in taken and words.shape(index) is Shape.CAPITAL


def _before(words: Words, lexicon: Lexicon, cursor: int, taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """le chef d'état-major russe, le général Mark Milley: the nearest noun, then what stands before a comma."""
    for number in range(_MOST_ROLES):
        while words.raw(cursor - 1) in lexicon.names.civilities:
            cursor -= 1
            if words.raw(cursor) in lexicon.names.title_roles and words.low(cursor - 1) in lexicon.names.articles:
                yield cursor, cursor + 1
        start = _role_before(words, lexicon, cursor, leftmost=number > 0)
        if start < 0 and number == 0:
            start = _noun_before(words, lexicon, cursor)
        if start >= 0:
            yield start, cursor
            cursor = start
        elif number > 0:
            return
        while words.low(cursor - 1) in lexicon.names.articles:
            cursor -= 1
        if words.raw(cursor - 1) != "," or cursor - 2 in taken:
            return
        cursor -= 1


def _role_before(words: Words, lexicon: Lexicon, end: int, *, leftmost: bool) -> int:
    """Where a role begins that ends at `end`, -1 if none does; the leftmost noun when a comma sets it apart."""
    found = -1
    for start in range(end - 1, max(end - _LONGEST, 0) - 1, -1):
        if words.shape(start) in (Shape.MARK, Shape.GAP) or words.low(start) in lexicon.names.role_stops:
            break
        noun_end = role_end(words, lexicon, start)
        if noun_end and noun_end <= end and _is_phrase(words, lexicon, noun_end, end):
            found = start
        elif found >= 0 and _begins_phrase(words, lexicon, start, leftmost):
            break
    if found < 0 or words.raw(end - 1) in lexicon.names.role_joints or _is_cue(words, found):
        return -1
    start = _with_openers(words, lexicon, found)
    said_of_another = leftmost and words.low(start - 1) in lexicon.names.role_stops  # X est président, Y ministre
    return -1 if said_of_another else start


def _is_cue(words: Words, index: int) -> bool:
    """« … », philosophe Malo: a noun that is also a verb, right after words in marks and a comma."""
    return words.raw(index - 1) == "," and words.raw(index - 2) in _CLOSING_MARKS


def _begins_phrase(words: Words, lexicon: Lexicon, index: int, leftmost: bool) -> bool:
    """Whether an article at `index` begins the phrase; du and des do so unless the leftmost noun is wanted."""
    word = words.low(index)
    return word in lexicon.names.articles and not (leftmost and word in lexicon.names.role_joints)


def _is_phrase(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether the words from the noun to `end` complete it: adjectives, complements, names, another noun."""
    if start == end or words.is_name(start):
        return True
    first = words.low(start)
    if first in lexicon.names.role_joints or first in lexicon.places.nationalities:
        return True
    return _like_adjective(words, lexicon, start) or bool(role_end(words, lexicon, start))


def _like_adjective(words: Words, lexicon: Lexicon, index: int) -> bool:
    word = words.low(index)
    return words.shape(index) is Shape.LOWER and (
        word in lexicon.organizations.adjectives or word.endswith(lexicon.organizations.adjective_endings)
    )


def _noun_before(words: Words, lexicon: Lexicon, end: int) -> int:
    """la soigneuse Morgane Quintard: a noun after a singular determiner and directly before the name."""
    start = end - 1
    if words.low(start) in lexicon.places.nationalities:
        start -= 1
    noun = words.shape(start) is Shape.LOWER and start >= 1 and len(words.raw(start)) > 3
    if not noun or words.low(start) in lexicon.names.said | lexicon.names.role_openers | lexicon.names.families:
        return -1
    determined = words.low(start - 1) in lexicon.names.articles - lexicon.names.plural_articles
    adverbial = words.low(start - 2) in lexicon.names.role_joints  # de son côté, pour sa part
    return start if determined and not adverbial and words.raw(start - 1) not in lexicon.names.role_joints else -1


def _with_openers(words: Words, lexicon: Lexicon, start: int) -> int:
    """The start with ancien, nouveau, ex- before the noun."""
    while words.low(start - 1) in lexicon.names.role_openers:
        start -= 1
    return start


def _after(words: Words, lexicon: Lexicon, name_end: int) -> Iterator[tuple[int, int]]:
    """Mark Milley, président de l'état-major, a dit."""
    if words.raw(name_end) not in (",", "("):
        return
    start = name_end + 1
    aged = words.shape(start) is Shape.NUMBER and words.low(start + 1) in lexicon.names.age_units
    if aged and words.raw(start + 2) == ",":
        start += 3
    opens = start
    while words.low(start) in lexicon.names.articles:
        start += 1
    noun = start
    while words.low(noun) in lexicon.names.role_openers:
        noun += 1
    noun_end = role_end(words, lexicon, noun)
    end = _phrase_end(words, lexicon, noun_end or noun + 1)
    closed = words.raw(end) in _ENDS or words.low(end) in lexicon.names.role_stops
    if noun_end:
        yield start, end if closed else noun_end
    elif closed and start == opens and _like_role(words, lexicon, noun):
        yield start, end


def _like_role(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Whether an unlisted word is built as nouns of trades are: géomécanicien, cordonnier."""
    word = words.low(index)
    if words.shape(index) is not Shape.LOWER or word in lexicon.organizations.no_adjectives:
        return False
    if word in lexicon.places.nationalities:
        return False
    return word.endswith(lexicon.names.role_endings) and words.low(index - 1) not in lexicon.names.articles


def _phrase_end(words: Words, lexicon: Lexicon, start: int) -> int:
    end = start
    while end < len(words) and end - start < _LONGEST:
        if words.shape(end) in (Shape.MARK, Shape.GAP) or words.low(end) in lexicon.names.role_stops:
            break
        end += 1
    while end > start and words.low(end - 1) in lexicon.names.role_joints:
        end -= 1
    return end


def is_role(words: Words, lexicon: Lexicon, start: int) -> bool:
    """Whether the noun of a role stands at `start`, past words as ancien and ex-."""
    while words.low(start) in lexicon.names.role_openers:
        start += 1
    return bool(role_end(words, lexicon, start)) or _like_role(words, lexicon, start)


def role_parts(words: Words, lexicon: Lexicon, start: int, end: int) -> Iterator[tuple[int, int]]:
    """conseillère régionale et vice-présidente: two roles where a noun follows the conjunction."""
    for index in range(start + 1, end - 1):
        noun = index + 1
        while words.low(noun) in lexicon.names.role_openers:
            noun += 1
        if words.low(index) in lexicon.names.joiners and role_end(words, lexicon, noun):
            yield start, index
            start = index + 1
    yield start, end


_CLOSING_MARKS = frozenset(("»", '"', "”"))
_ENDS = frozenset((",", ")", ".", ";", ":", "\n\n", "»", "(", "?", "!", "…", "...", "«", '"', "–", "—", ""))
