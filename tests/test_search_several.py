"""The search of several sites of one host: the real Pagefind, the real browser, the sites beside one another."""

import json
import shutil
from urllib.parse import urlencode, urlsplit

import pytest
from project import Command, make_project
from serving import served

pytestmark = [pytest.mark.slow, pytest.mark.browser]

POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
ARTICLE = "---\ntitle: {title}\ndate: {date}\noutlet: {outlet}\n---\n\n{text}\n"
OLD = [
    ("Le départ", "1991-03-02", "Le port de Brest ferme. « Je pars », a dit Paul Exemple à Lyon."),
    ("Le retard", "1995-07-20", "Le port attend Paul Exemple. Il est à Lyon."),
    ("Le détour", "1999-12-30", "Le port de Brest ouvre encore, selon Anne Modèle."),
]
NEW = [
    ("Le retour", "2001-05-06", "Le port de Brest rouvre. « Je reviens », a dit Paul Exemple à Lyon."),
    ("La reprise", "1997-01-15", "Le port reprend. Paul Exemple est à Lyon."),
]
BRIEFS = 15  # of each site, by turns a month apart
NAMED = "- {id: paul-exemple, name: Paul A. Exemple, variants: [Paul Exemple]}\n"  # by the newer site's editors only
FRAGMENT = b"pagefind_dcd" + json.dumps({"url": "/", "content": "", "anchors": [{"id": "{}"}], "meta": {}}).encode()
SETTINGS = """
    search_also:
      - {url: ../annees-1990/, name: Années 1990}
      - /nulle-part/
      - ../annees-2000/
      - url: ../autre/
"""


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    """A host with the site of each decade, which search one another, and what is wrong beside them."""
    folder = tmp_path_factory.mktemp("host")
    for turn, (name, articles, settings) in enumerate([("annees-1990", OLD, ""), ("annees-2000", NEW, SETTINGS)]):
        briefs = [(f"Brève {2 * n + turn:02}", f"{1970 + n}-0{1 + turn}-01", "Une brève.") for n in range(BRIEFS)]
        seeds = {
            f"{place}.md": ARTICLE.format(title=title, date=date, text=text, outlet=f"La Gazette {place % 2}")
            for place, (title, date, text) in enumerate([*articles, *briefs])
        }
        project = make_project(tmp_path_factory.mktemp("project") / name, seeds)
        written = (project / "mkdocs.yml").read_text(encoding="utf-8")
        (project / "mkdocs.yml").write_text(written.rstrip() + "\n" + settings.lstrip("\n"), encoding="utf-8")
        if settings:
            (project / "authority").mkdir()
            (project / "authority/persons.yml").write_text(NAMED, encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(project)
            assert Command(project)("--quiet", "--site", folder / name) == 0
    shutil.copytree(folder / "annees-1990/pagefind", folder / "autre/pagefind")
    entry = folder / "autre/pagefind/pagefind-entry.json"
    entry.write_text(json.dumps({**json.loads(entry.read_text(encoding="utf-8")), "version": "0.1"}), encoding="utf-8")
    with served(folder) as address:
        yield address


@pytest.fixture
def page(chromium, host):
    """The page of the search in the site of the newer decade, `told` being what the browser complains of."""
    made = chromium.new_page()
    made.told, made.asked = [], []
    made.on("console", lambda message: made.told.append(message.text))
    made.on("pageerror", lambda error: made.told.append(str(error)))
    made.on("request", lambda request: made.asked.append(request.url))
    made.route(lambda url: urlsplit(url).path.endswith("/recherche/"), with_policy)
    yield made
    made.close()


def with_policy(route):
    """Give the page the strictest policy that it works under."""
    answer = route.fetch()
    route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})


def search(page, host, site="annees-2000", **asked):
    page.goto(f"{host}{site}/recherche/?{urlencode(asked)}")
    page.wait_for_selector("#search[data-done]")


def titles(page):
    return [link.inner_text() for link in page.query_selector_all(".result h2 a")]


def test_results_of_all_sites_say_whose_they_are_and_lead_there(page, host):
    search(page, host, q="port", kind="article")
    found = {
        item.query_selector("h2 a").inner_text(): (
            item.query_selector(".imprint .site").inner_text(),
            urlsplit(item.query_selector("h2 a").get_attribute("href")).path,
            urlsplit(item.query_selector(".passages a").get_attribute("href")).path,
        )
        for item in page.query_selector_all(".result")
    }
    old, new = "Années 1990", "Exergue"
    assert found == {
        title: (name, *[f"/{site}/articles/{slug}/"] * 2)
        for title, name, site, slug in [
            ("Le départ", old, "annees-1990", "le-depart"),
            ("Le retard", old, "annees-1990", "le-retard"),
            ("Le détour", old, "annees-1990", "le-detour"),
            ("Le retour", new, "annees-2000", "le-retour"),
            ("La reprise", new, "annees-2000", "la-reprise"),
        ]
    }
    assert page.inner_text(".status-line") == "5\xa0résultats"
    page.click(".result .passages a >> nth=0")
    page.wait_for_selector("#texte")


