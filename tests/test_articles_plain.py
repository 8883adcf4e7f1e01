"""Plain text: paragraphs, line ends, and addresses that stand in the text."""

import pytest
from hypothesis import given
from invented import plain

from exergue.reading.characters import visible
from exergue.reading.plain import read_plain

LONG = (
    "Le président a reçu hier soir à l’Élysée les représentants des syndicats, avec lesquels il a parlé "
    + "longtemps " * 5
)

PARAGRAPHS = {
    "a blank line": ("Un.\n\nDeux.\n", ["Un.", "Deux."]),
    "a blank line that holds spaces": ("Un.\n \t\xa0\nDeux.", ["Un.", "Deux."]),
    "many blank lines": ("\n\n\nUn.\n\n\n\nDeux.\n\n", ["Un.", "Deux."]),
    "indented": ("\tUn.\n\n    Deux.  \n", ["Un.", "Deux."]),
    "a no-break space belongs to its paragraph": ("\xa0Un.\xa0\n\nDeux.", ["\xa0Un.\xa0", "Deux."]),
    "invisible characters are kept with what they follow": ("Un.\n\u200b\n\nDeux.", ["Un.\n\u200b", "Deux."]),
    "invisible characters at the start": ("\u200b\n\nUn.", ["\u200b\n\nUn."]),
    "lines broken by a program": (
        "Au milieu des inquiétudes croissantes de la communauté internationale\n"
        "concernant la sécurité dans l’est de l’Ukraine, le général Mark\n"
        "Milley a parlé avec son homologue. Il a dit que tout va bien.\n"
        "Les détails sont gardés secrets, a-t-il ajouté avant de\n"
        "partir.\n\nFin.",
        [
            "Au milieu des inquiétudes croissantes de la communauté internationale\n"
            "concernant la sécurité dans l’est de l’Ukraine, le général Mark\n"
            "Milley a parlé avec son homologue. Il a dit que tout va bien.\n"
            "Les détails sont gardés secrets, a-t-il ajouté avant de\n"
            "partir.",
            "Fin.",
        ],
    ),
    "a paragraph a line": (f"{LONG}.\n{LONG}.\n{LONG}.", [f"{LONG}."] * 3),
    "a paragraph a line, with a heading and a short one": (
        f"- Un tournant -\n{LONG}.\nIl a souri.\n{LONG}.",
        ["- Un tournant -", f"{LONG}.", "Il a souri.", f"{LONG}."],
    ),
    "a sentence a line": ("— Oui, dit-il.\n— Non !\nIl sortit.", ["— Oui, dit-il.", "— Non !", "Il sortit."]),
    "short lines stay in one paragraph": (
        "Lyon 0-0 Nice\nPSG 2-1 OM\nLens 1-0 Metz",
        ["Lyon 0-0 Nice\nPSG 2-1 OM\nLens 1-0 Metz"],
    ),
    "Markdown is text": ("# Un\n- deux\n\n    trois", ["# Un\n- deux", "trois"]),
}


@pytest.mark.parametrize(("text", "paragraphs"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraphs(text, paragraphs):
    assert [block.span.of(text) for block in read_plain(text).blocks] == paragraphs


def breaks(text: str) -> list[int]:
    return [inline.span.start for inline in read_plain(text).inlines if inline.kind == "break"]


def test_short_lines_end_where_they_do():
    assert breaks("Lyon 0-0 Nice\nPSG 2-1 OM \n\tLens 1-0 Metz\n") == [13, 25]


def test_lines_that_go_on_within_a_sentence_are_not_broken():
    assert breaks("Le général Mark Milley a appelé\nson homologue à Moscou") == []


ADDRESSES = {
    "at the end of a sentence": ("Voir https://a.fr/b?c=d#e.", ["https://a.fr/b?c=d#e"]),
    "in parentheses": ("(http://a.fr/x_(y)) et (www.a.fr)", ["http://a.fr/x_(y)", "www.a.fr"]),
    "in marks": ('« https://a.fr » "http://b.fr" <http://c.fr>', ["https://a.fr", "http://b.fr", "http://c.fr"]),
    "mail": ("écrire à j.exemple+a@la-gazette.fr, vite", ["j.exemple+a@la-gazette.fr"]),
    "a name in an address": (
        "https://fr.wikipedia.org/wiki/Emmanuel_Macron",
        ["https://fr.wikipedia.org/wiki/Emmanuel_Macron"],
    ),
    "an address before a great many brackets": ("http://a.fr/(b)" + ")." * 200_000, ["http://a.fr/(b)"]),
    "not an address": ("@MarkMilley, www, http, a@b, 20.Minutes", []),
}


@pytest.mark.parametrize(("text", "addresses"), ADDRESSES.values(), ids=ADDRESSES)
def test_addresses(text, addresses):
    assert [inline.span.of(text) for inline in read_plain(text).inlines if inline.kind == "url"] == addresses


@pytest.mark.parametrize("text", ["a" * 300_000, "a." * 150_000, "www." * 75_000, "a@" * 150_000, "http://" * 40_000])
def test_a_long_line_takes_no_longer_than_its_length(text):
    assert len(read_plain(text).blocks) == 1


@given(plain)
def test_the_text_is_untouched_and_each_character_stands_in_one_paragraph(text):
    body = read_plain(text)
    assert body.text == text
    ends = [0] + [block.span.end for block in body.blocks]
    between = [text[end : block.span.start] for end, block in zip(ends, body.blocks, strict=False)] + [text[ends[-1] :]]
    if body.blocks:
        assert "".join(between).strip() == ""
    else:
        assert not visible(text)
    assert all(visible(block.span.of(text)) for block in body.blocks)
