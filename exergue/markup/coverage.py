"""How many characters of a stretch some spans cover."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from exergue.model import TextSpan


class Coverage:
    """The union of spans; asking it takes time with the logarithm of their number."""

    def __init__(self, spans: Iterable[TextSpan]) -> None:
        self._spans = tuple(_merged(sorted(spans)))
        self._starts = [span.start for span in self._spans]
        self._sums = [0, *accumulate(span.end - span.start for span in self._spans)]

    def within(self, span: TextSpan) -> int:
        """The number of characters of `span` that are covered."""
        return self._before(span.end) - self._before(span.start)

    def _before(self, offset: int) -> int:
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return 0
        return self._sums[at] + min(offset, self._spans[at].end) - self._starts[at]


def _merged(spans: Iterable[TextSpan]) -> Iterator[TextSpan]:
    current: TextSpan | None = None
    for span in spans:
        if current is None or span.start > current.end:
            if current is not None:
                yield current
            current = span
        else:
            current = TextSpan(current.start, max(current.end, span.end))
    if current is not None:
        yield current
