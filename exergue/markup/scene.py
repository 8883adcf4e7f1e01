"""Who is heard in which sentence, and which sentences are worth a callout."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from exergue.markup.coverage import Coverage
from exergue.markup.units import Reach, Units, units
from exergue.markup.utterances import NOBODY, Utterance, Voice, utterances
from exergue.model import AnnotatedArticle, Block

WORTH = 40  # characters: a shorter utterance reads better in its paragraph
REST = 20  # characters: « Mercredi. » left alone by a callout would be lost between two blocks
SHARE = 0.5  # of a callout's sentences, less who speaks and in which role, that must be quoted words


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that belong together for what `voice` says in them, `length` characters."""

    reach: Reach
    voice: Voice
    length: int

    def joined(self, other: Group) -> Group:
        """Both, and what lies between."""
        reach = range(min(self.reach[0], other.reach[0]), max(self.reach[-1], other.reach[-1]) + 1)
        return Group(reach, self.voice, self.length + other.length)


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentences of an article and the utterances in them."""

    sentences: Units
    spoken: tuple[Utterance, ...]
    by_place: Mapping[int, Sequence[Utterance]]
    quoted: Coverage
    attributed: Coverage  # the quoted words, their cues and sources, and roles

    def heard(self, place: int) -> Sequence[Utterance]:
        """The utterances that the sentence, or the one that attributes them, belongs to."""
        return self.by_place.get(place, ())

    def callouts(self) -> Iterator[Reach]:
        """The sentences of each callout: of one voice, mostly its words, and enough of them."""
        groups = (Group(u.reach, u.voice, u.length) for u in self.spoken if u.whole)
        shared = _joined(groups, self._shares_a_sentence)
        filled = filter(self._is_filled, filter(self._is_one_voice, shared))
        worth = [group for group in _joined(filled, self._goes_on) if group.length >= WORTH]
        return self._widened(worth)

    def _shares_a_sentence(self, one: Group, other: Group) -> bool:
        """« A », dit X. « B »: the first sentence attributes both."""
        return other.reach[0] <= one.reach[-1]

    def _goes_on(self, one: Group, other: Group) -> bool:
        """« A », dit X. « B », ajoute-t-il."""
        follows = other.reach[0] == one.reach[-1] + 1 and self._are_of_one_paragraph(one.reach[-1], other.reach[0])
        return follows and one.voice == other.voice != NOBODY

    def _is_one_voice(self, group: Group) -> bool:
        return all(u.voice == group.voice for place in group.reach for u in self.heard(place))

    def _is_filled(self, group: Group) -> bool:
        span = self.sentences.span(group.reach)
        quoted, told = self.quoted.within(span), span.end - span.start - self.attributed.within(span)
        return quoted >= SHARE * (quoted + told)

    def _are_of_one_paragraph(self, one: int, other: int) -> bool:
        return self.sentences.paragraph(one) == self.sentences.paragraph(other)

    def _widened(self, groups: Iterable[Group]) -> Iterator[Reach]:
        """The groups with what they would leave of a paragraph, where that is only a few words."""
        known = tuple(groups)
        taken = {place for group in known for place in group.reach}
        for group in known:
            before = self._few_words(group, -1, taken)
            behind = self._few_words(group, 1, taken)
            taken.update(before, behind)
            yield range(group.reach[0] - len(before), group.reach[-1] + len(behind) + 1)

    def _few_words(self, group: Group, step: int, taken: set[int]) -> list[int]:
        """The sentences from the group to the edge of its paragraph, none if they can stand alone."""
        edge = group.reach[0] if step < 0 else group.reach[-1]
        few: list[int] = []
        place = edge + step
        while place not in taken and self._are_of_one_paragraph(place, edge):
            few.append(place)
            span = self.sentences.span(range(min(few), max(few) + 1))
            if span.end - span.start >= REST or any(u.voice != group.voice for u in self.heard(place)):
                return []
            place += step
        return few


def scene(annotated: AnnotatedArticle, blocks: Iterable[Block]) -> Scene:
    """The scene of an article, given its outermost blocks."""
    sentences = units(annotated, blocks)
    spoken = utterances(annotated, sentences)
    by_place: defaultdict[int, list[Utterance]] = defaultdict(list)
    for utterance in spoken:
        for place in utterance.reach:
            by_place[place].append(utterance)
    quoted = [part for u in spoken if u.quotation.kind == "direct" for part in u.quotation.contents]
    speakers = [span for u in spoken for span in u.attribution] + [role.span for role in annotated.roles]
    return Scene(sentences, spoken, by_place, Coverage(quoted), Coverage([*quoted, *speakers]))


def _joined(groups: Iterable[Group], belong: Callable[[Group, Group], bool]) -> Iterator[Group]:
    """The groups in order, each joined to the one before if they belong together."""
    current: Group | None = None
    for group in groups:
        if current is not None and belong(current, group):
            current = current.joined(group)
            continue
        if current is not None:
            yield current
        current = group
    if current is not None:
        yield current
