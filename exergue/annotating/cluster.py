"""Articles read by the workers of a Dask cluster, which have the same Exergue installed."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from exergue.annotating.crews import AHEAD, Lost, Result, in_order, read
from exergue.errors import InputError, Problem
from exergue.fingerprint import annotator
from exergue.model import AnnotatedArticle, Article

if TYPE_CHECKING:
    from distributed import Client

_PATIENCE = 15  # seconds for a scheduler to answer, and for a first worker
_READING = threading.Lock()  # a worker may have several threads, a pipeline reads one article at a time


class OtherAnnotator(Exception):
    """A worker would not annotate as this machine does."""


def across(articles: Sequence[Article], model: str, address: str) -> Iterator[Result]:
    """The articles with their layers, in the order given, read by the workers of the scheduler at `address`.

    Dask does again what a dying worker leaves; it gives up an article on which several die. Raises InputError if no
    scheduler answers there, or its workers have another Exergue.
    """
    try:
        from distributed import KilledWorker
    except ModuleNotFoundError as error:
        raise _unfit(address, "needs Dask: `pip install -e '.[cluster]'`") from error
    with _client(address) as client:
        reader = partial(_read, model=model, expected=annotator(model))
        ahead = AHEAD * max(1, sum(client.nthreads().values()))
        for article, future in zip(articles, in_order(client.get_executor(), reader, articles, ahead), strict=True):
            try:
                yield future.result()
            except KilledWorker:
                yield Lost(article)
            except OtherAnnotator as error:
                raise _unfit(address, str(error)) from error


def _read(article: Article, model: str, expected: str) -> AnnotatedArticle:
    """What a worker of the cluster does for an article."""
    if annotator(model) != expected:
        raise OtherAnnotator("a worker has another version of Exergue, of its pipeline or of spaCy; expected the same")
    with _READING:
        return read(article, model)


@contextmanager
def _client(address: str) -> Iterator[Client]:
    from distributed import Client

    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise _unfit(address, "no Dask scheduler answers there; expected one as in tcp://host:8786") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            raise _unfit(address, "the scheduler has no workers; expected some, each begun by `dask worker`") from error
        yield client


def _unfit(address: str, message: str) -> InputError:
    return InputError([Problem(Path("--cluster"), 0, f"{address}: {message}")])
