"""Roles before a name: le président russe Poutine; le chef d'état-major, le général Mark Milley."""

from __future__ import annotations

from collections.abc import Iterator

from exergue.annotate.role_phrases import phrase_end
from exergue.annotate.role_scene import Scene
from exergue.annotate.speechwords import lexis
from exergue.annotate.words import Shape

_FARTHEST = 24  # tokens from a name to the beginning of its role
_MOST_ROLES = 3


def roles_before(scene: Scene, name: int, *, plural: bool, name_end: int) -> Iterator[tuple[int, int]]:
    """The roles that lead to the name at `name`, the nearest first; `plural`: to names that a list joins."""
    cursor, apart = name, False
    for _ in range(_MOST_ROLES):
        while scene.words.raw(cursor - 1) in scene.lexicon.names.civilities:
            cursor -= 1
            if _is_title(scene, cursor) and not plural:
                yield cursor, cursor + 1
        if not apart:
            cursor = scene.before_bracket(cursor)
        start, end = _apart(scene, cursor, name_end, plural=plural) if apart else _beside(scene, cursor, plural=plural)
        if start >= 0:
            yield start, end
            cursor = start
        elif apart:
            return
        else:
            cursor = _past_people(scene, cursor)
        while scene.words.low(cursor - 1) in scene.lexicon.names.articles | scene.lexicon.role_words.between:
            cursor -= 1
        if scene.words.raw(cursor - 1) != "," or (cursor - 2 in scene.inside and not _hangs(scene, cursor - 2)):
            return
        cursor, apart = cursor - 1, True


def _is_title(scene: Scene, index: int) -> bool:
    names = scene.lexicon.names
    return scene.words.raw(index) in names.title_roles and scene.words.low(index - 1) in names.articles


def _past_people(scene: Scene, cursor: int) -> int:
    """Past what only says where somebody is from: la tenante du titre, la Galloise Bronwen."""
    word = scene.words.low(cursor - 1)
    listed = scene.words.is_name(cursor - 1) and word in scene.lexicon.places.nationalities
    return cursor - 1 if listed and scene.words.low(cursor - 2) in scene.lexicon.names.articles else cursor


# --- directly before the name


def _beside(scene: Scene, end: int, *, plural: bool) -> tuple[int, int]:
    """Where the role directly before `end` begins: the nearest noun that an article stands before."""
    found = -1
    for start in range(end - 1, max(end - _FARTHEST, 0) - 1, -1):
        if _parts(scene, start):
            break
        noun_end = scene.noun_end(start, plural=plural)
        if noun_end and phrase_end(scene, noun_end, end) == end and not _is_thing(scene, start):
            found = start
        elif found >= 0 and scene.words.low(start) in scene.lexicon.names.articles:
            break
    start = _with_openers(scene, found) if found >= 0 else _unlisted(scene, end)
    return (start, end) if start >= 0 and _introduces(scene, start, plural=plural) else (-1, -1)


def _parts(scene: Scene, index: int) -> bool:
    """Whether no phrase goes on over the token at `index`."""
    if index in scene.inside:
        return not _hangs(scene, index)
    long = scene.words.raw(index) == "," and scene.words.low(index + 1) in scene.lexicon.organizations.of_joints
    return (scene.words.raw(index) in _PARTING and not long) or scene.words.shape(index) is Shape.GAP


def _hangs(scene: Scene, index: int) -> bool:
    while index - 1 in scene.inside:
        index -= 1
    while scene.words.raw(index - 1) in scene.lexicon.names.civilities:
        index -= 1
    return scene.words.low(index - 1) in scene.lexicon.role_words.possessors


def _is_thing(scene: Scene, start: int) -> bool:
    """dans le cadre de, au milieu de: a noun for a thing as well, behind a preposition."""
    noun = scene.past_openers(start)
    if scene.words.low(noun) not in scene.lexicon.role_words.things:
        return False
    before = scene.words.low(start - 1)
    contracted = before in scene.lexicon.role_words.joints
    governed = scene.words.low(start - 2) in scene.lexicon.role_words.governing
    return contracted or governed or before not in scene.lexicon.names.articles


def _with_openers(scene: Scene, start: int) -> int:
    """The start with ancien, nouveau, ex- before the noun."""
    while scene.opens(start - 1):
        start -= 1
    return start


