"""The search as readers meet it: the real Pagefind, the real browser, the site as a host serves it."""

import gzip
import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlencode, urlsplit

import pytest
from lxml import html
from project import ROOT, Command, make_project, tree
from serving import served

from exergue.errors import SiteError
from exergue.search import make_index
from exergue.search.collection import collected

pytestmark = pytest.mark.slow

POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
SEEDS = {
    "avril.md": "---\ntitle: Le retour\ndate: 2021-04-02\noutlet: La Gazette\n---\n\n"
    "Paul Exemple est revenu à Lyon au début du mois d’avril. « Je reste ici », a dit Paul Exemple.\n",
    "droite.md": "---\ntitle: La fin\ndate: 2020-05-01\n---\n\n"
    "La fin d'avril approche. Polo Exemplaire attend à Lyon.\n",
    "etat.md": "---\ntitle: Au musée\n---\n\n"
    "Les réponses de l’ÉTAT étonnent. Le cœur du musée a coûté 12\u00a0500 euros. Jean‑Pierre Modèle y travaille.\n",
    "lune.md": "---\ntitle: Deux\n---\n\nL’une des deux est partie. L’autre est restée aujourd’hui.\n",
    "english.md": "---\ntitle: The meeting\nlang: en\n---\n\nThe ministers’ committees met in London about housing.\n",
    "cache.md": "---\ntitle: Cache\ndate: 2021-06-01\n---\n\n"
    "« Ce sont des coquelicots », a dit Luc Masqué. Anne Discrète a vu Luc Masqué. "
    "« Voici des pivoines », a dit Anne Discrète.\n",
    "hostile.md": "---\ntitle: 'Un </script><b>titre</b> \"cité\"'\n---\n\n"
    "Voici un <img src=x onerror=alert(1)> et ___PAGEFIND_WEIGHT___10 ou &amp;amp; dans le texte hostile.\n",
}
AUTHORITY = """\
- {id: luc-masque, name: Luc Masqué, hide: true}
- {id: anne-discrete, name: Anne Discrète, hide: noindex}
- {id: paul-exemple, name: Paul Exemple, variants: [Polo Exemplaire]}
"""


@pytest.fixture(scope="module")
def hard(tmp_path_factory):
    """A project of hard cases, built."""
    folder = make_project(tmp_path_factory.mktemp("search") / "project", SEEDS)
    (folder / "authority").mkdir()
    (folder / "authority/persons.yml").write_text(AUTHORITY, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert Command(folder)("--quiet") == 0
    return folder


@pytest.fixture(scope="module")
def hard_address(hard):
    with served(hard / "site", "/repo/") as address:
        yield address


class Reader:
    """Somebody who searches. `told` is all that the browser complains of, `asked` every address it fetches."""

    def __init__(self, browser, address, **context):
        self.address = address
        self.page = browser.new_page(**context)
        self.told, self.asked = [], []
        self.page.on("console", lambda message: self.told.append(message.text))
        self.page.on("pageerror", lambda error: self.told.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.route(lambda url: urlsplit(url).path.endswith("/"), self._with_policy)

    def _with_policy(self, route):
        """Give the page the strictest policy that it works under."""
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})

    def search(self, q="", **chosen):
        self.page.goto(f"{self.address}recherche/?{urlencode({'q': q, **chosen}, doseq=True)}")
        self.done()
        return self.results()

    def done(self):
        self.page.wait_for_selector("#search[data-done]")

    def act(self, what):
        """Do something that starts a search, and wait for its end."""
        before = self.page.get_attribute("#search", "data-done")
        what()
        self.page.wait_for_function("before => document.querySelector('#search').dataset.done !== before", arg=before)

    def results(self):
        """The lines of each result."""
        items = self.page.query_selector_all(".result")
        return ["\n".join(filter(None, item.inner_text().split("\n"))) for item in items]

    def status(self):
        return self.page.inner_text(".status-line").replace("\xa0", " ")

    def marked(self):
        return [mark.inner_text() for mark in self.page.query_selector_all(".result mark")]


