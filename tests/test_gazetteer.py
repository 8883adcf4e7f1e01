"""Places by the names that a French newspaper gives them."""

import subprocess
import sys

import pytest

from exergue.gazetteer import abridged, key, lookup, names


@pytest.mark.parametrize(
    ("name", "kind", "country", "canonical"),
    [
        ("Londres", "city", "GB", "Londres"),
        ("Kiev", "city", "UA", "Kiev"),
        ("Kyiv", "city", "UA", "Kiev"),
        ("Pékin", "city", "CN", "Pékin"),
        ("Le Caire", "city", "EG", "Le Caire"),
        ("Anvers", "city", "BE", "Anvers"),
        ("Etats-Unis", "country", "US", "États-Unis"),
        ("la Russie", "country", "RU", "Russie"),
        ("l’Ukraine", "country", "UA", "Ukraine"),
        ("Donbass", "territory", "UA", "Donbass"),
        ("Haute-Garonne", "department", "FR", "Haute-Garonne"),
        ("Hauts de Seine", "department", "FR", "Hauts-de-Seine"),
        ("Seine", "river", "FR", "Seine"),
        ("Paris", "city", "FR", "Paris"),
        ("RDC", "country", "CD", "République démocratique du Congo"),
    ],
)
def test_likeliest_place_of_a_name(name, kind, country, canonical):
    place = lookup(name, "fr")[0]
    assert (place.kind, place.country, place.name) == (kind, country, canonical)


def test_place_says_what_holds_it_and_where_it_is():
    place = lookup("Toulouse", "fr")[0]
    assert place.within == ("Haute-Garonne", "Occitanie", "France")
    assert place.geonames == "2972315"
    assert (round(place.latitude), round(place.longitude)) == (44, 1)
    assert place.population > 400_000


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Paris", ("Île-de-France", "France")),
        ("Nord", ("Hauts-de-France", "France")),
        ("Champs-Élysées", ("Paris", "Île-de-France", "France")),
        ("Maison Blanche", ("Washington", "district de Columbia", "États-Unis")),
        ("Los Angeles", ("Californie", "États-Unis")),
        ("La Réunion", ("France",)),
        ("Stade de France", ("Saint-Denis", "Seine-Saint-Denis", "Île-de-France", "France")),
    ],
)
def test_what_holds_a_place(name, within):
    assert lookup(name, "fr")[0].within == within


def test_homonyms_are_all_given():
    assert {place.country for place in lookup("Saint-Denis", "fr")} >= {"FR", "RE"}
    assert {place.kind for place in lookup("Vienne", "fr")} >= {"city", "river", "department"}


def test_country_article_for_the_reader():
    articles = [lookup(name, "fr")[0].article for name in ("France", "Japon", "Irlande", "Pays-Bas", "Cuba")]
    assert articles == ["la", "le", "l'", "les", ""]


def test_english_names():
    assert lookup("Germany", "en")[0].country == "DE"
    assert lookup("Londres", "en") == ()


@pytest.mark.parametrize(
    ("name", "found"),
    [("Levallois", ["Levallois-Perret"]), ("Le Touquet", ["Le Touquet-Paris-Plage"]), ("Oradour", []), ("Saint", [])],
)
def test_a_name_without_its_end(name, found):
    assert [place.name for place in abridged(name, "fr")] == found


def test_unknown_name():
    assert lookup("Trifouillis", "fr") == ()
    assert lookup("", "fr") == ()


@pytest.mark.parametrize("text", ["Île-de-France", "L’Haÿ-les-Roses", "ÉTATS-UNIS", "straße"])
def test_key_keeps_the_length(text):
    assert len(key(text)) == len(text)


def test_every_row_can_be_read():
    for form in list(names("fr"))[::50]:
        for place in lookup(form, "fr"):
            assert -90 <= place.latitude <= 90 and -180 <= place.longitude <= 180


def test_table_loads_fast():
    code = (
        "import time; start = time.process_time(); from exergue.gazetteer import lookup;"
        "lookup('Paris', 'fr'); print(time.process_time() - start)"
    )
    seconds = [float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(3)]
    assert min(seconds) < 0.6  # 0.15 on an idle machine
