"""Where the words for what somebody is end: a noun with its adjectives, what hangs on it by de, and names in it."""

from __future__ import annotations

from exergue.annotate.role_scene import Scene
from exergue.annotate.speechwords import lexis
from exergue.annotate.words import Shape

_LONGEST = 24  # tokens of a phrase
_QUOTED = 8  # tokens that a title or a bracket inside one may have
_TITLE = 3  # tokens of a role directly before a name
_YEAR = 4  # digits
_BACK = (2, 3, 4)  # tokens from entre to et


def phrase_end(scene: Scene, noun_end: int, limit: int | None = None) -> int:
    """The end of the phrase whose noun ends at `noun_end`, at `limit` at the latest."""
    end = place = noun_end
    while place < min(len(scene) if limit is None else limit, noun_end + _LONGEST):
        step = _step(scene, noun_end, place)
        if not step:
            break
        place = step
        if not scene.leads_on(place - 1):
            end = place
    return end


def _step(scene: Scene, noun_end: int, place: int) -> int:
    """The end of what goes on with the phrase at `place`, 0 when nothing does."""
    words, before = scene.words, scene.words.low(place - 1)
    inner = scene.is_adjective(place - 1) or words.shape(place - 1) is Shape.NUMBER
    governed = scene.leads_on(place - 1) or (inner and scene.leads_on(place - 2))
    if place in scene.people:
        hangs = _possessed(scene, place) or _titled(scene, noun_end, place)
        return scene.people[place] if hangs and place > noun_end else 0
    if place in scene.others:
        return scene.others[place]
    if scene.stops(place) and not (governed and words.is_name(place)) and not _inside_portfolio(scene, place):
        return 0
    if words.shape(place) is Shape.MARK:
        return _past_mark(scene, noun_end, place)
    if words.shape(place) is Shape.NUMBER:
        return place + 1 if _number(scene, noun_end, place, governed=governed) else 0
    if words.raw(place) in scene.lexicon.names.civilities and place + 1 in scene.people:
        return place + 1 if before in scene.lexicon.role_words.possessors else 0
    if words.low(place) in scene.lexicon.role_words.joints:
        return place + 1 if _joins(scene, place) else 0
    if words.low(place) in scene.lexicon.names.articles:
        return place + 1 if before in scene.lexicon.role_words.joints or _inside_portfolio(scene, place - 1) else 0
    if words.shape(place) is not Shape.LOWER:
        return place + 1
    return place + 1 if governed or _goes_on(scene, place) else 0


def _possessed(scene: Scene, place: int) -> bool:
    while scene.words.raw(place - 1) in scene.lexicon.names.civilities:
        place -= 1
    return scene.words.low(place - 1) in scene.lexicon.role_words.possessors


def _titled(scene: Scene, noun_end: int, place: int) -> bool:
    """Whether a name has a role of its own within the phrase: conseiller du Premier ministre Édouard Philippe."""
    starts = range(max(noun_end + 1, place - _TITLE), place)
    return any(scene.noun_end(start) == place and scene.leads_on(start - 1) for start in starts)


def _inside_portfolio(scene: Scene, place: int) -> bool:
    """Relations avec le Parlement."""
    capital = scene.words.shape(place - 1) is Shape.CAPITAL and place - 1 not in scene.inside
    return capital and scene.words.is_name(place + 2) and scene.words.low(place + 1) in scene.lexicon.names.articles


def _past_mark(scene: Scene, noun_end: int, place: int) -> int:
    """Past words in marks, or a bracket that more of the phrase follows; a comma inside a long portfolio."""
    words, mark = scene.words, scene.words.raw(place)
    closing = _PAIRS.get(mark)
    if closing:
        ends = (i for i in range(place + 1, min(place + _QUOTED, len(scene))) if words.raw(i) == closing)
        end = next(ends, -1) + 1
        follows = mark != "(" or words.low(end) in scene.lexicon.organizations.of_joints
        return end if end and follows else 0
    portfolio = any(scene.lexicon.portfolio_roles.end(words, i) == noun_end for i in range(noun_end - 3, noun_end))
    lists = mark == "," and portfolio and words.low(place + 1) in scene.lexicon.organizations.of_joints
    return place + 1 if lists or mark in _INSIDE else 0


def _number(scene: Scene, noun_end: int, place: int, *, governed: bool) -> bool:
    """Whether a number belongs to a name or a complement: Top 14, le 200 m; no age, no year."""
    digits, after = scene.words.raw(place), scene.words.low(place + 1)
    if after in scene.lexicon.names.age_units:
        plain = scene.words.low(noun_end - 1) in scene.lexicon.role_words.plain
        return plain or scene.words.low(place - 2) in scene.lexicon.role_words.age_bounds
    if not governed:
        return scene.words.is_name(place - 1)
    return not (digits.isdigit() and len(digits) == _YEAR)


def _joins(scene: Scene, place: int) -> bool:
    """Whether the small word at `place` leads to more of the phrase, and not to a verb or a clause."""
    words, after = scene.words, scene.words.low(place + 1)
    if words.low(place) in scene.lexicon.names.joiners:
        begins = after in scene.lexicon.names.articles and after not in scene.lexicon.organizations.of_joints
        begins = begins and not any(words.low(place - back) in scene.lexicon.role_words.pairing for back in _BACK)
        return not begins and not scene.stops(place + 1)
    listed = scene.lexicon.role_words
    if words.low(place) in listed.no_names_after and place + 1 in scene.covered:
        return False  # le ministre sur Franceinfo
    verb = words.low(place) in listed.before_verbs and after.endswith(listed.infinitives)
    return not (verb and words.shape(place + 1) is Shape.LOWER) and words.shape(place + 1) is not Shape.GAP


def _goes_on(scene: Scene, place: int) -> bool:
    """Whether a word that nothing governs still tells of the noun: adjectives, another noun, no verb."""
    words = scene.words
    if scene.is_adjective(place) or scene.noun_end(place):
        return True
    word, tags = words.low(place), lexis(scene.lexicon.language).tags(words.low(place))
    if word in scene.lexicon.names.said or "finite" in tags:
        return False
    verb = "infinitive" in tags or scene.parse.is_verb(place)
    if verb and scene.leads_on(place + 1) and words.low(place + 1) not in scene.lexicon.role_words.possessors:
        return False
    if "participle" in tags and word not in scene.lexicon.role_words.inner:
        clause = words.low(place + 1) in scene.lexicon.role_words.clause_joints
        return not clause and words.shape(place + 1) is not Shape.NUMBER
    return scene.is_adjective(place + 1) if "adverb" in tags else True


_PAIRS = {"«": "»", '"': '"', "“": "”", "(": ")"}
_INSIDE = frozenset(("/", "&", "-", "'"))
