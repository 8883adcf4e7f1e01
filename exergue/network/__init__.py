"""People who appear together: how close they are, and where a drawing puts them."""

from exergue.network.drawing import Drawing, Edge, Node, draw
from exergue.network.pairs import Pair, pairs

__all__ = ["Drawing", "Edge", "Node", "Pair", "draw", "pairs"]
