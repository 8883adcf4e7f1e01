"""Who has been spoken of up to a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exergue.annotate.cast import Member

_LONG_AGO = -99
_REACH = 9  # sentences after which it matters no more how long ago somebody was mentioned


@dataclass(frozen=True, slots=True)
class Mention:
    """The last mention of somebody: the sentence, counted in the article's own voice, and how it stands there.

    `topic`: the sentence is about it; `inside`: within a quotation; `subject`: the parse takes it for one.
    """

    clock: int
    paragraph: int
    topic: bool
    inside: bool
    at: int
    subject: bool = False


class Standing:
    """The last mention of everybody, in the order of the text.

    `clock` counts the sentences in the article's own voice; `unnamed` are those whom the text only describes.
    """

    def __init__(self, cast: Mapping[str, Member]) -> None:
        self.cast = cast
        self.unnamed: dict[str, Member] = {}
        self.seen: dict[str, Mention] = {}
        self.pair: tuple[str, ...] = ()  # of the last sentence that names several people
        self.speakers: tuple[str, ...] = ()
        self.spoke = _LONG_AGO
        self.clock = self.paragraph = 0
        self.genders: dict[str, str] = {}  # of those whom a pronoun was taken to mean
        self.named: Counter[str] = Counter()  # how often somebody was named outside of quotations

    def member(self, name: str) -> Member:
        """Somebody named or not."""
        return self.cast.get(name) or self.unnamed[name]

    def see(self, name: str, mention: Mention) -> None:
        """The last mention, kept in the order of the text."""
        self.seen.pop(name, None)
        self.seen[name] = mention

    def age(self, name: str) -> int:
        """How many sentences ago somebody was mentioned."""
        return self.clock - self.seen[name].clock if name in self.seen else _REACH

    def gender(self, name: str) -> str:
        """The gender of somebody: what the article tells, else that of the pronoun by which it was last meant."""
        return self.member(name).gender or self.genders.get(name, "")

    def fits(self, name: str, gender: str, labels: Sequence[str], *, plural: bool = False) -> bool:
        """Whether somebody is of one of the labels, of that number, and not known to be of the other gender."""
        member = self.member(name)
        fits = not gender or self.gender(name) in ("", gender)
        return member.label in labels and member.plural == plural and fits
