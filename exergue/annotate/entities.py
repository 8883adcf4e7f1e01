"""The component that finds names: rules in order, each filling what the ones before left free."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc, Span

from exergue.annotate.acronyms import bracketed
from exergue.annotate.candidates import Candidate, choose
from exergue.annotate.emphasis import crosses, titles
from exergue.annotate.guess import guessed
from exergue.annotate.lexicon import Lexicon, lexicon
from exergue.annotate.memory import remembered, surnames
from exergue.annotate.model_names import fitting
from exergue.annotate.neighbours import parted
from exergue.annotate.organizations import organizations
from exergue.annotate.people import people
from exergue.annotate.pieces import MODEL_NAMES
from exergue.annotate.places import has_sign, places
from exergue.annotate.portfolios import portfolios
from exergue.annotate.voices import backed, weighed
from exergue.annotate.words import Words, words_of
from exergue.annotate.works import works
from exergue.model import Label, TextSpan


@Language.factory("exergue_entities", assigns=["doc.ents"])
class Entities:
    """Sets `doc.ents`; each mention carries the rule that found it and how sure it is."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.lexicon = lexicon(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        """The same document, with mentions."""
        words = words_of(doc)
        doc.ents = [_span(doc, candidate) for candidate in _find(doc, words, self.lexicon)]
        return doc


def find(
    words: Words,
    lexicon: Lexicon,
    forbidden: frozenset[int] = frozenset(),
    emphasis: Sequence[range] = (),
    model: Iterable[Candidate] = (),
) -> tuple[Candidate, ...]:
    """The names in `words`, without overlap, in the order of the text.

    None is on a `forbidden` token, and none crosses a border of `emphasis`. `model`: what the trained pipeline takes
    for a name.
    """
    forbidden = forbidden | portfolios(words, lexicon)

    def allowed(proposed: Iterable[Candidate]) -> Iterator[Candidate]:
        free = (candidate for candidate in proposed if forbidden.isdisjoint(candidate.tokens()))
        return (candidate for candidate in free if not crosses(candidate, emphasis))

    persons = list(parted(words, lexicon, allowed(people(words, lexicon))))
    named = surnames(words, lexicon, choose(persons))
    located = [c for c in allowed(places(words, lexicon)) if not _is_surname(words, lexicon, c, named)]
    others = [*allowed(organizations(words, lexicon)), *allowed(works(words, lexicon))]
    titled = choose(allowed(titles(words, lexicon, emphasis, (*persons, *located))))
    emphasised = frozenset(index for title in titled for index in title.tokens())
    fits = parted(words, lexicon, allowed(fitting(words, lexicon, model)))
    heard = tuple(name for name in fits if emphasised.isdisjoint(name.tokens()))
    others = [_with_article(words, lexicon, other) for other in others]
    loose = weighed(words, lexicon, [*persons, *located, *others], heard)
    found = tuple(sorted((*titled, *choose(loose, titled)), key=_position))
    for more in (bracketed, remembered, partial(guessed, model=heard), remembered):
        found = tuple(sorted((*found, *choose(allowed(more(words, lexicon, found)), found)), key=_position))
    return backed(found, heard)


def _with_article(words: Words, lexicon: Lexicon, candidate: Candidate) -> Candidate:
    """The candidate with the article before it when that has a capital inside a sentence: L'Esprit du judo."""
    index = candidate.start - 1
    if index < 0 or words.opens[index] or words.raw(index) not in lexicon.guesses.capital_articles:
        return candidate
    return replace(candidate, start=index)


def _is_surname(words: Words, lexicon: Lexicon, candidate: Candidate, named: frozenset[str]) -> bool:
    """Whether a place's name is a surname: a foreign particle stands before it (Ursine von der Hagen), or somebody is
    named so in full and no sign says that it is the place.
    """
    if _behind_particle(words, lexicon, candidate.start):
        return True
    return words.slice(candidate.start, candidate.end) in named and not has_sign(words, lexicon, candidate.start)


def _behind_particle(words: Words, lexicon: Lexicon, start: int) -> bool:
    before = words.low(start - 1)
    french = any(
        before in kind for kind in (lexicon.names.articles, lexicon.places.joints, lexicon.places.prepositions)
    )
    foreign = before in lexicon.names.particles and not french and len(before) > 1
    return foreign and (words.is_name(start - 2) or words.low(start - 2) in lexicon.names.particles)


def _find(doc: Doc, words: Words, lexicon: Lexicon) -> tuple[Candidate, ...]:
    forbidden = frozenset(index for stretch in _tokens(words, doc._.protected) for index in stretch)
    names = doc.spans.get(MODEL_NAMES, ())
    model = [Candidate(name.start, name.end, cast(Label, name.label_), "trained pipeline", 0.5) for name in names]
    return find(words, lexicon, forbidden, _tokens(words, doc._.emphasis), model)


def _tokens(words: Words, spans: tuple[TextSpan, ...]) -> list[range]:
    """The tokens that meet each span."""
    return [range(bisect_right(words.ends, span.start), bisect_left(words.starts, span.end)) for span in spans]


def _span(doc: Doc, candidate: Candidate) -> Span:
    span = Span(doc, candidate.start, candidate.end, label=candidate.label)
    span._.generator = candidate.rule
    span._.confidence = candidate.confidence
    return span


def _position(candidate: Candidate) -> int:
    return candidate.start
