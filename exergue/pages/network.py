"""The network of people who appear together: a drawing with links, and the closest pairs as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from exergue.lines import one_line, shortened
from exergue.network import Drawing, Edge, Node, Pair, draw, pairs
from exergue.pages import addresses
from exergue.pages.addresses import PageLinks
from exergue.pages.entries import Entry, entry
from exergue.pages.site import Page, Site

_PEOPLE = 60  # in the drawing: more names than that are not to be read
_PAIRS = 100  # in the list
_LONGEST = 30  # letters of a name
_BASELINE = 13  # pixels from the disc to the foot of the name


@dataclass(frozen=True, slots=True)
class NodeView:
    """Somebody in the drawing; lengths are in pixels."""

    name: str
    path: Markup
    told: str  # « 12 mentions »
    x: Markup
    y: Markup
    radius: Markup
    foot: Markup  # of the name


@dataclass(frozen=True, slots=True)
class EdgeView:
    """A line of the drawing; `ends` are the places of its nodes, which the script reads."""

    line: Markup
    ends: Markup
    width: Markup
    told: str


@dataclass(frozen=True, slots=True)
class PairView:
    """Two people, and how many articles name both."""

    one: Entry
    other: Entry
    articles: str


@dataclass(frozen=True, slots=True)
class NetworkView:
    """What the template prints."""

    width: int
    height: int
    count: str
    nodes: tuple[NodeView, ...]
    edges: tuple[EdgeView, ...]
    pairs: tuple[PairView, ...]


def network_page(site: Site) -> Page:
    """The page of the network, with a word instead of it where nobody appears with anybody."""
    links = site.links(addresses.NETWORK)
    found = _pairs(site)
    drawing = draw(found, *_told(site, found))
    view = NetworkView(
        width=drawing.width,
        height=drawing.height,
        count=site.interface.count("persons", len(drawing.nodes)),
        nodes=tuple(_node(site, links, node) for node in drawing.nodes),
        edges=tuple(_edge(site, drawing, edge) for edge in drawing.edges),
        pairs=tuple(_pair(site, links, pair) for pair in found[:_PAIRS]),
    )
    title = site.interface.word("network")
    return Page(addresses.NETWORK, "network.md.j2", {"view": view, "front": {"title": title, "kind": "network"}})


def _pairs(site: Site) -> tuple[Pair, ...]:
    """The pairs of those who appear in most articles, of all who have some weight and company."""
    views = site.views
    people = {p.id for p in site.corpus.persons if site.addresses.identity(p.id) and p.id not in views.minor}
    found = pairs(views.casts.items(), people)
    articles = {id: len(views.naming.get(id, ())) for pair in found for id in (pair.one, pair.other)}
    ranked = sorted(articles, key=lambda id: (-articles[id], -views.mentions_of(id), id))
    shown = frozenset(ranked[:_PEOPLE])
    return tuple(pair for pair in found if pair.one in shown and pair.other in shown)


def _told(site: Site, found: Sequence[Pair]) -> tuple[dict[str, str], dict[str, int]]:
    """The names as the drawing writes them, and the mentions, by id."""
    ids = sorted({id for pair in found for id in (pair.one, pair.other)})
    names = {id: shortened(one_line(site.addresses.name(id)), _LONGEST) for id in ids}
    return names, {id: site.views.mentions_of(id) for id in ids}


def _node(site: Site, links: PageLinks, node: Node) -> NodeView:
    return NodeView(
        name=node.name,
        path=Markup(links.entity(node.id)),
        told=site.interface.count("mentions", site.views.mentions_of(node.id)),
        x=_pixels(node.x),
        y=_pixels(node.y),
        radius=_pixels(node.radius),
        foot=_pixels(node.y + node.radius + _BASELINE),
    )


def _edge(site: Site, drawing: Drawing, edge: Edge) -> EdgeView:
    one, other = drawing.nodes[edge.one], drawing.nodes[edge.other]
    articles = site.interface.count("articles", len(edge.pair.articles))
    return EdgeView(
        line=Markup(f"M{one.x:g} {one.y:g}L{other.x:g} {other.y:g}"),
        ends=Markup(f"{edge.one} {edge.other}"),
        width=_pixels(0.8 + 3.2 * edge.strength),
        told=f"{one.name} – {other.name}, {articles}",
    )


def _pair(site: Site, links: PageLinks, pair: Pair) -> PairView:
    one, other = (entry(site, links, id, site.views.mentions_of(id)) for id in (pair.one, pair.other))
    return PairView(one, other, site.interface.count("articles", len(pair.articles)))


def _pixels(length: float) -> Markup:
    return Markup(f"{length:.1f}".removesuffix(".0"))
