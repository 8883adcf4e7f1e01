"""Names of organisations: listed ones, acronyms, and those that a common noun begins."""

from __future__ import annotations

from collections.abc import Iterator

from exergue import gazetteer
from exergue.annotate.acronyms import expanded, is_acronym
from exergue.annotate.candidates import Candidate
from exergue.annotate.extent import capitals_end, is_adjective, is_part, is_proper, name_end
from exergue.annotate.lexicon import Lexicon
from exergue.annotate.person_names import begins_name, is_first_name
from exergue.annotate.places import plain_end
from exergue.annotate.words import Shape, Words

_NAMING = frozenset((Shape.CAPITAL, Shape.CAPITALS))


def organizations(words: Words, lexicon: Lexicon) -> Iterator[Candidate]:
    """What is surely or very likely an organisation's name."""
    listed = (lexicon.known_organizations, *lexicon.organization_heads.values())
    begun = words.where(lexicon.organizations.company_endings).union(*(names.found(words) for names in listed))
    for index in words.occasions(begun):
        for rule in _LOW_RULES if words.shapes[index] is Shape.LOWER else _RULES:
            yield from rule(words, lexicon, index)


def _listed(words: Words, lexicon: Lexicon, start: int) -> Iterator[Candidate]:
    end = lexicon.known_organizations.end(words, start)
    if not end:
        return
    if words.slice(start, end) not in lexicon.organizations.doubtful:
        yield Candidate(start, end, "ORG", "listed", 0.92 if end - start > 1 else 0.9)
    elif not _stands_for_something_else(words, lexicon, start, end):
        yield Candidate(start, end, "ORG", "listed", 0.7)


