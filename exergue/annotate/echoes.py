"""Words that an article gives twice, as headings repeat what somebody says further down."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from exergue.annotate.discourse import Discourse, Found

Words = tuple[str, ...]
_WORD = re.compile(r"\w+")
_KEY = 3  # words by which a text is looked up
_DOUBTED = ("no cue", "title")  # rules that take a fragment for nobody's words, for want of a sign
_HALF = 0.5  # confidence


def find_echoes(wanted: Mapping[int, str], said: Mapping[int, str]) -> dict[int, int]:
    """For each of the `wanted` texts that another holds, word for word, the key of the first that does."""
    alike: dict[Words, list[int]] = defaultdict(list)
    for index, text in wanted.items():
        alike[_words(text)].append(index)
    sought: dict[Words, list[Words]] = defaultdict(list)
    for words in alike:
        sought[words[:_KEY]].append(words)
    found: dict[int, int] = {}
    for other, text in said.items():
        words = _words(text)
        keys = ((place, words[place : place + length]) for place in range(len(words)) for length in range(1, _KEY + 1))
        for place, key in keys:
            for part in sought.get(key, ()):
                if words[place : place + len(part)] == part:
                    found |= dict.fromkeys(alike.pop(part, ()), other)
    return found


def hear_echoes(d: Discourse, found: Mapping[int, Found]) -> dict[int, Found]:
    """The passages as they were, but for fragments of kind none that echo a spoken passage: those are mixed.

    What stands within other words in marks is no echo of these, nor is the name of a thing: la pilule « … ».
    """
    texts = {passage: d.marked[passage].inner.of(d.text) for passage in found}
    own = {p: text for p, text in texts.items() if d.lines[found[p].line].host < 0 and not _names_thing(d, p)}
    doubted = {p: text for p, text in own.items() if found[p].rule in _DOUBTED and _is_phrase(text)}
    echoes = find_echoes(doubted, {p: text for p, text in texts.items() if found[p].kind != "none"})
    return {
        p: replace(f, kind="mixed", rule="echo", confidence=min(f.confidence, _HALF)) if p in echoes else f
        for p, f in found.items()
    }


def _names_thing(d: Discourse, passage: int) -> bool:
    """Whether the noun of a thing that has a name stands right before a passage."""
    number, place = d.places[passage]
    return place > 0 and d.lines[number].units[place - 1].has("names_thing")


def _is_phrase(text: str) -> bool:
    """Whether a fragment is more than a word, and no name by its capital."""
    return len(_words(text)) > 1 and (text.isupper() or not text[0].isupper())


def _words(text: str) -> Words:
    return tuple(_WORD.findall(text.lower()))
