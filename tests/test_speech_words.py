"""The language packs' words about speech: the rules call for classes of words, and every pack must have them."""

import re

import pytest

from exergue.annotate.speechwords import lexis
from exergue.language import languages

# Classes that are no list of words: punctuation, names, endings, and what is made of other lists.
MADE = """comma break colon dash open close end name passage PER LOC ORG MISC doubtful
    subject nationality finite unfinite infinitive participle pronoun auxiliary"""
READERS = tuple(f"exergue.annotate.{name} " for name in ("lines", "speechwords", "marks", "heard"))


@pytest.fixture(scope="module")
def rules(root):
    """The modules that read speech, and their code."""
    paths = sorted((root / "exergue" / "annotate").glob("*.py"))
    codes = {path.name: path.read_text(encoding="utf-8") for path in paths}
    return {name: code for name, code in codes.items() if any(reader in code for reader in READERS)}


@pytest.fixture(scope="module")
def classes(rules):
    """The classes of words that the rules ask for."""
    asked = (call for code in rules.values() for call in re.findall(r"\.has\(([^()]*)\)", code))
    return {name for call in asked for name in re.findall(r'"(\w+)"', call)}


def test_there_are_packs():
    assert {"en", "fr"} <= set(languages())


@pytest.mark.parametrize("language", languages())
def test_every_class_of_words_is_in_the_pack(language, classes):
    assert classes - set(MADE.split()) <= set(lexis(language).words.words)


@pytest.mark.parametrize("language", languages())
def test_every_class_in_the_pack_is_asked_for(language, classes):
    assert set(lexis(language).words.words) - set(MADE.split()) <= classes


@pytest.mark.parametrize("language", languages())
def test_words_are_lower_case_with_straight_apostrophes(language):
    words = [word for listed in lexis(language).words.words.values() for word in listed]
    assert [word for word in words if word != word.lower() or "’" in word or word != word.strip()] == []


def test_no_rule_names_a_language(rules):
    for name, code in rules.items():
        assert not re.search(r'"(fr|en)"|french|français|english', code, re.IGNORECASE), name


def test_a_word_is_of_the_classes_that_list_it_and_that_its_ending_tells():
    known = lexis("fr")
    assert {"person"} <= known.tags("maire")
    assert {"finite"} <= known.tags("partaient")
    assert {"infinitive"} <= known.tags("partir")
    assert known.tags("bric-à-brac") == frozenset()


def test_forms_without_accents_are_known():
    assert {reading.verb.lemma for reading in lexis("fr").forms["declare"]} >= {"déclarer"}
