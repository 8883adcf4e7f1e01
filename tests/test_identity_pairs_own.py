"""A hundred pairs of sentences of our own, each sentence an article: is `x` one person, place or thing in both?

`cases/identity_pairs_own.jsonl` (CC0) says so, and whether the sentences are enough to decide it; what they do not
decide stays apart.
"""

import json
from pathlib import Path

import pytest
from identity_articles import NOBODY, article

from exergue.resolve import resolve

LINES = (Path(__file__).parent / "cases" / "identity_pairs_own.jsonl").read_text(encoding="utf-8").splitlines()
PAIRS = [json.loads(line) for line in LINES]


def joined(pair) -> bool:
    """Whether what is marked `x` in the two sentences ends on one page."""
    named = [article("a1", pair["a"], "2020-01-01"), article("a2", pair["b"], "2020-01-02")]
    found = {annotated.article.id: annotated.mentions for annotated in resolve(named, NOBODY).articles}
    one, other = (
        {after.entity for before, after in zip(a.mentions, found[a.article.id], strict=True) if before.entity == "x"}
        for a in named
    )
    assert one and other, "no mention is marked"
    return bool(one & other)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["id"])
def test_pair(pair):
    assert joined(pair) == (pair["same"] and pair["decidable"]), pair["reason"]


def test_there_are_a_hundred_and_some_of_each_kind():
    assert len({pair["id"] for pair in PAIRS}) == 100
    assert {pair["kind"] for pair in PAIRS} == {"person", "place", "organisation"}
