"""What docs/ says of each article, as it was last written: the data that were published with it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exergue.errors import OutputError
from exergue.export import export_annotations
from exergue.model import Corpus

DATA = "data/annotations.jsonl"


@dataclass(frozen=True, slots=True)
class SeenMention:
    """A name and what it means: an id, "" for what has no page."""

    words: str
    label: str
    entity: str


@dataclass(frozen=True, slots=True)
class SeenQuotation:
    """Quoted words and whose they are: ids, or words for a speaker without a page; "" if nobody knows."""

    words: str
    kind: str
    speaker: str


@dataclass(frozen=True, slots=True)
class SeenArticle:
    """What a record says of an article; mentions and quotations by where they begin."""

    id: str
    title: str
    text: str
    mentions: Mapping[int, SeenMention]
    quotations: Mapping[int, SeenQuotation]

    def mentions_by_count(self) -> dict[tuple[str, int], SeenMention]:
        """The mentions by their words and how many times these have stood before."""
        return _counted((mention.words, mention) for mention in self.mentions.values())

    def quotations_by_count(self) -> dict[tuple[str, int], SeenQuotation]:
        """The quotations in the same way."""
        return _counted((quotation.words, quotation) for quotation in self.quotations.values())


def last_written(docs: Path) -> tuple[SeenArticle, ...]:
    """The articles as they stand in `docs`; raises OutputError where nothing was built yet."""
    file = docs / DATA
    try:
        return tuple(_seen(json.loads(line)) for line in file.read_text(encoding="utf-8").split("\n") if line)
    except FileNotFoundError as error:
        raise OutputError(f"{file}: is not there; expected a site to compare with: build one first") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise OutputError(f"{file}: can't be read; build the site anew") from error


def as_written(corpus: Corpus, root: Path) -> tuple[SeenArticle, ...]:
    """The articles as they would be written."""
    _, data = export_annotations(corpus, root)
    return tuple(_seen(json.loads(line)) for line in data.decode().split("\n") if line)


def _seen(record: dict[str, Any]) -> SeenArticle:
    text = record["text"]
    mentions = {
        m["start"]: SeenMention(text[m["start"] : m["end"]], m["label"], m["entity"] or "") for m in record["mentions"]
    }
    parts: dict[object, list[dict[str, Any]]] = defaultdict(list)
    for part in record["quotations"]:
        parts[part["group"] or part["start"]].append(part)
    quotations = {
        found[0]["start"]: SeenQuotation(
            words=" … ".join(text[part["start"] : part["end"]] for part in found),
            kind=found[0]["type"],
            speaker=", ".join(found[0]["speakers"]) or found[0]["speaker_text"],
        )
        for found in parts.values()
        if found[0]["type"] != "none"
    }
    return SeenArticle(record["article"], record["title"], text, mentions, quotations)


def _counted(things: Iterable[tuple[str, Any]]) -> dict[tuple[str, int], Any]:
    before: Counter[str] = Counter()
    counted = {}
    for words, thing in things:
        counted[words, before[words]] = thing
        before[words] += 1
    return counted
