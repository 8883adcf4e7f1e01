"""Who has been spoken of up to a sentence, and how much each stands out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import takewhile

from exergue.annotate.cast import Member
from exergue.annotate.salience import POINTS, Mention

_LONG_AGO = -99
_REACH = 9  # sentences after which nobody has enough points


class Standing:
    """The last mention of everybody, in the order of the text; two good candidates are no answer.

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

    def fits(self, name: str, gender: str, labels: Sequence[str], *, plural: bool = False) -> bool:
        """Whether somebody is of one of the labels, of that number, and not known to be of the other gender."""
        member = self.member(name)
        fits = not gender or member.gender in ("", gender)
        return member.label in labels and member.plural == plural and fits

    def ranked(
        self, gender: str, labels: Sequence[str], *, last: bool = False, plural: bool = False
    ) -> list[tuple[float, str]]:
        """The candidates of the last sentences with their points, the best first."""
        recent = takewhile(lambda name: self.clock - self.seen[name].clock <= _REACH, reversed(self.seen))
        fitting = [name for name in recent if self.fits(name, gender, labels, plural=plural)]
        scored = [
            (self._points(name, gender, last=last) + POINTS.no_person * self._is_less_likely(name, labels), name)
            for name in fitting
        ]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1]))

    def _is_less_likely(self, name: str, labels: Sequence[str]) -> bool:
        """Whether somebody is no person where a person may be meant."""
        return "PER" in labels and not self.member(name).is_person

    def _points(self, name: str, gender: str, *, last: bool) -> float:
        mention, member = self.seen[name], self.member(name)
        age = self.clock - mention.clock
        points = POINTS.sentence * age + POINTS.paragraph * (self.paragraph - mention.paragraph)
        points += (POINTS.sentence if last else POINTS.topic * POINTS.topic_fades**age) * mention.topic
        points += POINTS.inside * mention.inside
        points += POINTS.no_gender * bool(gender and not member.gender)
        if member.text:
            points += POINTS.unnamed if member.new else POINTS.definite
        if self.speakers == (name,):
            points += POINTS.speaker * POINTS.speaker_fades ** (self.clock - self.spoke)
        return points

    def best(self, ranked: Sequence[tuple[float, str]]) -> tuple[str, ...]:
        """The first of the ranked, if it has points enough and more than the second."""
        if not ranked or ranked[0][0] < POINTS.enough:
            return ()
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < POINTS.margin:
            return ()
        return (ranked[0][1],)
