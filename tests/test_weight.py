"""An article is light and there at once: what it weighs without search, when it is drawn, and that nothing moves."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html

SEARCH = re.compile(r"pagefind|/find\.js")
MOST = 60_000  # bytes of HTML, CSS and JavaScript
LATEST = 1000  # ms until the largest thing is drawn
SHIFT = 0.02  # CLS

pytestmark = pytest.mark.browser

OBSERVE = """
window.seen = {largest: 0, shift: 0};
new PerformanceObserver(list => list.getEntries().forEach(one => { seen.largest = one.startTime; }))
    .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(one => { if (!one.hadRecentInput) seen.shift += one.value; }))
    .observe({type: "layout-shift", buffered: true});
"""


def weight(page: Path) -> int:
    """The page with the style sheets and scripts that it names, but those of search."""
    document = html.parse(str(page)).getroot()
    named = document.xpath("//link[@rel='stylesheet']/@href | //script/@src")
    files = [(page.parent / urlsplit(name).path).resolve() for name in named if not SEARCH.search(name)]
    return sum(file.stat().st_size for file in (page, *files))


@pytest.fixture(scope="module")
def heaviest(sample) -> list[Path]:
    """The three heaviest articles."""
    return sorted((sample / "site/articles").glob("*/index.html"), key=weight)[-3:]


def test_no_article_of_the_sample_is_heavy(heaviest):
    assert {page.parent.name: weight(page) for page in heaviest if weight(page) >= MOST} == {}


@pytest.mark.parametrize("width", [1400, 390])
def test_an_article_is_drawn_at_once_and_nothing_moves(chromium, sample_address, heaviest, width):
    address = f"{sample_address}articles/{heaviest[-1].parent.name}/"
    seen = [drawn(chromium, address, width) for _ in range(3)]
    assert min(one["largest"] for one in seen) < LATEST  # the best of three: the machine has other things to do
    assert max(one["shift"] for one in seen) < SHIFT


def drawn(chromium, address: str, width: int) -> dict[str, float]:
    """When the largest thing of the page was drawn, and how much moved until its end was reached."""
    context = chromium.new_context(viewport={"width": width, "height": 900})
    view = context.new_page()
    view.add_init_script(OBSERVE)
    view.goto(address)
    while not view.evaluate("seen.largest"):  # the page's policy lets no `wait_for_function` in
        view.wait_for_timeout(20)
    view.mouse.wheel(0, 4000)
    view.wait_for_timeout(200)
    seen = view.evaluate("seen")
    context.close()
    return seen


def test_what_a_reader_reaches_takes_no_room_that_was_anothers(chromium, sample_address, heaviest):
    """Neither the card of a name nor the switch to the bare text and back moves the text."""
    context = chromium.new_context(viewport={"width": 1400, "height": 900})
    view = context.new_page()
    view.goto(f"{sample_address}articles/{heaviest[-1].parent.name}/")
    before = view.locator("#texte").bounding_box()
    view.locator("#texte a.known").first.hover()
    view.locator(".card").wait_for()
    assert view.locator("#texte").bounding_box() == before
    view.mouse.move(0, 0)
    view.get_by_label("Texte nu").check()
    view.get_by_label("Annotations").check()
    assert view.locator("#texte").bounding_box() == before
    context.close()


def test_the_files_of_cards_are_asked_for_only_when_a_name_is_pointed_at(chromium, sample_address, heaviest):
    view = chromium.new_page()
    asked: list[str] = []
    view.on("request", lambda request: asked.append(urlsplit(request.url).path))
    view.goto(f"{sample_address}articles/{heaviest[-1].parent.name}/")
    assert not [path for path in asked if path.endswith("/card.js")]
    view.locator("#texte a.known").first.hover()
    view.locator(".card").wait_for()
    assert len([path for path in asked if path.endswith("/card.js")]) == 1
    view.close()
