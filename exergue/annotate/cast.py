"""Who is named in a document, with what it tells of their gender and roles."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from exergue.annotate.extensions import ROLES
from exergue.annotate.lexicon import lexicon
from exergue.annotate.persons import to_name
from exergue.annotate.speechwords import Lexis

_BY_NAME, _BY_ROLE = 1, 2  # votes for a gender


@dataclass(frozen=True, slots=True)
class Member:
    """A person, organisation or place. `words` are those of its names, `roles` the words of each role."""

    id: str
    label: str
    gender: str = ""
    plural: bool = False
    words: frozenset[str] = frozenset()
    roles: tuple[tuple[str, ...], ...] = ()
    initials: frozenset[str] = frozenset()
    text: str = ""  # of somebody without name: the words for them …
    new: bool = False  # … which say that nobody known is meant

    @property
    def is_person(self) -> bool:
        """Whether it is somebody."""
        return self.label == "PER"


def read_cast(doc: Doc, known: Lexis) -> dict[str, Member]:
    """All who are named in `doc`, by cluster."""
    names: dict[str, list[Span]] = defaultdict(list)
    for ent in doc.ents:
        if ent.label_ != "MISC":
            names[ent.ent_id_ or ent.id_].append(ent)
    roles: dict[str, list[Span]] = defaultdict(list)
    for role in doc.spans.get(ROLES, ()):
        roles[role.id_].append(role)
    return {id: _member(id, spans, roles.get(id, []), known) for id, spans in names.items()}


def _member(id: str, names: list[Span], roles: list[Span], known: Lexis) -> Member:
    is_person = names[0].label_ == "PER"
    people = [to_name(name, lexicon(known.language)) for name in names] if is_person else []
    votes: Counter[str] = Counter()
    for person in people:
        votes[person.gender] += _BY_NAME
    for span in roles if is_person else names:
        votes[_told(span, known) or gender_of_noun(span[0].lower_, known)] += _BY_ROLE
    return Member(
        id=id,
        label=names[0].label_,
        gender=_winner(votes),
        plural=any(person.family for person in people),
        words=frozenset(token.lower_ for name in names for token in name),
        roles=tuple(tuple(t.lower_ for t in role if t.text[0].isalnum()) for role in roles),
        initials=frozenset(_initials(name) for name in names),
    )


def _told(span: Span, known: Lexis) -> str:
    """The gender that the determiner before a name or role tells."""
    tags = known.tags(span.doc[span.start - 1].lower_) if span.start else frozenset()
    return "f" if "feminine" in tags else "m" if "masculine" in tags else ""


def gender_of_noun(word: str, known: Lexis) -> str:
    """The gender that a noun for a person tells by its ending: f, m or empty."""
    for gender, endings in known.words.noun_endings.items():
        if word.endswith(endings):
            return gender
    return ""


def _winner(votes: Counter[str]) -> str:
    women, men = votes["f"], votes["m"]
    return "" if women == men else "f" if women > men else "m"


def _initials(name: Span) -> str:
    return "".join(token.text[0] for token in name if token.text[0].isupper())
