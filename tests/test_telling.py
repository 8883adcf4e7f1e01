"""Which roles and which words for a speaker tell a reader something."""

import pytest

from exergue.telling import names_nobody, tells

TELLING = (
    "maire",
    "président de la République",
    "femme politique",
    "homme d’affaires",
    "candidat à la mairie",
    "mayor",
)
NOT_TELLING = ("candidat", "Locataire", "femme", "frère", "père de Jean", "voisine", "épouse du roi", "sœur", "brother")


@pytest.mark.parametrize("role", TELLING)
def test_what_somebody_does_tells_something(role):
    assert tells(role)


@pytest.mark.parametrize("role", NOT_TELLING)
def test_kinship_and_chance_tell_nothing_beside_a_name(role):
    assert not tells(role)


@pytest.mark.parametrize("speaker", ["", " ", "Il", "on", "je", "j’", "-t-elle", "I", "celui-ci"])
def test_a_pronoun_names_nobody(speaker):
    assert names_nobody(speaker)


@pytest.mark.parametrize("speaker", ["son entourage", "un proche", "une source", "Île"])
def test_a_description_names_somebody(speaker):
    assert not names_nobody(speaker)
