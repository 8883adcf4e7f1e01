"""The name of a person, taken apart: « le général Charles de Gaulle » is Charles + de Gaulle."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from exergue.resolution.firstnames import births, is_usual
from exergue.resolution.spelling import fold, shown
from exergue.resolution.words import name_words

Shape = Literal["full", "initial", "bare"]

_ROMAN = re.compile(r"(?=[IVXL]{1,6}$)(X{0,3}|XL|L)(IX|IV|V?I{0,3})|Ier|1er|I[èe]?re", re.UNICODE)
_ELIDED = re.compile(r"^(d|D|al|el|Al|El|ben|Ben)(?:['’]|(?<=l)-|(?<=n)-)(?=\w)")
_INITIALS = re.compile(r"(\b\w\.)(?=\w)")  # « J.K. Rowling »


@dataclass(frozen=True, slots=True)
class Parts:
    """The words of a name as written: what stands before the family name, the family name, what follows.

    An elided particle is a word of its own, with its mark: « d’ », « al- ».
    """

    given: tuple[str, ...]
    family: tuple[str, ...]
    suffix: str = ""
    family_first: bool = False


@dataclass(frozen=True, slots=True)
class PersonName:
    """A folded name. Hyphens stay in `given` (« anne-laure » is not « anne »); `family` has no silent particle.

    A bare name has a family name only; « Jean-Paul II » has a first name and a suffix only, and is full. `key` is
    equal for spellings that differ in case, accents, hyphens or civility; `family_key` is the family name so folded.
    """

    given: tuple[str, ...]
    family: tuple[str, ...]
    particles: tuple[str, ...]
    suffix: str
    shape: Shape
    key: str
    family_key: str

    @property
    def fullness(self) -> int:
        """Grows with what is spelt out."""
        if self.shape != "full":
            return 0 if self.shape == "bare" else 1
        return 2 if all(map(is_initial, self.given)) else 3


def is_initial(word: str) -> bool:
    """Whether a folded word is one letter, or letters that each stand for a name (« m-a »)."""
    return all(len(part) == 1 for part in word.split("-"))


@cache
def person_name(form: str) -> PersonName:
    """The name that `form` writes."""
    parts = name_parts(form)
    words = [particle(word) for word in parts.family]
    silent = tuple(_one_article(word) for word in words if word in name_words().silent_particles)
    sounded = tuple(word for word in words if word not in name_words().silent_particles)
    given = tuple(map(_bare, parts.given))
    family, particles = (sounded, silent) if sounded else (tuple(words), ())
    suffix = name_words().suffixes.get(_bare(parts.suffix), fold(parts.suffix))
    return PersonName(
        given=given,
        family=family,
        particles=particles,
        suffix=suffix,
        shape=_shape(given, family),
        key=" ".join((*given, "|", *particles, *family, suffix)).replace("-", " ").strip(),
        family_key=" ".join(family).replace("-", " "),
    )


def _shape(given: tuple[str, ...], family: tuple[str, ...]) -> Shape:
    """Full; with one letter for the first name or for the family name; or bare."""
    if not given:
        return "bare"
    one_letter = family and (len("".join(given)) == 1 or is_initial("-".join(family).rstrip(".")))
    return "initial" if one_letter else "full"


@cache
def name_parts(form: str) -> Parts:
    """The words of `form` by what they are."""
    words = _words(form)
    words, suffix = _without_suffix(words)
    if suffix and _bare(suffix) not in name_words().suffixes:
        return Parts(given=tuple(words), family=(), suffix=suffix)
    if len(words) < 2:
        return Parts(given=(), family=tuple(words), suffix=suffix)
    given, family, turned = _split(words)
    return Parts(tuple(given), tuple(family), suffix, turned)


def _words(form: str) -> list[str]:
    """The words without honorifics, elided particles on their own."""
    words: list[str] = []
    for word in _INITIALS.sub(r"\1 ", shown(form)).split():
        elided = _ELIDED.match(word)
        words += [word[: elided.end()], word[elided.end() :]] if elided else [word]
    words = [word for word in (w.strip(',;:()«»"“”') for w in words) if word] or words
    while len(words) > 1 and _bare(words[0]) in name_words().honorifics:
        words = words[1:]
    return words


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    numbered = len(words) > 1 and _ROMAN.fullmatch(words[-1])
    if numbered or (len(words) > 2 and _bare(words[-1]) in name_words().suffixes):
        return words[:-1], words[-1]
    return words, ""


def _split(words: list[str]) -> tuple[list[str], list[str], bool]:
    """First names, family name, and whether the family name stood first."""
    capitals = [len(word) > 2 and word.isupper() and "." not in word for word in words]
    if capitals[0] and not all(capitals) and not capitals[-1]:
        cut = capitals.index(False)
        return words[cut:], words[:cut], False
    if is_initial(_bare(words[-1])) and not is_initial(_bare(words[0])) and "-" in words[-1]:
        return words[-1:], words[:-1], False
    if _stands_first(words):
        return words[1:], words[:1], True
    if _in_family_first(words[-1]) and not _in_family_first(words[0]):
        return words[:-1], words[-1:], False
    cut = _family_start(words)
    return words[:cut], words[cut:], False


def _in_family_first(word: str) -> bool:
    return fold(word) in name_words().family_first


def _stands_first(words: list[str]) -> bool:
    """« Xi Jinping », « Kim Jong-un »; not « Kim Kardashian », nor « Li Wei », which may be read both ways."""
    if not _in_family_first(words[0]) or _in_family_first(words[-1]):
        return False
    return "-" in words[-1] or not is_usual(fold(words[0]))


def _family_start(words: list[str]) -> int:
    """The index of the first word of the family name: a particle, or what follows the known first names."""
    lone = name_words().first_name_or_particle
    for at, word in enumerate(words[:-1]):
        if particle(word) in name_words().particles and not (at == 0 and particle(word) in lone):
            return at
    cut = 1
    while cut < len(words) - 1 and (is_initial(_bare(words[cut])) or births(fold(words[cut]))):
        cut += 1
    return cut


def particle(word: str) -> str:
    """A word folded as particles are listed: « d' », « al » (of « al-Sissi »)."""
    return fold(word).rstrip("-")


def _bare(word: str) -> str:
    return fold(word).replace(".", "")


def _one_article(word: str) -> str:
    return "al" if word == "el" else word
