"""Who appears with whom: how close people are, and a drawing of it in which every name can be read."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_pages import SAMPLE, article, corpus, pages
from serving import served

from exergue.network import Node, draw, pairs
from exergue.network.drawing import apart
from exergue.network.pairs import closest


def cast(*names):
    return tuple((name, 1) for name in names)


# ---- pairs ----


def test_two_alone_in_an_article_are_closer_than_two_of_a_list():
    found = pairs(
        [("duo", cast("a", "b")), ("list", cast("a", "c", *map(str, range(8))))], {"a", "b", "c", *"01234567"}
    )
    assert found[0].one + found[0].other == "ab" and found[0].weight == 1
    assert {pair.weight for pair in found[1:]} == {round(1 / 9, 6)}


def test_a_pair_knows_the_articles_that_name_both():
    found = pairs([("x", cast("a", "b")), ("y", cast("b", "a", "c"))], {"a", "b"})
    assert [(pair.articles, pair.weight) for pair in found] == [(("x", "y"), 2)]


def test_an_article_of_thousands_makes_no_millions_of_pairs():
    crowd = [str(n) for n in range(3000)]
    assert len(pairs([("crowd", cast(*crowd))], set(crowd))) == 25 * 24 / 2


def test_everybody_keeps_his_closest():
    found = pairs(
        [(f"{n}", cast("hub", f"p{n}")) for n in range(9)] + [("x", cast("p1", "p2"))],
        {"hub", *(f"p{n}" for n in range(9))},
    )
    assert {id for pair in closest(found, 1) for id in (pair.one, pair.other)} == {"hub", *(f"p{n}" for n in range(9))}


# ---- the drawing ----


def overlap(one: Node, other: Node) -> bool:
    beside = abs(one.x - other.x) >= one.half + other.half
    below = abs((one.y + one.depth / 2 - one.radius) - (other.y + other.depth / 2 - other.radius))
    return not beside and below < (one.depth + other.depth) / 2


@given(
    st.lists(
        st.builds(
            Node,
            id=st.just("x"),
            name=st.text("abc", min_size=1, max_size=25),
            x=st.floats(-300, 300),
            y=st.floats(-300, 300),
            radius=st.floats(4, 17),
        ),
        max_size=12,
    )
)
def test_no_name_lies_on_another(nodes):
    assert not any(overlap(one, other) for one, other in combinations(apart(nodes), 2))


def circle(prefix, size):
    return [(f"{prefix}{n}", cast(f"{prefix}{n}", f"{prefix}{(n + 1) % size}")) for n in range(size)]


def drawn(*casts):
    people = {id for _, ranking in casts for id, _ in ranking}
    names = {id: f"Jean-Baptiste {id}" for id in people}
    return draw(pairs(casts, people), names, dict.fromkeys(people, 3))


def test_circles_that_nobody_joins_stand_beside_each_other_and_all_in_the_area():
    drawing = drawn(*circle("a", 20), *circle("b", 5), *circle("c", 3))
    assert len(drawing.nodes) == 28 and len(drawing.edges) == 28
    assert not any(overlap(one, other) for one, other in combinations(drawing.nodes, 2))
    for node in drawing.nodes:
        assert node.half <= node.x <= drawing.width - node.half
        assert node.radius <= node.y <= drawing.height - node.depth + node.radius


def test_the_same_pairs_give_the_same_drawing():
    assert drawn(*circle("a", 12)) == drawn(*reversed(circle("a", 12)))


# ---- the page ----


def test_names_are_links_and_lines_have_both_ends():
    markdown = pages(SAMPLE)["reseau.md"]
    assert "<text" in markdown and "](personnes/paul-exemple.md){: .node }" in markdown
    assert (
        "[Jeanne Modèle](personnes/jeanne-modele.md){: .per } – [Paul Exemple](personnes/paul-exemple.md)" in markdown
    )
    assert "1\xa0article</span>" in markdown


def test_where_nobody_appears_with_anybody_the_page_says_so():
    markdown = pages(corpus(article("a", '<PER id="x">X Y</PER>, <PER id="x">X Y</PER>.')))["reseau.md"]
    assert "<svg" not in markdown and "Rien à cette page" in markdown


def test_a_hostile_name_is_text_in_the_drawing():
    body = '<PER id="x">X</PER> <PER id="x">X</PER> <PER id="y">Y</PER> <PER id="y">Y</PER>.'
    markdown = pages(corpus(article("a", body), x={"name": "</text><script>"}))["reseau.md"]
    assert "<script" not in markdown


@pytest.mark.browser
def test_the_focus_lights_up_who_somebody_appears_with(sample, chromium):
    page = chromium.new_page()
    with served(sample / "site", "/repo/") as address:
        page.goto(address + "reseau/")
        node = page.locator(".node", has_text="Mark Milley")
        node.focus()
        lit = set(page.locator(".node.on text").all_text_contents())
        assert "Antony Blinken" in lit and "Alfred Dreyfus" not in lit
        page.keyboard.press("Escape")
        assert page.locator("svg.lit").count() == 0
        before = page.locator(".sheet svg").bounding_box()["width"]
        page.get_by_role("button", name="Agrandir").click()
        assert page.locator(".sheet svg").bounding_box()["width"] > before
        node.press("Enter")
        page.wait_for_url("**/personnes/mark-milley/**")
    page.close()


@pytest.mark.browser
def test_every_name_in_the_drawing_is_apart_in_a_browser(sample, chromium):
    page = chromium.new_page()
    with served(sample / "site") as address:
        page.goto(address + "reseau/")
        boxes = [text.bounding_box() for text in page.locator(".node text").all()]
    page.close()
    for one, other in combinations(boxes, 2):
        apart_x = one["x"] + one["width"] <= other["x"] + 1 or other["x"] + other["width"] <= one["x"] + 1
        apart_y = one["y"] + one["height"] <= other["y"] + 1 or other["y"] + other["height"] <= one["y"] + 1
        assert apart_x or apart_y, (one, other)
