"""The component that takes the words of a source for a role of whoever was found to speak: a dit le maire."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from exergue.annotate.extensions import ROLES
from exergue.annotate.lexicon import Lexicon, lexicon
from exergue.annotate.roles import is_role, role_parts
from exergue.annotate.words import Words, words_of
from exergue.model import Quotation


@Language.factory("exergue_source_roles", requires=["doc._.quotations", "doc.spans"], assigns=["doc.spans"])
class SourceRoles:
    """Adds to `doc.spans["roles"]` the sources that describe somebody named in the article."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.lexicon = lexicon(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        """The same document, with the roles that its quotations tell."""
        words = words_of(doc)
        found = list(doc.spans.get(ROLES, ()))
        known = {(role.start, role.end, role.id_) for role in found}
        people = {ent.ent_id_ for ent in doc.ents if ent.label_ == "PER"}
        for quotation in doc._.quotations:
            speakers = [speaker for speaker in quotation.speakers if speaker in people]
            for start, end in self._roles(doc, words, quotation) if speakers else ():
                new = [(start, end, speaker) for speaker in speakers if (start, end, speaker) not in known]
                found += [Span(doc, start, end, span_id=speaker) for _, _, speaker in new]
                known.update(new)
        doc.spans[ROLES] = found
        return doc

    def _roles(self, doc: Doc, words: Words, quotation: Quotation) -> Iterator[tuple[int, int]]:
        source = quotation.source
        span = doc.char_span(source.start, source.end, alignment_mode="contract") if source else None
        if span is None or any(ent.ent_id_ in quotation.speakers for ent in span.ents):
            return
        start = _past_determiner(words, self.lexicon, span.start)
        if span.start < start < span.end and is_role(words, self.lexicon, start):
            yield from role_parts(words, self.lexicon, start, span.end)


def _past_determiner(words: Words, lexicon: Lexicon, start: int) -> int:
    while words.low(start) in lexicon.names.articles:
        start += 1
    return start
