"""A person's name taken apart, to compare it with others of the article."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span

from exergue.annotate.lexicon import Lexicon
from exergue.annotate.speechwords import lexis

_TITLED = 2  # tokens from an article to the name behind a rank
_HEAD_AND_PARTICLE = 2  # a surname of more words than this may be cut to its first


@dataclass(frozen=True)
class PersonName:
    """The parts of a name, folded: no accents, small letters.

    `key` is without the particle before a surname alone. `full`: it has a given name and a surname. `family`: it
    names several people (les Kennedy). `gender` is what the words before or the given name say: f, m or empty.
    `title` is the rank or civility before it, when that tells no gender. `kin`: the words before say whose relative
    it is (son frère Georges). `born`: it is the name at birth (née Lucie Hadamard).
    """

    key: str
    given: tuple[str, ...]
    surname: str
    full: bool
    family: bool
    gender: str
    title: str
    bare_surname: str
    kin: bool
    born: bool

    @cached_property
    def short_forms(self) -> frozenset[str]:
        """Under what a person may come again: by surname, a part of a long one (du Paty de Clam), or first name."""
        parts = self.bare_surname.split(" ")
        head = parts[0] if len(parts) > _HEAD_AND_PARTICLE else ""
        if not self.full:
            return frozenset((head,)) - {""}
        return frozenset((self.bare_surname, parts[-1], head, self.given[0] if self.given else "")) - {""}

    @cached_property
    def rare_forms(self) -> frozenset[str]:
        """Under what they come again if nobody else is called so: the first part of a surname of two, a last name."""
        parts = self.bare_surname.split(" ")
        return frozenset((parts[0],) if self.full and len(parts) == _HEAD_AND_PARTICLE else ()) - self.short_forms


def to_name(mention: Span, lexicon: Lexicon) -> PersonName:
    """The mention's name in parts."""
    texts = [token.text for token in mention]
    count = _given_count(texts, lexicon)
    before = mention.doc[mention.start - 1].text if mention.start else ""
    full = count > 0 and len(texts) > count
    bare = fold(" ".join(_without_particles(texts[count:], lexicon)))
    return PersonName(
        key=fold(" ".join(texts)) if full else bare,
        given=tuple(map(fold, texts[:count])),
        surname=fold(" ".join(texts[count:])),
        full=full,
        family=before.lower() in lexicon.names.families or before.lower() in lexicon.names.plural_articles,
        gender=_gender(before, texts[0] if count else "", lexicon) or _gender_of_title(mention, lexicon),
        title=before.lower() if _is_title(before, lexicon) else "",
        bare_surname=bare,
        kin=before.lower() in lexicon.names.kin,
        born=before in lexicon.names.born,
    )


def _gender_of_title(mention: Span, lexicon: Lexicon) -> str:
    """la ministre Buzyn: what the article before a rank tells."""
    if mention.start < _TITLED or not _is_title(mention.doc[mention.start - 1].text, lexicon):
        return ""
    tags = lexis(lexicon.language).tags(mention.doc[mention.start - _TITLED].lower_)
    return "f" if "feminine" in tags else "m" if "masculine" in tags else ""


def _without_particles(texts: list[str], lexicon: Lexicon) -> list[str]:
    """A surname's words from the first that is no small particle; all when nothing else is left."""
    start = 0
    while start < len(texts) - 1 and texts[start].lower() in lexicon.names.particles:
        start += 1
    return texts[start:]


def _is_title(before: str, lexicon: Lexicon) -> bool:
    gendered = any(before in titles for titles in lexicon.names.gendered_titles.values())
    return not gendered and (before in lexicon.names.civilities or before.lower() in lexicon.ranks.keys)


def same_person(one: PersonName, other: PersonName) -> bool:
    """Whether two full names of one surname may be one person's: equal given names, or initials of them."""
    pairs = zip(one.given, other.given, strict=False)
    return bool(one.given and other.given) and all(_given_fits(a, b) for a, b in pairs)


def _given_fits(one: str, other: str) -> bool:
    if one == other:
        return True
    parts, others = one.split(), other.split()
    initials = any(part.endswith(".") for part in (*parts, *others))
    return initials and all(a[0] == b[0] for a, b in zip(parts, others, strict=False))


def _given_count(texts: list[str], lexicon: Lexicon) -> int:
    """How many of the words are given names: all first names and initials but the last word."""
    count = 0
    for text in texts[:-1]:
        known = text.lower() in lexicon.first_names or text.lower().split("-")[0] in lexicon.first_names
        if not (known or text.endswith(".") or (count == 0 and text[0].isupper() and len(texts) > 1)):
            break
        if count == 0 and text in lexicon.names.capital_particles:
            break
        count += 1
    return count


def _gender(before: str, given: str, lexicon: Lexicon) -> str:
    for gender, titles in lexicon.names.gendered_titles.items():
        if before in titles:
            return gender
    return lexicon.first_names.get(given.lower(), "")


def fold(text: str) -> str:
    """`text` as names are compared: no accents, no capitals, hyphens as spaces."""
    flat = unicodedata.normalize("NFD", text.casefold().replace("-", " "))
    return "".join(char for char in flat if not unicodedata.combining(char))
