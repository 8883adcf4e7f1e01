"""Treebank sentences, said by somebody: `« Sentence », explique Awa Diop, maire de Lyon.`

The treebanks hold a dozen subjects behind a verb of saying, press articles one in each second paragraph. Such clauses
are all alike, so they are put behind sentences of the treebanks, with the analysis that the treebanks give the few.
"""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from spacy.tokens import Doc, Token

_MARKS = (("«", "»", True), ('"', '"', False), ("“", "”", False), ("", "", False))  # and whether spaces part them
_QUOTING = '«»“”"—:'
_ENDS = (".", "?", "!")
_SHORTEST, _LONGEST = 4, 30  # words of a sentence that somebody says
_INSERTED = "parataxis:insert"
_PERFECTS, _PRONOUNS, _APPOSITIONS = 0.4, 0.15, 0.3  # shares of the clauses
_THIRD = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
_PARTICIPLE = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
_ARTICLE = "Definite=Def|Gender={}|Number=Sing|PronType=Art"
_PRONOUN = "Emph=No|Gender={}|Number=Sing|Person=3|PronType=Prs"
_LEMMAS = {"la": "le", "l'": "le", "sa": "son", "une": "un", "cette": "ce"}
_MORPHS = {"le": _ARTICLE, "la": _ARTICLE, "l'": "Definite=Def|Number=Sing|PronType=Art"}


@dataclass(slots=True)
class Word:
    """A word to come; `head` is the number of its head in the sentence to come."""

    text: str
    pos: str
    dep: str
    head: int
    lemma: str = ""
    morph: str = ""
    space: bool = True
    ent: str = "O"


@dataclass(frozen=True)
class Speakers:
    """Who may speak, and with which verbs: (form, participle, lemma); nouns are (determiner, noun, gender, kind)."""

    verbs: Sequence[Sequence[str]]
    nouns: Sequence[Sequence[str]]
    places: Sequence[str]
    first_names: Sequence[str]
    surnames: Sequence[str]

    @property
    def persons(self) -> Sequence[Sequence[str]]:
        """The nouns that a name may follow."""
        return [noun for noun in self.nouns if noun[-1] == "person"]


def read_speakers(speech: Path, names: Path, first_names: Path, most: int = 1500) -> Speakers:
    """The tables of the folders `speech` and `names`, and the `most` common first names."""
    with first_names.open(encoding="utf-8") as lines:
        rows = sorted(csv.DictReader(lines, delimiter="\t"), key=lambda row: (-int(row["births"]), row["name"]))
    return Speakers(
        verbs=_rows(speech / "verbs.tsv"),
        nouns=_rows(speech / "speakers.tsv"),
        places=(speech / "places.txt").read_text(encoding="utf-8").splitlines(),
        first_names=[row["name"].title() for row in rows[:most]],
        surnames=(names / "surnames.txt").read_text(encoding="utf-8").splitlines(),
    )


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def said(sentences: Sequence[Doc], speakers: Speakers, share: float, random: Random) -> Iterator[Doc]:
    """A copy, said by somebody, of about `share` of those sentences that may be said: neither too long nor quoting."""
    for sentence in sentences:
        if _may_be_said(sentence) and random.random() < share:
            yield _said(sentence, speakers, random)


def _may_be_said(sentence: Doc) -> bool:
    plain = not any(token.text in _QUOTING for token in sentence)
    return plain and _SHORTEST < len(sentence) < _LONGEST and sentence[-1].text in _ENDS


def _said(sentence: Doc, speakers: Speakers, random: Random) -> Doc:
    opening, closing, parted = random.choice(_MARKS)
    kept = [token for token in sentence if token.i < len(sentence) - 1 or token.text != "."]
    lead = int(bool(opening))
    root = lead + next(token.i for token in sentence if token.head == token)
    words = [_mark(opening, root, parted)] if opening else []
    words += (_copied(token, lead) for token in kept)
    ended = words[-1].text in _ENDS
    words[-1].space = parted if closing else ended
    words += [_mark(closing, root, False)] if closing else []
    words += [] if ended and not closing else [_mark(",", root)]
    words += _clause(speakers, random, len(words), root)
    words[-1].space = False
    words.append(_mark(".", root))
    return _doc(sentence, words)


def _mark(text: str, head: int, space: bool = True) -> Word:
    return Word(text, "PUNCT", "punct", head, text, space=space)


def _copied(token: Token, lead: int) -> Word:
    ent = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else token.ent_iob_
    head = lead + token.head.i
    return Word(token.text, token.pos_, token.dep_, head, token.lemma_, str(token.morph), bool(token.whitespace_), ent)