@pytest.fixture
def reader(chromium, hard_address):
    made = Reader(chromium, hard_address)
    yield made
    made.page.close()


@pytest.fixture
def at_sample(chromium, sample_address):
    made = Reader(chromium, sample_address)
    yield made
    made.page.close()


def titles(results):
    """The line that heads each result: for articles and names the second, behind where it appeared."""
    return {line for text in results for line in text.split("\n")[:2]}


# Words


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "found", "marked"),
    [
        ("avril", {"Le retour", "La fin"}, {"avril"}),
        ("d’avril", {"Le retour", "La fin"}, {"avril"}),
        ("d'avril", {"Le retour", "La fin"}, {"avril"}),
        ("AVRIL", {"Le retour", "La fin"}, {"avril"}),
        ("état", {"Au musée"}, {"ÉTAT"}),
        ("etat", {"Au musée"}, {"ÉTAT"}),
        ("l'État", {"Au musée"}, {"ÉTAT"}),
        ("musees", {"Au musée"}, {"musée"}),
        ("coeur", {"Au musée"}, {"cœur"}),
        ("cœur", {"Au musée"}, {"cœur"}),
        ("réponse", {"Au musée"}, {"réponses"}),
        ("jean-pierre", {"Au musée"}, {"Jean-Pierre"}),
        ("Pierre Modèle", {"Au musée"}, {"Jean-Pierre", "Modèle"}),
        ("12 500", {"Au musée"}, {"12", "500"}),
        ("aujourd'hui", {"Deux"}, {"aujourd’hui"}),
        ("committees", {"The meeting"}, {"committees"}),
        ("ministers housing", {"The meeting"}, {"ministers", "housing"}),
        ('"mois d’avril"', {"Le retour"}, {"mois", "d", "avril"}),
        ("« fin d'avril »", {"La fin"}, {"fin", "d", "avril"}),
        ("le mois de la fin d'avril", set(), set()),
        ("Polo Exemplaire", {"La fin", "Paul Exemple"}, {"Polo", "Exemplaire"}),
    ],
)
def test_words_find_what_readers_mean(reader, query, found, marked):
    results = reader.search(q=query)
    assert titles(results) & {"Le retour", "La fin", "Au musée", "Deux", "The meeting", *found} == found
    assert set(reader.marked()) >= marked
    assert reader.told == []


@pytest.mark.browser
@pytest.mark.parametrize("query", ["lune", "zzzz", "coquelicotier du Pérou", "'", "[]{}", "\u00ad"])
def test_what_is_not_there_is_not_found(reader, query):
    assert reader.search(q=query) == []
    assert reader.page.is_visible(".browse"), "the way to the indexes"


@pytest.mark.browser
def test_the_text_shows_as_it_was_written(reader):
    results = reader.search(q="cœur")
    assert "Le cœur du musée a coûté 12\u00a0500 euros." in results[0]
    assert "au début du mois d’avril." in reader.search(q="avril", sort="newest")[0]
    assert "La fin d'avril approche." in reader.search(q="approche")[0]


@pytest.mark.browser
def test_hostile_text_is_text(reader):
    (result,) = reader.search(q="hostile", kind="article")
    assert 'Un </script><b>titre</b> "cité"' in result
    assert "<img src=x onerror=alert(1)> et ___PAGEFIND_WEIGHT___10 ou &amp; dans" in result
    assert reader.told == []


# Results


@pytest.mark.browser
def test_a_sentence_leads_to_its_place(reader):
    reader.search(q="Lyon mois", kind="article")
    link = reader.page.query_selector(".passages a").get_attribute("href")
    assert ":~:text=" in link, "browsers that can show the sentence itself"
    reader.page.click(".passages a")
    reader.page.wait_for_load_state()
    assert urlsplit(reader.page.url).path == "/repo/articles/le-retour/"
    anchor = reader.page.evaluate("location.hash")
    assert reader.page.query_selector(anchor), "a name or quotation in that sentence"


