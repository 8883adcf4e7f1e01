"""What stands around an article: whom it names, what to read next, how to cite it, under which terms."""

import json
import re
from datetime import date

import pytest
from sample_pages import BOURG, JEANNE, PARIS, PAUL, SAMPLE, article, corpus, pages

from exergue.interface import read_interface
from exergue.pages.citing import citation
from exergue.pages.licences import Licence, licence

FRENCH = read_interface("fr")
MADE = pages(SAMPLE)


def person(number: int) -> str:
    return f'<PER id="nom-{number}">Nom {chr(64 + number)}</PER>'


def spaced(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


# ---- how long


@pytest.mark.parametrize(("words", "told"), [(3, "1 min de lecture"), (390, "2 min de lecture"), (2000, "10 min de")])
def test_an_article_says_how_long_it_takes(words, told):
    made = pages(corpus(article("a", "mot " * words)))
    assert told in spaced(made["articles/a.md"])


# ---- whom it names


def test_a_name_that_is_mentioned_once_has_no_number():
    twice = pages(corpus(article("a", f"{PAUL} voit {JEANNE}. {PAUL} part.")))["articles/a.md"]
    margin = twice.split('<aside class="cast"')[1]
    assert re.search(r"Paul Exemple\]\([^)]*\)\{: .per .known \} <span class=\"n\">2", margin)
    assert re.search(r"Jeanne Modèle\]\([^)]*\)\{: .per \}\n", margin)


def test_a_long_cast_is_folded():
    made = pages(corpus(article("a", ", ".join(map(person, range(1, 21))) + ".")))["articles/a.md"]
    margin, folded = made.split('<aside class="cast"')[1].split("</aside>")[0].split("<details")
    assert margin.count("{: .per") == 12 and folded.count("{: .per") == 8
    assert "<summary>et 8 autres</summary>" in spaced(folded)


def test_one_name_more_is_not_worth_folding():
    made = pages(corpus(article("a", ", ".join(map(person, range(1, 14))) + ".")))["articles/a.md"]
    assert "<details" not in made.split('<aside class="cast"')[1].split("</aside>")[0]


def test_the_map_of_its_places_is_a_picture_beside_the_page():
    placed = {"country": "FR", "kind": "city", "latitude": 48.85, "longitude": 2.35}
    made = pages(corpus(article("a", f"{PAUL} est à {PARIS}."), paris=placed))
    assert "![Carte des lieux de cet article](../articles/a/carte.svg)" in made["articles/a.md"]
    assert ">Paris</text>" in made["articles/a/carte.svg"]


def test_places_that_nobody_can_find_make_no_map():
    assert "carte.svg" not in MADE["articles/fete.md"] and "articles/fete/carte.svg" not in MADE


# ---- what to read next


def related(made: str) -> list[str]:
    section = made.partition("## À lire aussi")[2].partition("<nav")[0]
    return re.findall(r"^- \[([^\]]+)\]", section, re.MULTILINE)


def test_articles_that_share_rare_names_go_together():
    others = [article(f"autre-{n}", f"{PARIS} et {BOURG}.", f"2021-01-{n:02}") for n in range(1, 9)]
    site = pages(corpus(article("a", f"{PAUL} et {JEANNE} à {PARIS}."), article("b", f"{PAUL} à {PARIS}."), *others))
    assert related(site["articles/a.md"])[0] == "B"
    assert "On y retrouve Paul Exemple et Paris" in site["articles/a.md"]


def test_what_everything_names_joins_nothing():
    others = [article(f"autre-{n}", f"{PARIS}.", f"2021-01-{n:02}") for n in range(1, 9)]
    assert related(pages(corpus(article("a", f"{PARIS}."), *others))["articles/a.md"]) == []


def test_one_place_joins_nothing_and_one_person_does():
    site = pages(corpus(article("a", f"{PAUL} à {PARIS}."), article("b", f"{PARIS}."), article("c", f"{PAUL}.")))
    assert related(site["articles/a.md"]) == ["C"]


def test_an_article_is_not_related_to_itself_and_four_are_enough():
    site = pages(corpus(*(article(f"a{n}", f"{PAUL} voit {JEANNE}.", f"2021-01-{n:02}") for n in range(1, 9))))
    assert related(site["articles/a8.md"]) == ["A7", "A6", "A5", "A4"]


# ---- how to cite


CITED = [
    ({}, "« A »."),
    ({"title": "La fête", "outlet": "La Gazette"}, "« La fête », <cite>La Gazette</cite>."),
    ({"title": "« Non » : Zola", "date": date(1898, 1, 13)}, "« “Non” : Zola », 13 janvier 1898."),
    ({"authors": ("Anne Auteur", "Luc Plume")}, "Anne Auteur et Luc Plume, « A »."),
    ({"title": "<b>*x*"}, "« &lt;b&gt;&#42;x&#42; »."),
    (
        {"url": "https://x.example/a"},
        '« A », <a href="https://x.example/a" rel="external noopener">https://x.example/a</a>.',
    ),
    ({"url": "javascript:alert(1)"}, "« A »."),
]


@pytest.mark.parametrize(("fields", "text"), CITED)
def test_an_article_is_cited_as_the_press_does(fields, text):
    assert spaced(citation(article("a", "x", **fields).article, FRENCH)) == text


def test_an_article_that_was_published_nowhere_else_is_cited_by_its_page():
    page = "https://x.example/articles/a/"
    assert f'href="{page}"' in citation(article("a", "x").article, FRENCH, page)
    elsewhere = article("a", "x", url="https://y.example/").article
    assert page not in citation(elsewhere, FRENCH, page)


@pytest.mark.parametrize(("length", "long"), [(100, False), (120, True)])
def test_a_very_long_title_is_set_smaller(length, long):
    made = pages(corpus(article("a", "Rien.", title="x" * length)))["articles/a.md"]
    assert ("{: #titre .long }" in made) is long


# ---- under which terms


LICENCES = [
    ("", None),
    ("CC BY-SA 4.0", Licence("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/")),
    ("cc-by-nc-nd-3.0", Licence("cc-by-nc-nd-3.0", "https://creativecommons.org/licenses/by-nc-nd/3.0/")),
    ("CC0 1.0", Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")),
    ("CC0-1.0", Licence("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/")),
    ("https://www.x.example/terms/", Licence("x.example/terms", "https://www.x.example/terms/")),
    ("Tous droits réservés", Licence("Tous droits réservés", "")),
    ("javascript:alert(1)", Licence("javascript:alert(1)", "")),
]


@pytest.mark.parametrize(("written", "shown"), LICENCES)
def test_a_licence_leads_to_its_words(written, shown):
    assert licence(written) == shown


def test_the_page_says_the_licence_and_the_source():
    made = pages(corpus(article("a", "Rien.", license="CC BY 4.0", url="https://x.example/a")))["articles/a.md"]
    assert 'Licence : <a href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener">CC BY 4.0</a>' in (
        spaced(made)
    )
    assert '<a href="https://x.example/a" rel="external noopener">Lire l’article à sa source</a>' in made


# ---- cards


def card(made: dict[str, str], path: str) -> dict[str, str]:
    return json.loads(re.fullmatch(r"exergueCard\((.*)\);\n", made[path], re.DOTALL)[1])


def test_a_card_says_who_it_is_how_often_and_what_is_said():
    words = "Je remercie tous les autres de leur présence ici"
    said = f'« <Q id="q1" type="direct" who="jeanne-modele">{words}</Q> », dit {JEANNE}.'
    made = pages(corpus(article("a", f'La <R e="jeanne-modele">maire</R> {JEANNE} parle. {said}')))
    told = {key: spaced(value) for key, value in card(made, "personnes/jeanne-modele/card.js").items()}
    assert told == {
        "lang": "fr",
        "name": "Jeanne Modèle",
        "role": "maire",
        "counts": "2 mentions dans 1 article · 1 citation",
        "line": f"« {words} »",
    }


def test_the_editors_note_is_the_line_of_a_card():
    made = pages(corpus(article("a", f"{PAUL} voit {PAUL}."), paul_exemple={"note": "Né à Bourg.\nIl y vit."}))
    assert card(made, "personnes/paul-exemple/card.js")["line"] == "Né à Bourg. Il y vit."


def test_a_place_tells_what_holds_it():
    made = pages(corpus(article("a", f"{PARIS} et {PARIS}."), paris={"within": ("Île-de-France", "France")}))
    assert card(made, "lieux/paris/card.js")["role"] == "Île-de-France, France"


def test_who_is_named_once_has_no_card_and_no_name_asks_for_one():
    made = pages(corpus(article("a", f"{PAUL} part.")))
    assert "personnes/paul-exemple/card.js" not in made
    assert ".known" not in made["articles/a.md"]


def test_a_card_is_data_whatever_a_name_holds():
    name = '</script>"\n\u2028 x\ud800'
    made = pages(corpus(article("a", f"{PAUL} et {PAUL}."), paul_exemple={"name": name}))
    assert card(made, "personnes/paul-exemple/card.js")["name"] == '</script>" x?'