def _clause(speakers: Speakers, random: Random, start: int, root: int) -> list[Word]:
    """What follows the words said, from position `start`: `a expliqué Awa Diop, maire de Lyon`."""
    form, participle, lemma = random.choice(speakers.verbs)
    perfect = random.random() < _PERFECTS
    verb = start + perfect
    words = [Word("a", "AUX", "aux:tense", verb, "avoir", _THIRD)] if perfect else []
    spoken, morph = (participle, _PARTICIPLE) if perfect else (form, _THIRD)
    words.append(Word(spoken, "VERB", _INSERTED, root, lemma, morph))
    if random.random() < _PRONOUNS:
        return _inverted(words, random, start, verb)
    subject = start + len(words)
    words += random.choice((_person, _person, _somebody))(speakers, random, subject, verb)
    if random.random() < _APPOSITIONS:
        words += _apposition(speakers, random, start + len(words), _head(words, verb, start))
    return words


def _head(words: Sequence[Word], verb: int, start: int) -> int:
    return start + next(number for number, word in enumerate(words) if word.dep == "nsubj" and word.head == verb)


def _inverted(words: list[Word], random: Random, start: int, verb: int) -> list[Word]:
    """`explique-t-il`, `a-t-elle expliqué`."""
    first, rest = words[0], words[1:]
    pronoun, gender = random.choice((("il", "Masc"), ("elle", "Fem")))
    verb += 2 * bool(rest)
    first.space = False
    first.head = verb if rest else first.head
    link = Word("-" if first.text[-1] in "td" else "-t-", "PUNCT", "punct", start + 2, space=False)
    link.lemma = link.text
    return [first, link, Word(pronoun, "PRON", "nsubj", verb, "lui", _PRONOUN.format(gender)), *rest]


def _person(speakers: Speakers, random: Random, start: int, verb: int) -> list[Word]:
    """A full name, a surname, or either of them behind a noun: `la maire Awa Diop`."""
    noun = _noun(random.choice(speakers.persons), start, verb) if random.random() < 0.25 else []
    first = start + len(noun)
    names = [random.choice(speakers.first_names)] if noun or random.random() < 0.8 else []
    names += random.choice(speakers.surnames).split()
    head, dep = (start + 1, "nmod") if noun else (verb, "nsubj")
    given = Word(names[0], "PROPN", dep, head, names[0], ent="B-PER")
    return [*noun, given, *(Word(name, "PROPN", "flat:name", first, name, ent="I-PER") for name in names[1:])]


def _somebody(speakers: Speakers, random: Random, start: int, verb: int) -> list[Word]:
    """`la maire`, `la maire de Lyon`."""
    noun = _noun(random.choice(speakers.nouns), start, verb)
    return noun + (_of_place(speakers, random, start + 2, start + 1) if random.random() < 0.4 else [])


def _noun(noun: Sequence[str], start: int, verb: int) -> list[Word]:
    determiner, form, gender, _ = noun
    morph = _MORPHS.get(determiner, "").format(gender)
    return [
        Word(determiner, "DET", "det", start + 1, _LEMMAS.get(determiner, determiner), morph, determiner[-1] != "'"),
        Word(form, "NOUN", "nsubj", verb, form, f"Gender={gender}|Number=Sing"),
    ]


def _of_place(speakers: Speakers, random: Random, start: int, head: int) -> list[Word]:
    place = random.choice(speakers.places)
    of = Word("de", "ADP", "case", start + 1, "de")
    return [of, Word(place, "PROPN", "nmod", head, place, ent="B-LOC")]


def _apposition(speakers: Speakers, random: Random, start: int, subject: int) -> list[Word]:
    """`, 47 ans` or `, maire de Lyon`."""
    if random.random() < 0.3:
        age = Word(str(random.randint(18, 97)), "NUM", "nummod", start + 2, morph="NumType=Card")
        age.lemma = age.text
        return [_mark(",", start + 2), age, Word("ans", "NOUN", "appos", subject, "an", "Gender=Masc|Number=Plur")]
    _, form, gender, _ = random.choice(speakers.persons)
    noun = Word(form, "NOUN", "appos", subject, form, f"Gender={gender}|Number=Sing")
    return [_mark(",", start + 1), noun, *_of_place(speakers, random, start + 2, start + 1)]


def _doc(sentence: Doc, words: list[Word]) -> Doc:
    """The words as a document; its names are missing where those of the sentence are."""
    named = sentence.has_annotation("ENT_IOB")
    for before, word in itertools.pairwise(words):
        before.space = before.space and word.text not in (",", ".")
    return Doc(
        sentence.vocab,
        words=[word.text for word in words],
        spaces=[word.space for word in words],
        pos=[word.pos for word in words],
        tags=[word.pos for word in words],
        morphs=[word.morph for word in words],
        lemmas=[word.lemma for word in words],
        heads=[word.head for word in words],
        deps=[word.dep for word in words],
        ents=[word.ent or "O" for word in words] if named else None,
    )
