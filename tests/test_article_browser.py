"""An article's page in a browser: the switch, cards of names, links to copy; by pointer, keyboard and finger."""

from contextlib import contextmanager

import pytest
from places import places
from sample_pages import JEANNE, PAUL, article, corpus, pages
from serving import served
from test_theme import build_site

pytestmark = pytest.mark.browser

WORDS = "Je remercie tous les autres de leur présence à cette fête, et je reviendrai l’an prochain"
SPEECH = f'« <Q id="q1" type="direct" who="jeanne-modele">{WORDS}</Q> », a dit {JEANNE}.'
WHOLE = article(
    "fete",
    f'{PAUL} voit la <R e="jeanne-modele">maire</R> {JEANNE}. {PAUL} parle d’une '
    f'« <Q id="q2" type="mixed" who="paul-exemple">grande joie</Q> ».\n\n{SPEECH}\n\n' + "Rien de plus. " * 60,
)
AT = places(WHOLE)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    site, warned = build_site(tmp_path_factory.mktemp("site"), pages(corpus(WHOLE, article("autre", f"{PAUL} part."))))
    assert warned == []
    with served(site, "/repo/") as found:
        yield found


@contextmanager
def opened(chromium, address, path="articles/fete/", **options):
    """The page in a fresh browser; a message on the console or a fault of a script fails the test."""
    context = chromium.new_context(viewport={"width": 1400, "height": 900}, **options)
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address + path)
    yield page
    assert complaints == []
    context.close()


def name(page, place="m1"):
    return page.locator(f"#{AT[place]}")


# ---- the switch


def test_bare_text_is_remembered_from_page_to_page_before_anything_is_drawn(chromium, address):
    with opened(chromium, address) as page:
        page.get_by_label("Texte nu").check()
        page.goto(f"{address}articles/autre/")
        assert page.get_by_label("Texte nu").is_checked()
        page.add_init_script(
            "new PerformanceObserver(l => window.shifts = l.getEntries())"
            ".observe({type: 'layout-shift', buffered: true})"
        )
        page.goto(f"{address}articles/fete/")
        assert page.evaluate("document.documentElement.classList.contains('bare')")
        assert page.evaluate("window.shifts ?? []") == []


def test_bare_text_shows_no_annotation_and_takes_no_focus(chromium, address):
    with opened(chromium, address) as page:
        before = page.locator("#texte").inner_text()
        assert "Jeanne Modèle\nmaire" in before.replace("\n\n", "\n")
        page.get_by_label("Texte nu").check()
        text = page.locator("#texte").inner_text()
        assert "Jeanne Modèle, maire" not in text and text.count("Jeanne Modèle") == 2
        focused = "#texte :is(a[href], button, [tabindex])"
        assert [one for one in page.locator(focused).all() if one.is_visible()] == []
        name(page).hover()
        page.wait_for_timeout(450)
        assert page.locator(".card").count() == 0


def test_the_switch_works_by_the_keyboard_and_gives_the_annotations_back(chromium, address):
    with opened(chromium, address) as page:
        href = name(page).get_attribute("href")
        page.get_by_label("Annotations").focus()
        page.keyboard.press("ArrowRight")
        assert page.get_by_label("Texte nu").is_checked() and name(page).get_attribute("href") is None
        page.keyboard.press("ArrowLeft")
        assert name(page).get_attribute("href") == href
        assert page.locator("figcaption").is_visible()


def test_without_scripts_the_text_is_annotated_and_nothing_is_missing(chromium, address):
    with opened(chromium, address, java_script_enabled=False) as page:
        assert page.locator("figcaption").is_visible()
        assert page.locator(".view, .copy").count() == 0
        name(page).click()
        assert "/personnes/paul-exemple/" in page.url


# ---- cards


def test_a_name_that_is_pointed_at_shows_a_card_that_the_pointer_can_reach(chromium, address):
    with opened(chromium, address) as page:
        before = page.locator("#texte").bounding_box()
        name(page).hover()
        card = page.locator(".card")
        card.wait_for()
        assert card.locator(".name").inner_text() == "Paul Exemple"
        assert page.locator("#texte").bounding_box() == before
        assert name(page).get_attribute("title") is None
        card.hover()
        page.wait_for_timeout(400)
        assert card.is_visible()
        page.mouse.move(5, 880)
        card.wait_for(state="detached")