@pytest.mark.browser
def test_a_quotation_is_a_result_of_its_own(reader):
    (result,) = reader.search(q="reste", kind="quotation")
    assert result.split("\n") == [
        "La Gazette 2\xa0avril\xa02021",
        "«\xa0Je reste ici\xa0»",
        "Paul Exemple Le retour",
    ]
    reader.page.click(".result blockquote a")
    reader.page.wait_for_load_state()
    assert reader.page.query_selector(reader.page.evaluate("location.hash")).inner_text().startswith("Je reste ici")


def test_every_place_that_results_lead_to_is_there(sample):
    ids = {}
    for record in collected(sample / "docs"):
        page, _, anchor = record.page.partition("#")
        if page not in ids:
            document = html.parse(str(sample / "site" / page.removesuffix(".md") / "index.html"))
            ids[page] = set(document.xpath("//@id"))
        places = set(record.marks) if record.kind == "article" else {anchor}
        assert places - {""} <= ids[page], record.id


def test_results_hold_the_text_of_articles_and_nothing_around_it(sample):
    texts = {json.loads(line)["title"]: json.loads(line)["text"] for line in _annotations(sample)}
    for record in collected(sample / "docs"):
        if record.kind == "article":
            text = next(text for title, text in texts.items() if _letters(title) == _letters(record.title))
            assert _letters(record.words) == _letters(text)


def _annotations(project):
    return (project / "docs/data/annotations.jsonl").read_text(encoding="utf-8").splitlines()


