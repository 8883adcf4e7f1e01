"""Names of organisations: listed ones, acronyms, and those that a common noun begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exergue import gazetteer
from exergue.annotate.candidates import Candidate
from exergue.annotate.lexicon import Lexicon
from exergue.annotate.people import is_first_name
from exergue.annotate.places import plain_end
from exergue.annotate.words import Shape, Words

_NAMING = frozenset((Shape.CAPITAL, Shape.CAPITALS))
_LONGEST = 14
_LONGEST_ACRONYM = 5
_LONGEST_SHORT_NAME = 10


def organizations(words: Words, lexicon: Lexicon) -> Iterator[Candidate]:
    """What is surely or very likely an organisation's name."""
    for index in range(len(words)):
        shape = words.shapes[index]
        if shape in (Shape.MARK, Shape.NUMBER, Shape.GAP):
            continue
        for rule in _RULES:
            yield from rule(words, lexicon, index)


def bracketed(words: Words, lexicon: Lexicon, chosen: Iterable[Candidate]) -> Iterator[Candidate]:
    """Conseil international des monuments et des sites (Icomos): a short name in brackets after a long one."""
    for candidate in chosen:
        index = candidate.end + 1
        long = candidate.label == "ORG" and candidate.end - candidate.start > 1
        if not long or words.raw(candidate.end) != "(" or words.raw(index + 1) not in (")", ","):
            continue
        place = lexicon.known_places.end(words, index) or is_first_name(words, lexicon, index)
        if words.is_name(index) and not place and len(words.raw(index)) <= _LONGEST_SHORT_NAME:
            yield Candidate(index, index + 1, "ORG", "short name in brackets", 0.8)


