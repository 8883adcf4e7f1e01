"""Who reads the articles: this process, several on this machine, or a Dask cluster. All give the same, in order.

Articles are sent one by one, some ahead of the one that is waited for, so that no worker idles and memory stays
bounded. A worker that dies takes nothing with it: what was under way is done again, and only an article on which
workers die twice is given up.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context, parent_process

from exergue.model import AnnotatedArticle, Article

AHEAD = 4  # articles a worker
_TRIES = 2  # before an article is given up
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Lost:
    """An article that no worker survived."""

    article: Article


Result = AnnotatedArticle | Lost


def alone(articles: Iterable[Article], model: str) -> Iterator[Result]:
    """The articles with their layers, read by this process."""
    from exergue.annotate.nlp import annotate  # slow to import, and not needed where all is known already

    return annotate(articles, model)


def together(articles: Sequence[Article], model: str, jobs: int) -> Iterator[Result]:
    """The articles with their layers, in the order given, read by `jobs` processes on this machine."""
    done, suspects, tries = 0, 0, 0
    while done < len(articles):
        # After a death those that were under way go through one at a time, so that it is known who is to blame.
        careful = done < suspects
        until, ahead = (suspects, 1) if careful else (len(articles), jobs * AHEAD)
        try:
            with _pool(1 if careful else jobs) as pool:
                for future in in_order(pool, partial(read, model=model), articles[done:until], ahead):
                    yield future.result()
                    done, tries = done + 1, 0
        except BrokenProcessPool:
            suspects = suspects if careful else done + ahead
            tries += careful
            if tries == _TRIES:
                yield Lost(articles[done])
                done, tries = done + 1, 0


def in_order(
    pool: Executor, reader: Callable[[Article], AnnotatedArticle], articles: Iterable[Article], ahead: int
) -> Iterator[Future[AnnotatedArticle]]:
    """What is to become of each article, in the order given; `ahead` of them are under way at a time."""
    under_way: deque[Future[AnnotatedArticle]] = deque()
    for article in articles:
        if len(under_way) == ahead:
            yield under_way.popleft()
        under_way.append(pool.submit(reader, article))
    yield from under_way


def read(article: Article, model: str) -> AnnotatedArticle:
    """What a worker does for an article."""
    from exergue.annotate.nlp import annotate

    return next(annotate([article], model))


@contextmanager
def _pool(jobs: int) -> Iterator[Executor]:
    """Processes that are begun anew on every system alike, and end with what they are doing when the build stops."""
    with _one_thread_each():
        pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Processes that are begun meanwhile compute with one thread each: there are as many as cores."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _begin() -> None:
    """Leave Ctrl-C to the build itself, and end when it was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_build, daemon=True).start()


def _end_with_the_build() -> None:
    build = parent_process()
    if build is not None:
        build.join()
        os._exit(1)
