"""What a person sees of a build in a terminal: progress while it runs, messages, a short table at the end.

Names and messages hold text of articles, which is printed as it is: never read as rich's markup, and without control
characters, which a terminal would obey.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from exergue.progress import printable

if TYPE_CHECKING:
    from exergue.errors import Problem
    from exergue.pipeline import Summary

T = TypeVar("T")


class Terminal:
    """Progress and table for a person. Messages go to standard error, the table to standard output."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._console = Console(stderr=True, quiet=quiet)
        if isinstance(sys.stdout, TextIOWrapper):  # a name that the console has no letters for ends no build
            sys.stdout.reconfigure(errors="backslashreplace")

    @contextmanager
    def step(self, doing: str) -> Iterator[None]:
        """See `exergue.progress.Progress`."""
        turning = "dots" if self._console.encoding.startswith("utf") else "line"
        with self._bar(SpinnerColumn(turning), TextColumn("{task.description}", markup=False)) as bar:
            bar.add_task(doing)
            yield

    def track(self, items: Iterable[T], doing: str, total: int | None = None) -> Iterator[T]:
        """See `exergue.progress.Progress`."""
        columns = TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn()
        with self._bar(*columns, *([TimeRemainingColumn()] if total else [])) as bar:
            task = bar.add_task(doing, total=total)
            for item in items:
                yield item
                bar.advance(task)

    def say(self, message: str) -> None:
        """See `exergue.progress.Progress`."""
        if not self._quiet:
            print(printable(message), file=sys.stderr)

    def complain(self, message: str) -> None:
        """Print an error, quiet or not."""
        print(printable(message), file=sys.stderr)

    def tell(self, answer: str, problems: Iterable[Problem]) -> None:
        """Print what was asked for, quiet or not, and the problems that --keep-going went past."""
        for problem in problems:
            self.complain(str(problem))
        print(printable(answer))

    def conclude(self, summary: Summary) -> None:
        """Print the table of what was built, and what was passed over."""
        for notice in summary.notices:
            self.say(f"{notice} (notice)")
        for problem in summary.problems:
            self.complain(str(problem))
        if not self._quiet:
            Console(highlight=False).print(_table(summary))

    def _bar(
        self, *columns: SpinnerColumn | TextColumn | BarColumn | MofNCompleteColumn | TimeRemainingColumn
    ) -> Progress:
        shown = self._console.is_terminal and not self._quiet
        return Progress(*columns, console=self._console, transient=True, disable=not shown)


def _table(summary: Summary) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(justify="right")
    pages = summary.pages
    done = {"pages written": pages.written, "pages unchanged": pages.unchanged, "pages removed": pages.removed}
    for name, count in {**summary.counts, **done}.items():
        table.add_row(name, f"{count:,}")
    return table
