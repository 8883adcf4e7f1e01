"""The words of the site, in every language that it speaks."""

import random
from datetime import date

import pytest

from exergue.interface import collation, initial, read_interface

FRENCH = read_interface("fr")


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "0\xa0mention"), (1, "1\xa0mention"), (2, "2\xa0mentions"), (1234, "1\u202f234\xa0mentions")],
)
def test_a_count_takes_the_plural_of_its_language(number, expected):
    assert FRENCH.count("mentions", number) == expected


def test_english_counts_nothing_as_many():
    assert read_interface("en").count("articles", 0) == "0\xa0articles"


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2021, 4, 1), "1er\xa0avril\xa02021"), (date(1898, 1, 13), "13\xa0janvier\xa01898")],
)
def test_days_are_written_as_the_french_press_writes_them(day, expected):
    assert FRENCH.day(day) == expected


def test_marks_hold_on_to_their_words():
    assert FRENCH.quoted("Oui") == "«\xa0Oui\xa0»"
    assert read_interface("en").quoted("Yes") == "“Yes”"


def test_words_that_are_quoted_keep_their_own_spaces():
    assert FRENCH.quoted("Qui : moi !") == "«\xa0Qui : moi !\xa0»"


def test_a_country_is_named_in_the_language_of_the_site():
    assert FRENCH.country("DE") == "Allemagne"
    assert FRENCH.country("") == FRENCH.country("??") == ""


INDEX = [
    "Abadie, Luc",
    "Àbadie, Luc",
    "Brun, Zoé",
    "Brun-Lavaud, Anne",
    "Brunet, Anne",
    "Élan, Marie",
    "Elbe, Jean",
    "Esther",
    "Étienne",
    "Eugène",
    "Gaulle, Charles de",
    "Guéno, Yves",
    "Odéon",
    "Œuvre",
    "Offenbach",
    "Saint-Just",
    "Sainte-Beuve",
]


def test_names_are_sorted_as_in_a_french_index():
    shuffled = random.Random(1).sample(INDEX, len(INDEX))
    assert sorted(shuffled, key=collation) == INDEX


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Élan", "E"), ("œuvre", "O"), ("« Zoé »", "Z"), ("Ławski", "L"), ("Бах", "Б"), ("20 Minutes", "#"), ("…", "#")],
)
def test_a_name_is_filed_under_a_letter(name, letter):
    assert initial(name) == letter


@pytest.mark.parametrize(
    ("since", "until", "french", "english"),
    [
        ("2019-10", "2023-09", "octobre\u00a02019 – septembre\u00a02023", "October\u00a02019 – September\u00a02023"),
        ("2019", "", "depuis 2019", "since 2019"),
        ("2019-10-01", "", "depuis le 1er\u00a0octobre\u00a02019", "since 1\u00a0October\u00a02019"),
        ("", "2023-09", "jusqu’en septembre\u00a02023", "until September\u00a02023"),
        ("", "2023-09-12", "jusqu’au 12\u00a0septembre\u00a02023", "until 12\u00a0September\u00a02023"),
        ("0987", "1014", "0987 – 1014", "0987 – 1014"),
        ("", "", "", ""),
    ],
)
def test_the_time_of_a_role(since, until, french, english):
    assert read_interface("fr").period(since, until) == french
    assert read_interface("en").period(since, until) == english
