"""Who said what: the tables of cases, one sentence or short text each.

`tests/cases/typology_*.jsonl` (CC0, written for this project): text, and for each quotation its content, kind and
speaker. A case is right when as many quotations are found, each of the same kind, over nearly the same words, and
given to the same speaker. `misses.yml` beside them lists those that are known to fail, with the reason.
"""

import json
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from exergue.annotate.nlp import annotate
from exergue.model import Article, Block, TextSpan

CASES = Path(__file__).parent / "cases"
MISSES = YAML(typ="safe").load(CASES / "misses.yml")
ARTICLES = re.compile(r"^(le|la|les|l['’]|un|une|des|the|a|an)\s*")


def cases():
    for path in sorted(CASES.glob("typology_*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            missed = MISSES.get(case["id"])
            marks = [pytest.mark.xfail(strict=True, reason=missed)] if missed else []
            yield pytest.param(case, id=f"{case['id']}-{case['phenomenon']}", marks=marks)


def as_article(case):
    lines = re.finditer(r"[^\n]+", case["text"])
    blocks = tuple(Block("paragraph", TextSpan(line.start(), line.end())) for line in lines)
    return Article(case["id"], Path(case["id"]), case["text"], case["lang"], case["id"], case["id"], blocks)


def spoken(annotated):
    """(kind, stretch, possible names of the speaker) of each part of each quotation."""
    text = annotated.article.text
    for quotation in annotated.quotations:
        if quotation.kind != "none":
            for part in joined(text, quotation.contents):
                yield quotation.kind, part, speakers(annotated, quotation)


def joined(text, parts):
    """Parts between which only white space stands (paragraphs of one quotation) are one stretch here."""
    stretches = []
    for part in parts:
        if stretches and not text[stretches[-1].end : part.start].strip():
            stretches[-1] = TextSpan(stretches[-1].start, part.end)
        else:
            stretches.append(part)
    return stretches


def speakers(annotated, quotation):
    """The speaker's fullest name, or the words of the source, as the table may word it."""
    text = annotated.article.text
    names = {}
    for mention in annotated.mentions:
        names[mention.entity] = max(names.get(mention.entity, ""), mention.span.of(text), key=len)
    source = quotation.source.of(text) if quotation.source else ""
    named = " et ".join(names[speaker] for speaker in quotation.speakers)
    return {plain(words) for words in (named, source if named else source or quotation.speaker_text) if words}


def plain(words):
    return ARTICLES.sub("", (words or "").strip().lower())


def likeness(wanted, part):
    both = max(0, min(wanted["end"], part.end) - max(wanted["start"], part.start))
    return both / (wanted["end"] - wanted["start"] + part.end - part.start - both)


def fits(wanted, found):
    kind, part, names = found
    said = {plain(wanted.get("speaker")), plain(wanted.get("speaker_resolved"))} - {""}
    right = bool(said & names) if said else not names
    return kind == wanted["type"] and likeness(wanted, part) >= 0.9 and right


@pytest.mark.parametrize("case", [*cases()])
def test_case(case):
    [annotated] = annotate([as_article(case)])
    found = list(spoken(annotated))
    wanted = [quotation for quotation in case["quotes"] if quotation["type"] != "none"]
    for one in wanted:
        found.remove(next((f for f in found if fits(one, f)), None))
    assert found == []
