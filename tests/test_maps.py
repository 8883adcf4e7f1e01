"""Maps: true to the globe, whole across the 180th meridian, light, and legible."""

import re
from itertools import combinations, pairwise
from math import hypot

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_pages import article, corpus, pages

from exergue.maps import atlas
from exergue.maps.clipping import cut_lines, cut_rings
from exergue.maps.drawing import drawing
from exergue.maps.frames import frame_around, world_frame
from exergue.maps.lettering import Lettering
from exergue.maps.lines import Lines
from exergue.maps.naming import labels
from exergue.maps.outlines import Box, outlines, rings_of
from exergue.maps.projections import Azimuthal, EqualEarth

PLACES = [
    ("Kiev", "city", "UA", 50.45, 30.52),
    ("Paris", "city", "FR", 48.85, 2.35),
    ("Cayenne", "city", "GF", 4.94, -52.33),
    ("Saint-Denis de La Réunion", "city", "RE", -20.88, 55.45),
    ("Honolulu", "city", "US", 21.3, -157.86),
    ("Vladivostok", "city", "RU", 43.12, 131.89),
    ("Anadyr, beyond the 180th meridian", "city", "RU", 64.73, 177.5),
    ("Russie", "country", "RU", 55.5, 50.0),
    ("Fidji", "country", "FJ", -17.8, 178.0),
    ("Monaco", "country", "MC", 43.73, 7.42),
    ("France", "country", "FR", 47.0, 2.0),
    ("Kosovo", "country", "XK", 42.5, 20.9),
    ("Méditerranée", "sea", "", 38.0, 15.0),
    ("Antarctique", "continent", "", -85.0, 0.0),
    ("Arctique", "continent", "", 88.0, 0.0),
    ("URSS", "former_country", "", 55.0, 50.0),
    ("a place without a kind", "", "", 12.0, 8.0),
]


@pytest.mark.parametrize(
    ("kind", "country", "latitude", "longitude"), [p[1:] for p in PLACES], ids=[p[0] for p in PLACES]
)
def test_a_place_is_on_its_map_and_the_map_is_light(kind, country, latitude, longitude):
    drawn = atlas.locator(kind, country, latitude, longitude)
    x, y = drawn.at(latitude, longitude)
    assert 0 <= x <= drawn.frame.width and 0 <= y <= drawn.frame.height
    assert 300 < drawn.drawing.weight < 4500


def test_a_place_of_a_country_alone_is_shown_by_the_country():
    drawn = atlas.locator("city", "UA", None, None)
    assert drawn.drawing.country


@pytest.mark.parametrize("place", [("city", "", None, None), ("city", "ZZ", None, None), ("sea", "", None, None)])
def test_there_is_no_map_of_what_nothing_tells_the_place_of(place):
    assert atlas.locator(*place) is None


def test_the_world_is_on_one_map():
    drawn = atlas.world()
    assert drawn.drawing.weight < 20000
    for _, _, _, latitude, longitude in PLACES:
        if -56 < latitude < 78:
            assert drawn.at(latitude, longitude)


def test_a_map_of_several_places_shows_them_all():
    for points in (
        [(48.8, 2.3), (50.4, 30.5)],
        [(48.8, 2.3), (40.7, -74), (35.7, 139.7)],
        [(-17.8, 178), (-13.8, -172)],
    ):
        drawn = atlas.overview(points)
        assert all(drawn.at(*point) for point in points)
        assert drawn.drawing.weight < 4500


def test_places_on_both_sides_of_the_180th_meridian_are_near_on_the_map():
    drawn = atlas.overview([(-17.8, 178), (-13.8, -172)])
    assert drawn.frame.kilometres < 3000


@pytest.mark.parametrize("country", ["RU", "FJ", "US", "NZ", "AQ"])
def test_no_line_runs_across_the_map_where_a_country_passes_the_180th_meridian(country):
    drawn = atlas.locator("country", country, None, None)
    assert max(map(abs, _steps(drawn.drawing.country))) < drawn.frame.width / 2


def _steps(path):
    """How far each line of a path goes to the right."""
    for part in re.findall(r"l([^Mz]*)", path):
        numbers = [int(n) for n in re.findall(r"-?\d+", part)]
        yield from numbers[::2]


def test_crimea_is_drawn_with_ukraine_and_on_its_own_side_of_no_border():
    known = outlines()
    around = cut_rings(known.rings.turned(rings_of("UA", "RU")[::3], 0), Box(33.9, 44.9, 34.1, 45.1))
    assert list(known.owners_of(around)) == ["UA"]


