"""The registers in which editors look up who or what somebody is (`same_as`), and the addresses of their entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Register:
    """A register: its name for readers, what its numbers look like, and the address of an entry, `{}` for the number.

    `beacon` is the prefix that BEACON files of the register bear, "" where there are none.
    """

    name: str
    pattern: str
    address: str
    beacon: str = ""


REGISTERS: dict[str, Register] = {
    "wikidata": Register(
        "Wikidata", r"Q[1-9]\d*", "https://www.wikidata.org/entity/{}", "http://www.wikidata.org/entity/"
    ),
    "geonames": Register("GeoNames", r"[1-9]\d*", "https://sws.geonames.org/{}/"),
    "viaf": Register("VIAF", r"[1-9]\d*", "https://viaf.org/viaf/{}", "http://viaf.org/viaf/"),
    "isni": Register("ISNI", r"\d{15}[\dX]", "https://isni.org/isni/{}", "https://isni.org/isni/"),
    "bnf": Register("BnF", r"cb\d{8}[0-9a-z]", "https://data.bnf.fr/ark:/12148/{}", "https://data.bnf.fr/ark:/12148/"),
    "gnd": Register(
        "GND",
        r"1[012]?\d{7}[\dX]|[47]\d{6}-\d|[1-9]\d{0,7}-[\dX]|3\d{7}[\dX]",
        "https://d-nb.info/gnd/{}",
        "http://d-nb.info/gnd/",
    ),
    "idref": Register("IdRef", r"\d{8}[\dX]", "https://www.idref.fr/{}", "http://www.idref.fr/"),
}


def same_as(identifiers: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The addresses of the entries that `identifiers` (register, number) mean."""
    return tuple(REGISTERS[register].address.format(number) for register, number in identifiers)
