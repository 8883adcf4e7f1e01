"""One spelling for the many of a name: case, accents, dashes, apostrophes, and other alphabets in Latin letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from itertools import permutations

from exergue.resolution.words import every_article, name_words

_INVISIBLE: dict[str, str | None] = dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
    | dict.fromkeys("’ʼ‘`´＇‛ʹ", "'")
    | dict.fromkeys("‐‑‒–—−", "-")
    | _INVISIBLE
)
_TYPOGRAPHY = str.maketrans(dict.fromkeys("ʼ＇‛'", "’") | dict.fromkeys("‐‑", "-") | _INVISIBLE)


@cache
def shown(form: str) -> str:
    """`form` as it may be shown and counted: composed, plain spaces, one kind of apostrophe and of hyphen."""
    return " ".join(unicodedata.normalize("NFC", form).translate(_TYPOGRAPHY).split())


@cache
def fold(form: str) -> str:
    """`form` without case and accents, with plain spaces, apostrophes and hyphens."""
    letters = unicodedata.normalize("NFKD", form.casefold().translate(_LETTERS))
    return " ".join("".join(char for char in letters if not unicodedata.combining(char)).split())


@cache
def plain(form: str) -> str:
    """The words of `form`: folded, without punctuation and leading article. « L’O.N.U. » and « ONU » are one."""
    words = fold(form).replace(".", "").replace("&", " et ")
    for article in every_article():
        head = article if article.endswith("'") else f"{article} "
        if words.startswith(head) and len(words) > len(head):
            words = words[len(head) :]
            break
    return " ".join(re.findall(r"\w+", words)) or fold(form)


@cache
def sounds(word: str) -> frozenset[str]:
    """Keys of which two folded words that `sound_alike` share at least one."""
    return frozenset((loose(word), *(_reading(word, way) for way in name_words().romanisation)))


@cache
def loose(word: str) -> str:
    """A folded word without the differences of mere spelling: i and y, w and v, doubled letters."""
    return _undoubled(word.replace("y", "i").replace("w", "v").replace("'", ""))


def sound_alike(one: str, other: str) -> bool:
    """Whether two folded words are one name spelt in two ways (« guerassimov », « gerasimov »)."""
    if one == other or loose(one) == loose(other):
        return True
    return any(
        _reading(one, here) == _reading(other, there) for here, there in permutations(name_words().romanisation, 2)
    )


@cache
def _reading(word: str, way: str) -> str:
    """How a folded word sounds when it is read as names of other alphabets are spelt `way` (« french »)."""
    rules, pattern = _rules(way)
    return _undoubled(pattern.sub(lambda found: rules[_rule(found, rules)], word))


def _rule(found: re.Match[str], rules: Mapping[str, str]) -> str:
    """The rule that matched: one bound to an end of the word goes before the same letters anywhere."""
    letters = found.group()
    at_end, at_start = f"{letters}$", f"^{letters}"
    if at_end in rules and found.end() == len(found.string):
        return at_end
    return at_start if at_start in rules and found.start() == 0 else letters


@cache
def _rules(way: str) -> tuple[Mapping[str, str], re.Pattern[str]]:
    rules = name_words().romanisation[way]
    longest_first = sorted(rules, key=lambda rule: (-len(rule.strip("^$")), rule))
    return rules, re.compile("|".join(longest_first))


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)
