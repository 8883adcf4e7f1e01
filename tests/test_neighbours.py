"""Names of two people side by side are two, where the article names the first elsewhere."""

import pytest
from read_names import clusters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Emmanuel Macron part. Le conseiller d'Emmanuel Macron Sylvain Fort reste.", "Sylvain Fort"),
        ("Gérard Collomb part. Le directeur de Gérard Collomb Jean-Marie Girier reste.", "Jean-Marie Girier"),
    ],
)
def test_two_full_names_side_by_side_are_two_people(text, expected):
    assert clusters(text)[-1][0] == expected


@pytest.mark.parametrize("text", ["Marie Anne part. Marie Anne Petit reste.", "Le conseiller Jean Paul Martin reste."])
def test_a_longer_name_of_one_person_is_one(text):
    assert clusters(text)[-1][0] in ("Marie Anne Petit", "Jean Paul Martin")
