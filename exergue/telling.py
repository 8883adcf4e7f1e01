"""What tells readers something beside a name: the roles that do, and the words for a speaker that name nobody."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from exergue.language import languages, read

_HYPHENS = re.compile(r"^-?(?:t-)?")  # of an inverted subject: « -t-il »


@dataclass(frozen=True, slots=True)
class RoleWords:
    """`telling.yml` of a language."""

    passing_roles: frozenset[str]
    lasting_roles: frozenset[str]
    bare_roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class PronounWords:
    """What is read of `speech.yml` here."""

    pronouns: Mapping[str, object]


@cache
def tells(role: str) -> bool:
    """Whether the role says what somebody is, apart from kinship and chance: « maire », but not « voisin »."""
    words = _plain(role).split()
    openings = {" ".join(words[:end]) for end in range(1, len(words) + 1)}
    if " ".join(words) in _words("bare_roles"):
        return False
    return bool(openings & _words("lasting_roles")) or not openings & _words("passing_roles")


@cache
def names_nobody(speaker: str) -> bool:
    """Whether the words for a speaker are a mere pronoun, which away from its sentence is anybody; or nothing."""
    word = _HYPHENS.sub("", speaker.strip().casefold().replace("’", "'"))
    return not word or word in _pronouns()


@cache
def _words(field: str) -> frozenset[str]:
    """Of all languages: the role of a person is not told apart by language."""
    packs: list[RoleWords] = [read(code, "telling", RoleWords) for code in languages()]
    return frozenset(_plain(role) for pack in packs for role in getattr(pack, field))


@cache
def _pronouns() -> frozenset[str]:
    packs: list[PronounWords] = [read(code, "speech", PronounWords) for code in languages()]
    return frozenset(pronoun.casefold() for pack in packs for pronoun in pack.pronouns)


def _plain(words: str) -> str:
    """Lower case without accents; an elided word stands apart."""
    spread = words.casefold().replace("’", "'").replace("'", "' ").replace("œ", "oe")
    bare = "".join(c for c in unicodedata.normalize("NFKD", spread) if not unicodedata.combining(c))
    return " ".join(bare.split())