def _letters(text):
    return "".join(c for c in text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").lower() if c.isalnum())


# Narrowing down


@pytest.mark.browser
def test_filters_narrow_and_stand_in_the_address(at_sample):
    reader = at_sample
    everything = len(reader.search(q="Zola"))
    reader.act(lambda: reader.page.click(".kinds [data-kind=quotation]"))
    assert "kind=quotation" in reader.page.url
    reader.page.eval_on_selector("details.speaker", "facet => { facet.open = true }")
    choice = reader.page.wait_for_selector("details.speaker label")
    reader.act(choice.click)
    assert "speaker=" in reader.page.url
    narrowed = reader.results()
    assert 0 < len(narrowed) < everything
    name = reader.page.inner_text(".chips li").replace("Qui parle", "").strip()
    assert all(name in text for text in narrowed)
    reader.page.reload()
    reader.done()
    assert reader.results() == narrowed, "what is chosen can be sent on as a link"
    reader.act(reader.page.go_back)
    assert "speaker=" not in reader.page.url
    assert len(reader.results()) > len(narrowed) or len(reader.results()) == 20
    assert reader.told == []


@pytest.mark.browser
def test_a_facet_offers_the_most_frequent_first_and_finds_others_by_their_letters(at_sample):
    at_sample.search(q="Dreyfus")
    shown = at_sample.page.query_selector_all("details.person li .n")
    counts = [int(n.inner_text()) for n in shown]
    assert counts == sorted(counts, reverse=True)
    assert len(counts) == 8
    at_sample.page.fill("details.person input[type=search]", "pic")
    names = [name.inner_text() for name in at_sample.page.query_selector_all("details.person li span:first-of-type")]
    assert names
    assert all(any(part.startswith("Pic") for part in name.split()) for name in names)


@pytest.mark.browser
def test_results_stand_in_the_order_of_time(reader):
    dates = [text.split("\n")[0] for text in reader.search(q="Lyon", sort="newest", kind="article")]
    assert [date[-4:] for date in dates] == ["2021", "2020"]
    dates = [text.split("\n")[0] for text in reader.search(q="Lyon", sort="oldest", kind="article")]
    assert [date[-4:] for date in dates] == ["2020", "2021"]


@pytest.mark.browser
def test_filters_alone_list_what_fits(reader):
    results = reader.search(year="2021", kind="article")
    assert titles(results) >= {"Le retour", "Cache"}
    assert reader.status() == "2 résultats"


@pytest.mark.browser
def test_where_filters_leave_nothing_the_search_says_how_much_there_is_without_them(reader):
    assert reader.search(q="avril", year="1901") == []
    assert "avril" in reader.status()
    button = reader.page.query_selector(".help button")
    assert "Sans les filtres" in button.inner_text()
    reader.act(button.click)
    assert reader.results()


@pytest.mark.browser
def test_more_results_come_on_demand_and_are_there_again_on_the_way_back(at_sample):
    at_sample.search(q="Dreyfus")
    assert len(at_sample.results()) == 20
    at_sample.page.click(".more")
    at_sample.page.wait_for_function("() => document.querySelectorAll('.result').length === 40")
    assert at_sample.page.evaluate("document.activeElement.closest('.result') !== null"), "the focus goes on with them"
    at_sample.page.goto(f"{at_sample.address}personnes/")
    at_sample.page.go_back()
    at_sample.done()
    at_sample.page.wait_for_function("() => document.querySelectorAll('.result').length === 40")


# The field and the frame


@pytest.mark.browser
def test_the_field_in_the_head_of_any_page_leads_to_the_search(at_sample):
    page = at_sample.page
    page.goto(f"{at_sample.address}personnes/emile-zola/")
    assert not [url for url in at_sample.asked if "pagefind" in url], "nothing is loaded before somebody searches"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("guerre")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche/?q=guerre")
    at_sample.done()
    assert at_sample.results()
    host = urlsplit(at_sample.address).netloc
    assert {urlsplit(url).netloc for url in at_sample.asked if not url.startswith("blob:")} == {host}


@pytest.mark.browser
def test_typing_searches_and_results_are_told_to_who_does_not_see(reader):
    reader.page.goto(f"{reader.address}recherche/")
    assert reader.page.evaluate("document.activeElement.id") == "search-q"
    reader.act(lambda: reader.page.keyboard.type("avril"))
    assert reader.page.get_attribute(".status-line", "aria-live") == "polite"
    assert reader.status() == "2 résultats"
    assert reader.page.url.endswith("?q=avril")


@pytest.mark.browser
def test_lost_readers_can_search(at_sample):
    at_sample.page.goto(f"{at_sample.address}nowhere/at/all/")
    # The site knows itself at its published address only.
    action = html.fromstring(at_sample.page.content()).xpath("//main//form/@action")
    assert action == ["/repo/recherche/"]


@pytest.mark.browser
def test_without_javascript_the_page_says_so_and_leads_to_the_indexes(chromium, hard_address):
    page = chromium.new_page(java_script_enabled=False)
    page.goto(f"{hard_address}recherche/?q=avril")
    assert "JavaScript" in page.inner_text("main")
    assert page.is_visible(".browse a")
    page.close()


@pytest.mark.browser
def test_from_a_folder_the_page_says_what_it_needs(chromium, hard):
    page = chromium.new_page()
    told = []
    page.on("console", lambda message: told.append(message.text))
    page.goto((hard / "site/recherche/index.html").as_uri())
    assert "mkdocs serve" in page.inner_text(".needs")
    assert page.is_visible(".browse a")
    assert told == []
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 768, 1280])
def test_the_page_fits_its_window(chromium, sample_address, width):
    reader = Reader(chromium, sample_address, viewport={"width": width, "height": 800})
    reader.search(q="Dreyfus")
    assert reader.page.evaluate("document.documentElement.scrollWidth") == width
    reader.page.close()


# The index


