"""Where the words for what somebody is end: a noun with its adjectives, what hangs on it by de, and names in it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from exergue.annotate.lexicon import Lexicon
from exergue.annotate.people import role_end
from exergue.annotate.speechwords import lexis
from exergue.annotate.words import Shape, Words, words_of

_LONGEST = 24  # tokens of a phrase
_QUOTED = 8  # tokens that a title or a bracket inside one may have
_OPENING = 12  # tokens from a preposition that opens a sentence
_TITLE = 3  # tokens of a role directly before a name
_YEAR = 4  # digits


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
        return raw in _CLOSING or aged or self._stops(index)

    def opened(self, end: int) -> bool:
        """Whether a preposition that opens the sentence governs what stands before `end`: Selon X."""
        for place in range(end - 1, max(end - _OPENING, 0) - 1, -1):
            if self.words.raw(place) == ",":
                return False
            if self.words.opens[place]:
                return self.words.low(place) in self.lexicon.role_words.governing
        return False

    # --- nouns

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
        """Whether the noun says no more than that it is somebody: un homme, la femme."""
        return end == noun + 1 and self.words.low(noun) in self.lexicon.role_words.plain

    def among(self, start: int) -> bool:
        """Whether the noun at `start` is said of several one of whom is meant: l'un de ses conseillers."""
        return any(self.lexicon.among.end(self.words, place) == start for place in range(max(start - 4, 0), start - 1))

    def trade_end(self, start: int) -> int:
        """The same for a noun that is not listed, but built as those of trades are: géomécanicien, cordonnier."""
        noun = self.past_openers(start)
        word = self.words.low(noun)
        listed = self.lexicon.role_words
        odd = word in listed.no_people | listed.things or word in self.lexicon.organizations.no_adjectives
        if self.words.shape(noun) is not Shape.LOWER or odd or word in self.lexicon.places.nationalities:
            return 0
        return noun + 1 if word.endswith(listed.endings) else 0

    # --- phrases

    def phrase_end(self, noun_end: int, limit: int | None = None) -> int:
        """The end of the phrase whose noun ends at `noun_end`, at `limit` at the latest."""
        end = place = noun_end
        while place < min(len(self) if limit is None else limit, noun_end + _LONGEST):
            step = self._step(noun_end, place)
            if not step:
                break
            place = step
            if not self._leads_on(place - 1):
                end = place
        return end

    def _leads_on(self, index: int) -> bool:
        """Whether more has to follow the word at `index`."""
        word, names = self.words.low(index), self.lexicon.names
        small = word in self.lexicon.role_words.joints or word in names.articles
        return small or self.words.raw(index) in names.civilities

    def _step(self, noun_end: int, place: int) -> int:
        """The end of what goes on with the phrase at `place`, 0 when nothing does."""
        words, before = self.words, self.words.low(place - 1)
        inner = self.is_adjective(place - 1) or words.shape(place - 1) is Shape.NUMBER
        governed = self._leads_on(place - 1) or (inner and self._leads_on(place - 2))
        if place in self.people:
            hangs = self._possessed(place) or self._titled(noun_end, place)
            return self.people[place] if hangs and place > noun_end else 0
        if place in self.others:
            return self.others[place]
        if self._stops(place) and not (governed and words.is_name(place)) and not self._inside_portfolio(place):
            return 0
        if words.shape(place) is Shape.MARK:
            return self._past_mark(noun_end, place)
        if words.shape(place) is Shape.NUMBER:
            return place + 1 if self._number(noun_end, place, governed=governed) else 0
        if words.raw(place) in self.lexicon.names.civilities and place + 1 in self.people:
            return place + 1 if before in self.lexicon.role_words.possessors else 0
        if words.low(place) in self.lexicon.role_words.joints:
            return place + 1 if self._joins(place) else 0
        if words.low(place) in self.lexicon.names.articles:
            return place + 1 if before in self.lexicon.role_words.joints or self._inside_portfolio(place - 1) else 0
        if words.shape(place) is not Shape.LOWER:
            return place + 1
        return place + 1 if governed or self._goes_on(place) else 0

    def _possessed(self, place: int) -> bool:
        while self.words.raw(place - 1) in self.lexicon.names.civilities:
            place -= 1
        return self.words.low(place - 1) in self.lexicon.role_words.possessors

    def _titled(self, noun_end: int, place: int) -> bool:
        """Whether a name has a role of its own within the phrase: conseiller du Premier ministre Édouard Philippe."""
        starts = range(max(noun_end + 1, place - _TITLE), place)
        return any(self.noun_end(start) == place and self._leads_on(start - 1) for start in starts)

    def _stops(self, place: int) -> bool:
        word = self.words.low(place)
        listed = word in self.lexicon.names.role_stops or word in self.lexicon.role_words.stops
        return listed or self.words.shape(place) is Shape.GAP or bool(self.lexicon.role_ends.end(self.words, place))

    def _inside_portfolio(self, place: int) -> bool:
        """Relations avec le Parlement."""
        capital = self.words.shape(place - 1) is Shape.CAPITAL and place - 1 not in self.inside
        return capital and self.words.is_name(place + 2) and self.words.low(place + 1) in self.lexicon.names.articles

    def _past_mark(self, noun_end: int, place: int) -> int:
        """Past words in marks, or a bracket that more of the phrase follows; a comma inside a long portfolio."""
        words, mark = self.words, self.words.raw(place)
        closing = _PAIRS.get(mark)
        if closing:
            ends = (i for i in range(place + 1, min(place + _QUOTED, len(self))) if words.raw(i) == closing)
            end = next(ends, -1) + 1
            follows = mark != "(" or words.low(end) in self.lexicon.organizations.of_joints
            return end if end and follows else 0
        portfolio = any(self.lexicon.portfolio_roles.end(words, i) == noun_end for i in range(noun_end - 3, noun_end))
        lists = mark == "," and portfolio and words.low(place + 1) in self.lexicon.organizations.of_joints
        return place + 1 if lists or mark in _INSIDE else 0

    def _number(self, noun_end: int, place: int, *, governed: bool) -> bool:
        """Whether a number belongs to a name or a complement: Top 14, le 200 m; no age, no year."""
        digits, after = self.words.raw(place), self.words.low(place + 1)
        if after in self.lexicon.names.age_units:
            plain = self.words.low(noun_end - 1) in self.lexicon.role_words.plain
            return plain or self.words.low(place - 2) in self.lexicon.role_words.age_bounds
        if not governed:
            return self.words.is_name(place - 1)
        return not (digits.isdigit() and len(digits) == _YEAR)

    def _joins(self, place: int) -> bool:
        """Whether the small word at `place` leads to more of the phrase, and not to a verb or a clause."""
        words, after = self.words, self.words.low(place + 1)
        if words.low(place) in self.lexicon.names.joiners:
            begins = after in self.lexicon.names.articles and after not in self.lexicon.organizations.of_joints
            return not begins and not self._stops(place + 1)
        listed = self.lexicon.role_words
        verb = words.low(place) in listed.before_verbs and after.endswith(listed.infinitives)
        return not (verb and words.shape(place + 1) is Shape.LOWER) and words.shape(place + 1) is not Shape.GAP

    def _goes_on(self, place: int) -> bool:
        """Whether a word that nothing governs still tells of the noun: adjectives, another noun, no verb."""
        words = self.words
        if self.is_adjective(place) or role_end(words, self.lexicon, place):
            return True
        word, tags = words.low(place), lexis(self.lexicon.language).tags(words.low(place))
        if word in self.lexicon.names.said or "finite" in tags:
            return False
        verb = "infinitive" in tags or self.parse.is_verb(place)
        if verb and self._leads_on(place + 1) and words.low(place + 1) not in self.lexicon.role_words.possessors:
            return False
        if "participle" in tags and word not in self.lexicon.role_words.inner:
            clause = words.low(place + 1) in self.lexicon.role_words.clause_joints
            return not clause and words.shape(place + 1) is not Shape.NUMBER
        return self.is_adjective(place + 1) if "adverb" in tags else True

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
    return Parse(
        tuple(token.head.i for token in doc), tuple(token.dep_ for token in doc), tuple(token.pos_ for token in doc)
    )


_BESIDE = frozenset(("appos", "flat:name", "flat"))
_PAIRS = {"«": "»", '"': '"', "“": "”", "(": ")"}
_CLOSING = frozenset((",", ")", ".", ";", ":", "»", "(", "?", "!", "…", "...", "«", '"', "“", "–", "—", "-", "]", ""))
_INSIDE = frozenset(("/", "&", "-", "'"))
