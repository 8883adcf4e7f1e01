"""Figures: names, syntax, sources of quotations, speed. Each function gives a mapping that goes into scores.json."""

from __future__ import annotations

import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import spacy
from annotated import LABELS, Name, NamedText, seen
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span, Token
from spacy.training import Example
from thinc.api import use_ops

from exergue.annotate import sentences

Figures = dict[str, float]
_GROUPS = {"all": LABELS, "PLO": ("PER", "LOC", "ORG"), **{label: (label,) for label in LABELS}}
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus", "nsubj:outer", "expl:subj")
_SYNTAX = ("dep_uas", "dep_las", "pos_acc", "morph_acc", "lemma_acc")


def names(nlp: Language, texts: Sequence[NamedText]) -> dict[str, Figures]:
    """Precision, recall and F (per cent) of exact spans with labels, together and by label."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in ("right", "found", "gold")}
    for named, doc in zip(texts, nlp.pipe(seen(named.text) for named in texts), strict=True):
        gold = {_key(name) for name in named.names}
        found = {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}
        for kind, spans in (("right", gold & found), ("found", found), ("gold", gold)):
            counts[kind].update(label for _, _, label in spans)
    return {group: _prf(counts, labels) for group, labels in _GROUPS.items()}


def _key(name: Name) -> tuple[int, int, str]:
    return name.start, name.end, name.label


def _prf(counts: Mapping[str, Counter[str]], labels: Iterable[str]) -> Figures:
    labels = tuple(labels)
    right, found, gold = (sum(counts[kind][label] for label in labels) for kind in ("right", "found", "gold"))
    figures = {"P": right / max(found, 1), "R": right / max(gold, 1), "F": 2 * right / max(found + gold, 1)}
    return {name: round(100 * figure, 1) for name, figure in figures.items()}


def syntax(nlp: Language, treebank: Path) -> Figures:
    """Attachment and tagging (per cent) on a treebank, punctuation not counted, words parted by the pipeline."""
    gold = DocBin().from_disk(treebank).get_docs(nlp.vocab)
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])
    return {measure: round(100 * scores[measure], 1) for measure in _SYNTAX}


def sources(nlp: Language, articles: Iterable[Path]) -> Figures:
    """How often (per cent) the source of a verbal cue holds the subject that the parse gives to a word of the cue.

    Sentences end where the annotator's rules end them.
    """
    cues = agreed = 0
    parted = sentences.Sentences(nlp, "sentences")
    for path in articles:
        text, spans = _speech(path)
        doc = parted(nlp.make_doc(text))
        for _, component in nlp.pipeline:
            doc = component(doc)
        for cue, source in _pairs(spans):
            said, by = (doc.char_span(*span, alignment_mode="expand") for span in (cue, source))
            if said and by and any(token.pos_ in ("VERB", "AUX") for token in said):
                cues += 1
                agreed += any(token in by for token in _subjects(said))
    return {"cues": cues, "agree": round(100 * agreed / max(cues, 1), 1)}


def _speech(path: Path) -> tuple[str, list[tuple[str, str, int, int]]]:
    """The text of an article, and (tag, quotation, start, end) of each cue and source."""
    pieces: list[str] = []
    spans: list[tuple[str, str, int, int]] = []
    _walk(ET.parse(path).getroot(), pieces, spans)
    return seen("".join(pieces)), spans


def _walk(element: ET.Element, pieces: list[str], spans: list[tuple[str, str, int, int]]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, spans)
        pieces.append(child.tail or "")
    if element.tag in ("C", "S"):
        end = sum(map(len, pieces))
        spans += ((element.tag, quotation, start, end) for quotation in element.get("q", "").split())


def _pairs(spans: Iterable[tuple[str, str, int, int]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Each cue once, with the source of its quotation, where it has one."""
    found = {(tag, quotation): (start, end) for tag, quotation, start, end in spans}
    pairs = {cue: found.get(("S", quotation)) for (tag, quotation), cue in found.items() if tag == "C"}
    return [(cue, source) for cue, source in pairs.items() if source]


def _subjects(cue: Span) -> Iterable[Token]:
    """Subjects of the words of the cue, and of the head of an auxiliary."""
    verbs = {verb for token in cue for verb in (token, token.head)}
    return (child for verb in verbs for child in verb.children if child.dep_ in _SUBJECTS)


def words_a_second(nlp: Language, texts: Sequence[str]) -> int:
    """Words (by white space) that the pipeline annotates in a second of processor time, on texts in batches of 8."""
    words = sum(len(text.split()) for text in texts)
    start = time.process_time()
    for _ in nlp.pipe(texts, batch_size=8):
        pass
    return round(words / (time.process_time() - start))


def default_pipeline(nlp: Language, docs: Sequence[Doc], blis: bool) -> Language:
    """spaCy's parser and entity recognizer at default widths with the labels of `nlp`: a yardstick for speed only.

    Matrices are multiplied by BLIS, as spaCy does, or by NumPy, as our pipeline does.
    """
    with use_ops("numpy", use_blis=blis):
        plain = spacy.blank(nlp.lang)
        plain.tokenizer = nlp.tokenizer
        for component in ("tok2vec", "parser", "ner"):
            plain.add_pipe(component, config=_LISTENING.get(component, {}))
        for label in LABELS:
            plain.get_pipe("ner").add_label(label)
        plain.initialize(lambda: [Example(plain.make_doc(doc.text), doc) for doc in docs])
    return plain


_LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
_LISTENING = {
    component: {
        "model": {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": component,
            "extra_state_tokens": False,
            "hidden_width": 64,
            "maxout_pieces": 2,
            "use_upper": True,
            "tok2vec": _LISTENER,
        }
    }
    for component in ("parser", "ner")
}
