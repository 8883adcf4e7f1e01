"""Whether two names of persons may be one, by their form alone.

A reason's weight says how far it goes: at `ENOUGH` the form decides, below it something else must speak for it.
"""

from __future__ import annotations

from collections.abc import Callable

from rapidfuzz.distance import OSA

from exergue.model import Reason
from exergue.resolution.firstnames import births, is_usual
from exergue.resolution.given import first_names, one_slip
from exergue.resolution.names import PersonName, is_initial
from exergue.resolution.spelling import loose, sound_alike
from exergue.resolution.words import name_words

ENOUGH = 2.0
_LONG, _VERY_LONG = 8, 12  # letters of a family name from which one slip leaves no doubt

Rule = Callable[[PersonName, PersonName], bool]


def likeness(one: PersonName, other: PersonName) -> Reason | None:
    """What makes two full names spellings of one, None without; the order does not matter."""
    if one.suffix != other.suffix:
        return None
    return next((reason for rule, reason in _SPELLINGS if rule(one, other) or rule(other, one)), None)


def shortening(short: PersonName, long: PersonName) -> Reason | None:
    """What `short` leaves out of `long`; None when it is no shorter form of it."""
    if short.suffix != long.suffix and (short.given or short.suffix):
        return None
    return next((reason for rule, reason in _SHORTENINGS if rule(short, long)), None)


def at_odds(one: PersonName, other: PersonName) -> bool:
    """Whether the two cannot name one person: another first name, another suffix or number."""
    if not one.given or not other.given:
        return bool(one.suffix and other.suffix and one.suffix != other.suffix)
    if one.suffix != other.suffix:
        return True
    return first_names(one, other) == first_names(other, one) == "other" and not _turned(one, other)


def misspelt(one: PersonName, other: PersonName) -> bool:
    """Whether two names are so near that one article which has both has written one of them wrong.

    « Benard Tapie », « Sylvie Vartant »; not Gérald and Gérard, which both are first names.
    """
    if one.suffix != other.suffix or one.shape != "full" or other.shape != "full":
        return False
    if _loosely_spelt(one, other) or _near(one, other):
        return True
    usual = is_usual(one.given[0]) and is_usual(other.given[0])
    return first_names(one, other) == "near" and _same_family(one, other) and not usual


def _same_family(one: PersonName, other: PersonName) -> bool:
    return one.family_key == other.family_key


def _family_alike(one: PersonName, other: PersonName) -> bool:
    return bool(one.family) and sound_alike(one.family_key, other.family_key)


def _loosely_spelt(one: PersonName, other: PersonName) -> bool:
    """« Elliott » and « Eliot », « Le Maire » and « Lemaire », not « Rafiq » and « Rafik »."""
    if first_names(one, other) not in ("same", "alike") or _other_particle(one, other):
        return False
    here, there = ([*map(loose, name.given), loose(name.family_key).replace(" ", "")] for name in (one, other))
    return here == there and bool(one.family)


def _spelt_for_other_readers(one: PersonName, other: PersonName) -> bool:
    pairs = zip(one.given, other.given, strict=False)
    return _other_spelling(one, other) and all(sound_alike(x, y) for x, y in pairs)


def _other_spelling(one: PersonName, other: PersonName) -> bool:
    return (
        first_names(one, other) in ("same", "alike") and _family_alike(one, other) and not _other_particle(one, other)
    )


def _other_particle(one: PersonName, other: PersonName) -> bool:
    return one.particles != other.particles


def _turned(one: PersonName, other: PersonName) -> bool:
    """« Orbán Viktor »: not both words are first names, nor such as stand in either place (« Li Wei »)."""
    words = (*one.given, *one.family)
    if words[::-1] != (*other.given, *other.family) or len(words) != 2 or _other_particle(one, other):
        return False
    first, last = sorted(words, key=births)
    return not births(first) and not {first, last} <= name_words().family_first


def _sovereign(one: PersonName, other: PersonName) -> bool:
    """« Elisabeth II » and « Elizabeth II »."""
    return bool(one.suffix) and not one.family and not other.family and first_names(one, other) in ("alike", "perhaps")


