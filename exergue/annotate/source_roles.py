"""The component that takes the words of a source for a role of whoever was found to speak: a dit le maire."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from exergue.annotate.extensions import ROLES
from exergue.annotate.lexicon import lexicon
from exergue.annotate.role_phrases import phrase_end
from exergue.annotate.role_scene import Scene, scene_of
from exergue.annotate.roles import role_parts
from exergue.annotate.speechwords import lexis
from exergue.model import Quotation

_NEAR = 60  # tokens before a possessive in which its owner is looked for


@Language.factory("exergue_source_roles", requires=["doc._.quotations", "doc.spans"], assigns=["doc.spans"])
class SourceRoles:
    """Adds to `doc.spans["roles"]` the sources that describe somebody named in the article."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.lexicon = lexicon(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        """The same document, with the roles that its quotations tell."""
        people = {ent.ent_id_ for ent in doc.ents if ent.label_ == "PER"}
        told = [quotation for quotation in doc._.quotations if quotation.source and people & set(quotation.speakers)]
        if not told:
            return doc
        scene, found = scene_of(doc, self.lexicon), list(doc.spans.get(ROLES, ()))
        starts = [token.idx for token in doc]
        taken = {index for role in found for index in range(role.start, role.end)}
        for quotation in told:
            for start, end in _roles_of(doc[slice(*_tokens(starts, quotation))], scene, quotation):
                if taken.isdisjoint(range(start, end)):
                    taken.update(range(start, end))
                    speakers = [speaker for speaker in quotation.speakers if speaker in people]
                    found += [Span(doc, start, end, span_id=speaker) for speaker in speakers]
        doc.spans[ROLES] = found
        return doc


def _tokens(starts: list[int], quotation: Quotation) -> tuple[int, int]:
    """The tokens of a source; looked up, since spaCy's own `char_span` goes through the whole document."""
    source = quotation.source
    return (bisect_left(starts, source.start), bisect_left(starts, source.end)) if source else (0, 0)


def _roles_of(span: Span, scene: Scene, quotation: Quotation) -> Iterator[tuple[int, int]]:
    """The roles that the source of a quotation words; none when it names who speaks."""
    if any(token.ent_id_ in quotation.speakers for token in span):
        return
    start = span.start
    while scene.words.low(start) in scene.lexicon.names.articles:
        start += 1
    end = scene.noun_end(start) or scene.trade_end(start)
    if not span.start < start < end <= span.end:
        return
    if _is_of_speaker(span.doc, scene, quotation, span):
        return
    words = scene.lexicon.role_words
    if scene.words.low(end - 1) in words.plain | words.epithets:
        return  # le jeune homme, l'aîné
    whole = phrase_end(scene, end)
    portfolio = scene.lexicon.portfolio_roles.end(scene.words, start) == end  # le secrétaire d'État au Budget
    yield from role_parts(scene, start, whole if portfolio else min(whole, span.end))


def _is_of_speaker(doc: Doc, scene: Scene, quotation: Quotation, source: Span) -> bool:
    """son avocat: whether the person last named before the source is taken to speak, whose it rather is."""
    if "possessive" not in lexis(scene.lexicon.language).tags(source[0].lower_):
        return False
    before = next((i for i in range(source.start - 1, max(source.start - _NEAR, 0) - 1, -1) if i in scene.inside), -1)
    return before >= 0 and doc[before].ent_id_ in quotation.speakers