def _stands_for_something_else(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    if words.low(start - 1) in lexicon.places.prepositions:
        return True
    if words.is_name(end) and not is_first_name(words, lexicon, end):
        return True
    if words.is_name(start - 1) and not words.opens[start - 1]:
        return True
    opens = words.opens[start] or words.shape(start - 1) is Shape.INITIAL  # la lettre C. Elle
    return opens and end == start + 1


def _contracted(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """au Monde, du Figaro, des Échos, à l'Express: the article is in the preposition, or elided."""
    before = words.low(index - 1)
    elided = words.elided(index - 1) and before in lexicon.names.inner_articles
    article = before.capitalize() if elided else lexicon.places.contractions.get(before, "") + " "
    if not article.strip() or words.shape(index) not in _NAMING:
        return
    for end in range(min(index + 3, len(words)), index, -1):
        if lexicon.known_organizations.listed(gazetteer.key(article + words.slice(index, end))):
            yield Candidate(index, end, "ORG", "listed", 0.8)
            return


def _acronym(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """AFP, CGT, U.S.A.F."""
    if not is_acronym(words, lexicon, index):
        return
    if words.low(index - 1) not in lexicon.names.indefinite_articles:
        complete = words.raw(index) in lexicon.organizations.complete
        end = index + 1 if complete else _branch_end(words, lexicon, index + 1)
        yield Candidate(index, end, "ORG", "acronym", 0.7)


def _branch(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """Urssaf des Pays de la Loire, CGT Métallurgie: a listed body with the place or field of its branch."""
    end = lexicon.known_organizations.end(words, index)
    if not end and words.raw(index) in lexicon.organizations.local_bodies:
        end = index + 1
    if not end:
        return
    if words.slice(index, end) in lexicon.organizations.complete:
        return
    local = words.slice(index, end) in lexicon.organizations.local_bodies
    acronym = end == index + 1 and words.shape(index) is Shape.CAPITALS
    whole = _branch_end(words, lexicon, end) if acronym or local else end
    if local:
        joint = whole
        while words.low(joint) in lexicon.places.joints and joint - whole < 3:
            joint += 1
        place = plain_end(words, lexicon, joint) or lexicon.known_places.end(words, joint)
        if joint > whole and place and words.low(whole) not in lexicon.places.prepositions:
            whole = place
    if whole > end:
        yield Candidate(index, whole, "ORG", "branch", 0.75)


def _branch_end(words: Words, lexicon: Lexicon, end: int) -> int:
    """The end of capitals that follow an acronym at once and are nobody's first name; no listed place is cut."""
    while words.shape(end) is Shape.CAPITAL and not _may_be_first_name(words, lexicon, end):
        end = max(end + 1, lexicon.known_places.end(words, end))
    return end


def _may_be_first_name(words: Words, lexicon: Lexicon, index: int) -> bool:
    return is_first_name(words, lexicon, index) and words.low(index) not in lexicon.doubtful_first_names


def _deliberate_capital(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """l'Espérance de Tunis, les Dragons catalans: a common noun with a capital inside a sentence begins a name."""
    if words.shape(index) is not Shape.CAPITAL or words.opens[index] or words.is_name(index - 1):
        return
    no_head = lexicon.names.no_names | lexicon.places.compass
    if words.low(index - 1) not in lexicon.names.articles or words.raw(index) in no_head:
        return
    if not begins_name(words, lexicon, index) or is_first_name(words, lexicon, index):
        return
    listed = plain_end(words, lexicon, index) or lexicon.known_organizations.end(words, index)
    listed = listed or words.raw(index) in lexicon.works.capital_heads
    end = name_end(words, lexicon, index + 1, capital_head=False)
    if end == index + 1 or listed or _leads_out(words, lexicon, index + 1):
        return
    if words.low(index) in lexicon.common_words or _of_place(words, lexicon, index + 1, end):
        yield Candidate(index, end, "ORG", "capital inside a sentence", 0.6)


def _leads_out(words: Words, lexicon: Lexicon, joint: int) -> bool:
    """Whether the word after a noun leads to another thing: les Macron à l'Élysée, l'Economie et aux Finances."""
    adding = words.low(joint) in lexicon.names.joiners
    return words.low(joint + adding) in lexicon.organizations.loose_joints


def _of_place(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether an adjective of a place or a listed place ends the name: Élan chalonnais, Landtag de la Sarre."""
    local = words.low(start) in lexicon.places.nationalities or words.low(start).endswith(lexicon.places.people_endings)
    return local or any(lexicon.known_places.end(words, index) == end for index in range(start + 1, end))


def _after_only(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """sur X: a name that counts only after certain words."""
    if words.low(index - 1) in lexicon.organizations.after_only.get(words.raw(index), ()):
        yield Candidate(index, index + 1, "ORG", "listed", 0.8)


def _with_low_head(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """tribunal de Paris, ministère de l'Intérieur, lycée Victor-Hugo."""
    if words.shape(index) is not Shape.LOWER and not words.is_name(index):
        return
    heads = lexicon.organization_heads
    end = heads["named"].end(words, index)
    if end and is_proper(words, lexicon, end) and not words.opens[end]:
        yield Candidate(index, name_end(words, lexicon, end, capital_head=False), "ORG", "noun and name", 0.85)
    end = heads["of"].end(words, index)
    if not end or words.low(index - 1) in lexicon.names.indefinite_articles:
        return
    joint = end
    while is_adjective(words, lexicon, joint):
        joint += 1
    if words.raw(joint) not in lexicon.organizations.of_joints:
        return
    body = name_end(words, lexicon, end, capital_head=False)
    if body > end and _has_name(words, lexicon, end, body):
        yield Candidate(index, body, "ORG", "noun of name", 0.85)


def _with_capital_head(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """Cour des comptes, Fédération française de rugby, Haut Conseil pour le climat."""
    head = words.raw(index)
    if head not in lexicon.organizations.capital_heads or (
        head in lexicon.organizations.bare_heads and words.is_name(index + 1)
    ):
        return
    end = name_end(words, lexicon, index + 1, capital_head=True)
    if end == index + 1 or is_part(words, lexicon, index, end):
        return
    loose = words.opens[index] and not _has_name(words, lexicon, index + 1, end)
    yield Candidate(index, end, "ORG", "capital noun", 0.6 if loose else 0.85)


def _beside_noun(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """le quotidien La Dépêche, la société Dupont, l'association Les Amis du vent."""
    end = lexicon.organization_heads["beside"].end(words, index)
    if not end:
        return
    while is_adjective(words, lexicon, end):
        end += 1
    marked = words.raw(end) in _OPENING_MARKS
    start = end + marked
    if not words.is_name(start) or words.raw(start) in lexicon.names.no_names:
        return
    whole = capitals_end(words, lexicon, start)
    if is_first_name(words, lexicon, start) and words.low(index) in _PERSON_TOO and whole > start + 1:
        return
    yield Candidate(start, whole, "ORG", "beside its noun", 0.8)


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
    if not words.is_name(end) and words.shape(end) is not Shape.NUMBER:
        return
    if words.shape(end) is Shape.NUMBER and words.shape(index) is not Shape.CAPITALS:
        return
    yield Candidate(index, capitals_end(words, lexicon, end), "ORG", "club", 0.8)


def _has_name(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether a capital stands between `start` and `end`, so that the whole is a name."""
    return any(words.is_name(index) for index in range(start, end))


_OPENING_MARKS = frozenset(("«", '"', "“"))
_PERSON_TOO = frozenset(("députés", "délégué", "déléguée", "liste", "équipe", "studio", "duo", "trio"))
_RULES = (
    _listed,
    _contracted,
    _acronym,
    _branch,
    _deliberate_capital,
    _after_only,
    expanded,
    _with_low_head,
    _with_capital_head,
    _beside_noun,
    _with_company_ending,
    _club,
)
_LOW_RULES = (_listed, _with_low_head, _beside_noun, _with_company_ending)  # those that a small letter may begin
