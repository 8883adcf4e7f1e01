"""Names of people that the words around them or their own shape give away."""

from __future__ import annotations

from collections.abc import Iterator

from exergue.annotate.candidates import Candidate
from exergue.annotate.lexicon import Lexicon
from exergue.annotate.person_names import begins_name, is_common, is_first_name, name_end, names_thing, past_particles
from exergue.annotate.places import has_sign, plain_end
from exergue.annotate.words import Shape, Words


def people(words: Words, lexicon: Lexicon) -> Iterator[Candidate]:
    """What is surely or very likely a person's name."""
    titles = {*lexicon.ranks.found(words), *words.where(lexicon.names.families | lexicon.names.plural_ranks)}
    capitals = {index for index, shape in enumerate(words.shapes) if shape in _BEGINS}
    for index in sorted(titles | capitals):
        if index in titles:
            yield from _after_title(words, lexicon, index)
        for rule in _RULES if index in capitals else ():
            yield from rule(words, lexicon, index)


def _after_title(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """le général Milley, le président russe Poutine, la famille Kennedy."""
    if words.low(index) in lexicon.names.families and words.is_name(index + 1):
        yield from _family(words, lexicon, index)
    if words.low(index) in lexicon.names.plural_ranks:
        yield from _after_plural_rank(words, lexicon, index)
    end = lexicon.ranks.end(words, index)
    if not end:
        return
    end += words.low(end) in lexicon.places.nationalities
    if begins_name(words, lexicon, end) and not _is_other(words, lexicon, end):
        yield Candidate(end, name_end(words, lexicon, end), "PER", "rank", 0.85)
    elif words.low(end - 1) in lexicon.names.particled_ranks:
        yield from _with_particle(words, lexicon, end)


def _after_plural_rank(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """les généraux de Boisdeffre et Gonse."""
    start = index + 1
    if begins_name(words, lexicon, start) and not _is_other(words, lexicon, start):
        first = [Candidate(start, name_end(words, lexicon, start), "PER", "rank", 0.8)]
    else:
        first = list(_with_particle(words, lexicon, start))
    yield from first
    for candidate in first:
        other = candidate.end + 1
        joined = words.low(candidate.end) in lexicon.names.joiners and begins_name(words, lexicon, other)
        if joined and not _is_other(words, lexicon, other):
            yield Candidate(other, name_end(words, lexicon, other), "PER", "rank", 0.8)


def _with_particle(words: Words, lexicon: Lexicon, start: int) -> Iterator[Candidate]:
    """le général de Boisdeffre, le comte de Voilemont; but le capitaine de Castres, un lieutenant de Poutine."""
    name = past_particles(words, lexicon, start)
    if name == start or words.raw(name) in lexicon.names.no_names | lexicon.organizations.capital_heads:
        return
    if words.low(name) in lexicon.common_words or words.raw(name) in lexicon.organizations.club_openings:
        return
    listed = (lexicon.known_places, lexicon.known_organizations, lexicon.known_people)
    if not begins_name(words, lexicon, name) or any(names.end(words, name) for names in listed):
        return
    if not is_first_name(words, lexicon, name) and words.shape(name) is Shape.CAPITAL:
        yield Candidate(start, name_end(words, lexicon, name), "PER", "rank", 0.85)


def _family(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    end = name_end(words, lexicon, index + 1)
    if end == index + 2 and not _is_other(words, lexicon, index + 1):
        yield Candidate(index + 1, end, "PER", "family", 0.75)


def _civility(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """M. Dupont; MM. Dupont et Durand."""
    if words.raw(index) not in lexicon.names.civilities:
        return
    start = index + 1
    if not (words.is_name(start) or words.shape(start) is Shape.INITIAL):
        start = _after_particles(words, lexicon, start)
    if not start or words.raw(start) in lexicon.names.no_names:
        return
    end = name_end(words, lexicon, start)
    yield Candidate(start, end, "PER", "civility", 0.95)
    if (
        words.low(end) in lexicon.names.joiners
        and words.is_name(end + 1)
        and words.raw(index) in lexicon.names.plural_civilities
    ):
        yield Candidate(end + 1, name_end(words, lexicon, end + 1), "PER", "civility", 0.9)


def _after_particles(words: Words, lexicon: Lexicon, start: int) -> int:
    """`start` when particles and a capital follow there (de Villepin), else 0."""
    after = past_particles(words, lexicon, start)
    return start if after > start and words.is_name(after) else 0


def _full_name(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """A first name with what follows: Dave Butler, Charles de Gaulle, Ursula von der Leyen."""
    if not is_first_name(words, lexicon, index) or words.raw(index) in lexicon.names.capital_particles:
        return
    end = name_end(words, lexicon, index)
    last = words.raw(end - 1)
    if end == index + 1 or last in lexicon.names.no_names - lexicon.names.also_surnames:
        return
    if last in lexicon.organizations.company_endings:
        return
    if lexicon.known_organizations.end(words, index - 1) > index and is_first_name(words, lexicon, index + 1):
        return  # le candidat à la Maison Blanche Joe Biden
    doubtful = words.low(index) in lexicon.doubtful_first_names
    named_after = words.low(index - 1) in lexicon.organization_heads["named"].keys and "-" in words.raw(index)
    if named_after or words.low(index - 1) in lexicon.place_heads.keys or names_thing(words, lexicon, index):
        return
    place = doubtful and plain_end(words, lexicon, index) and words.low(index - 1) in lexicon.places.loose_prepositions
    if not place and not (doubtful and _is_other(words, lexicon, index, end)):
        yield Candidate(index, end, "PER", "first name", 0.6 if doubtful else 0.9)


def _with_initial(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """J. K. Rowling, F. Hollande, V. Poutine."""
    initial = words.shape(index) is Shape.INITIAL and words.raw(index).endswith(".")
    if not initial or words.raw(index) in lexicon.names.civilities or words.low(index + 1) in lexicon.names.role_stops:
        return
    end = name_end(words, lexicon, index)
    start = index - 1 if begins_name(words, lexicon, index - 1) else index
    if end > index + 1 and words.is_name(end - 1):
        yield Candidate(start, end, "PER", "initial", 0.8)


def _regnal(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """Jean-Paul II, François Ier, Élisabeth II."""
    if words.raw(index + 1) in lexicon.names.regnal and is_first_name(words, lexicon, index):
        yield Candidate(index, index + 2, "PER", "regnal number", 0.9)


def _with_age(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """Jérémy, 25 ans, Xi Wu (35 ans)."""
    if not _opens_chunk(words, lexicon, index):
        return
    end = name_end(words, lexicon, index)
    aged = words.raw(end) in (",", "(") and words.shape(end + 1) is Shape.NUMBER
    if aged and words.low(end + 2) in lexicon.names.age_units:
        yield Candidate(index, end, "PER", "age", 0.9)


def _with_role_after(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """Baldur Tvedt, maire de la ville: a name without article and a role in apposition."""
    if not _opens_chunk(words, lexicon, index) or words.low(index - 1) in lexicon.names.articles:
        return
    end = name_end(words, lexicon, index)
    body = lexicon.known_organizations.end(words, index)
    if index < body < end - 1 and is_first_name(words, lexicon, body):
        index = body  # sur Franceinfo Jérôme Marty, président
    if end == index + 1 and words.raw(index) in lexicon.organizations.capital_heads:
        return
    if words.raw(end) not in (",", "(") or _is_other(words, lexicon, index, end) or has_sign(words, lexicon, index):
        return
    if role_start(words, lexicon, end + 1):
        sure = end > index + 1 or is_first_name(words, lexicon, index)
        yield Candidate(index, end, "PER", "apposition", 0.85 if sure else 0.65)


def role_start(words: Words, lexicon: Lexicon, index: int) -> int:
    """Where a role noun stands at or shortly after `index`, past an article and openers; 0 if none does."""
    start = index
    while start - index < 4 and (
        words.low(start) in lexicon.names.articles or words.low(start) in lexicon.names.role_openers
    ):
        start += 1
    return start if start < len(words) and role_end(words, lexicon, start) else 0


def role_end(words: Words, lexicon: Lexicon, start: int) -> int:
    """The end of a role noun at `start`, also one with ex-, vice- before it; 0 if there is none."""
    end = lexicon.roles.end(words, start) if start < len(words) else 0
    if end:
        return end
    if words.is_name(start) and words.opens[start] and words.low(start) in lexicon.roles.keys:
        return start + 1
    prefix, hyphen, noun = words.low(start).partition("-")
    return start + 1 if hyphen and prefix + hyphen in lexicon.names.role_openers and noun in lexicon.roles.keys else 0


def _contracted_surname(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """Henry et du Paty de Clam: `du` where no noun can govern it, and a surname of two parts."""
    start = index - 1
    if words.low(start) not in lexicon.places.contractions or words.low(start) not in lexicon.names.particles:
        return
    before = words.low(start - 1)
    listed = before in lexicon.names.joiners and words.is_name(start - 2)
    free = listed or words.opens[start] or before in lexicon.names.before_surnames
    end = name_end(words, lexicon, index)
    long = end > index + 2 and words.low(index + 1) in lexicon.names.particles
    known = (lexicon.known_places, lexicon.known_organizations, lexicon.place_heads)
    unknown = not is_common(words, lexicon, index) and not any(k.end(words, i) for k in known for i in (index, end - 1))
    if free and long and unknown and begins_name(words, lexicon, index):
        yield Candidate(start, end, "PER", "particle", 0.7)


def _known(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """A well-known name that needs no introduction."""
    end = lexicon.known_people.end(words, index)
    while end and words.raw(end) in lexicon.names.suffixes:
        end += 1
    if end and not (words.opens[index] and is_common(words, lexicon, index)):
        yield Candidate(index, end, "PER", "well-known name", 0.7)


def _opens_chunk(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Whether a run of capitals begins at `index`."""
    return begins_name(words, lexicon, index) and not begins_name(words, lexicon, index - 1)


def _is_other(words: Words, lexicon: Lexicon, start: int, end: int = 0) -> bool:
    """Whether a listed place or organisation begins at `start` (and is at least as long as `start` to `end`)."""
    listed = max(lexicon.known_organizations.end(words, start), plain_end(words, lexicon, start))
    return listed > start and listed >= end


_BEGINS = frozenset((Shape.CAPITAL, Shape.CAPITALS, Shape.INITIAL))
_RULES = (_civility, _full_name, _with_initial, _regnal, _with_age, _with_role_after, _contracted_surname, _known)
