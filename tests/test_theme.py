"""The finished site: strict, self-contained, readable, under any address."""

import http.server
import re
import threading
from dataclasses import replace
from functools import partial
from urllib.parse import urljoin

import pytest
from lxml import html
from places import places
from sample_pages import JEANNE, PAUL, ROOT, SAMPLE, article, corpus, pages
from theme_site import build_site

AT = {annotated.article.id: places(annotated) for annotated in SAMPLE.articles}
STYLES = {file.stem: file.read_text(encoding="utf-8") for file in (ROOT / "templates/theme/assets").glob("*.css")}
HOSTILE = '<img src=x onerror=alert(1)> & "titre" {{ 7*7 }}'


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder, warned = build_site(tmp_path_factory.mktemp("site"), pages(SAMPLE), site_url="https://x.example/repo/")
    assert warned == []
    return folder


@pytest.fixture(scope="module")
def documents(site):
    return {str(path.relative_to(site)): html.parse(str(path)).getroot() for path in sorted(site.rglob("*.html"))}


@pytest.fixture
def address(site):
    """The site as GitHub Pages serves it, under a path."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path):
            return super().translate_path(path.removeprefix("/repo"))

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/repo/"
    server.shutdown()


# ---- what mkdocs says ----


def test_an_anchor_that_is_not_there_is_told(tmp_path):
    made = pages(SAMPLE)
    made["index.md"] += "\n[nulle part](articles/fete.md#m99)\n"
    _, warned = build_site(tmp_path, made)
    assert len(warned) == 1 and "#m99" in warned[0]


def test_a_page_that_is_not_there_is_told(tmp_path):
    made = pages(SAMPLE)
    made["index.md"] += "\n[nulle part](articles/rien.md)\n"
    _, warned = build_site(tmp_path, made)
    assert len(warned) == 1 and "articles/rien.md" in warned[0]


# ---- what every page has ----


def test_every_page_has_one_title_one_main_and_its_language(documents):
    assert len(documents) > len(SAMPLE.articles)
    for path, page in documents.items():
        assert len(page.findall(".//h1")) == 1, path
        assert len(page.findall(".//main")) == 1, path
        assert page.get("lang") == "fr", path
        assert page.findtext(".//title").strip(), path


def test_ids_are_unique_in_a_page(documents):
    for path, page in documents.items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_headings_skip_no_level(documents):
    for path, page in documents.items():
        levels = [int(tag.tag[1]) for tag in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert all(level - before <= 1 for before, level in zip([0, *levels], levels, strict=False)), (path, levels)


def test_nothing_is_inline_and_nothing_is_fetched_from_elsewhere(documents):
    for path, page in documents.items():
        assert not page.xpath(
            "//script[not(@src) and not(@type='application/ld+json')] | //style | //@*[starts-with(name(), 'on')]"
        ), path
        assert not page.xpath("//@style[not(ancestor::figure[contains(@class, 'map')])]"), path
        fetched = page.xpath(
            "//link[not(@rel='canonical' or @rel='alternate')]/@href"
            " | //img/@src | //script/@src | //source/@srcset | //iframe/@src"
        )
        assert not [url for url in fetched if re.match(r"[a-z]+:|//", url)], path
    assert not re.search(r"url\(|@import|@font-face", "".join(STYLES.values()))


def test_every_link_leads_somewhere_in_the_site(site, documents):
    for path, page in documents.items():
        for href in page.xpath("//a/@href | //link[not(@rel='alternate')]/@href"):
            target = urljoin(f"https://x.example/repo/{path}", href)
            if not target.startswith("https://x.example/"):
                continue
            assert target.startswith("https://x.example/repo/"), (path, href)
            file, _, anchor = target.removeprefix("https://x.example/repo/").partition("#")
            file = f"{file}index.html" if file.endswith("/") or not file else file
            assert (site / file).is_file(), (path, href)
            assert not anchor or documents[file].get_element_by_id(anchor, None) is not None, (path, href)


def test_the_page_for_lost_readers_leads_back_from_anywhere(documents):
    links = documents["404.html"].xpath("//a/@href | //link/@href")
    assert len(links) > 6
    assert all(link.startswith(("/repo/", "#")) for link in links)


@pytest.mark.parametrize(
    ("path", "section", "how"),
    [
        ("articles/index.html", "Articles", "page"),
        ("articles/fete/index.html", "Articles", "true"),
        ("personnes/jeanne-modele/index.html", "Personnes", "true"),
        ("citations/index.html", "Citations", "page"),
    ],
)
def test_the_head_says_where_one_is(documents, path, section, how):
    here = documents[path].xpath("//header//nav//a[@aria-current]")
    assert [(link.text, link.get("aria-current")) for link in here] == [(section, how)]


def test_names_in_the_text_lead_to_their_pages(documents):
    mention = documents["articles/fete/index.html"].get_element_by_id(AT["fete"]["m2"])
    assert (mention.tag, mention.get("class")) == ("a", "per known")
    assert mention.get("href") == "../../personnes/jeanne-modele/"


def test_titles_are_text_in_head_and_body(tmp_path):
    annotated = article("a", f"{JEANNE}.", title=HOSTILE, description=HOSTILE, authors=(HOSTILE,), outlet=HOSTILE)
    hostile = corpus(annotated, jeanne_modele={"name": HOSTILE, "sort_name": HOSTILE})
    folder, warned = build_site(tmp_path, pages(hostile), site_name=HOSTILE, site_description=HOSTILE)
    assert warned == []
    for path in folder.rglob("*.html"):
        page = html.parse(str(path)).getroot()
        assert not page.xpath("//img | //@onerror"), path
    page = html.parse(str(folder / "articles/a/index.html")).getroot()
    assert page.findtext(".//title") == f"{HOSTILE} – {HOSTILE}"
    assert page.findtext(".//h1") == HOSTILE
    assert page.xpath("//meta[@name='description']/@content") == [HOSTILE]


def test_an_article_in_another_language_says_so(tmp_path):
    english = article("a", f"{PAUL} speaks.", title="News")
    english = replace(english, article=replace(english.article, language="en"))
    folder, _ = build_site(tmp_path, pages(corpus(english)))
    page = html.parse(str(folder / "articles/a/index.html")).getroot()
    assert page.get("lang") == "en"
    assert [part.get("lang") for part in page.xpath("//body/header | //body/footer | //aside | //main/footer")] == [
        "fr"
    ] * 4


def test_an_english_site_has_an_english_frame(tmp_path):
    folder, warned = build_site(tmp_path, pages(SAMPLE, "en"), language="en")
    page = html.parse(str(folder / "personnes/index.html")).getroot()
    assert warned == []
    assert page.get("lang") == "en"
    assert page.xpath("//a[@class='skip']/text()") == ["Skip to the text"]
    assert page.xpath("//header//nav//a/text()")[:3] == ["Articles", "People", "Places"]


# ---- colours ----


def colours(scheme: str) -> dict[str, str]:
    block = STYLES["exergue"].split("@media (prefers-color-scheme: dark)")[scheme == "dark"].split("}")[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "raised", "tint", "strong-tint"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "accent", "per", "loc", "org"])
def test_every_ink_is_legible_on_every_ground(scheme, ground, ink):
    palette = colours(scheme)
    light, dark = sorted((luminance(palette[ink]), luminance(palette[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


# ---- in a browser ----

PAGES = [
    "",
    "articles/",
    "articles/retour/",
    "personnes/",
    "personnes/paul-exemple/",
    "lieux/bourg/",
    "citations/",
    "404.html",
]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1400, 820, 360])
def test_pages_fit_their_window_and_ask_no_other_host(chromium, address, width):
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    for path in PAGES:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert complaints == []
    assert [url for url in asked if not url.startswith(address)] == []
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1400, 360])
def test_the_speaker_of_words_in_the_line_shows_on_focus_and_moves_nothing(chromium, address, width):
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{address}articles/retour/")
    said = AT["retour"]["q1"]
    card, text = page.locator(f"#{said} .who"), page.locator("#texte")
    assert not card.is_visible()
    before = text.bounding_box()
    page.locator(f"#{said}").focus()
    assert card.is_visible() and card.locator("b").inner_text() == "Paul Exemple"
    assert text.bounding_box() == before
    box = card.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1400, 820, 360])
@pytest.mark.parametrize("path", ["retour", "fete"])
def test_the_reason_opens_and_closes_by_the_keyboard_and_moves_nothing(chromium, address, width, path):
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{address}articles/{path}/")
    anchor = AT[path]["q1"]
    button, card, text = page.locator(f"#{anchor} .why button"), page.locator(f"#{anchor}-card"), page.locator("#texte")
    before = text.bounding_box()
    button.focus()
    assert not card.is_visible()
    page.keyboard.press("Enter")
    assert card.is_visible() and "Confiance" in card.inner_text()
    assert text.bounding_box() == before
    box = card.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert box["y"] >= 0 and box["y"] + box["height"] <= 900
    page.keyboard.press("Tab")
    assert card.evaluate("card => card.contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert not card.is_visible()
    context.close()


@pytest.mark.browser
def test_the_reason_opens_by_touch_and_closes_by_touch_elsewhere(chromium, address):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}articles/retour/")
    said = AT["retour"]["q1"]
    page.locator(f"#{said} .why button").tap()
    assert page.locator(f"#{said}-card small").is_visible()
    page.locator("h1").tap()
    assert not page.locator(f"#{said}-card").is_visible()
    context.close()


@pytest.mark.browser
def test_reasons_and_their_marks_are_not_printed(chromium, address):
    page = chromium.new_page()
    page.goto(f"{address}articles/retour/")
    said = AT["retour"]["q1"]
    page.locator(f"#{said} .why button").click()
    page.emulate_media(media="print")
    assert not page.locator(f"#{said}-card").is_visible() and not page.locator(f"#{said} .why").is_visible()
    page.close()


@pytest.mark.browser
def test_the_keyboard_skips_to_the_text(chromium, address):
    page = chromium.new_page()
    page.goto(f"{address}articles/fete/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aller au texte"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "page"
    page.close()
