"""JSON Schemas of the editors' files, for the completion of their editing programs.

`python -m exergue.authority.schema guides/schemas` writes them anew.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from exergue.authority.corrections import MODELS
from exergue.authority.written import WrittenEntry

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> Iterator[tuple[str, str]]:
    """The name and the text of each schema."""
    yield "entries.json", _list_of("People, places or organisations as editors decided on them", [WrittenEntry])
    yield "corrections.json", _list_of("What editors corrected in single articles and across them", [*MODELS.values()])


def _list_of(title: str, models: list[Any]) -> str:
    keys, shared = models_json_schema([(model, "validation") for model in models], by_alias=True)
    items = [keys[model, "validation"] for model in models]
    schema = {
        "$schema": _DIALECT,
        "title": title,
        "type": ["array", "null"],
        "items": items[0] if len(items) == 1 else {"anyOf": items},
        "$defs": _plain(shared["$defs"]),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _plain(node: Any) -> Any:
    """`node` without what only the code knows: titles made of its names, and values for keys that are left out."""
    if isinstance(node, list):
        return [_plain(value) for value in node if value != ""]
    if not isinstance(node, dict):
        return node
    left_out = {key for key in ("title", "default") if not isinstance(node.get(key), dict)}
    return {key: _plain(value) for key, value in node.items() if key not in left_out}


def main(folder: Path) -> None:
    """Write the schemas into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
