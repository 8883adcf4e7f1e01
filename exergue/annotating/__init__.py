"""Articles -> annotated articles: what is known from earlier builds, and the rest by as many workers as are wanted."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from exergue.annotating.cluster import across
from exergue.annotating.crews import Lost, Result, alone, together
from exergue.annotating.store import Store
from exergue.fingerprint import annotator
from exergue.model import Article
from exergue.settings import Settings, Workers

__all__ = ["Lost", "Result", "annotated", "opened"]

_FOLDER = Path(".exergue-cache", "annotations")
_MOST = 61  # processes that Windows can wait for
_WORTH = 120_000  # characters of text that repay the start of one more process: it takes about as long as reading them


def opened(settings: Settings) -> Store | None:
    """The annotations of earlier builds, if they are to be used."""
    model = settings.model.name
    return Store(settings.root / _FOLDER, annotator(model)) if settings.cache else None


def annotated(articles: Sequence[Article], model: str, workers: Workers, store: Store | None) -> Iterator[Result]:
    """Each article with its layers, in the order given, or that it was `Lost`."""
    known = [store.find(article) if store else None for article in articles]
    unknown = [article for article, found in zip(articles, known, strict=True) if found is None]
    read = _crew(unknown, model, workers)
    for found in known:
        if found is not None:
            yield found
            continue
        result = next(read)
        if store and not isinstance(result, Lost):
            store.keep(result)
        yield result


def _crew(articles: Sequence[Article], model: str, workers: Workers) -> Iterator[Result]:
    if not articles:
        return iter(())
    if workers.cluster:
        return across(articles, model, workers.cluster)
    wanted = workers.jobs or min(_cores(), 1 + sum(len(article.text) for article in articles) // _WORTH)
    jobs = min(wanted, len(articles), _MOST)
    return together(articles, model, jobs) if jobs > 1 else alone(articles, model)


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