def _introduces(scene: Scene, start: int, *, plural: bool) -> bool:
    """Whether a phrase at `start` may lead to a name: behind an article, else not as a verb or behind one."""
    words, before = scene.words, scene.words.low(start - 1)
    if article := scene.determined(start):
        family = words.low(start) in scene.lexicon.names.families  # les frères Kouachi
        return (article in scene.lexicon.names.plural_articles) == plural and not (plural and family)
    governed = before in scene.lexicon.role_words.joints  # les emplois d'assistant de Jean X
    if governed or words.low(scene.past_openers(start)) in scene.lexicon.role_words.things:
        return False
    said = words.raw(start - 1) == "," and words.raw(start - 2) in _CLOSING_MARKS
    verb = before in scene.lexicon.names.role_stops or before in scene.lexicon.names.said
    return not said and not verb and "auxiliary" not in lexis(scene.lexicon.language).tags(before)


def _unlisted(scene: Scene, end: int) -> int:
    """la soigneuse Morgane Quintard: a noun after a singular article, directly before the name."""
    noun = end - 1
    while scene.is_adjective(noun) and scene.words.low(noun - 1) not in scene.lexicon.names.articles:
        noun -= 1
    words, names = scene.words, scene.lexicon.names
    before = words.low(noun - 1)
    if words.shape(noun) is not Shape.LOWER or len(words.raw(noun)) <= _SHORT or before in names.plural_articles:
        return -1
    heads = (phrases.keys for phrases in scene.lexicon.organization_heads.values())
    barred = (names.said, names.role_openers, names.families, scene.lexicon.role_words.epithets, *heads)
    if before not in names.articles or any(words.low(noun) in listed for listed in barred):
        return -1
    governed = before in scene.lexicon.role_words.joints or words.low(noun - 2) in scene.lexicon.role_words.joints
    told = not scene.parse.heads or scene.parse.is_apposition(noun, end)
    opening = noun == end - 1 and words.opens[noun - 1] and not governed and told
    return noun if opening or scene.trade_end(noun) else -1


# --- set apart by a comma


def _apart(scene: Scene, comma: int, name_end: int, *, plural: bool) -> tuple[int, int]:
    """The role that ends at a comma: from its leftmost noun, or from one built as trades are, an article before it."""
    found = trade = (-1, -1)
    for start in range(comma - 1, max(comma - _FARTHEST, 0) - 1, -1):
        if _parts(scene, start):
            break
        noun_end = scene.noun_end(start, plural=plural or scene.among(start))
        end = phrase_end(scene, noun_end, comma) if noun_end else 0
        if noun_end and _reaches(scene, end, comma) and not _is_thing(scene, start):
            found = (_with_openers(scene, start), end)
        elif found[0] < 0 and trade[0] < 0 and _is_trade(scene, start, comma):
            trade = (start, comma)
    start, end = found if found[0] >= 0 else trade
    return (start, end) if start >= 0 and _stands_apart(scene, start, name_end, plural=plural) else (-1, -1)


def _reaches(scene: Scene, end: int, comma: int) -> bool:
    """Whether a phrase that ends at `end` goes to the comma, a time aside: secrétaire générale depuis 2019, X."""
    return end == comma or (comma - end <= _SINCE and scene.words.low(end) in scene.lexicon.role_words.since)


def _is_trade(scene: Scene, start: int, comma: int) -> bool:
    noun_end = scene.trade_end(start)
    determined = scene.words.low(start - 1) in scene.lexicon.names.articles - scene.lexicon.names.plural_articles
    return bool(noun_end) and determined and phrase_end(scene, noun_end, comma) == comma


def _stands_apart(scene: Scene, start: int, name_end: int, *, plural: bool) -> bool:
    """Whether a phrase before a comma tells of the name behind it, and not of one before or of nobody."""
    words, behind = scene.words, scene.past_bracket(name_end)
    closes = scene.closed(behind)
    if words.low(behind) in scene.lexicon.names.joiners:
        return False  # un pape, l'empereur du Japon, le prince Charles ou le président
    if not scene.determined(start):
        noun = words.low(scene.past_openers(start))
        passive = plural or noun in scene.lexicon.role_words.passive or noun in scene.lexicon.role_words.things
        return not passive and (bool(words.opens[start]) or _is_second(scene, start))
    return closes or not scene.opened(start - 1)


def _is_second(scene: Scene, start: int) -> bool:
    """Née à Jérémie, infirmière, X: whether only commas part it from the beginning, and nobody is named before."""
    if scene.words.raw(start - 1) != ",":
        return False
    for place in range(start - 1, max(start - _FARTHEST, 0) - 1, -1):
        if place in scene.inside:
            return False
        if scene.words.opens[place]:
            return True
    return False


_SHORT = 3  # letters
_SINCE = 5  # tokens that a time has
_CLOSING_MARKS = frozenset(("»", '"', "”"))
_PARTING = frozenset((",", ".", ";", ":", "!", "?", "…", "...", "–", "—"))
