"""Roles that the source of a quotation tells of whoever was found to speak."""

import pytest
from read_speech import read

NAMED = "Le maire de Béziers, Robert Exemple, a pris la parole hier."


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("role as source", f"{NAMED} « Il faut agir », a dit le maire.", ["maire de Béziers", "maire"]),
        (
            "longer role",
            f"{NAMED} « Il faut agir », a dit le maire de Béziers.",
            ["maire de Béziers", "maire de Béziers"],
        ),
        ("two roles", f"{NAMED} « Oui », dit le maire et sénateur.", ["maire de Béziers", "maire", "sénateur"]),
        (
            "not where it was said",
            "Le ministre, Bruno Martin, se tait. « Oui », a dit le ministre sur Franceinfo.",
            ["ministre", "ministre"],
        ),
        ("whose he is", "Carlos Ghosn se tait. « Oui », dit son avocat. Carlos Ghosn sourit.", []),
        ("nobody named", "Le ciel est gris. « Il faut agir », a dit le maire de Béziers.", []),
        ("pronoun", f"{NAMED} « Il faut agir », a-t-il dit.", ["maire de Béziers"]),
        ("name", f"{NAMED} « Il faut agir », a dit Robert Exemple.", ["maire de Béziers"]),
        ("no role", f"{NAMED} « Il faut agir », a dit l'intéressé.", ["maire de Béziers"]),
        ("a person, no role", f"{NAMED} « Il faut agir », a dit le jeune homme.", ["maire de Béziers"]),
        (
            "the same source of two quotations is one role",
            f"{NAMED} « Il faut agir », a dit le maire, qui voit « un danger ».",
            ["maire de Béziers", "maire"],
        ),
    ],
)
def test_source_roles(title, text, expected):
    annotated = read(text)
    assert [role.span.of(text) for role in annotated.roles] == expected
    assert len({role.entity for role in annotated.roles}) <= 1


def test_english():
    text = "The mayor of Austin, Jane Sample, spoke. “We must act”, said the mayor."
    assert [role.span.of(text) for role in read(text, "en").roles] == ["mayor of Austin", "mayor"]