def is_acronym(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Whether the word at `index` is in capitals among words that are not, and names an organisation by default."""
    word = words.raw(index)
    if not (0 <= index < len(words)) or words.shapes[index] is not Shape.CAPITALS or len(word) < 2:
        return False
    if word in lexicon.organizations.everyday_acronyms or word in lexicon.names.suffixes:
        return False
    parts = [sum(map(str.isalpha, part)) for part in word.split("-")]
    if max(parts) > _LONGEST_ACRONYM or sum(parts) < 2 or word.endswith("-") or any(map(str.isdigit, word)):
        return False
    return not _shouting(words, index)


def _listed(words: Words, lexicon: Lexicon, start: int) -> Iterator[Candidate]:
    end = lexicon.known_organizations.end(words, start)
    if not end:
        return
    if words.slice(start, end) not in lexicon.organizations.doubtful:
        yield Candidate(start, end, "ORG", "listed", 0.9)
    elif not _stands_for_something_else(words, lexicon, start, end):
        yield Candidate(start, end, "ORG", "listed", 0.7)


def _stands_for_something_else(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    if words.low(start - 1) in lexicon.places.prepositions:
        return True
    if words.is_name(end) and not is_first_name(words, lexicon, end):
        return True
    if words.is_name(start - 1) and not words.opens[start - 1]:
        return True
    return words.opens[start] and end == start + 1


def _contracted(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """au Monde, du Figaro, des Échos: the article is in the preposition."""
    article = lexicon.places.contractions.get(words.low(index - 1))
    if not article or words.shapes[index] not in _NAMING:
        return
    for end in range(min(index + 3, len(words)), index, -1):
        if lexicon.known_organizations.listed(gazetteer.key(f"{article} {words.slice(index, end)}")):
            yield Candidate(index, end, "ORG", "listed", 0.8)
            return


def _acronym(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """AFP, CGT, U.S.A.F."""
    if not is_acronym(words, lexicon, index):
        return
    if words.low(index - 1) not in _INDEFINITE:
        yield Candidate(index, _branch_end(words, lexicon, index + 1), "ORG", "acronym", 0.7)


def _branch(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """Urssaf des Pays de la Loire, CGT Métallurgie: a listed body with the place or field of its branch."""
    end = lexicon.known_organizations.end(words, index)
    if not end and words.raw(index) in lexicon.organizations.local_bodies:
        end = index + 1
    if not end:
        return
    whole = _branch_end(words, lexicon, end) if end == index + 1 and words.shapes[index] is Shape.CAPITALS else end
    if words.slice(index, end) in lexicon.organizations.local_bodies:
        joint = whole
        while words.low(joint) in lexicon.places.joints and joint - whole < 3:
            joint += 1
        place = plain_end(words, lexicon, joint) or lexicon.known_places.end(words, joint)
        if joint > whole and place and words.low(whole) not in lexicon.places.prepositions:
            whole = place
    if whole > end:
        yield Candidate(index, whole, "ORG", "branch", 0.75)


def _branch_end(words: Words, lexicon: Lexicon, end: int) -> int:
    """The end of capitals that follow an acronym at once and are nobody's first name."""
    while words.is_name(end) and not is_first_name(words, lexicon, end) and words.shapes[end] is Shape.CAPITAL:
        end += 1
    return end


def _deliberate_capital(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """l'Espérance de Tunis, les Dragons catalans: a common noun with a capital inside a sentence begins a name."""
    if words.shapes[index] is not Shape.CAPITAL or words.opens[index] or words.is_name(index - 1):
        return
    if words.low(index - 1) not in lexicon.names.articles or words.raw(index) in lexicon.names.no_names:
        return
    if words.low(index) not in lexicon.common_words or words.low(index) in lexicon.places.nationalities:
        return
    end = _name_end(words, lexicon, index + 1, False)
    if end > index + 1:
        yield Candidate(index, end, "ORG", "capital inside a sentence", 0.6)


def _expanded(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """Organisation mondiale de la santé (OMS): the letters say where the name begins."""
    if words.raw(index - 1) != "(" or words.raw(index + 1) not in (")", ",") or not words.is_name(index):
        return
    start = _expansion_start(words, index - 1, words.raw(index).replace(".", ""))
    if start >= 0:
        yield Candidate(start, index - 1, "ORG", "expansion", 0.95)
        yield Candidate(index, index + 1, "ORG", "expansion", 0.95)


def _expansion_start(words: Words, end: int, acronym: str) -> int:
    """Where the words before `end` begin whose initials are `acronym`; -1 if they don't fit."""
    letters = [letter for letter in gazetteer.key(acronym.upper()) if letter.isalpha()]
    if len(letters) < 2:
        return -1
    index, waiting = end - 1, len(letters) - 1
    while index >= 0 and end - index <= 2 * len(letters) + 4:
        word = words.raw(index)
        if words.shapes[index] in (Shape.MARK, Shape.GAP):
            return -1
        if gazetteer.key(word[0].upper()) == letters[waiting]:
            waiting -= 1
            if waiting < 0:
                return index if _could_begin(words, index) else -1
        elif words.shapes[index] in _NAMING and "-" not in word:
            return -1
        index -= 1
    return -1


def _could_begin(words: Words, index: int) -> bool:
    return words.shapes[index] in _NAMING or words.shapes[index - 1] is Shape.LOWER


def _with_low_head(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """tribunal de Paris, ministère de l'Intérieur, lycée Victor-Hugo."""
    if words.shapes[index] is not Shape.LOWER and not words.is_name(index):
        return
    heads = lexicon.organization_heads
    end = heads["named"].end(words, index)
    if end and _proper(words, lexicon, end) and not words.opens[end]:
        yield Candidate(index, _name_end(words, lexicon, end, False), "ORG", "noun and name", 0.85)
    end = heads["of"].end(words, index)
    if not end or words.low(index - 1) in _INDEFINITE:
        return
    joint = end
    while _is_adjective(words, lexicon, joint) or words.low(joint) in lexicon.places.nationalities:
        joint += 1
    if not _is_joint(words, lexicon, joint):
        return
    body = _name_end(words, lexicon, end, False)
    if body > end and _has_name(words, lexicon, end, body):
        yield Candidate(index, body, "ORG", "noun of name", 0.85)


def _is_joint(words: Words, lexicon: Lexicon, index: int) -> bool:
    return words.raw(index) in lexicon.organizations.name_joints


def _past_joints(words: Words, lexicon: Lexicon, index: int) -> int:
    after = index
    while after - index < 3 and _is_joint(words, lexicon, after):
        after += 1
    return after


def _with_capital_head(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """Cour des comptes, Fédération française de rugby, Haut Conseil pour le climat."""
    if words.raw(index) not in lexicon.organizations.capital_heads:
        return
    end = _name_end(words, lexicon, index + 1, True)
    if end == index + 1:
        return
    loose = words.opens[index] and not _has_name(words, lexicon, index + 1, end)
    yield Candidate(index, end, "ORG", "capital noun", 0.6 if loose else 0.85)


def _beside_noun(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """le quotidien La Dépêche, la société Dupont, l'association Les Amis du vent."""
    end = lexicon.organization_heads["beside"].end(words, index)
    if not end:
        return
    while words.low(end) in lexicon.places.nationalities or _is_adjective(words, lexicon, end):
        end += 1
    marked = words.raw(end) in _OPENING_MARKS
    start = end + marked
    if not words.is_name(start) or words.raw(start) in lexicon.names.no_names:
        return
    name_end = _capitals_end(words, lexicon, start)
    if is_first_name(words, lexicon, start) and words.low(index) in _PERSON_TOO and name_end > start + 1:
        return
    yield Candidate(start, name_end, "ORG", "beside its noun", 0.8)


def _with_company_ending(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """Dupont SA, Boeing Company, Olympique Lyonnais Groupe."""
    if words.raw(index) not in lexicon.organizations.company_endings or not words.is_name(index - 1):
        return
    start = index - 1
    while words.is_name(start - 1) or (words.raw(start - 1) == "&" and words.is_name(start - 2)):
        start -= 1
    if words.opens[start] and words.low(start) in lexicon.common_words:
        start += 1
    if start == index or words.low(start) in lexicon.names.articles:
        return
    yield Candidate(start, index + 1, "ORG", "company ending", 0.75)


def _club(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """FC Nantes, AS Saint-Étienne, Stade lavallois."""
    if words.raw(index) not in lexicon.organizations.club_openings:
        return
    end = index + 1
    while words.low(end) in lexicon.places.joints and end - index < 3:
        end += 1
    if not words.is_name(end) and words.shapes[end : end + 1] != (Shape.NUMBER,):
        return
    if words.shapes[end] is Shape.NUMBER and words.shapes[index] is not Shape.CAPITALS:
        return
    yield Candidate(index, _capitals_end(words, lexicon, end), "ORG", "club", 0.8)


def _name_end(words: Words, lexicon: Lexicon, start: int, capital_head: bool) -> int:
    """Where an organisation's name ends whose noun ends at `start`: adjectives and complements that belong to it."""
    end = start
    while end - start < _LONGEST:
        step = _part_end(words, lexicon, end, end == start, capital_head)
        if step <= end:
            break
        end = step
    return end


def _part_end(words: Words, lexicon: Lexicon, index: int, first: bool, capital_head: bool) -> int:
    """The end of an adjective, a proper name or a complement at `index`; `index` itself if nothing belongs."""
    if index >= len(words):
        return index
    if words.shapes[index] is Shape.LOWER and (
        _is_adjective(words, lexicon, index) or words.low(index) in lexicon.places.nationalities
    ):
        return index + 1
    if _proper(words, lexicon, index):
        return _capitals_end(words, lexicon, index) if first or not is_first_name(words, lexicon, index) else index
    after = _past_joints(words, lexicon, index)
    if after == index or after >= len(words) or _leaves_complete_name(words, lexicon, index, after):
        return index
    return _complement_end(words, lexicon, index, after, capital_head and first)


def _leaves_complete_name(words: Words, lexicon: Lexicon, joint: int, index: int) -> bool:
    """lycée Paul-Langevin de Creil: after a proper name, de and a town are no more of the name."""
    proper = words.shapes[joint - 1] is Shape.CAPITAL and words.raw(joint - 1) not in lexicon.names.no_names
    return proper and index == joint + 1 and bool(lexicon.known_places.end(words, index))


def _complement_end(words: Words, lexicon: Lexicon, joint: int, index: int, open_ended: bool) -> int:
    """The end of what follows a joint (de, du, pour): a proper name, a noun of names; `joint` if neither."""
    joints = {words.low(i) for i in range(joint, index)}
    if _proper(words, lexicon, index):
        if joints & _ADDING and not _listed_complement(words, lexicon, index):
            return joint
        if is_first_name(words, lexicon, index) and words.is_name(index + 1) and open_ended:
            return joint
        return _capitals_end(words, lexicon, index)
    if words.shapes[index] is not Shape.LOWER:
        return joint
    noun = words.low(index)
    if noun in lexicon.organizations.adjectives and _is_complement_noun(words, lexicon, index + 1):
        return index + 2
    if noun in lexicon.organizations.complement_nouns or (joints & _ADDING and _is_adjective(words, lexicon, index)):
        return index + 1
    if open_ended and not joints & _ADDING and noun not in lexicon.names.articles and len(noun) > 3:
        return index + 1
    return joint


def _is_complement_noun(words: Words, lexicon: Lexicon, index: int) -> bool:
    return words.low(index) in lexicon.organizations.complement_nouns


def _listed_complement(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Whether a portfolio or another capital that lists go on with stands at `index`: Intérieur, Finances."""
    return words.raw(index) in lexicon.names.no_names


def _capitals_end(words: Words, lexicon: Lexicon, start: int) -> int:
    """The end of a run of capitals from `start`, with joints between two capitals."""
    end = start + 1
    while end - start < 8:
        after = _past_joints(words, lexicon, end)
        if not words.is_name(after) or words.low(end) in _ADDING or words.raw(after) in lexicon.names.civilities:
            break
        if after > end and _leaves_complete_name(words, lexicon, end, after):
            break
        if is_first_name(words, lexicon, after) and words.is_name(after + 1) and after == end:
            break
        end = after + 1
    if words.shapes[end : end + 1] == (Shape.NUMBER,) and len(words.raw(end)) <= 4 and words.raw(end).isdigit():
        end += words.raw(end + 1) not in _UNITS
    return end


def _proper(words: Words, lexicon: Lexicon, index: int) -> bool:
    return index < len(words) and (words.is_name(index) and words.raw(index) not in _DAYS_LIKE)


def _has_name(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether a capital stands between `start` and `end`, so that the whole is a name."""
    return any(words.is_name(index) for index in range(start, end))


def _is_adjective(words: Words, lexicon: Lexicon, index: int) -> bool:
    word = words.low(index)
    if index >= len(words) or words.shapes[index] is not Shape.LOWER or len(word) < 3:
        return False
    if word in lexicon.organizations.adjectives:
        return True
    verb = word in lexicon.organizations.no_adjectives or word in lexicon.names.said
    return not verb and len(word) > 4 and word.endswith(lexicon.organizations.adjective_endings)


def _shouting(words: Words, index: int) -> bool:
    """Whether the words around are in capitals too, so that capitals say nothing."""
    around = [i for i in (index - 1, index + 1) if words.is_name(i) and len(words.raw(i)) > 3]
    return bool(around) and all(words.shapes[i] is Shape.CAPITALS for i in around) and len(words.raw(index)) > 2


_INDEFINITE = frozenset(("un", "une", "des", "ces", "cet", "cette"))
_OPENING_MARKS = frozenset(("«", '"', "“"))
_PERSON_TOO = frozenset(("députés", "délégué", "déléguée", "liste", "équipe", "cabinet", "studio", "duo", "trio"))
_ADDING = frozenset(("et", "and"))
_DAYS_LIKE = frozenset(("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche"))
_UNITS = frozenset(("%", "euros", "millions", "milliards", "ans"))
_RULES = (
    _listed,
    _contracted,
    _acronym,
    _branch,
    _deliberate_capital,
    _expanded,
    _with_low_head,
    _with_capital_head,
    _beside_noun,
    _with_company_ending,
    _club,
)
