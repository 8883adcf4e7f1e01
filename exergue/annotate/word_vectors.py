"""Word vectors as the trained pipeline carries them: in half precision on disk, which halves its size."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from spacy.util import registry
from spacy.vectors import Vectors
from spacy.vocab import Vocab


class PressVectors(Vectors):  # type: ignore[misc]  # spaCy's own has no types
    """A table that is whole in memory and rounded on disk; no prediction was seen to change by that."""

    data: Any  # an array of the back end

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the table in half precision."""
        whole = self.data
        self.data = whole.astype(np.float16)
        super().to_disk(path, exclude=exclude)
        self.data = whole

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> PressVectors:
        """Read a table of any precision and return self."""
        super().from_disk(path, exclude=exclude)
        self.data = self.data.astype(np.float32)
        return self


def press_vectors() -> Callable[[Vocab], PressVectors]:
    """What makes the empty table of a pipeline, by the name that its config gives."""
    return lambda vocab: PressVectors(strings=vocab.strings)


registry.vectors("exergue.press_vectors.v1", func=press_vectors)
