"""Bytes to text: encodings, line ends, and characters that no page can show."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exergue.errors import InputError
from exergue.lines import one_line
from exergue.reading.characters import clean, same_words, visible
from exergue.reading.detection import Languages
from exergue.reading.encodings import decode

LETTERS = Languages("fr", ("en", "fr")).letters
FRENCH = "L’Élysée où Noël Forçat a été reçu : « Ça coûte 5 €, à l’œil nu… », dit-il."


def decoded(data: bytes) -> str:
    return decode(data, Path("a.txt"), LETTERS)


@pytest.mark.parametrize(
    "codec",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_french_is_read_in_every_encoding_that_can_write_it(codec):
    assert decoded(FRENCH.encode(codec)) == FRENCH


OLD = {
    "a word in Latin-1": (b"caf\xe9", "café"),
    "œ in ISO 8859-15": (b"un c\xbdur d'or", "un cœur d'or"),
    "Œ in ISO 8859-15": (b"l'\xbcuvre", "l'Œuvre"),
    "a half in Windows-1252": (b"il y a 1 an \xbd", "il y a 1 an ½"),
    "capitals in Mac Roman": (b"\x83lys\x8ee", "Élysée"),
    "capitals in Windows-1252": (b"\xc9lys\xe9e", "Élysée"),
    "marks in Windows-1252": (b"l\x92\xe9t\xe9 \x97 \xab\xa0oui\xa0\xbb", "l’été — «\xa0oui\xa0»"),
    "a byte that Windows-1252 does not know": (b"\xe9t\xe9\x81", "été\x81"),
    "a foreign name": (b"M\xfcller et Pe\xf1a, \xe0 K\xf6ln", "Müller et Peña, à Köln"),
    "DOS": (b"Le pr\x82sident a \x82t\x82 r\x82\x82lu \x85 Paris", "Le président a été réélu à Paris"),
}


@pytest.mark.parametrize(("data", "text"), OLD.values(), ids=OLD)
def test_an_old_encoding_is_known_by_its_letters(data, text):
    assert decoded(data) == text


REFUSED = {
    "NUL": (b"a\0b", "a.txt: is a binary file; expected text"),
    "NUL in UTF-16": ("a\0b".encode("utf-16"), "a.txt: is a binary file; expected text"),
    "an image": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.txt: is a binary file; expected text"),
    "compressed": (bytes(range(250, 0, -1)), "a.txt: is binary or in an unknown encoding; expected text in UTF-8"),
    "Cyrillic": (
        "Привет, как дела сегодня?".encode("cp1251"),
        "a.txt: is binary or in an unknown encoding; expected text in UTF-8",
    ),
    "UTF-8 with one line of Latin-1": (
        "Été\nété, été\n".encode() + b"\xe9",
        "a.txt:3: is UTF-8 but for the bytes 0xE9; expected one encoding, best UTF-8",
    ),
    "UTF-16 cut short": (
        "été".encode("utf-16") + b"a",
        "a.txt:1: is UTF-16-LE but for the bytes 0x61; expected one encoding, best UTF-8",
    ),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_text_is_refused(data, message):
    with pytest.raises(InputError) as caught:
        decoded(data)
    assert str(caught.value) == message


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_whatever_is_written_in_utf_8_is_read_as_it_was(text):
    assert decoded(text.encode()) == text.removeprefix("\ufeff")


@given(st.binary())
def test_any_bytes_are_read_or_refused(data):
    try:
        assert isinstance(clean(decoded(data)), str)
    except InputError as error:
        assert "expected" in str(error)


CLEANED = {
    "line ends": ("a\r\nb\rc\x85d\u2028e", "a\nb\nc\nd\ne"),
    "the end of a paragraph": ("a\u2029b", "a\n\nb"),
    "controls": ("a\0\x01\x0b\x0c\x1b\x1fb\tc", "ab\tc"),
    "non-characters": ("a\ufffe\uffffb", "ab"),
    "lone surrogates": ("a\ud800b\udfffc", "abc"),
    "two surrogates that are one character": ("a\ud83c\udf89b", "a🎉b"),
    "what stays": ("e\u0301\u00ad\u00a0\u202f\u200b\u200e\u2066x\ufeff\x7f", None),
}


@pytest.mark.parametrize(("text", "expected"), CLEANED.values(), ids=CLEANED)
def test_only_characters_that_cannot_be_shown_go(text, expected):
    assert clean(text) == (text if expected is None else expected)


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing_and_gives_what_html_allows(text):
    once = clean(text)
    assert clean(once) == once
    assert not set(once) & {*map(chr, range(9)), "\x0b", "\x0c", "\r", "\ufffe", "\uffff"}
    once.encode()


@pytest.mark.parametrize(("text", "seen"), [("", False), (" \n\xa0\u200b\u00ad\ufeff\u2800", False), ("·", True)])
def test_some_characters_leave_no_ink(text, seen):
    assert visible(text) == seen


def test_a_title_keeps_its_no_break_spaces():
    assert one_line(" «\xa0Oui\xa0»\n\tdit-il ") == "«\xa0Oui\xa0» dit-il"


def test_white_space_and_the_coding_of_accents_make_no_other_words():
    assert same_words("L’été  «\xa0beau\xa0»\n", "L’e\u0301te\u0301 « beau »")
    assert not same_words("L’été", "L’ete")
