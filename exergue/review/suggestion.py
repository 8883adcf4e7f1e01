"""A suggestion: what the program doubts, on what evidence, and the lines by which an editor decides."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from exergue.authority.decisions import Selector
from exergue.corpus import sentence_around
from exergue.corrections.selectors import found
from exergue.lines import one_line
from exergue.model import AnnotatedArticle, TextSpan

Topic = Literal["merge", "split", "speaker", "once", "place"]

CORRECTIONS, PERSONS, PLACES = "corrections.yml", "persons.yml", "places.yml"
_PLAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_AROUND = 8  # words before or after, at most, that tell one place from another


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words in the sentence of an article that they stand in."""

    annotated: AnnotatedArticle
    span: TextSpan

    @property
    def sentence(self) -> tuple[str, str, str]:
        """The sentence: what stands before the words, the words, what stands behind."""
        text, around = self.annotated.article.text, sentence_around(self.annotated, self.span)
        parts = TextSpan(around.start, self.span.start), self.span, TextSpan(self.span.end, around.end)
        before, words, behind = (re.sub(r"\s", " ", part.of(text)) for part in parts)
        return before, words, behind


@dataclass(frozen=True, slots=True)
class Line:
    """A line for one of the files of the editors; `others` are what else could be decided, told in a comment."""

    file: str
    text: str
    others: tuple[str, ...] = ()

    def written(self, otherwise: str) -> str:
        """The line as it is pasted; `otherwise` is the word « or »."""
        return f"{self.text}  # {otherwise} {', '.join(self.others)}" if self.others else self.text


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to be decided. `doubt` is from 0 to 1, `impact` the number of places that hang on it.

    `words` fill the question that the language pack asks on the topic.
    """

    topic: Topic
    words: Mapping[str, str]
    doubt: float
    impact: int
    lines: tuple[Line, ...]
    evidence: tuple[Evidence, ...]

    @property
    def rank(self) -> tuple[float, str]:
        """Sorts the most urgent first."""
        return -round(self.doubt * self.impact, 6), self.lines[0].text


def entry(keys: Mapping[str, object]) -> str:
    """A list item of YAML on one line."""
    return f"- {_flow(keys)}"


def _flow(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if _PLAIN.fullmatch(text) and not text.isdigit() and text not in _SPECIAL:
        return text
    return quoted(text)


def quoted(value: object) -> str:
    """A value as JSON, which YAML reads alike once the characters that it forbids or folds are escaped."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SPECIAL = frozenset(["true", "false", "yes", "no", "on", "off", "null", "y", "n"])


def pointed_at(annotated: AnnotatedArticle, span: TextSpan) -> dict[str, str] | None:
    """The keys `prefix` and `suffix` by which the words at `span` are told from others alike; None if nothing does."""
    text = annotated.article.text
    exact = one_line(span.of(text))
    before, behind = text[: span.start].split(), text[span.end :].split()
    for count in range(_AROUND + 1):
        prefix = one_line(" ".join(before[-count:])) if count else ""
        suffix = one_line(" ".join(behind[: count - 1])) if count > 1 else ""
        if found(Selector(exact, prefix, suffix), annotated.article) == (span,):
            keys = {"prefix": prefix, "suffix": suffix}
            return {key: words for key, words in keys.items() if words}
    return None
