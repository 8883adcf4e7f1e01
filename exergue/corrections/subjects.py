"""What corrections may speak of: the articles and the identities that there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exergue.authority.decisions import Where
from exergue.errors import Problem
from exergue.hints import nearest
from exergue.model import Label


@dataclass(frozen=True, slots=True)
class Known:
    """The identities that a correction may name: what each id is the id of, and what a former id means today."""

    labels: Mapping[str, Label]
    renamed: Mapping[str, tuple[str, ...]]

    def current(self, id: str) -> str:
        """The id that `id` means today, "" if it is unknown or means several."""
        if id in self.labels:
            return id
        now = self.renamed.get(id, ())
        return now[0] if len(now) == 1 else ""

    def unknown(self, ids: Iterable[str], at: Where) -> list[Problem]:
        """What to say of those ids that mean nobody, or several."""
        return [at.problem(self._unknown(id)) for id in ids if not self.current(id)]

    def _unknown(self, id: str) -> str:
        now = self.renamed.get(id, ())
        if now:
            return f"{id} was split; expected one of {', '.join(now)}"
        if not self.labels:
            return f"no article and no entry has the id {id}"
        return f"no article and no entry has the id {id}; {nearest(id, self.labels, listed=False)}"