def test_each_country_of_the_gazetteer_with_land_of_its_own_is_drawn():
    known = set(outlines().owners)
    assert {"FR", "UA", "XK", "PS", "TW", "EH", "SS", "VA", "MC", "GL", "NC", "PF"} <= known


DEGREES = st.tuples(st.floats(-180, 180), st.floats(-89, 89))


@given(DEGREES, DEGREES)
def test_what_is_near_is_found_again_from_the_plane(middle, point):
    projection = Azimuthal(*middle)
    x, y = projection(*point)
    if hypot(x, y) < 1.9:  # the other side of the globe is a circle there
        again = projection(*projection.back(x, y))
        assert again == pytest.approx((x, y), abs=1e-6)


def test_equal_earth_is_as_wide_and_high_as_its_authors_say():
    projection = EqualEarth(0)
    assert projection(180, 0)[0] == pytest.approx(2.70663, abs=1e-4)
    assert projection(0, 90)[1] == pytest.approx(1.31736, abs=1e-4)


@pytest.mark.parametrize("projection", [EqualEarth(11), Azimuthal(2.3, 48.9), Azimuthal(-170, -89)], ids=str)
@given(st.lists(DEGREES, min_size=1, max_size=20))
def test_many_places_are_where_each_alone_is(projection, places):
    x, y = projection.plane(np.array(places).T)
    assert list(zip(x, y, strict=True)) == [pytest.approx(projection(*place), abs=1e-6) for place in places]


BOX = Box(-10, -10, 10, 10)
VERTICES = st.lists(st.tuples(st.integers(-30, 30), st.integers(-30, 30)), min_size=1, max_size=20)


def together(*told):
    """Lines of the points that are told of each."""
    points = np.array([point for line in told for point in line], dtype=float).reshape(-1, 2).T
    return Lines(points, np.arange(len(told)), np.array([len(line) for line in told]))


def apart(lines):
    """The points of each line by its number."""
    ends = [0, *lines.counts.cumsum().tolist()]
    points = list(map(tuple, lines.points.T.tolist()))
    return {int(n): points[a:b] for n, (a, b) in zip(lines.numbers, pairwise(ends), strict=True)}


def cut_alone(ring):
    """What of a ring lies in BOX, one edge and one vertex after the other."""
    for axis, edge, sign in ((0, -10, 1), (0, 10, -1), (1, -10, 1), (1, 10, -1)):
        kept = []
        for here, there in pairwise([*ring[-1:], *ring]):
            was, is_in = (here[axis] - edge) * sign >= 0, (there[axis] - edge) * sign >= 0
            if was != is_in:
                share = (edge - here[axis]) / (there[axis] - here[axis])
                other = here[1 - axis] + share * (there[1 - axis] - here[1 - axis])
                kept.append((edge, other) if axis == 0 else (other, edge))
            if is_in:
                kept.append(there)
        ring = kept
    return ring


@given(st.lists(VERTICES, min_size=1, max_size=5))
def test_rings_are_cut_together_as_each_is_alone(rings):
    alone = {number: cut for number, ring in enumerate(rings) if (cut := cut_alone(ring))}
    assert apart(cut_rings(together(*rings), BOX)) == alone


def test_a_ring_around_a_corner_of_the_box_keeps_the_corner_and_one_around_the_box_all_of_them():
    corner = [(-20.0, 5.0), (-20.0, 20.0), (-15.0, 20.0), (-14.0, 20.0), (5.0, 20.0), (5.0, 5.0)]
    around = [(-20.0, -20.0), (20.0, -20.0), (20.0, 20.0), (-20.0, 20.0)]
    assert apart(cut_rings(together(corner, around), BOX)) == {
        0: [(-10.0, 5.0), (-10.0, 10.0), (5.0, 10.0), (5.0, 5.0)],
        1: [(-10.0, 10.0), (-10.0, -10.0), (10.0, -10.0), (10.0, 10.0)],
    }


def test_a_line_is_cut_into_what_may_be_seen():
    line = [(-20.0, 0.0), (-5.0, 0.0), (5.0, 0.0), (20.0, 0.0), (30.0, 0.0), (30.0, 5.0)]
    again = [*line, (20.0, 5.0), (5.0, 5.0)]
    beyond = [(30.0, 5.0), (40.0, 5.0)]
    stretches = [line[:4], line[:4], again[-2:]]
    assert list(apart(cut_lines(together(line, beyond, again), BOX)).values()) == stretches


