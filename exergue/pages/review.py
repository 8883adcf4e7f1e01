"""What editors may want to decide, as the review page prints it: by kind, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from exergue.corpus import sentence_around
from exergue.interface import Interface
from exergue.lines import one_line
from exergue.model import AnnotatedArticle, Corpus, Passage, Suggestion, SuggestionKind, TextSpan
from exergue.pages.passages import around


@dataclass(frozen=True, slots=True)
class PassageView:
    """Words in their sentence, cut around them where it is long, and where they stand."""

    before: str
    words: str
    after: str
    article: str  # title
    day: str
    path: str  # of the seed


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """One decision that waits for an editor. `doubt` is in hundredths, `impact` in words."""

    title: str
    reason: str
    doubt: str
    impact: str
    passages: tuple[PassageView, ...]
    file: str
    yaml: str


@dataclass(frozen=True, slots=True)
class SuggestionsView:
    """The suggestions of one kind, in the order given."""

    kind: SuggestionKind
    heading: str
    count: str
    items: tuple[SuggestionView, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The whole page."""

    language: str
    site_name: str
    count: str
    groups: tuple[SuggestionsView, ...]


def review_view(corpus: Corpus, suggestions: Iterable[Suggestion], interface: Interface, site_name: str) -> ReviewView:
    """The page of all suggestions; a passage of an article that is not in the corpus is left out."""
    listed = tuple(suggestions)
    articles = {annotated.article.id: annotated for annotated in corpus.articles}
    kinds: tuple[SuggestionKind, ...] = get_args(SuggestionKind)
    groups = (_group(kind, [s for s in listed if s.kind == kind], articles, interface) for kind in kinds)
    return ReviewView(
        interface.language,
        site_name,
        interface.count("suggestions", len(listed)),
        tuple(group for group in groups if group.items),
    )


def _group(
    kind: SuggestionKind, suggestions: list[Suggestion], articles: Mapping[str, AnnotatedArticle], interface: Interface
) -> SuggestionsView:
    return SuggestionsView(
        kind,
        interface.word(f"review_{kind}"),
        interface.count("suggestions", len(suggestions)),
        tuple(_suggestion(suggestion, articles, interface) for suggestion in suggestions),
    )


def _suggestion(
    suggestion: Suggestion, articles: Mapping[str, AnnotatedArticle], interface: Interface
) -> SuggestionView:
    return SuggestionView(
        title=one_line(suggestion.title),
        reason=one_line(suggestion.reason),
        doubt=interface.share(suggestion.doubt),
        impact=interface.count("occurrences", suggestion.impact),
        passages=tuple(_passages(suggestion.passages, articles, interface)),
        file=suggestion.file,
        yaml=suggestion.yaml.rstrip() + "\n",
    )


def _passages(
    passages: Iterable[Passage], articles: Mapping[str, AnnotatedArticle], interface: Interface
) -> Iterator[PassageView]:
    for passage in passages:
        if passage.article in articles:
            yield _passage(articles[passage.article], passage.span, interface)


def _passage(annotated: AnnotatedArticle, span: TextSpan, interface: Interface) -> PassageView:
    article, whole = annotated.article, sentence_around(annotated, span)
    shown = around(article.text, whole, span)
    return PassageView(
        before=("… " if shown.start > whole.start else "") + article.text[shown.start : span.start],
        words=span.of(article.text),
        after=article.text[span.end : shown.end] + (" …" if shown.end < whole.end else ""),
        article=one_line(article.title),
        day=interface.day(article.date) if article.date else "",
        path=article.path.name,
    )
