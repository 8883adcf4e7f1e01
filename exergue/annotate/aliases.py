"""Names that an article says to be one: X, dit Y; Y, de son vrai nom X; initials that stand for a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from spacy.tokens import Span

from exergue.annotate.lexicon import Lexicon
from exergue.annotate.links import Links
from exergue.annotate.persons import PersonName, fold
from exergue.language import read

_FARTHEST = 8  # tokens between two names of one person


@dataclass(frozen=True)
class PersonWords:
    """What `persons.yml` of a language pack says."""

    known_first_names: Mapping[str, tuple[str, ...]]
    aliases: tuple[str, ...]
    newcomers: frozenset[str]

    @cached_property
    def meant(self) -> Mapping[str, tuple[str, ...]]:
        """The first names of who is meant by a surname alone, by the surname as names are compared."""
        return {fold(surname): given for surname, given in self.known_first_names.items()}


@cache
def person_words(language: str) -> PersonWords:
    """The words of `language`, which has a pack."""
    words: PersonWords = read(language, "persons", PersonWords)
    return words


def join_aliases(links: Links, mentions: Sequence[Span], lexicon: Lexicon) -> None:
    """Join two neighbours of which the words between say that they are one."""
    phrases = person_words(lexicon.language).aliases
    for index, (one, other) in enumerate(pairwise(mentions)):
        between = one.doc[one.end : other.start].text.lower() if 0 < other.start - one.end <= _FARTHEST else ""
        told = " ".join(between.translate(_MARKS).split())
        said = between.lstrip().startswith(_CLOSING)  # « … Lu Xun », dit X
        if told in phrases and not said:
            links.join(index, index + 1)


def join_initials(links: Links, mentions: Sequence[Span], names: Sequence[PersonName]) -> None:
    """V. K. in an interview with Vanessa Kpodar: the only one whose names begin so."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(mentions):
        if names[index].full and not _is_initials(mention):
            bearers["".join(_initials(mention))].append(index)
    for index, mention in enumerate(mentions):
        alike = bearers["".join(_initials(mention))] if _is_initials(mention) else []
        if len({links.root(bearer) for bearer in alike}) == 1:
            links.join(index, alike[0])


def _is_initials(mention: Span) -> bool:
    return len(mention) > 1 and all(token.text.endswith(".") and token.text[0].isupper() for token in mention)


def _initials(mention: Span) -> Iterator[str]:
    for token in mention:
        yield from (part[0] for part in token.text.split("-") if part)


_CLOSING = ("»", '"', "”")
_MARKS = str.maketrans(dict.fromkeys('«»“”",()', " "))
