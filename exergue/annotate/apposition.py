"""Roles behind a name: Mark Milley, 62 ans, chef d'état-major; Jeanne Modèle (directrice)."""

from __future__ import annotations

from collections.abc import Iterator

from exergue.annotate.role_phrases import phrase_end
from exergue.annotate.role_scene import Scene
from exergue.annotate.speechwords import lexis

_MOST_ROLES = 3


def roles_after(scene: Scene, name_end: int, *, plural: bool) -> Iterator[tuple[int, int]]:
    """The roles set apart behind the name that ends at `name_end`."""
    if scene.words.raw(name_end) == "(":
        found = _apposed(scene, name_end + 1, plural=plural)
        if found and scene.words.raw(found[1]) in (")", ","):
            yield found
    place = scene.past_bracket(name_end)
    for number in range(_MOST_ROLES):
        if scene.words.raw(place) not in (_COMMA if number else _OPENING):
            return
        start = _past_adverbs(scene, _past_age(scene, _past_party(scene, place + 1)))
        found = _apposed(scene, start, plural=plural)
        if not found or (number and not _continues(scene, found, plural=plural)):
            return
        yield found
        if found[1] - 1 in scene.inside:
            return  # what follows tells of that person: X, proche de Y, maire de Lyon
        place = _past_age(scene, found[1])


def _continues(scene: Scene, role: tuple[int, int], *, plural: bool) -> bool:
    """Whether a further role is one beyond doubt: a listed noun, and no adjective."""
    start, end = role
    return bool(scene.noun_end(start, plural=plural)) and not (end == start + 1 and scene.is_adjective(start))


def _past_party(scene: Scene, start: int) -> int:
    """Past du PS, de Bordeaux between a name and its role."""
    end = scene.others.get(start + 1, 0)
    listed = scene.words.low(start) in scene.lexicon.role_words.possessors
    return end + 1 if end and listed and scene.words.raw(end) == "," else start


def _past_age(scene: Scene, start: int) -> int:
    """Past an age, up to what is set apart behind it: 25 ans, vingt-cinq ans; de 25 ans."""
    for unit in (start + 1, start + 2):
        if scene.words.low(unit) in scene.lexicon.names.age_units and scene.words.raw(unit + 1) == ",":
            return unit + (1 if scene.words.low(start) in scene.lexicon.role_words.possessors else 2)
    return start


def _past_adverbs(scene: Scene, start: int) -> int:
    """Past également, par ailleurs, alors."""
    end = scene.lexicon.role_adverbs.end(scene.words, start)
    return end or start


def _apposed(scene: Scene, start: int, *, plural: bool) -> tuple[int, int] | None:
    """The role that begins at `start`, an article aside, if it tells of the name before it."""
    noun = _past_determiner(scene, start)
    bare = noun == start
    noun_end = scene.noun_end(noun, plural=plural or scene.among(noun))
    end = phrase_end(scene, noun_end or scene.trade_end(noun)) if noun_end or scene.trade_end(noun) else 0
    if not end or _leads_to_another(scene, noun, end, bare=bare):
        return None
    if noun_end and bare and not _may_be_bare(scene, noun, end):
        return None
    if not noun_end and not scene.closed(end):
        return None
    new = "indefinite" in lexis(scene.lexicon.language).tags(scene.words.low(start))
    if not bare and not new and scene.words.raw(start - 1) == "," and scene.opened(start - 1):
        return None  # Selon X, le maire …
    if not bare and not new and scene.begins(noun, end, start - 1):
        return None
    return noun, end


def _past_determiner(scene: Scene, start: int) -> int:
    """Past le, son, l'un de ses."""
    noun = scene.lexicon.among.end(scene.words, start) or start
    determiners = scene.lexicon.names.articles | scene.lexicon.role_words.between
    while scene.words.low(noun) in determiners:
        noun += 1
    return noun


def _may_be_bare(scene: Scene, noun: int, end: int) -> bool:
    """Whether a noun without article may tell what somebody is: no participle of what happened to them."""
    word, after = scene.words.low(scene.past_openers(noun)), scene.past_openers(noun) + 1
    if word in scene.lexicon.role_words.passive or scene.words.low(end) in scene.lexicon.names.articles:
        return False  # X, juge le fonds exceptionnel
    if word in scene.lexicon.role_words.appointed:
        return scene.words.low(after) in scene.lexicon.role_words.possessors or scene.is_adjective(after)
    return word not in scene.lexicon.role_words.things or scene.closed(end)


def _leads_to_another(scene: Scene, noun: int, end: int, *, bare: bool) -> bool:
    """Whether the phrase belongs to a name that follows: X, le ministre Y; X, le maire de Lyon, Y, a …"""
    if _past_civilities(scene, scene.past_bracket(end)) in scene.people:
        return True
    if bare or scene.words.raw(end) != ",":
        return False
    place = _past_civilities(scene, end + 1)
    return place in scene.people and scene.closed(scene.people[place])


def _past_civilities(scene: Scene, place: int) -> int:
    while scene.words.raw(place) in scene.lexicon.names.civilities:
        place += 1
    return place


_COMMA = frozenset((",",))
_OPENING = frozenset((",", "–", "—"))
