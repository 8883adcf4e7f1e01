"""The text that the components see, and the way back."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exergue.annotate.offsets import see
from exergue.model import Article, Block, Inline, TextSpan

CHARACTERS = st.sampled_from(list("aéeÉ '’\"«»\u00ad\u200b\u00a0\u202f\u0301\u0327\n\t.-Z1😀가ᄀ\ufeff"))


def article(text: str, *spans: tuple[int, int], inlines: tuple[Inline, ...] = ()) -> Article:
    blocks = tuple(Block("paragraph", TextSpan(*span)) for span in spans or [(0, len(text))])
    return Article("a", Path("a.txt"), text, "fr", "a", "a", blocks, inlines)


@pytest.mark.parametrize(
    ("title", "text", "seen"),
    [
        ("typographic apostrophe", "l’Ukraine", "l'Ukraine"),
        ("accents in two characters", "E\u0301lyse\u0301e", "Élysée"),
        ("soft hyphen and zero-width space", "minis\u00adtère\u200b", "ministère"),
        ("no-break spaces", "«\u00a0Oui\u202f»", "« Oui »"),
        ("runs of spaces and lines of one paragraph", "Mark\n   Milley", "Mark Milley"),
        ("edges of a block", "  Mark ", "Mark"),
        ("an accent on a space stands by itself", "a \u0301b", "a \u0301b"),
        ("nothing to see", "\u200b \u00ad", ""),
    ],
)
def test_seen_text(title, text, seen):
    assert see(article(text)).text == seen


def test_way_back_covers_what_was_dropped_inside():
    text = "Le minis\u00adte\u0300re dit"
    seen = see(article(text))
    start = seen.text.index("ministère")
    assert seen.source(TextSpan(start, start + 9)).of(text) == "minis\u00adte\u0300re"


def test_blocks_are_parted_by_a_blank_line():
    seen = see(article("Titre\nTexte", (0, 5), (6, 11)))
    assert seen.text == "Titre\n\nTexte"
    assert [block.of(seen.text) for block in seen.blocks] == ["Titre", "Texte"]


def test_a_hard_line_break_stays():
    inline = (Inline("break", TextSpan(4, 5)),)
    assert see(article("Paul\nMarie", inlines=inline)).text == "Paul\nMarie"


def test_protected_stretches_are_given_in_seen_offsets():
    text = "l’outil\u00ad `Paris` de Paul"
    at = text.index("`")
    seen = see(article(text, inlines=(Inline("code", TextSpan(at, at + 7)),)))
    assert [span.of(seen.text) for span in seen.protected] == ["`Paris`"]


@given(st.text(CHARACTERS, max_size=40))
def test_each_seen_character_stands_for_its_source(text):
    seen = see(article(text))
    for at, char in enumerate(seen.text):
        source = seen.source(TextSpan(at, at + 1)).of(text)
        assert char in unicodedata.normalize("NFC", source) or (char in " '" and not source.isalnum())


@given(st.text(CHARACTERS, max_size=40))
def test_offsets_only_grow(text):
    seen = see(article(text))
    assert list(seen.starts) == sorted(seen.starts)
    assert list(seen.ends) == sorted(seen.ends)
    assert all(start < end for start, end in zip(seen.starts, seen.ends, strict=True))


@given(st.text(CHARACTERS, max_size=40), st.data())
def test_any_seen_word_seen_again_is_itself(text, data):
    seen = see(article(text))
    words = list(re.finditer(r"\S+", seen.text))  # by place: « 1 » is also in « 1́  »
    if words:
        word = data.draw(st.sampled_from(words))
        source = seen.source(TextSpan(word.start(), word.end())).of(text)
        assert see(article(source)).text == word[0]


@given(st.text(CHARACTERS, min_size=2, max_size=30), st.integers(0, 29), st.integers(1, 10))
def test_protected_stretches_come_back_whole(text, start, length):
    end = min(start + length, len(text))
    if start >= end:
        return
    seen = see(article(text, inlines=(Inline("url", TextSpan(start, end)),)))
    for span in seen.protected:
        assert seen.source(span).meets(TextSpan(start, end))


def test_of_an_endless_word_only_the_beginning_is_seen():
    seen = see(article("l'" * 5000 + " Paris"))
    assert len(seen.text) < 1000 and seen.text.endswith(" Paris")
