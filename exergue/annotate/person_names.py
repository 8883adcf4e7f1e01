"""The form of a person's name: what may begin it, how far it goes, and which words are first names."""

from __future__ import annotations

from exergue.annotate.lexicon import Lexicon
from exergue.annotate.places import plain_end
from exergue.annotate.words import Shape, Words

_LONGEST = 7


def name_end(words: Words, lexicon: Lexicon, start: int) -> int:
    """Where a person's name that begins at `start` ends: capitals, initials, particles between, a suffix."""
    end = start + 1
    while end - start < _LONGEST:
        step = _next_part(words, lexicon, start, end)
        if not step:
            break
        end = step
        if words.raw(end - 1) in lexicon.names.suffixes:
            break
    return end


def is_first_name(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Whether the word at `index` is a first name, or two joined by a hyphen the first of which is one."""
    word = words.low(index)
    if word in lexicon.first_names:
        return True
    first, hyphen, _ = word.partition("-")
    return bool(hyphen) and first in lexicon.first_names and first not in lexicon.doubtful_first_names


def names_thing(words: Words, lexicon: Lexicon, index: int) -> bool:
    """le bateau Golfo Azzurro, le bidonville de Sanjay Niwas: whether the noun before `index` is that of a thing."""
    before = words.low(index - 1)
    return before in lexicon.names.thing_nouns or f"{words.low(index - 2)} {before}" in lexicon.names.thing_nouns


def begins_name(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Whether a capital at `index` may begin a name at all (not a day, a title, a word that opens a sentence)."""
    word = words.raw(index)
    if not words.is_name(index) or word in lexicon.names.no_names or word in lexicon.names.civilities:
        return False
    if word in lexicon.organizations.everyday_acronyms or word in lexicon.names.suffixes:
        return False
    if words.shape(index) is Shape.CAPITAL and _names_a_people(words, lexicon, index):
        return False
    return not (words.opens[index] and is_common(words, lexicon, index))


def _names_a_people(words: Words, lexicon: Lexicon, index: int) -> bool:
    """les Français, la Toulonnaise."""
    word = words.low(index)
    if word in lexicon.places.nationalities:
        return True
    return words.low(index - 1) in lexicon.names.articles and word.endswith(lexicon.places.people_endings)


def is_common(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Whether the word at `index` is one of everyday, by the language or by the document itself."""
    word = words.low(index)
    return word in lexicon.common_words or word in words.written_low


def past_particles(words: Words, lexicon: Lexicon, index: int) -> int:
    """The first token from `index` on that is no particle; an article is one only after another."""
    after = index
    while after - index < 3 and words.low(after) in lexicon.names.particles:
        if after == index and words.low(after) in lexicon.names.inner_articles:
            break
        after += 1
    return after


def _next_part(words: Words, lexicon: Lexicon, start: int, end: int) -> int:
    """The end of the next part of a name that so far ends at `end`; 0 if it is complete."""
    if _continues(words, lexicon, end):
        return end + 1
    after = past_particles(words, lexicon, end)
    if after > end and _continues(words, lexicon, after) and not _leaves_name(words, lexicon, start, end, after):
        return after + 1
    return 0


def _continues(words: Words, lexicon: Lexicon, index: int) -> bool:
    if words.raw(index) in lexicon.names.no_names and words.low(index) not in lexicon.first_names:
        return words.raw(index) in lexicon.names.regnal or _only_surname(words, lexicon, index)
    return words.is_name(index) or words.shape(index) is Shape.INITIAL


def _only_surname(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Tariq Ramadan: what is no name by itself is one right after a first name, and before no other capital."""
    alone = is_first_name(words, lexicon, index - 1) and not words.is_name(index - 2) and not words.is_name(index + 1)
    return alone and words.raw(index) in lexicon.names.also_surnames


def _leaves_name(words: Words, lexicon: Lexicon, start: int, end: int, after: int) -> bool:
    """Whether what follows a particle is no part of the name: Jean Dupont de Lyon, Marie du Sénat."""
    complete = end - start > 1 or not is_first_name(words, lexicon, start)
    # Valéry Giscard d'Estaing: what is elided before a small town is a particle, before a large one the preposition
    town = plain_end(words, lexicon, after) if words.elided(end) else lexicon.known_places.end(words, after)
    return complete and bool(
        town or lexicon.known_organizations.end(words, after) or words.low(end) in lexicon.names.plural_particles
    )
