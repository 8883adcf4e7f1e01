"""What the identities of people rest on, as data: words of each language, and what names are made of anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from exergue.language import languages, read
from exergue.language.words import read_words

_NAMES = Path(__file__).with_name("names.yml")


@dataclass(frozen=True, slots=True)
class IdentityWords:
    """`identities.yml` of a language."""

    articles: tuple[str, ...]
    small_words: frozenset[str]
    woman: frozenset[str]
    man: frozenset[str]
    plurals: frozenset[str]
    with_article: frozenset[str]
    without_article: frozenset[str]
    contractions: frozenset[str]
    inside: frozenset[str]
    compass: frozenset[str]
    feminine_roles: frozenset[str]
    capital_roles: frozenset[str]
    common_roles: frozenset[str]
    reigning_roles: frozenset[str]
    fields: dict[str, frozenset[str]]
    apart: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class NameWords:
    """`names.yml`, which serves every language."""

    honorifics: frozenset[str]
    particles: frozenset[str]
    first_name_or_particle: frozenset[str]
    silent_particles: frozenset[str]
    filed_after: frozenset[str]
    patronymics: frozenset[str]
    suffixes: dict[str, str]
    family_first: frozenset[str]
    same_first_name: tuple[frozenset[str], ...]
    perhaps_same_first_name: tuple[frozenset[str], ...]
    romanisation: dict[str, dict[str, str]]


@cache
def identity_words(language: str) -> IdentityWords:
    """The words of a language that has a pack."""
    words: IdentityWords = read(language, "identities", IdentityWords)
    return words


@cache
def name_words() -> NameWords:
    """What names are made of."""
    return TypeAdapter(NameWords).validate_python(read_words(_NAMES))


@cache
def every_article() -> tuple[str, ...]:
    """The leading articles of all languages, folded: « le », « l' », « the »."""
    return tuple(sorted({article for code in languages() for article in identity_words(code).articles}))


@cache
def common_role_words() -> frozenset[str]:
    """Words of roles that many hold, of all languages, folded."""
    roles = (role for code in languages() for role in identity_words(code).common_roles)
    return frozenset(word for role in roles for word in role.split())


@cache
def fields_apart() -> frozenset[frozenset[str]]:
    """Pairs of fields that hardly anybody is known for at once."""
    return frozenset(pair for code in languages() for pair in identity_words(code).apart)
