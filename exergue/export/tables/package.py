"""`data/datapackage.json`: what the data is, file by file and column by column, as Frictionless Data describes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from exergue.data_files import (
    ANNOTATIONS,
    ANNOTATIONS_SCHEMA,
    BIBLIOGRAPHY,
    CSL,
    DATABASE,
    FOLDER,
    PACKAGE,
    TEI_CORPUS,
    WEB_ANNOTATIONS,
)
from exergue.export.collection import Collection, File
from exergue.export.tables import TABLES, Column, Table
from exergue.export.tables.as_csv import path
from exergue.reading.slugs import slug_from

Node = dict[str, Any]

_FILES = (
    (ANNOTATIONS, "jsonl", "application/jsonl", "Articles with all annotations, one JSON object a line"),
    (ANNOTATIONS_SCHEMA, "json", "application/schema+json", "The JSON Schema of a line of annotations.jsonl"),
    (DATABASE, "sqlite", "application/vnd.sqlite3", "The tables and the texts as one database"),
    (TEI_CORPUS, "xml", "application/tei+xml", "The corpus as TEI P5; the articles lie in tei/"),
    (WEB_ANNOTATIONS, "jsonld", "application/ld+json", "W3C Web Annotations; their pages lie in web-annotations/"),
    (BIBLIOGRAPHY, "bib", "application/x-bibtex", "The articles as BibTeX"),
    (CSL, "json", "application/vnd.citationstyles.csl+json", "The articles as CSL-JSON"),
)
_GUARDED = (
    "Words that begin with one of = + - @ or with an apostrophe have an apostrophe before them, so that no spreadsheet "
    "takes them for a formula: take it off."
)


def export_package(collection: Collection) -> Iterator[File]:
    """The description."""
    yield PACKAGE, (json.dumps(_package(collection), ensure_ascii=False, indent=2) + "\n").encode()


def _package(collection: Collection) -> Node:
    settings = collection.settings
    terms = settings.license
    known: Node = {
        "profile": "data-package",
        "name": slug_from(settings.site_name, nameless="exergue"),
        "title": settings.site_name,
        "description": settings.description,
        "homepage": settings.site_url,
        "licenses": [_without_nothing({"name": terms.name, "path": terms.url})] if terms else [],
        "sources": [{"title": outlet} for outlet in _outlets(collection)],
        "resources": [*(_table(table) for table in TABLES), *(_file(*file) for file in _FILES)],
    }
    return _without_nothing(known)


def _outlets(collection: Collection) -> list[str]:
    return sorted({a.article.outlet for a in collection.corpus.articles if a.article.outlet})


def _table(table: Table) -> Node:
    referring = [column for column in table.columns if column.refers]
    schema: Node = {
        "fields": [_field(column) for column in table.columns if column.name not in table.long],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {"fields": [column.name], "reference": {"resource": column.refers, "fields": ["id"]}}
            for column in referring
        ],
    }
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": _beside(path(table)),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": f"{table.description}. {_GUARDED}",
        "schema": _without_nothing(schema),
    }


def _field(column: Column) -> Node:
    limits: Node = {
        "required": column.required,
        "enum": list(column.values),
        **({"minimum": column.unit[0], "maximum": column.unit[1]} if column.unit else {}),
    }
    described: Node = {"name": column.name, "type": column.type, "description": column.description}
    return _without_nothing({**described, "constraints": _without_nothing(limits, keep=(0,))})


def _file(file: PurePosixPath, format: str, mediatype: str, description: str) -> Node:
    return {
        "type": "file",  # no table, whatever Frictionless could read of it
        "name": file.name.lower(),
        "path": _beside(file),
        "format": format,
        "mediatype": mediatype,
        "description": description,
    }


def _beside(file: PurePosixPath) -> str:
    return file.relative_to(FOLDER).as_posix()


def _without_nothing(node: Node, keep: tuple[object, ...] = ()) -> Node:
    """`node` without empty values and what is false; figures stay."""
    return {key: value for key, value in node.items() if value or (value in keep and value is not False)}
