"""Word vectors as the trained pipeline carries them: in half precision on disk, which halves its size."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from spacy.util import registry
from spacy.vectors import Vectors
from spacy.vocab import Vocab

_KEPT = 30_000  # words


class PressVectors(Vectors):  # type: ignore[misc]  # spaCy's own has no types
    """A table that is whole in memory and rounded on disk; no prediction was seen to change by that."""

    data: Any  # an array of the back end

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._known: dict[int | str, Any] = {}
        self._known_of: Any = None  # the table that they are made of

    def get_batch(self, keys: Iterable[int | str]) -> Any:
        """The vectors of words, a row each; kept, since each is the mean of as many rows as a word has n-grams."""
        asked = list(keys) if not isinstance(keys, np.ndarray) else keys.tolist()
        missing = set(asked).difference(self._known)
        if self._known_of is not self.data or len(self._known) + len(missing) > _KEPT:
            self._known, self._known_of, missing = {}, self.data, set(asked)
        if missing:
            self._known.update(zip(missing, super().get_batch(list(missing)), strict=True))
        return np.stack([self._known[key] for key in asked])

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
