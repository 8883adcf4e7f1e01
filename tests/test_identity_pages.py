"""The pages of people, places and organisations: what somebody said and when, of whom, where, in which company."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from sample_pages import BOURG, CLUB, JEANNE, PARIS, PAUL, SAMPLE, article, corpus, pages
from short_lists import shorten
from theme_site import build_site

from exergue.corpus import views
from exergue.interface import read_interface
from exergue.model import HeldRole
from exergue.pages import Addresses
from exergue.pages.site import Site
from exergue.pages.times import period, times

FRENCH = read_interface("fr")
MADE = pages(SAMPLE)


def site_of(made):
    return Site(made, views(made), Addresses(made), FRENCH)


def said(who, words, rest=""):
    return f'« <Q id="q{len(words)}" type="direct" who="{who}">{words}</Q> »{rest}'


# ---- when ----


def named_on(*days):
    return corpus(*(article(f"a{n}", f"{PAUL} est là.", day) for n, day in enumerate(days)))


def chart(*days):
    made = named_on(*days)
    return times(site_of(made), made.persons[0])


@pytest.mark.parametrize(
    ("days", "title"),
    [
        (("2021-04-01", "2021-04-02", "2021-04-22"), "Mentions par jour, 1er\xa0avril\xa02021 – 22\xa0avril\xa02021"),
        (("2020-03-31", "2021-03-01", "2021-04-01"), "Mentions par mois, mars\xa02020 – avril\xa02021"),
        (("1894-10-15", "1898-01-13", "1906-07-21"), "Mentions par année, 1894 – 1906"),
        (("1610-05-14", "1898-01-13", "2021-04-01"), "Mentions par décennie, 1610 – 2020"),
    ],
)
def test_bars_stand_for_days_months_years_or_decades(days, title):
    assert chart(*days).title == title


@pytest.mark.parametrize(
    "days",
    [("2021-04-01",) * 4, ("2021-04-01", "2021-04-02"), ("2021-04-01", "2021-04-02", ""), ("", ""), ("2021-04-01",)],
)
def test_there_is_no_chart_of_one_or_two_days(days):
    assert chart(*days) is None


def test_bars_are_as_high_as_their_counts_and_where_their_time_is():
    drawn = chart("2021-04-01", "2021-04-01", "2021-04-03", "2021-04-04")
    assert drawn.bars == "M0 40v-40h5v40zM12 40v-20h5v20zM18 40v-20h5v20z"
    assert (drawn.width, drawn.words) == (23, "")


def test_the_chart_is_told_in_words():
    body = said("paul-exemple", "Nous sommes là", f", dit {PAUL}.")
    others = (article(day, f"{PAUL} part.", day) for day in ("2021-04-03", "2021-04-04"))
    made = corpus(article("a", body, "2021-04-01"), *others)
    drawn = times(site_of(made), made.persons[0])
    assert drawn.title.startswith("Mentions et, au-dessous, citations par jour, ")
    assert drawn.description == (
        "1er\xa0avril\xa02021\xa0: 1\xa0mention, 1\xa0citation\u202f; "
        "3\xa0avril\xa02021\xa0: 1\xa0mention\u202f; 4\xa0avril\xa02021\xa0: 1\xa0mention"
    )


DAYS = st.lists(st.dates().map(str), min_size=2, max_size=6)


@given(DAYS)
def test_any_dates_make_a_chart_that_fits_a_margin(days):
    drawn = chart(*days)
    assert (drawn is None) == (len(set(days)) < 3)
    if drawn:
        starts = [int(x) for x in re.findall(r"M(\d+) ", drawn.bars)]
        assert starts[0] == 0 and starts[-1] == drawn.width - 5 and len(starts) <= len(set(days))
        assert len(drawn.bars) < 400


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ((), ""),
        (("2021-04-01",), "1er\xa0avril\xa02021"),
        (("2021-04-30", "2021-04-01"), "avril\xa02021"),
        (("2021-04-30", "2020-03-01"), "mars\xa02020 – avril\xa02021"),
    ],
)
def test_a_period_is_told_in_months(days, told):
    assert period(FRENCH, (a.article.date for a in named_on(*days).articles)) == told


# ---- what was said ----


def test_a_quotation_stands_in_its_sentence_with_who_says_it():
    made = pages(corpus(article("a", f"Rien. {said('paul-exemple', 'Oui', f', a dit {PAUL} hier')}. Fin.")))
    spoken = made["personnes/paul-exemple.md"].split("## Paroles")[1].split("</section>")[0]
    assert "<span>« <mark>Oui</mark> », a dit [Paul Exemple](../personnes/paul-exemple.md)" in spoken
    assert " hier.</span>" in spoken and "Rien" not in spoken


def test_quotations_of_one_sentence_stand_in_it_once():
    both = f"{said('paul-exemple', 'Oui')} et {said('paul-exemple', 'Non-sens')}, a dit {PAUL}."
    page = pages(corpus(article("a", both)))["personnes/paul-exemple.md"]
    spoken = page.split("## Paroles")[1].split("</section>")[0]
    assert spoken.count("\n    - ") == 1
    assert "<mark>Oui</mark>" in spoken and "<mark>Non-sens</mark>" in spoken


def test_both_sides_of_who_speaks_and_is_spoken_of_stand_beside_each_other():
    body = f"{said('paul-exemple', f'Je loue {JEANNE}', f', dit {PAUL}')}. {said('jeanne-modele', 'Merci bien')}."
    made = pages(corpus(article("a", body)))
    assert '<div class="speech" markdown="1">' in made["personnes/jeanne-modele.md"]
    assert '<div class="speech" markdown="1">' not in made["personnes/paul-exemple.md"]
    assert "## Paroles" in made["personnes/paul-exemple.md"]


def test_the_day_stands_before_the_paper():
    page = MADE["personnes/jeanne-modele.md"]
    assert re.search(
        r'<time datetime="2021-05-02">2\xa0mai\xa02021</time> <span class="outlet">La Gazette</span>', page
    )


# ---- filtered by article ----


def test_each_article_leads_to_what_it_has_of_somebody():
    listed = MADE["personnes/paul-exemple.md"].split('<details class="shares"')[1].split("</details>")[0]
    assert re.findall(r"\]\((.*?)\)", listed) == [
        "../personnes/paul-exemple.md#dans-fete",
        "../personnes/paul-exemple.md#dans-retour",
    ]
    assert "1\xa0mention, 2\xa0citations" in listed


def test_an_article_whose_sentences_stand_on_a_further_page_leads_there(monkeypatch):
    shorten(monkeypatch, _SENTENCES=1)
    made = pages(SAMPLE)
    assert "(../personnes/paul-exemple/mentions/3.md#dans-retour)" in made["personnes/paul-exemple.md"]
    assert 'id="dans-retour"' in made["personnes/paul-exemple/mentions/3.md"]


def test_who_is_named_in_one_article_needs_no_filter():
    assert "shares" not in MADE["personnes/jeanne-modele.md"]


# ---- roles ----


def test_an_editors_dates_of_a_role_win_over_those_of_articles():
    held = HeldRole("maire", ("a",), since="2019-10")
    made = pages(corpus(article("a", f"{JEANNE}.", "2021-05-02"), jeanne_modele={"roles": (held,)}))
    assert '- maire <span class="period">depuis octobre\xa02019</span>' in made["personnes/jeanne-modele.md"]


def test_sixty_roles_are_folded_but_for_the_first():
    roles = tuple(HeldRole(f"maire de Ville {n}", ("a",)) for n in range(60))
    page = pages(corpus(article("a", f"{JEANNE}."), jeanne_modele={"roles": roles}))["personnes/jeanne-modele.md"]
    shown, folded = page.split("<details", 1)
    assert shown.count("\n- maire") == 3 and folded.count("\n- maire") == 57


def test_who_has_a_role_in_a_place_or_an_organisation_stands_on_its_page():
    role = f'Le <R e="paul-exemple">président du {CLUB} de {BOURG}</R>, {PAUL}, est là.'
    made = pages(corpus(article("a", role), article("b", role)))
    for page in ("organisations/club.md", "lieux/bourg.md"):
        people = made[page].split("## Personnes liées")[1].split("</section>")[0]
        assert "[Paul Exemple](../personnes/paul-exemple.md)" in people
        assert '<span class="note">président du Club des Exemples de Bourg</span>' in people


# ---- places ----

FRANCE = {"kind": "country", "country": "FR"}
NORD = {"kind": "department", "country": "FR", "within": ("France",), "holders": ("france",)}
LILLE = {
    "kind": "city",
    "country": "FR",
    "latitude": 50.63,
    "longitude": -3.06,
    "within": ("Nord", "Hauts-de-France", "France"),
    "holders": ("nord", "", "france"),
    "identifiers": (("geonames", "2998324"), ("wikidata", "Q648")),
}
HELD = '<LOC id="lille">Lille</LOC>, dans le <LOC id="nord">Nord</LOC>, en <LOC id="france">France</LOC>.'
PLACED = pages(corpus(article("a", HELD), france=FRANCE, nord=NORD, lille=LILLE))


def test_a_place_says_what_holds_it_and_links_to_what_has_a_page():
    trail = PLACED["lieux/lille.md"].split('<nav class="holders"')[1].split("</nav>")[0]
    assert re.findall("\n- (.*)", trail) == [
        "[Nord](../lieux/nord.md)",
        "Hauts-de-France",
        "[France](../lieux/france.md)",
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("tribunal de Lille", ["Lille", "Nord", "Hauts-de-France", "France"]),
        ("Électricité de France", ["France"]),
        ("université d’Écosse", []),  # of which no article names the place
        ("Radio Lille", []),  # a title, and not where it is
        ("Lille", []),
        ("Gare du Nord", []),
    ],
)
def test_an_organisation_lies_where_its_name_says(name, shown):
    club = f'{HELD} Le <ORG id="club">{name}</ORG> aussi.'
    page = pages(corpus(article("a", club), france=FRANCE, nord=NORD, lille=LILLE))["organisations/club.md"]
    trail = page.partition('<nav class="holders"')[2].partition("</nav>")[0]
    assert re.findall(r"\n- \[?([^\]\n]+)", trail) == shown


def test_a_place_lists_what_it_holds_next():
    held = {place: PLACED[f"lieux/{place}.md"].partition("## Dans ce lieu")[2] for place in ("france", "nord", "lille")}
    assert "[Nord](" in held["france"] and "[Lille](" not in held["france"].partition("Apparaît")[0]
    assert "[Lille](" in held["nord"]
    assert held["lille"] == ""


def test_what_a_place_holds_is_cut_and_counted(monkeypatch):
    shorten(monkeypatch, _CONTAINED=1)
    both = f'{HELD} <LOC id="paris">Paris</LOC>.'
    city = {"kind": "city", "country": "FR", "within": ("France",), "holders": ("france",)}
    made = pages(corpus(article("a", both), france=FRANCE, nord=NORD, lille=LILLE, paris=city))
    assert "et 1\xa0autre lieu" in made["lieux/france.md"]


def test_a_point_is_told_in_degrees():
    assert "50,63° N, 3,06° O" in PLACED["lieux/lille.md"]
    assert read_interface("en").coordinates(-1.5, 3) == "1.5° S, 3° E"


def test_other_registers_are_linked():
    page = PLACED["lieux/lille.md"]
    assert re.search(
        r'<a href="https://sws.geonames.org/2998324/" rel="external noopener" title="2998324">GeoNames</a>', page
    )
    assert ">Wikidata</a>" in page


# ---- those hardly named ----


def test_who_is_named_once_has_a_short_page():
    made = pages(corpus(article("a", f"{PAUL} et {JEANNE}, {JEANNE}.")))
    assert "Paul Exemple" in made["personnes/paul-exemple.md"]
    assert "Apparaît avec" not in made["personnes/paul-exemple.md"]
    assert "Apparaît avec" in made["personnes/jeanne-modele.md"]


# ---- long and strange ----


def test_two_thousand_mentions_are_cut_into_pages_and_none_is_lost():
    sentences = "\n".join(f"{PAUL} revient la fois {n}." for n in range(2000))
    made = pages(corpus(article("a", sentences)))
    own = [text for path, text in made.items() if re.match("personnes/paul-exemple.*md", path)]
    assert len(own) == 25
    assert sum(len(re.findall("la fois [0-9]+", text)) for text in own) == 2000
    assert max(map(len, own)) < 30_000


def test_a_page_that_goes_on_leads_back_to_who_it_is_of(monkeypatch, tmp_path):
    shorten(monkeypatch, _SENTENCES=1, _SAYINGS=1)
    folder, warned = build_site(tmp_path, pages(SAMPLE))
    for path, heading in (("mentions", "Dans les articles"), ("citations", "Paroles")):
        page = html.parse(str(folder / f"personnes/paul-exemple/{path}/2/index.html")).getroot()
        assert page.findtext(".//h1") == f"Paul Exemple – {heading}"
        (back,) = page.xpath("//main/header/p[@class='imprint']/a")
        assert (back.text, back.get("href").removesuffix("index.html")) == ("Paul Exemple", "../../")
    assert not warned


@pytest.mark.parametrize(
    "name", ["Изабелла Ростова", "محمد بن سلمان", "N" * 300, "[Nom](x) <b>*gras*</b> {: #x }", '"\n"']
)
def test_a_name_of_any_kind_heads_its_page(name, tmp_path):
    known = {"name": name, "sort_name": name, "latitude": 48.0, "longitude": 2.0, "kind": "city", "country": "FR"}
    folder, warned = build_site(tmp_path, pages(corpus(article("a", f"{BOURG} et {PARIS}."), bourg=known)))
    page = html.parse(str(folder / "lieux/bourg/index.html")).getroot()
    assert page.findtext(".//h1") == " ".join(name.split())
    assert page.xpath("string(//figure//span[contains(@class, 'here')])") == " ".join(name.split())
    assert page.xpath("string(//*[name()='svg']/*[name()='title'])").endswith(" ".join(name.split()))
    assert not warned


# ---- in the browser ----


@pytest.mark.browser
def test_an_article_filters_the_page_and_all_is_shown_again(chromium, sample_address):
    page = chromium.new_page(viewport={"width": 1400, "height": 900})
    page.goto(f"{sample_address}personnes/alfred-dreyfus/")
    groups = page.locator(":is(.sayings, .passages) > ul > li")
    everything = groups.count()
    page.locator(".shares summary").click()
    page.locator(".shares a.share").nth(1).focus()
    page.keyboard.press("Enter")
    shown = page.locator(":is(.sayings, .passages) > ul > li:visible a.title")
    assert 0 < shown.count() < everything
    assert len({link.get_attribute("href") for link in shown.all()}) == 1
    page.get_by_role("button", name="Tout afficher").click()
    assert page.locator(":is(.sayings, .passages) > ul > li:visible").count() == everything
    page.close()


@pytest.mark.browser
def test_without_scripts_an_article_leads_to_its_sentences(chromium, sample_address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{sample_address}personnes/alfred-dreyfus/")
    page.locator(".shares summary").click()
    page.locator(".shares a.share").nth(3).click()
    assert "#dans-" in page.url
    assert page.locator(".shares button").count() == 0
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1400, 820, 390])
def test_names_on_a_map_stay_in_it_and_no_page_is_wider_than_its_window(chromium, sample_address, width):
    page = chromium.new_page(viewport={"width": width, "height": 900})
    for path in ("lieux/paris/", "lieux/kiev/", "personnes/alfred-dreyfus/", "organisations/la-libre-parole/"):
        page.goto(f"{sample_address}{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        outside = """() => [...document.querySelectorAll('.map')].flatMap((map) => {
            const sheet = map.getBoundingClientRect()
            return [...map.querySelectorAll('.mark')].map((mark) => mark.getBoundingClientRect())
                .filter((mark) => mark.left < sheet.left - 12 || mark.right > sheet.right + 12)
        }).length"""
        assert page.evaluate(outside) == 0, path
    page.close()


@pytest.mark.browser
def test_both_sides_stand_beside_each_other_where_there_is_room(chromium, sample_address):
    page = chromium.new_page(viewport={"width": 1400, "height": 900})
    page.goto(f"{sample_address}personnes/alfred-dreyfus/")
    says, of = (page.locator(f".speech > .{side}").bounding_box() for side in ("said-by", "said-of"))
    assert says["y"] == of["y"] and says["x"] + says["width"] <= of["x"]
    page.set_viewport_size({"width": 390, "height": 844})
    says, of = (page.locator(f".speech > .{side}").bounding_box() for side in ("said-by", "said-of"))
    assert says["x"] == of["x"] and says["y"] < of["y"]
    page.close()