def whole_index(site: Path) -> str:
    """All that Pagefind keeps, decompressed."""
    files = [path for path in (site / "pagefind").rglob("*") if path.suffix.startswith(".pf_")]
    return "\n".join(gzip.decompress(path.read_bytes()).decode(errors="ignore") for path in files)


def test_hidden_names_are_nowhere_in_the_index(hard):
    index = unquote(whole_index(hard / "site")).casefold()
    assert "coquelicots" in index, "the words that somebody hidden said are in the article"
    assert "[nom masqué]" in index, "what stands for the name"
    assert "luc" not in index
    assert "luc-masque" not in (hard / "docs/search/1.jsonl").read_text(encoding="utf-8")


def test_who_is_kept_out_of_search_engines_is_no_result(hard):
    records = list(collected(hard / "docs"))
    assert not [record for record in records if "anne-discrete" in record.id]
    assert not [record for record in records if "discrete" in json.dumps(dict(record.filters))]
    said = [record for record in records if record.kind == "quotation" and "pivoines" in record.words]
    assert said == []


def test_everything_that_is_to_be_found_is_in_the_index(sample):
    written = (sample / "site/pagefind/fragment").iterdir()
    assert len(list(written)) == len(list(collected(sample / "docs"))) > 400


def test_only_what_the_page_uses_is_in_the_site(hard):
    files = {path.name for path in (hard / "site/pagefind").iterdir() if path.is_file()}
    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.fr.pagefind"} <= files
    assert not [name for name in files if "ui" in name or "highlight" in name]
    assert not (hard / "site/search").exists()


def test_the_same_articles_make_the_same_index(hard, tmp_path):
    (tmp_path / "site").mkdir()
    make_index(hard / "docs", tmp_path / "site", "fr")
    assert tree(tmp_path / "site/pagefind") == tree(hard / "site/pagefind")


def test_mkdocs_alone_makes_the_search_too(hard, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", tmp_path / "site"],
        cwd=hard,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "site/pagefind") == tree(hard / "site/pagefind")


def test_a_site_without_articles_has_no_index_and_no_error(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "site").mkdir()
    assert make_index(tmp_path / "docs", tmp_path / "site", "fr") == 0
    assert list((tmp_path / "site").iterdir()) == []


def test_where_pagefind_is_missing_the_error_says_what_to_do(hard, tmp_path, monkeypatch):
    (tmp_path / "site/pagefind").mkdir(parents=True)
    monkeypatch.setattr("pagefind.service.get_executable", lambda: None)
    with pytest.raises(SiteError, match="pip install"):
        make_index(hard / "docs", tmp_path / "site", "fr")
    assert [path.name for path in tmp_path.iterdir()] == ["site"], "nothing half-written"
    assert (tmp_path / "site/pagefind").is_dir(), "the last good index stays"


def test_where_pagefind_fails_the_error_says_what_it_told(hard, tmp_path, monkeypatch):
    program = tmp_path / "pagefind-program"
    program.write_text("#!/bin/sh\necho no room left >&2\nexit 3\n")
    program.chmod(0o755)
    (tmp_path / "site").mkdir()
    monkeypatch.setattr("pagefind.service.get_executable", lambda: program)
    with pytest.raises(SiteError, match="no room left"):
        make_index(hard / "docs", tmp_path / "site", "fr")
    assert list((tmp_path / "site").iterdir()) == []


def test_the_command_ends_with_2_and_keeps_the_last_good_site(hard, monkeypatch, capsys):
    monkeypatch.chdir(hard)
    monkeypatch.setattr("pagefind.service.get_executable", lambda: None)
    before = tree(hard / "site")
    (hard / "site/.exergue").write_text("")  # no seal: the site is to be made again
    assert Command(hard)("--quiet") == 2
    assert "pagefind[bin]" in capsys.readouterr().err
    assert tree(hard / "site") == before


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_language_of_the_interface_knows_its_words(language):
    assert (ROOT / f"exergue/language/{language}/search.yml").is_file()
