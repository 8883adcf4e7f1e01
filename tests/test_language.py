"""Language packs are lists of words: a word is never taken for something else."""

import pytest
from ruamel.yaml import YAML

from exergue.language import PACKS
from exergue.language.words import read_words


@pytest.mark.parametrize("file", sorted(PACKS.rglob("*.yml")), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_pack_says_what_yaml_1_2_makes_of_it(file):
    assert read_words(file) == YAML(typ="safe", pure=True).load(file)


@pytest.mark.parametrize("word", ["on", "oui", "no", "off", "y", "N", "12:30", "1_000", "0o", "=", "2021-04-01"])
def test_words_stay_words(tmp_path, word):
    (tmp_path / "a.yml").write_text(f"- {word}\n", encoding="utf-8")
    assert read_words(tmp_path / "a.yml") == [word]


@pytest.mark.parametrize(("written", "value"), [("true", True), ("-3", -3), ("0.5", 0.5), ("1e3", 1000.0), ("~", None)])
def test_numbers_and_truth_are_what_they_are(tmp_path, written, value):
    (tmp_path / "a.yml").write_text(f"- {written}\n", encoding="utf-8")
    assert read_words(tmp_path / "a.yml") == [value]