def test_a_card_closes_with_escape_and_stays_closed(chromium, address):
    with opened(chromium, address) as page:
        name(page).hover()
        page.locator(".card").wait_for()
        page.keyboard.press("Escape")
        assert page.locator(".card").count() == 0
        name(page).hover(position={"x": 12, "y": 8})
        page.wait_for_timeout(450)
        assert page.locator(".card").count() == 0


def test_the_keyboard_opens_a_card_goes_through_it_and_on(chromium, address):
    with opened(chromium, address) as page:
        page.get_by_label("Annotations").focus()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == AT["m1"]
        page.locator(".card").wait_for()
        described = page.evaluate(
            "document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent"
        )
        assert "Paul Exemple" in described and "3 mentions dans 2 articles" in described.replace("\xa0", " ")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "copy"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == AT["m2"]
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Escape")
        page.wait_for_timeout(450)
        assert page.locator(".card").count() == 0
        assert page.evaluate("document.activeElement.id") == AT["m1"]


def test_a_finger_follows_a_name_at_once(chromium, address):
    with opened(chromium, address, has_touch=True, is_mobile=True) as page:
        name(page).tap()
        page.wait_for_url("**/personnes/paul-exemple/**")


def test_a_card_stays_within_the_window(chromium, address):
    with opened(chromium, address) as page:
        page.set_viewport_size({"width": 360, "height": 320})
        for place in ("m1", "m2", "m3"):
            name(page, place).scroll_into_view_if_needed()
            name(page, place).hover()
            page.locator(".card").wait_for()
            box = page.locator(".card").bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= 360
            page.keyboard.press("Escape")


def test_cards_work_in_a_page_that_is_read_from_a_folder(chromium, tmp_path):
    site, _ = build_site(tmp_path, pages(corpus(WHOLE)))
    with opened(chromium, f"file://{site}/", "articles/fete/index.html") as page:
        name(page).hover()
        page.locator(".card").wait_for()


# ---- links to copy


@pytest.mark.parametrize(("place", "found"), [("q1", "#{0} .copy"), ("q2", "#{0} > .copy")])
def test_the_address_of_a_quotation_is_copied_and_told(chromium, address, place, found):
    with opened(chromium, address, permissions=["clipboard-read", "clipboard-write"]) as page:
        button = page.locator(found.format(AT[place]))
        page.locator(f"#{AT[place]}").hover()
        assert button.is_visible()
        button.focus()
        page.keyboard.press("Enter")
        page.get_by_role("status").filter(has_text="Lien copié").wait_for(state="attached")
        assert page.evaluate("navigator.clipboard.readText()") == f"{address}articles/fete/#{AT[place]}"


def test_an_address_that_cannot_be_copied_is_shown(chromium, address):
    with opened(chromium, address) as page:
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
        page.locator(f"#{AT['q2']} > .copy").focus()
        page.keyboard.press("Enter")
        page.get_by_role("status").filter(has_text="barre du navigateur").wait_for(state="attached")
        assert page.url.endswith(f"#{AT['q2']}")


def test_the_place_that_a_link_means_is_seen(chromium, address):
    with opened(chromium, address, f"articles/fete/#{AT['m3']}") as page:
        assert page.evaluate("document.querySelector(':target').id") == AT["m3"]
        ground = name(page, "m3").evaluate("one => getComputedStyle(one).backgroundColor")
        assert ground != "rgba(0, 0, 0, 0)"


# ---- paper


def test_paper_has_the_text_and_no_controls(chromium, address):
    with opened(chromium, address) as page:
        page.emulate_media(media="print")
        assert page.locator("figcaption .speaker").is_visible()
        seen = [
            found
            for found in (".view", ".copy", ".why", ".neighbours", ".related", "nav")
            if page.locator(found).first.is_visible()
        ]
        assert seen == []
