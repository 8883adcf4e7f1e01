"""How the time and the memory of `resolve` grow with the number of articles.

usage: python benchmarks/resolve.py FOLDER [SIZE ...]

FOLDER holds articles as `seeds/` does; without sizes: 150, 1500 and 15000. Where the folder has fewer articles than a
size, they are repeated with the surnames of people swapped, so that each copy names other people. Prints a line a
size: articles, mentions, seconds of processor time, megabytes that resolving added to the process, and identities.
On 1,500 press articles, one core of 2026: 0.4 s and 22 MB, 3.3 s and 61 MB, 30.5 s and 312 MB (258,780 mentions).
"""

from __future__ import annotations

import resource
import sys
import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice
from multiprocessing import get_context
from pathlib import Path

from exergue.annotate.nlp import annotate
from exergue.articles import read_articles
from exergue.authority import Authority
from exergue.language import languages
from exergue.model import AnnotatedArticle, TextSpan
from exergue.resolution.names import name_parts
from exergue.resolve import resolve

SIZES = (150, 1500, 15000)
STEP = 101  # surnames between one and the one that takes its place in the next copy


def main(folder: Path, sizes: Sequence[int]) -> None:
    """Print a line for each size, measured in a process of its own."""
    reading = read_articles((folder,), language="fr", languages=languages())
    annotated = tuple(annotate(reading.articles))
    print(f"{'articles':>8} {'mentions':>8} {'seconds':>8} {'MB':>6} {'people':>7} {'places':>7} {'organisations':>13}")
    for size in sizes:
        with get_context("fork").Pool(1) as pool:
            print(pool.apply(measured, (annotated, size)), flush=True)


def measured(annotated: Sequence[AnnotatedArticle], size: int) -> str:
    """The line of a size."""
    articles = tuple(islice(repeated(annotated), size))
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    corpus = resolve(articles, Authority())
    seconds = time.process_time() - began
    added = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    mentions = sum(len(article.mentions) for article in articles)
    kinds = (len(corpus.persons), len(corpus.places), len(corpus.organizations))
    return "{:8} {:8} {:8.1f} {:6.0f} {:7} {:7} {:13}".format(size, mentions, seconds, added, *kinds)


def repeated(annotated: Sequence[AnnotatedArticle]) -> Iterator[AnnotatedArticle]:
    """The articles, then copies of them without end, each copy with other surnames."""
    surnames = sorted({name for article in annotated for name in family_names(article)})
    yield from annotated
    for copy in count(1):
        shifted = surnames[copy * STEP % len(surnames) :] + surnames[: copy * STEP % len(surnames)]
        swapped = dict(zip(surnames, shifted, strict=True))
        for article in annotated:
            yield renamed(article, swapped, f"-{copy}")


def family_names(article: AnnotatedArticle) -> Iterator[str]:
    """The last word of each name of a person."""
    for mention in article.mentions:
        if mention.label == "PER" and (family := name_parts(mention.span.of(article.article.text)).family):
            yield family[-1]


def renamed(annotated: AnnotatedArticle, surnames: dict[str, str], suffix: str) -> AnnotatedArticle:
    """The article under another id with other surnames in its names of people."""
    article, text = annotated.article, ""
    moves = Moves([0], [0])
    end = 0
    for mention in annotated.mentions:
        family = name_parts(mention.span.of(article.text)).family if mention.label == "PER" else ()
        if family and (at := article.text.find(family[-1], mention.span.start, mention.span.end)) >= end:
            text += article.text[end:at] + surnames[family[-1]]
            end = at + len(family[-1])
            moves.begins.append(end)
            moves.shifts.append(len(text) - end)
    text += article.text[end:]
    return replace(
        annotated,
        article=replace(article, id=article.id + suffix, text=text),
        mentions=tuple(replace(m, span=moves.span(m.span)) for m in annotated.mentions),
        roles=tuple(replace(role, span=moves.span(role.span)) for role in annotated.roles),
        quotations=tuple(replace(q, source=moves.span(q.source) if q.source else None) for q in annotated.quotations),
    )


@dataclass(frozen=True, slots=True)
class Moves:
    """From which offset on the text has moved by how much."""

    begins: list[int]
    shifts: list[int]

    def span(self, span: TextSpan) -> TextSpan:
        """Where `span` lies now."""
        return TextSpan(self._offset(span.start), self._offset(span.end))

    def _offset(self, offset: int) -> int:
        return offset + self.shifts[bisect_right(self.begins, offset) - 1]


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), tuple(map(int, sys.argv[2:])) or SIZES)
