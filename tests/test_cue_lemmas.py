"""The dictionary form of what says that somebody says something."""

import pytest

from exergue.annotate.cue_lemmas import cue_lemma

CASES = [
    ("a déclaré", "fr", "déclarer"),
    ("déclare-t-il", "fr", "déclarer"),
    ("a-t-elle encore commenté", "fr", "commenter"),
    ("s’est félicité", "fr", "se féliciter"),
    ("se sont plaints", "fr", "se plaindre"),
    ("félicite", "fr", "féliciter"),
    ("a tenu à rappeler", "fr", "rappeler"),
    ("veut-on également croire", "fr", "croire"),
    ("a fait savoir", "fr", "faire savoir"),
    ("mettant en garde", "fr", "mettre en garde"),
    ("avait été accusé", "fr", "accuser"),
    ("Selon", "fr", "selon"),
    ("D’après", "fr", "d'après"),
    ("a\xa0confié", "fr", "confier"),
    ("DIT-IL", "fr", "dire"),
    ("said", "en", "say"),
    ("mêlent", "fr", ""),
    ("", "fr", ""),
    ("« ? »", "fr", ""),
]


@pytest.mark.parametrize(("cue", "language", "lemma"), CASES)
def test_a_cue_is_filed_under_its_verb(cue, language, lemma):
    assert cue_lemma(cue, language) == lemma
