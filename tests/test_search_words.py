"""Text as Pagefind is to see it, and as the page of the search shows it again."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exergue.search.words import CUT, JOINED, LIGATURE, cut, parted

N, J, L = JOINED, JOINED, LIGATURE


@pytest.mark.parametrize(
    ("title", "text", "words"),
    [
        ("words stay", "La fin  approche.\nVite !", "La fin approche. Vite !"),
        ("an elided word comes off, typographic apostrophe", "d’avril", f"d'{J} avril"),
        ("an elided word comes off, straight apostrophe", "d'avril", f"d`{J} avril"),
        ("before a capital, an accent, a mark", "«L’État»", f"«{J} L'{J} État{J} »"),
        ("after another elision", "qu’aujourd’hui", f"qu'{J} aujourd'hui"),
        ("a longer one", "Jusqu’à, puisqu’elle", f"Jusqu'{J} à, puisqu'{J} elle"),
        ("other words with an apostrophe stay", "prud’homme O’Brien", "prud'homme O'Brien"),
        ("a hyphen of any kind is a hyphen", "Jean‑Pierre Saint-Denis", "Jean-Pierre Saint-Denis"),
        ("marks that are no ASCII stand apart", "mot… 2019–2020", f"mot{J} … 2019{J} –{J} 2020"),
        ("two letters written as one", "cœur Œuvre SŒUR", f"co{L}eur O{L}euvre SO{L}EUR"),
        ("no-break spaces are told", "12\xa0500 € ? non\u202f!", f"12 {N}500 € ? non {N}{N}!"),
        ("accents are composed", "e\u0301tat", "état"),
        ("what is invisible goes", "cach\xadé\u200b", "caché"),
        ("Pagefind's own marks are none", "___PAGEFIND_WEIGHT___10", f"__{L}_PAGEFIND_WEIGHT__{L}_10"),
    ],
)
def test_words(title, text, words):
    assert parted(text, "fr") == words


def test_places_are_kept_between_words_and_within_them():
    text = "« longue absence » d’Exemple"
    places = [text.index("longue"), text.index(" »"), text.index("Exemple")]
    assert parted(cut(text, places), "fr").split(CUT) == ["« ", " longue absence ", " » d'\xad ", " Exemple"]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(), st.lists(st.integers(0, 30), max_size=4))
def test_every_place_is_kept_whatever_the_text(text, places):
    held = sorted({min(place, len(text)) for place in places})
    assert parted(cut(text, held), "fr").count(CUT) == len(held)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text())
def test_words_hold_no_space_and_no_mark_of_pagefinds(text):
    words = parted(text, "fr")
    assert "___" not in words
    assert not re.search(r"\s{2,}|^\s|\s$", words)
