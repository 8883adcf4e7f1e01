"""What editors had best look at: a page to read, and the same as YAML, the most doubtful and most visible first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2
from markupsafe import Markup

from exergue.anchors import anchors
from exergue.authority import Authority
from exergue.catalogs import worded
from exergue.corpus import views
from exergue.interface import read_interface
from exergue.model import Corpus
from exergue.pages import Addresses
from exergue.review.identities import all_of
from exergue.review.speakers import speakers
from exergue.review.suggestion import Evidence, Suggestion, Topic, quoted

__all__ = ["page", "suggestions", "way", "yaml"]

_SHOWN = 300  # on the page: nobody reads on
_SHEETS = ("theme/assets/exergue.css", "theme/assets/lists.css", "review/review.css")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the catalogs under `review`."""

    title: str
    private: str
    order: str
    nothing: str
    more: str
    doubt: str
    impact: str
    paste: str
    otherwise: str
    copy: str
    copied: str
    topics: Mapping[Topic, str]
    questions: Mapping[Topic, str]

    def question(self, suggestion: Suggestion) -> str:
        """What is to be decided."""
        return self.questions[suggestion.topic].format(**{"one": "", "other": "", **suggestion.words})


def suggestions(corpus: Corpus, authority: Authority) -> tuple[Suggestion, ...]:
    """All that is doubtful in the corpus, by doubt times impact."""
    known = views(corpus)
    return tuple(sorted((*all_of(corpus, known, authority), *speakers(known)), key=lambda suggestion: suggestion.rank))


def yaml(found: Iterable[Suggestion], language: str) -> str:
    """The suggestions as a list; under `paste` stand the lines for each file of the editors."""
    words = worded(language, "review", Words)
    return f"# {words.private}\n# {words.order}\n" + "".join(
        line for suggestion in found for line in _yaml(suggestion, words)
    )


def _yaml(suggestion: Suggestion, words: Words) -> Iterator[str]:
    yield f"- question: {quoted(words.question(suggestion))}\n"
    yield f"  doubt: {suggestion.doubt:.2f}\n  impact: {suggestion.impact}\n  evidence:\n"
    for evidence in suggestion.evidence:
        keys = {"article": evidence.annotated.article.id, "sentence": "".join(evidence.sentence)}
        yield f"    - {quoted(keys)}\n"
    yield "  paste:\n"
    for file, lines in _pastes(suggestion, words):
        yield f"    {file}: |\n" + "".join(f"      {line}\n" for line in lines.split("\n"))


def page(found: Sequence[Suggestion], corpus: Corpus, templates: Path, language: str, up: str) -> str:
    """The page; `corpus` is what the site shows, and `up` leads from the page to the site."""
    words = worded(language, "review", Words)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates / "review"),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    shown = _Site(corpus, up)
    return environment.get_template("index.html.j2").render(
        language=language,
        words=words,
        share=read_interface(language).share,
        counts=Counter(suggestion.topic for suggestion in found),
        topics=_by_topic(found[:_SHOWN], words, shown),
        more=str(len(found) - _SHOWN) if len(found) > _SHOWN else "",
        style=_as_they_are(*(templates / sheet for sheet in _SHEETS)),
        script=_as_they_are(templates / "review/review.js"),
    )


def _as_they_are(*files: Path) -> Markup:
    return Markup("\n".join(file.read_text(encoding="utf-8") for file in files))


def _by_topic(found: Iterable[Suggestion], words: Words, shown: _Site) -> dict[Topic, list[dict[str, object]]]:
    """The suggestions of each topic, that of the most urgent first."""
    topics: dict[Topic, list[dict[str, object]]] = {}
    for suggestion in found:
        topics.setdefault(suggestion.topic, []).append(_view(suggestion, words, shown))
    return topics


class _Site:
    """Where the site shows an article. One whose names are hidden has other words, and its anchors are not asked."""

    def __init__(self, corpus: Corpus, up: str) -> None:
        self._addresses, self._up = Addresses(corpus), up
        self._articles = {annotated.article.id: annotated for annotated in corpus.articles}

    def place(self, evidence: Evidence) -> str:
        article = evidence.annotated.article
        shown = self._articles.get(article.id)
        if shown is None:
            return self._up
        address = f"{self._up}{self._addresses.article(article.id).with_suffix('')}/index.html"
        anchor = _anchor(evidence) if shown.article.text == article.text else ""
        return f"{address}#{anchor}" if anchor else address


def _anchor(evidence: Evidence) -> str:
    named = zip(anchors(evidence.annotated).mentions, evidence.annotated.mentions, strict=True)
    return next((anchor for anchor, mention in named if mention.span == evidence.span), "")


def _view(suggestion: Suggestion, words: Words, shown: _Site) -> dict[str, object]:
    return {
        "question": words.question(suggestion),
        "doubt": suggestion.doubt,
        "impact": suggestion.impact,
        "evidence": [_evidence(evidence, shown) for evidence in suggestion.evidence],
        "pastes": _pastes(suggestion, words),
    }


def _evidence(evidence: Evidence, shown: _Site) -> dict[str, str]:
    before, words, behind = evidence.sentence
    article = evidence.annotated.article
    href = shown.place(evidence)
    return {
        "before": before,
        "words": words,
        "behind": behind,
        "language": article.language,
        "title": article.title,
        "href": href,
    }


def _pastes(suggestion: Suggestion, words: Words) -> list[tuple[str, str]]:
    files: dict[str, list[str]] = {}
    for line in suggestion.lines:
        files.setdefault(line.file, []).append(line.written(words.otherwise))
    return [(file, "\n".join(lines)) for file, lines in files.items()]
