"""The name that heads an identity's page, and how an index files it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from exergue.model import Variant
from exergue.resolution.names import Parts, name_parts, particle, person_name
from exergue.resolution.spelling import fold, plain
from exergue.resolution.words import every_article, name_words

_SIGLUM = 4  # letters that a stage name in capitals has at most
_WELL_ATTESTED = 0.2  # of the mentions of the most frequent full form


def person_title(forms: Sequence[Variant]) -> str:
    """The fullest well-attested form, first name first, without civility and capitals for their own sake."""
    most = max(person_name(v.form).fullness for v in forms)
    parts = name_parts(_fullest([v for v in forms if person_name(v.form).fullness == most]))
    words = parts.family + parts.given if parts.family_first else parts.given + parts.family
    return joined_words((*_without_shouting(words), parts.suffix))


def thing_title(forms: Sequence[Variant], key: str, contracted: int = 0) -> str:
    """The well-attested form among those whose plain form is `key`, with the article that belongs to it.

    `contracted` mentions stand where the article is lost: « au Monde » leaves out that of « Le Monde ».
    """
    own = [v for v in forms if plain(v.form) == key] or list(forms)
    whole = [v for v in own if filed_thing(v.form) != v.form and v.form[0].isupper()]
    often = sum(v.count for v in whole) >= _WELL_ATTESTED * (sum(v.count for v in own) - contracted)
    return _fullest(whole if whole and often else own)


def place_title(forms: Sequence[Variant], canonical: str) -> str:
    """The gazetteer's name where the articles use it, else the form that they use most."""
    if canonical and any(plain(v.form) == plain(canonical) for v in forms):
        return canonical
    return _fullest(forms[:1])


def filed_person(name: str) -> str:
    """`name` as an index files it: « Gaulle, Charles de », « Pellieux, de », « Le Pen, Marine »."""
    parts = name_parts(name)
    if parts.family_first or not parts.family or _open_order(parts):
        return name
    family, after = list(parts.family), []
    while len(family) > 1 and family[0].islower() and particle(family[0]) in name_words().filed_after:
        after.append(family.pop(0))
    if not (parts.given or after):
        return name
    return f"{joined_words(family)}, {joined_words((*parts.given, parts.suffix, *after))}"


def filed_thing(name: str) -> str:
    """`name` with its article behind: « Monde, Le », « Haye, La »."""
    for article in every_article():
        head = name[: len(article)]
        if fold(head) == article and (article.endswith("'") or name[len(article) :].startswith(" ")):
            rest = name[len(article) :].strip()
            return f"{rest}, {head}" if rest else name
    return name


def joined_words(words: Iterable[str]) -> str:
    """Words of a name in one: « Jean d’Ormesson », « Abdel Fattah al-Sissi »."""
    return re.sub(r"(?<=[-’]) ", "", " ".join(filter(None, words)))


def _fullest(forms: Sequence[Variant]) -> str:
    """The form of the most words among those that are not rare beside the most frequent."""
    most = max(v.count for v in forms)
    attested = [v for v in forms if v.count == most or v.count >= max(2, _WELL_ATTESTED * most)]
    best = min(attested, key=_plainness).form
    # « Élisabeth » where any article has the accent: a capital often goes without it for want of a key.
    accented = [v for v in forms if _lower_as(v.form, best) and fold(v.form) == fold(best)]
    return min(accented, key=lambda v: (-_accents(v.form), -v.count, v.form)).form


def _plainness(variant: Variant) -> tuple[bool, int, int, int, str]:
    form = variant.form
    words = len(re.split(r"[\s-]+", form))
    return (form.isupper() and " " in form, -words, -variant.count, form.count(".") - _accents(form), form)


def _accents(form: str) -> int:
    return sum(not char.isascii() for char in form)


def _lower_as(form: str, other: str) -> bool:
    """Whether two forms are the same but for accents of capitals."""
    return len(form) == len(other) and all(
        a == b or (a.isupper() and b.isupper()) for a, b in zip(form, other, strict=True)
    )


def _open_order(parts: Parts) -> bool:
    """« Li Wei »: either word may be the family name."""
    return {fold(word) for word in (*parts.given, *parts.family)} <= name_words().family_first


def _without_shouting(words: Sequence[str]) -> tuple[str, ...]:
    """« Étienne de La Brosse » for « Étienne de LA BROSSE »; « JR » and « PNL » stay."""
    shortest = _SIGLUM if len(words) == 1 else 2
    if not any(_shouts(word) and len(word) > shortest for word in words):
        return tuple(words)
    return tuple(_calm(word) if _shouts(word) else word for word in words)


def _shouts(word: str) -> bool:
    return len(word) > 1 and word.isupper() and "." not in word


def _calm(word: str) -> str:
    return re.sub(r"\w+", lambda part: part.group().capitalize(), word)
