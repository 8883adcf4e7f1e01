"""A network on paper: a force-directed layout of networkx, then names moved apart until none lies on another.

The same pairs give the same drawing: the layout begins at a fixed seed, and coordinates are whole pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import ceil, sqrt
from typing import TYPE_CHECKING

from exergue.network.pairs import Pair, closest

if TYPE_CHECKING:
    import networkx as nx

_SEED = 1898
_ROUNDS = 400  # of the layout
_WIDTH, _HEIGHT = 1040, 700  # pixels that the layout is spread over, before names are moved apart
_SMALLEST, _LARGEST = 4, 17  # radius of a disc
_LETTER = 6.9  # pixels of a letter, on average, at the size of the names
_LINE = 17  # pixels that a name is high
_GAP = 6  # pixels between two names
_EDGES_EACH = 3  # the closest of whoever has more
_SPREAD = 2.4  # how far the layout keeps nodes from each other


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody's disc, its centre and radius in pixels; the name stands centred below it."""

    id: str
    name: str
    x: float
    y: float
    radius: float

    @property
    def half(self) -> float:
        """Half the width of disc and name."""
        return max(self.radius, len(self.name) * _LETTER / 2)

    @property
    def depth(self) -> float:
        """How high disc and name are together."""
        return 2 * self.radius + _LINE


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two nodes, which are places in the drawing's; `strength` is from 0 to 1."""

    one: int
    other: int
    strength: float
    pair: Pair


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes and edges in an area of `width` and `height` pixels."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def draw(found: Sequence[Pair], names: Mapping[str, str], counts: Mapping[str, int]) -> Drawing:
    """The closest of the pairs, drawn; `names` and `counts` (of mentions) of whoever is in them, by id."""
    kept = closest(found, _EDGES_EACH)
    if not kept:
        return Drawing(0, 0, (), ())
    nodes = _beside_each_other([_framed(apart(circle)) for circle in _circles(kept, names, counts)])
    places = {node.id: place for place, node in enumerate(nodes)}
    most = max(pair.weight for pair in kept)
    edges = tuple(Edge(places[p.one], places[p.other], round(sqrt(p.weight / most), 2), p) for p in kept)
    return Drawing(round(_right(nodes)), round(_bottom(nodes)), nodes, edges)


def _circles(kept: Sequence[Pair], names: Mapping[str, str], counts: Mapping[str, int]) -> Iterator[list[Node]]:
    """Those who are joined by pairs, each circle laid out by itself, the largest first."""
    import networkx as nx  # slow to import, and not needed where nothing is drawn

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted({id for pair in kept for id in (pair.one, pair.other)}))
    graph.add_weighted_edges_from((pair.one, pair.other, sqrt(pair.weight)) for pair in kept)
    most = max(counts[id] for id in graph)
    for members in sorted(nx.connected_components(graph), key=lambda circle: (-len(circle), min(circle))):
        # A graph of its own, in order: that of a set would differ from run to run.
        circle: nx.Graph[str] = nx.Graph()
        circle.add_nodes_from(sorted(members))
        circle.add_edges_from(edge for edge in graph.edges(data=True) if edge[0] in members)
        at = nx.spring_layout(circle, k=_SPREAD / sqrt(len(circle)), iterations=_ROUNDS, seed=_SEED)
        scale = sqrt(len(circle) / len(graph)) / 2
        yield [
            Node(
                id=id,
                name=names[id],
                x=float(at[id][0]) * _WIDTH * scale,
                y=float(at[id][1]) * _HEIGHT * scale,
                radius=round(_SMALLEST + (_LARGEST - _SMALLEST) * sqrt(counts[id] / most), 1),
            )
            for id in circle
        ]


def apart(nodes: Sequence[Node]) -> list[Node]:
    """The nodes, any two that overlap moved apart, along the way on which they overlap less, until none do."""
    xs, ys = [node.x for node in nodes], [node.y + _LINE / 2 for node in nodes]
    needed = list(_needed(nodes))
    for _ in range(_ROUNDS):
        moved = False
        for one, other, width, height in needed:
            across = width - abs(xs[one] - xs[other])
            if across > 0 and (along := height - abs(ys[one] - ys[other])) > 0:
                moved = True
                _push(*((xs, across) if across / width < along / height else (ys, along)), one, other)
        if not moved:
            break
    return [replace(node, x=x, y=y - _LINE / 2) for node, x, y in zip(nodes, xs, ys, strict=True)]


def _needed(nodes: Sequence[Node]) -> Iterator[tuple[int, int, float, float]]:
    """For any two nodes how far their middles have to be from each other, across or along, lest they overlap."""
    sizes = [(node.half, node.depth) for node in nodes]
    for (one, (half, depth)), (other, (other_half, other_depth)) in combinations(enumerate(sizes), 2):
        yield one, other, half + other_half + _GAP, (depth + other_depth) / 2 + _GAP


def _push(at: list[float], way: float, one: int, other: int) -> None:
    """Move two coordinates apart, by half the way each."""
    push = way / 2 if at[one] >= at[other] else -way / 2
    at[one] += push
    at[other] -= push


def _framed(nodes: Sequence[Node], left: float = 0, top: float = 0) -> tuple[Node, ...]:
    """The nodes moved so that `left` and `top` are where they begin, on whole pixels."""
    over = left + _GAP - min(node.x - node.half for node in nodes)
    down = top + _GAP - min(node.y - node.radius for node in nodes)
    return tuple(replace(node, x=ceil(node.x + over), y=ceil(node.y + down)) for node in nodes)


def _beside_each_other(circles: Sequence[tuple[Node, ...]]) -> tuple[Node, ...]:
    """The circles in rows that are as wide as the first, or as the area."""
    wide = max(_WIDTH, _right(circles[0]))
    placed: list[Node] = []
    left = top = bottom = 0.0
    for circle in circles:
        if left and left + _right(circle) > wide:
            left, top = 0.0, bottom
        nodes = _framed(circle, left, top)
        placed += nodes
        left, bottom = _right(nodes), max(bottom, _bottom(nodes))
    return tuple(placed)


def _right(nodes: Sequence[Node]) -> float:
    return max(node.x + node.half for node in nodes) + _GAP


def _bottom(nodes: Sequence[Node]) -> float:
    return max(node.y - node.radius + node.depth for node in nodes) + _GAP