def test_what_does_not_answer_is_said_and_breaks_nothing(page, host):
    search(page, host, q="port")
    assert page.inner_text(".missing").replace("\xa0", " ").replace("\u202f", " ") == (
        "/nulle-part/ : pas de réponse, donc pas de résultats. "
        "/autre/ : fait par une autre version d’Exergue, donc pas de résultats."
    )
    assert page.get_attribute(".missing", "role") == "status"
    assert [text for text in page.told if "404" not in text] == []


@pytest.mark.parametrize(("order", "backwards"), [("newest", True), ("oldest", False)])
def test_the_order_of_time_runs_through_all_sites(page, host, order, backwards):
    search(page, host, q="port", kind="article", sort=order)
    dated = sorted((date, title) for title, date, _ in [*OLD, *NEW])
    assert titles(page) == [title for _, title in (reversed(dated) if backwards else dated)]


def test_the_order_goes_on_where_more_are_asked_for(page, host):
    search(page, host, q="brève", kind="article", sort="oldest")
    assert titles(page) == [f"Brève {n:02}" for n in range(20)]
    page.click(".more")
    page.wait_for_function("() => document.querySelectorAll('.result').length === 30")
    assert titles(page) == [f"Brève {n:02}" for n in range(2 * BRIEFS)]
    assert page.is_hidden(".more")


def test_the_keyboard_comes_to_the_other_sites_and_to_the_results(page, host):
    search(page, host, q="port")
    page.focus("#search-q")
    reached = []
    for _ in range(16):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert reached[:4] == ["Chercher", "Années 1990", "/nulle-part/", "/autre/"]
    assert {"La reprise", "Le port reprend."} & set(reached)


def test_filters_count_and_narrow_over_all_sites(page, host):
    search(page, host, kind="article", person="paul-exemple")
    assert set(titles(page)) == {"Le départ", "Le retard", "Le retour", "La reprise"}
    chosen = page.query_selector_all("details.person li:has(input:checked)")
    assert [choice.inner_text().split("\n") for choice in chosen] == [["Paul A. Exemple", "4"]], "named otherwise there"
    assert page.inner_text(".kinds [data-kind=article] .n") == "4"
    search(page, host, q="port", kind="article", year="1997")
    assert titles(page) == ["La reprise"]
    counts = {item.inner_text().split()[0] for item in page.query_selector_all("details.year label")}
    assert counts == {"1991", "1995", "1997", "1999", "2001"}, "what could be chosen instead"


def test_nothing_is_asked_of_other_sites_before_somebody_searches(page, host):
    page.goto(f"{host}annees-2000/recherche/")
    page.wait_for_selector("#search[data-done]")
    page.wait_for_load_state("networkidle")
    assert not [url for url in page.asked if "/annees-2000/" not in url]
    links = page.query_selector_all(".beside a")
    assert [(link.inner_text(), urlsplit(link.get_property("href").json_value()).path) for link in links] == [
        ("Années 1990", "/annees-1990/"),
        ("/nulle-part/", "/nulle-part/"),
        ("/autre/", "/autre/"),
    ], "not itself"
    page.keyboard.type("port")
    page.wait_for_selector(".result .site")


def test_a_site_that_names_no_other_searches_itself(page, host):
    search(page, host, site="annees-1990", q="port", kind="article", sort="oldest")
    assert titles(page) == ["Le départ", "Le retard", "Le détour"]
    assert not page.query_selector_all(".site, .beside")
    assert '"sites"' not in page.content()
    assert page.told == []


@pytest.mark.parametrize(
    ("file", "answer"),
    [("*.pf_meta", {"status": 404}), ("fragment/*", {"status": 404}), ("fragment/*", {"body": FRAGMENT})],
    ids=["no index", "no results", "results of another form"],
)
def test_an_index_that_is_damaged_is_left_out(chromium, host, file, answer):
    context = chromium.new_context()
    context.route(f"**/annees-1990/pagefind/{file}", lambda route: route.fulfill(**answer))
    page = context.new_page()
    search(page, host, q="port", kind="article")
    page.wait_for_selector(".missing:has-text('Années 1990')")
    page.wait_for_function("() => document.querySelectorAll('.result').length === 2")
    assert set(titles(page)) == {"Le retour", "La reprise"}
    assert page.inner_text(".status-line") == "2\xa0résultats"
    context.close()
