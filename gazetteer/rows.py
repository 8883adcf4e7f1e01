"""A line of the table of places."""

from __future__ import annotations

from dataclasses import dataclass

from exergue.gazetteer import NamelessPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(NamelessPlace):
    """A line of the table."""

    alternates: frozenset[str] = frozenset()  # folded; for joining our own list only, not written
    city: str | None = None  # of a quarter that lies nearer to another one; empty: in none
    french: tuple[str, ...] = ()
    english: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The French name."""
        return self.french[0]

    def line(self) -> str:
        """The row as it is written."""
        numbers = (f"{self.latitude:.4g}", f"{self.longitude:.5g}", str(self.population))
        lists = ("|".join(part) for part in (self.within, self.french, self.english))
        return "\t".join((self.kind, self.country, *numbers, self.geonames, self.article, *lists))


def kilometres(one: NamelessPlace, other: NamelessPlace) -> float:
    """A rough distance."""
    return 111 * ((one.latitude - other.latitude) ** 2 + (0.7 * (one.longitude - other.longitude)) ** 2) ** 0.5
