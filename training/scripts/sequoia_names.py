"""The hand-made layer of names on Sequoia, which lies beside the treebank: same sentences, same words, no spaces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotated import Name, NamedText

_LABELS = {"PERS": "PER", "LOC": "LOC", "ORG": "ORG", "PROD": "MISC", "EVE": "MISC"}
_TREEBANK, _LAYER = "fr_sequoia-ud-{}.conllu", "sequoia-ud.parseme.frsemcor.simple.{}"
_ID, _FORM, _MISC, _NAMES = 0, 1, 9, 12  # columns
_NOTHING = ("*", "_", "")
_SENTENCE = "# sent_id = "
Rows = Sequence[Sequence[str]]


@dataclass(slots=True)
class _Word:
    """A word as it stands in the text, and the names that it belongs to: `1:PERS.Ind;2:LOC`."""

    form: str
    space: bool
    names: str


def read_sequoia(treebanks: Path, layers: Path, part: str) -> Iterator[NamedText]:
    """The sentences of `part` (`train`, `dev`) with their names under our labels.

    Some sentences of the treebank are not in the layer, and two are parted otherwise there; they are left out.
    """
    layer = dict(_sentences(layers / _LAYER.format(part)))
    for sentence, rows in _sentences(treebanks / _TREEBANK.format(part)):
        named = layer.get(sentence, ())
        if _forms(rows) == _forms(named):
            yield _sentence(sentence, list(_words(rows, {row[_ID]: row[_NAMES] for row in named})))


def _sentences(path: Path) -> Iterator[tuple[str, Rows]]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        name = next((line.removeprefix(_SENTENCE) for line in lines if line.startswith(_SENTENCE)), "")
        if name:
            yield name, [line.split("\t") for line in lines if not line.startswith("#")]


def _forms(rows: Rows) -> list[str]:
    return [row[_FORM] for row in rows if row[_ID].isdigit()]


def _words(rows: Rows, names: Mapping[str, str]) -> Iterator[_Word]:
    """Words of the text; `du` is one, though the treebank parts it, and belongs to the name that a part belongs to."""
    contracted: _Word | None = None
    last = 0
    for row in rows:
        number = row[_ID]
        if "-" in number:
            last = int(number.partition("-")[2])
            contracted = _Word(row[_FORM], "SpaceAfter=No" not in row[_MISC], "*")
            yield contracted
        elif number.isdigit() and int(number) <= last and contracted:
            contracted.names = names[number] if contracted.names in _NOTHING else contracted.names
        elif number.isdigit():
            yield _Word(row[_FORM], "SpaceAfter=No" not in row[_MISC], names[number])


def _sentence(sentence: str, words: Sequence[_Word]) -> NamedText:
    spans: dict[str, tuple[int, int]] = {}
    labels: dict[str, str] = defaultdict(str)
    text = ""
    for word in words:
        for name in () if word.names in _NOTHING else word.names.split(";"):
            number, _, label = name.partition(":")
            spans[number] = (spans.get(number, (len(text),))[0], len(text) + len(word.form))
            labels[number] = labels[number] or label.partition(".")[0].partition("-")[0]
        text += word.form + " " * word.space
    names = (Name(*spans[n], _LABELS[labels[n]], n) for n in spans if labels[n] in _LABELS)
    return NamedText(text.rstrip(), tuple(sorted(names, key=lambda name: (name.start, -name.end))), sentence)
