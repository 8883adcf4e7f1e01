"""Why each quotation was given to its speaker: the rules that decided and their evidence, in a sentence for readers.

The catalogs word every rule of the annotator, under `why`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from exergue import markup
from exergue.anchors import Anchors, anchors
from exergue.catalogs import worded
from exergue.interface import Interface
from exergue.lines import one_line
from exergue.markup.escape import inline
from exergue.markup.explanations import Doubt, Explanation, Explanations
from exergue.markup.speakers import is_unknown
from exergue.model import Agreement, AnnotatedArticle, Quotation, TextSpan

# From this confidence on (0 to 1) it goes by this word and leaves this doubt. The confidence is a measured share:
# exergue/annotate/calibration.yml, by training/scripts/measure_confidence.py.
_GRADES = ((0.9, "sure", ""), (0.6, "likely", "probable"), (0.0, "doubtful", "uncertain"))
_PIECE = re.compile(r"\{(\w+)\}")


@cache
def _pieces(words: str) -> frozenset[str]:
    """The names of the pieces that a wording shows."""
    return frozenset(_PIECE.findall(words))


@dataclass(frozen=True, slots=True)
class Wording:
    """A rule for readers: its short name, and sentences, the one that shows most evidence first."""

    name: str
    words: tuple[str, ...] = ()

    def telling(self, evidence: Mapping[str, str]) -> str:
        """The first of the sentences whose evidence is all there; "" when there is none."""
        fit = (words for words in self.words if _pieces(words) <= evidence.keys())
        return next(fit, "")


@dataclass(frozen=True, slots=True)
class Wordings:
    """The words of the catalogs under `why`."""

    sentence: str  # what is made of the clauses that the rules give, with `between` between them
    between: str
    confirmed: str  # the sentence for what an editor decided
    by_rules: str
    sure: str
    status: Mapping[str, str]
    grades: Mapping[str, str]
    doubts: Mapping[str, str]
    same_sentence: str
    below: str
    parse: Mapping[Agreement, str]  # the clause that tells what the parse says of the source
    rules: Mapping[str, Wording]
    speakers: Mapping[str, Wording]
    grounds: Mapping[str, tuple[str, ...]]

    def grade(self, confidence: float) -> str:
        """The word for a confidence."""
        return self.grades[_grade(confidence)[1]]

    def doubt(self, confidence: float) -> Doubt | None:
        """The doubt that a confidence leaves."""
        kind = _grade(confidence)[2]
        return Doubt(kind, self.doubts[kind]) if kind else None

    def of(self, quotation: Quotation) -> tuple[Wording, Wording]:
        """The rule that found the quotation and the one that decided who speaks; an unknown one has but its name."""
        rule, _, speaker = quotation.generator.partition(": ")
        return self.rules.get(rule, Wording(rule)), self.speakers.get(speaker, Wording(speaker))


def explanations(annotated: AnnotatedArticle, interface: Interface, named: Anchors | None = None) -> Explanations:
    """Why each quotation was given to its speaker, by its place among all; none for those that are nobody's words.

    `named` are the article's anchors, where they are known.
    """
    named = named or anchors(annotated)
    teller = _Teller(annotated, named.mentions, interface, read_wordings(interface.language))
    spoken = ((index, q) for index, q in enumerate(annotated.quotations) if q.kind != "none")
    return {index: teller.explained(quotation) for index, quotation in spoken}


def standing(quotation: Quotation, interface: Interface) -> str:
    """How sure the quotation and its speaker are and who says so, as plain text."""
    known = read_wordings(interface.language)
    status = interface.spaced(known.status[quotation.status])
    return status if quotation.status == "confirmed" else f"{_sure(interface, quotation.confidence)} · {status}"


@cache
def _sure(interface: Interface, confidence: float) -> str:
    known = read_wordings(interface.language)
    return interface.spaced(known.sure).format(grade=known.grade(confidence))


def doubt(quotation: Quotation, interface: Interface) -> Doubt | None:
    """That the speaker is not sure; None where that is sure, confirmed, or not known at all."""
    if quotation.status == "confirmed" or is_unknown(quotation):
        return None
    return _doubt(interface, quotation.confidence)


@cache
def _doubt(interface: Interface, confidence: float) -> Doubt | None:
    found = read_wordings(interface.language).doubt(confidence)
    return Doubt(found.kind, interface.spaced(found.words)) if found else None


def read_wordings(language: str) -> Wordings:
    """The wordings in the language of the site's readers."""
    wordings: Wordings = worded(language, "why", Wordings)
    return wordings


def _grade(confidence: float) -> tuple[float, str, str]:
    return next(grade for grade in _GRADES if confidence >= grade[0])