def test_nothing_is_left_of_what_lies_elsewhere():
    elsewhere = together([(20.0, 0.0), (30.0, 0.0), (30.0, 9.0)])
    assert not apart(cut_rings(elsewhere, BOX)) and not apart(cut_lines(elsewhere, BOX))
    assert atlas.locator("sea", "", 0.0, -150.0).drawing.weight < 100


def test_the_same_frame_is_drawn_once():
    frame = world_frame(340)
    assert drawing(frame, "", 4000) is drawing(world_frame(340), "", 4000)


def test_countries_are_named_from_the_biggest():
    frame = frame_around([(2.3, 48.8), (30.5, 50.4)], 340, 250, least=1000)
    named = [label.country for label in labels(frame)]
    assert set(named[:6]) >= {"DE", "PL", "FR"}


@pytest.mark.parametrize(
    ("country", "latitude", "longitude"),
    [("US", (35, 45), (-105, -90)), ("RU", (55, 67), (80, 110)), ("AQ", (-90, -70), (-180, 180))],
)
def test_the_middle_of_a_country_is_that_of_its_land_and_not_of_its_cities(country, latitude, longitude):
    middle = atlas.middle(country)
    assert latitude[0] < middle[0] < latitude[1] and longitude[0] < middle[1] < longitude[1]


def test_places_near_each_other_share_a_map():
    assert atlas.locator("city", "FR", 48.85, 2.35).drawing is atlas.locator("city", "FR", 43.3, 5.4).drawing
    assert atlas.locator("city", "US", 40.7, -74.0).drawing is atlas.locator("city", "US", 41.3, -72.9).drawing
    assert atlas.overview([(48.85, 2.35)]).drawing is atlas.overview([(48.8, 2.1)]).drawing


NAMES = st.lists(st.tuples(st.floats(0, 340), st.floats(0, 250), st.text("abcd", min_size=1, max_size=30)), max_size=30)


@given(NAMES)
def test_no_two_names_stand_over_each_other(marks):
    lettering = Lettering(340, 250)
    named = []
    for x, y, name in marks:
        side = lettering.beside((x, y), 4, name)
        if side:
            long = 6.1 * len(name) + 3
            left = x + 4 if side == "e" else x - 4 - long
            named.append((left, left + long, y))
    assert all(left >= 0 and right <= 340 for left, right, _ in named)
    for (left, right, y), (other_left, other_right, other_y) in combinations(named, 2):
        assert right <= other_left or other_right <= left or abs(y - other_y) >= 12


KIEV = {"kind": "city", "country": "UA", "latitude": 50.45, "longitude": 30.52}
LVIV = {"kind": "city", "country": "UA", "latitude": 49.84, "longitude": 24.03}


def test_a_place_has_a_map_with_the_places_around_it():
    text = '<LOC id="kiev">Kiev</LOC> et <LOC id="lviv">Lviv</LOC> se souviennent.'
    page = pages(corpus(article("a", text), kiev=KIEV, lviv=LVIV))["lieux/kiev.md"]
    assert '<svg viewBox="0 0 340 250" role="img"><title>Carte' in page
    assert re.search(r"- \[Lviv\]\(\.\./lieux/lviv\.md\)\{: \.mark \.[ew] style=", page)
    assert re.search(r'<span class="mark here [ew]" style="left:[\d.]+%;top:[\d.]+%">Kiev</span>', page)


def test_a_place_whose_place_nothing_tells_has_no_map():
    page = pages(corpus(article("a", '<LOC id="kiev">Kiev</LOC> se souvient.')))["lieux/kiev.md"]
    assert "<svg" not in page


def test_each_mark_can_be_hit_by_a_finger_and_the_place_itself_is_named():
    text = " ".join(f'<LOC id="p{n}">Ville {n}</LOC>' for n in range(12))
    known = {f"p{n}": {**KIEV, "latitude": 50.45 + n / 10, "longitude": 30.52 + n} for n in range(12)}
    page = pages(corpus(article("a", text), **known))["lieux/p5.md"]
    marks = re.findall(r"left:([\d.]+)%;top:([\d.]+)%", page)
    points = [(float(left) * 3.4, float(top) * 2.5) for left, top in marks]
    assert 3 < len(points) < 12
    assert all(max(abs(a[0] - b[0]), abs(a[1] - b[1])) > 26 for a, b in combinations(points, 2))
    assert re.search(r'<span class="mark here [ew]"', page)
