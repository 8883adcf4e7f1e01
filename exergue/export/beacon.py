"""`data/beacon/`: which people of a register have a page here, as BEACON, by which catalogues link to one another.

See https://gbv.github.io/beaconspec/beacon.html. A file needs the full addresses of the pages it leads to.
"""

from __future__ import annotations

from collections.abc import Iterator

from exergue.data_files import BEACON_FOLDER
from exergue.export.collection import Collection, File
from exergue.lines import one_line
from exergue.model import Person
from exergue.registers import REGISTERS, Register


def export_beacon(collection: Collection) -> Iterator[File]:
    """One file for each register of people in which an editor found somebody."""
    if not collection.settings.site_url:
        return
    for key, register in REGISTERS.items():
        lines = sorted(_links(collection, key)) if register.beacon else []
        if lines:
            head = _head(collection, register)
            yield BEACON_FOLDER / f"{key}.txt", "".join(f"{line}\n" for line in (*head, "", *lines)).encode()


def _links(collection: Collection, key: str) -> Iterator[str]:
    """A number, how many articles name the person, the page."""
    for person in collection.corpus.persons:
        page = _page(collection, person)
        number = dict(person.identifiers).get(key)
        if page and number:
            yield f"{number}|{len(collection.views.articles_of(person.id))}|{page}"


def _page(collection: Collection, person: Person) -> str:
    page = collection.addresses.identity(person.id)
    return collection.site(page) if page and not person.noindex else ""


def _head(collection: Collection, register: Register) -> list[str]:
    settings = collection.settings
    fields = {
        "FORMAT": "BEACON",
        "PREFIX": register.beacon,
        "NAME": settings.site_name,
        "DESCRIPTION": settings.description,
        "HOMEPAGE": settings.site_url,
    }
    return [f"#{name}: {one_line(value)}" for name, value in fields.items() if one_line(value)]
