"""A document as the rules for roles read it: its words, the names in them, and its parse if it has one."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from exergue.annotate.lexicon import Lexicon
from exergue.annotate.people import role_end
from exergue.annotate.speechwords import lexis
from exergue.annotate.words import Shape, Words, named, words_of

_QUOTED = 8  # tokens that a bracket may have
_OPENING = 12  # tokens from a preposition that opens a sentence


@dataclass(frozen=True, slots=True)
class Parse:
    """What a trained pipeline says of each token, by the scheme of Universal Dependencies; empty without one."""

    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()

    def is_apposition(self, noun: int, name: int) -> bool:
        """Whether the noun is in apposition to the name that begins at `name`, or the name to the noun."""
        if not self.heads or self.classes[noun] != "NOUN":
            return False
        named = self.heads[name] == noun and self.relations[name] in _BESIDE
        return named or (self.heads[noun] == name and self.relations[noun] == "appos")

    def is_subject(self, noun: int) -> bool:
        """Whether the noun is the subject of a verb."""
        return bool(self.heads) and self.relations[noun].partition(":")[0] == "nsubj"

    def is_verb(self, index: int) -> bool:
        """Whether the word is used as a verb."""
        return bool(self.classes) and self.classes[index] in ("VERB", "AUX")


@dataclass(frozen=True)
class Scene:
    """A document with its names: `people` and `others` give the end of the name that begins at a token."""

    words: Words
    lexicon: Lexicon
    people: dict[int, int]
    others: dict[int, int]
    inside: frozenset[int]  # all tokens of people …
    covered: frozenset[int]  # … and of other names
    parse: Parse

    def __len__(self) -> int:
        return len(self.words)

    def determined(self, start: int) -> str:
        """The determiner before a phrase at `start`, words as autre aside; empty if there is none."""
        place = start - 1
        while self.words.low(place) in self.lexicon.role_words.between:
            place -= 1
        word = self.words.low(place)
        return word if word in self.lexicon.names.articles else ""

    def before_bracket(self, index: int) -> int:
        """The token at which a bracket opens that closes before `index`, else `index`."""
        if self.words.raw(index - 1) != ")":
            return index
        starts = (i for i in range(index - 2, max(index - _QUOTED, -1), -1) if self.words.raw(i) == "(")
        return next(starts, index)

    def past_bracket(self, index: int) -> int:
        """The token behind a bracket that opens at `index`, else `index`."""
        if self.words.raw(index) != "(":
            return index
        ends = (i for i in range(index + 1, min(index + _QUOTED, len(self))) if self.words.raw(i) == ")")
        return next(ends, index - 1) + 1

    def closed(self, index: int) -> bool:
        """Whether an apposition may end before the token at `index`."""
        raw, after = self.words.raw(index), self.words.low(index)
        aged = after in self.lexicon.role_words.possessors and self.words.shape(index + 1) is Shape.NUMBER
        return raw in _CLOSING or aged or self.stops(index)

    def begins(self, noun: int, end: int, name_end: int) -> bool:
        """Whether the phrase up to `end` is the subject of what follows, not set apart behind a name.

        À l'inverse de X, la députée de l'Essonne a dû …; but a sentence that the name opens tells of its bearer,
        though the second comma be missing: X, la maire de Paris a répondu.
        """
        opening = any(self.words.opens[start] for start, stop in self.people.items() if stop == name_end)
        return self.words.raw(end) not in _CLOSING and self.parse.is_subject(noun) and not opening

    def opened(self, end: int) -> bool:
        """Whether a preposition that opens the sentence governs what stands before `end`: Selon X."""
        for place in range(end - 1, max(end - _OPENING, 0) - 1, -1):
            if self.words.raw(place) == ",":
                return False
            if self.words.opens[place]:
                return self.words.low(place) in self.lexicon.role_words.governing
        return False

    def opens(self, index: int) -> bool:
        """Whether a word as ancien or ex- stands at `index`."""
        return self.words.low(index) in self.lexicon.names.role_openers

    def past_openers(self, start: int) -> int:
        """The first token from `start` on that is no such word, unless it is a noun by itself."""
        while self.opens(start) and not role_end(self.words, self.lexicon, start):
            start += 1
        return start

    def noun_end(self, start: int, *, plural: bool = False) -> int:
        """Where a listed noun that begins at `start`, openers before it, ends; 0 if there is none."""
        noun = self.past_openers(start)
        if noun in self.inside or noun in self.covered:
            return 0
        end = max(role_end(self.words, self.lexicon, noun), self.lexicon.thing_roles.end(self.words, noun))
        if not end and self.words.is_name(noun):
            end = noun + 1 if self.words.low(noun) in self.lexicon.roles.keys else 0
        if self.is_plain(noun, end):
            return 0
        return max(end, self.lexicon.plural_roles.end(self.words, noun)) if plural else end

    def is_plain(self, noun: int, end: int) -> bool:
        """Whether the noun says no more than that it is somebody: un homme, la femme; but sa femme, la femme de X."""
        word, before = self.words.low(noun), self.words.low(noun - 1)
        own = "possessive" in lexis(self.lexicon.language).tags(before)
        hangs = (
            self.words.low(end) in self.lexicon.role_words.possessors and self.words.shape(end + 1) is not Shape.NUMBER
        )
        kin = word in self.lexicon.names.kin and (own or hangs)
        return end == noun + 1 and word in self.lexicon.role_words.plain and not kin

    def among(self, start: int) -> bool:
        """Whether the noun at `start` is said of several one of whom is meant: l'un de ses conseillers."""
        openings = (self.words.slice(place, start).lower() for place in range(max(start - 4, 0), start - 1))
        return any(opening in self.lexicon.role_words.among for opening in openings)

    def trade_end(self, start: int) -> int:
        """The same for a noun that is not listed, but built as those of trades are: géomécanicien, cordonnier."""
        noun = self.past_openers(start)
        word = self.words.low(noun)
        listed = self.lexicon.role_words
        odd = word in listed.no_people | listed.things or word in self.lexicon.organizations.no_adjectives
        people = word in self.lexicon.places.nationalities
        if self.words.shape(noun) is not Shape.LOWER or odd or people or self.stops(noun):
            return 0
        return noun + 1 if word.endswith(listed.endings) else 0

    def leads_on(self, index: int) -> bool:
        """Whether more has to follow the word at `index`."""
        word, names = self.words.low(index), self.lexicon.names
        small = word in self.lexicon.role_words.joints or word in names.articles
        return small or self.words.raw(index) in names.civilities

    def stops(self, place: int) -> bool:
        """Whether no role goes on over the word at `place`."""
        word = self.words.low(place)
        listed = word in self.lexicon.names.role_stops or word in self.lexicon.role_words.stops
        return listed or self.words.shape(place) is Shape.GAP or bool(self.lexicon.role_ends.end(self.words, place))

    def is_adjective(self, place: int) -> bool:
        """Whether the word at `place` is listed or built as adjectives are."""
        word, listed = self.words.low(place), self.lexicon.organizations
        if self.words.shape(place) is not Shape.LOWER:
            return False
        if word in listed.adjectives or word in self.lexicon.places.nationalities:
            return True
        return word.endswith(listed.adjective_endings) and word not in listed.no_adjectives


def scene_of(doc: Doc, lexicon: Lexicon) -> Scene:
    """A document's words with its names, and its parse if it has one."""
    people: dict[int, int] = {}
    others: dict[int, int] = {}
    for ent in doc.ents:
        (people if ent.label_ == "PER" else others)[ent.start] = ent.end
    return Scene(words_of(doc), lexicon, people, others, _tokens(people), _tokens(others), _parse_of(doc))


def _tokens(names: dict[int, int]) -> frozenset[int]:
    return frozenset(index for start, end in names.items() for index in range(start, end))


def _parse_of(doc: Doc) -> Parse:
    if not doc.has_annotation("DEP"):
        return Parse()
    ahead = doc.to_array("HEAD").astype("int64").tolist()  # counted from the token
    heads = tuple(index + step for index, step in enumerate(ahead))
    return Parse(heads, named(doc, "DEP"), named(doc, "POS"))


_BESIDE = frozenset(("appos", "flat:name", "flat"))
_CLOSING = frozenset((",", ")", ".", ";", ":", "»", "(", "?", "!", "…", "...", "«", '"', "“", "–", "—", "-", "]", ""))
