"""The component that finds the words which say what a named person is, beside the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from exergue.annotate.apposition import roles_after
from exergue.annotate.extensions import ROLES
from exergue.annotate.forerunners import roles_before
from exergue.annotate.lexicon import lexicon
from exergue.annotate.role_scene import Scene, scene_of
from exergue.model import TextSpan


@Language.factory("exergue_roles", requires=["doc.ents"], assigns=["doc.spans"])
class Roles:
    """Sets `doc.spans["roles"]`; `id_` of each is the cluster of its person. Two people of one role have one each."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.lexicon = lexicon(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        """The same document, with roles."""
        scene = scene_of(doc, self.lexicon)
        people = [ent for ent in doc.ents if ent.label_ == "PER"]
        found = {
            (start, end, person.ent_id_)
            for group in _groups(scene, people)
            for start, end in _roles_of(scene, group)
            for person in group
            if not _is_guarded(doc, start, end)
        }
        doc.spans[ROLES] = [Span(doc, start, end, span_id=person) for start, end, person in sorted(found)]
        return doc


def _is_guarded(doc: Doc, start: int, end: int) -> bool:
    words = doc[start:end]
    guarded: tuple[TextSpan, ...] = doc._.protected
    return any(protected.meets(TextSpan(words.start_char, words.end_char)) for protected in guarded)


def _groups(scene: Scene, people: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Each person alone, and those whom a list joins: Gareth et Rhys Pritchard."""
    yield from ((person,) for person in people)
    chain: list[Span] = []
    for person in people:
        if chain and not _joined(scene, chain[-1].end, person.start):
            if len(chain) > 1:
                yield tuple(chain)
            chain = []
        chain.append(person)
    if len(chain) > 1:
        yield tuple(chain)


def _joined(scene: Scene, end: int, start: int) -> bool:
    """Whether only a comma or a conjunction stands between two names, brackets and civilities aside."""
    while scene.words.raw(start - 1) in scene.lexicon.names.civilities:
        start -= 1
    place = scene.past_bracket(end)
    return start == place + 1 and scene.words.low(place) in scene.lexicon.names.joiners | {","}


def _roles_of(scene: Scene, group: Sequence[Span]) -> Iterator[tuple[int, int]]:
    plural = len(group) > 1
    for start, end in (
        *roles_before(scene, group[0].start, plural=plural, name_end=group[-1].end),
        *roles_after(scene, group[-1].end, plural=plural),
    ):
        yield from role_parts(scene, start, end)


def role_parts(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int]]:
    """conseillère régionale et vice-présidente: two roles where a noun follows the conjunction."""
    for index in range(start + 1, end - 1):
        if scene.words.low(index) in scene.lexicon.names.joiners and scene.noun_end(index + 1):
            yield start, index
            start = index + 1
    yield start, end
