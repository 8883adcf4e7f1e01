"""The JSON Schema of a line of `data/annotations.jsonl`, for programs that read it.

`python -m exergue.export.schema guides/schemas` writes it anew.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pydantic import TypeAdapter

from exergue.export.records import ArticleRecord

NAME = "annotations.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> str:
    """The schema as text."""
    made = TypeAdapter(ArticleRecord).json_schema()
    return json.dumps({"$schema": _DIALECT, **made}, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1], NAME).write_text(schema(), encoding="utf-8", newline="\n")