@dataclass(frozen=True, slots=True)
class _Teller:
    annotated: AnnotatedArticle
    anchors: Sequence[str]  # of the mentions
    interface: Interface
    known: Wordings

    def explained(self, quotation: Quotation) -> Explanation:
        status = inline(self.interface.spaced(self.known.status[quotation.status]))
        if quotation.status == "confirmed":
            return Explanation(_filled(self.interface, self.known.confirmed), (status,), self._language)
        told, doubted = self._sentence(quotation), doubt(quotation, self.interface)
        standing = (*self._standing(quotation, told), status)
        return Explanation(told, standing, self._language, doubted, quotation.confidence)

    @property
    def _language(self) -> str:
        """What says that of the explanation, "" when it is the article's too."""
        own = self.annotated.article.language == self.interface.language
        return "" if own else markup.spoken(self.interface.language)

    def _sentence(self, quotation: Quotation) -> str:
        """What the rules say, "" where none of them is worded."""
        evidence = self._evidence(quotation)
        told = [wording.telling(evidence) for wording in self.known.of(quotation)]
        told += [self.known.parse.get(quotation.parse, "")] if any(told) else []
        clauses = inline(self.interface.spaced(self.known.between)).join(
            _filled(self.interface, words, **evidence) for words in told if words
        )
        return (
            _filled(self.interface, self.known.sentence, clauses=clauses[:1].upper() + clauses[1:]) if clauses else ""
        )

    def _standing(self, quotation: Quotation, told: str) -> Iterator[str]:
        """How sure it is, and which rules say so where no sentence tells it."""
        names = (
            {} if told else dict.fromkeys(inline(wording.name) for wording in self.known.of(quotation) if wording.name)
        )
        if names:
            yield _filled(self.interface, self.known.by_rules, rules=", ".join(names))
        yield _graded(self.interface, quotation.confidence)

    def _evidence(self, quotation: Quotation) -> dict[str, str]:
        """What the wordings may show, as Markdown; a piece that is not known is absent."""
        text = self.annotated.article.text
        evidence: dict[str, str] = {}
        if quotation.cue:
            evidence["cue"] = self._quoted(" … ".join(one_line(span.of(text)) for span in quotation.cue))
        if quotation.source:
            evidence["source"] = self._linked(quotation.source)
        if quotation.antecedent:
            evidence["antecedent"] = self._linked(quotation.antecedent)
            evidence["far"] = inline(self._far(quotation.source or quotation.span, quotation.antecedent))
        return evidence

    def _far(self, here: TextSpan, there: TextSpan) -> str:
        """How far above `here` something stands, in words."""
        up = self._sentence_of(here) - self._sentence_of(there)
        if up < 0:
            return self.known.below
        return self.interface.count("sentences_above", up) if up else self.known.same_sentence

    def _sentence_of(self, span: TextSpan) -> int:
        return bisect_right(self.annotated.sentences, span.start, key=lambda sentence: sentence.start)

    def _linked(self, span: TextSpan) -> str:
        """The words in marks, leading to their place in the text where that has an anchor."""
        words, mentions = self._quoted(one_line(span.of(self.annotated.article.text))), self.annotated.mentions
        at = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
        found = at < len(mentions) and span.holds(mentions[at].span)
        return f"[{words}](#{self.anchors[at]})" if found else words

    def _quoted(self, words: str) -> str:
        """Words of the article in the marks of the interface, in their own language."""
        language = self.annotated.article.language
        if language == self.interface.language:
            return inline(self.interface.quoted(words))
        before, _, after = self.interface.quoted("\n").partition("\n")
        own = f"<span{markup.spoken(language)}>{inline(words)}</span>"
        return f"{inline(before)}{own}{inline(after)}"


def _filled(interface: Interface, wording: str, **pieces: str) -> str:
    """The wording as Markdown with pieces of Markdown in it."""
    return "".join([pieces[part] if at % 2 else part for at, part in enumerate(_parts(interface, wording))])


@cache
def _graded(interface: Interface, confidence: float) -> str:
    """How sure that is in a word, with the figure behind it, as Markdown."""
    known, figure = read_wordings(interface.language), markup.attribute(interface.share(confidence))
    word = f'<span title="{figure}">{inline(known.grade(confidence))}</span>'
    return _filled(interface, known.sure, grade=word)


@cache
def _parts(interface: Interface, wording: str) -> tuple[str, ...]:
    """What the wording has between its pieces, as Markdown, and the names of these, in turn."""
    parts = _PIECE.split(interface.spaced(wording))
    return tuple(part if at % 2 else inline(part) for at, part in enumerate(parts))