def _slip(one: PersonName, other: PersonName) -> bool:
    """A letter too many inside a long family name: « Malardau » for « Malardeau »; any, in a very long one."""
    a, b = one.family_key, other.family_key
    return (
        first_names(one, other) == "same"
        and min(len(a), len(b)) >= _LONG
        and (len(a) != len(b) or len(a) >= _VERY_LONG)
        and a[:2] == b[:2]
        and a[-1] == b[-1]
        and OSA.distance(a, b) == 1
    )


def _near(one: PersonName, other: PersonName) -> bool:
    return first_names(one, other) in ("same", "alike") and one_slip(one.family_key, other.family_key)


def _near_first_name(one: PersonName, other: PersonName) -> bool:
    return first_names(one, other) == "near" and _same_family(one, other) and not _other_particle(one, other)


def _perhaps_short_first_name(one: PersonName, other: PersonName) -> bool:
    return first_names(one, other) == "perhaps" and _same_family(one, other)


def _particle_left_out(one: PersonName, other: PersonName) -> bool:
    return first_names(one, other) in ("same", "alike") and _family_alike(one, other)


def _middle_name_left_out(short: PersonName, long: PersonName) -> bool:
    return (
        first_names(short, long) == "shorter"
        and _family_alike(short, long)
        and not is_initial(short.given[0] if short.given else "x")
    )


def _second_family_name_left_out(short: PersonName, long: PersonName) -> bool:
    """« Marie Lefort » of « Marie Lefort-Duval », « Ana Robledo » of « Ana María Robledo Sáez »."""
    a, b = short.family_key.split(), long.family_key.split()
    return (
        bool(short.given)
        and not is_initial(short.given[0])
        and first_names(short, long) in ("same", "alike", "shorter")
        and 0 < len(a) < len(b)
        and b[: len(a)] == a
        and len(a[0]) > 2
        # « Emmanuel Macron Sylvain Fort » is two people whom the article forgot to part.
        and not any(map(is_usual, b[len(a) : -1]))
    )


def _patronymic_left_out(short: PersonName, long: PersonName) -> bool:
    a, b = short.family_key.split(), long.family_key.split()
    return (
        bool(short.given)
        and first_names(short, long) in ("same", "alike")
        and 0 < len(a) < len(b)
        and b[-len(a) :] == a
        and b[0] in name_words().patronymics
    )


def _several_initials(short: PersonName, long: PersonName) -> bool:
    letters = "".join(short.given).replace("-", "")
    return (
        len(letters) > 1
        and all(map(is_initial, short.given))
        and len(letters) == len("-".join(long.given).split("-"))
        and first_names(short, long) == "shorter"
        and _same_family(short, long)
    )


def _some_initial(short: PersonName, long: PersonName) -> bool:
    return (
        bool(short.given)
        and is_initial(short.given[0])
        and bool(long.given)
        and long.given[0].startswith(short.given[0][0])
        and not is_initial(long.given[0])
        and _same_family(short, long)
    )


def _family_name_alone(short: PersonName, long: PersonName) -> bool:
    """« Gaulle » and « de Gaulle » of « Charles de Gaulle », not « de Martin » of « Paul Martin »."""
    agree = not short.particles or short.particles == long.particles
    return not short.given and bool(long.given) and agree and _family_alike(short, long)


# The first that fits counts.
_SPELLINGS: tuple[tuple[Rule, Reason], ...] = (
    (_loosely_spelt, Reason("spelling", ENOUGH)),
    (_spelt_for_other_readers, Reason("transliteration", ENOUGH)),
    (_other_spelling, Reason("nickname", ENOUGH)),
    (_turned, Reason("word_order", ENOUGH)),
    (_sovereign, Reason("spelling", ENOUGH)),
    (_slip, Reason("slip", ENOUGH)),
    (_perhaps_short_first_name, Reason("nickname", 1.0)),
    (_particle_left_out, Reason("particle", 1.0)),
    (_near, Reason("slip", 1.0)),
    (_near_first_name, Reason("slip", 0.25)),
)
_SHORTENINGS: tuple[tuple[Rule, Reason], ...] = (
    (_middle_name_left_out, Reason("middle_name", ENOUGH)),
    (_second_family_name_left_out, Reason("second_surname", ENOUGH)),
    (_patronymic_left_out, Reason("patronymic", ENOUGH)),
    (_several_initials, Reason("initials", ENOUGH)),
    (_some_initial, Reason("initials", 0.5)),
    (_family_name_alone, Reason("surname", 0.0)),
)
