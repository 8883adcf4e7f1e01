"""All results of the search as lines of JSON in `docs/`, from which the index is made when mkdocs has made the site.

mkdocs may run long after the build, and knows pages only; so what is to be found is kept with them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from itertools import islice
from pathlib import Path, PurePosixPath

from pydantic import TypeAdapter

from exergue.pages.site import Site
from exergue.search.articles import article_record, quotation_records
from exergue.search.filters import Choices
from exergue.search.identities import identity_record
from exergue.search.record import Record

FOLDER = "search"  # in docs/; it is no part of the site
_FIELDS = tuple(field.name for field in fields(Record))
_JSON = json.JSONEncoder(ensure_ascii=False)
_TOGETHER = 500  # records in a file: a change of one rewrites no more than these, and no more are in memory


def search_files(site: Site) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The path in `docs/` and the bytes of each file of records."""
    records = _records(site)
    number = 0
    while lines := [_line(record) for record in islice(records, _TOGETHER)]:
        number += 1
        yield PurePosixPath(FOLDER, f"{number}.jsonl"), "".join(lines).encode()


def collected(docs: Path) -> Iterator[Record]:
    """The records as `search_files` wrote them."""
    adapter = TypeAdapter(Record)
    for file in sorted(Path(docs, FOLDER).glob("*.jsonl"), key=lambda file: int(file.stem)):
        with file.open(encoding="utf-8", newline="\n") as lines:
            yield from map(adapter.validate_json, lines)


def _records(site: Site) -> Iterator[Record]:
    corpus, choices = site.corpus, Choices(site.corpus, site.views, site.addresses)
    for annotated in corpus.articles:
        yield article_record(site, choices, annotated)
        yield from quotation_records(site, choices, annotated)
    found = (identity_record(site, choices, i) for i in (*corpus.persons, *corpus.places, *corpus.organizations))
    yield from (record for record in found if record)


def _line(record: Record) -> str:
    # Not by `asdict`, which would copy all that the record holds.
    return _JSON.encode({name: getattr(record, name) for name in _FIELDS}) + "\n"
