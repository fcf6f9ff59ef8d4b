"""Long and thin pictures folded into rows, one under another, each read from left to right as lines of words are.

A line that goes on in the next row swings round the end of its own, runs back between the two, and swings into it.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from figtrace.picture.arrange import Component
from figtrace.picture.geometry import Curve, Point, straight

LEAST_LAYERS = 12
EXTREME = 6.0
"""What has fewer layers than this, or is less than so many times as wide as high, stays one row."""

_ASPECT = 1.6
_CLEAR, _TRACK, _OUT = 18.0, 11.0, 30.0
"""Lines between two rows keep that far from them, and from each other; how far the first swings out; px."""

Turn = tuple[float, float, float]
"""Of a line that goes on in the next row: its height between the rows, and how far it swings out east and west."""


def starts(width: float, height: float, ends: Sequence[float]) -> list[int]:
    """The first layer of every row: as many rows of about one width as give the picture a good shape.

    ``ends`` is where each layer's column ends; ``height`` is what a row takes at most.
    """
    if len(ends) < LEAST_LAYERS or width < EXTREME * height:
        return [0]
    n = max(2, round((width / (_ASPECT * (height + 2 * _CLEAR))) ** 0.5))
    between = [(a + b) / 2 for a, b in itertools.pairwise([0.0, *ends])]
    return sorted({bisect_right(between, width * k / n) for k in range(n)})


class Fold:
    """A folding: the row of every layer, and the way from row to row of every line that needs one."""

    def __init__(self, starts: Sequence[int]) -> None:
        self.starts = starts
        self.turns: dict[tuple[str, int], Turn] = {}
        self.most = 0

    def row(self, layer: int) -> int:
        """The row in which a layer stands."""
        return bisect_right(self.starts, layer) - 1

    @property
    def room(self) -> float:
        """How far lines swing out of the rows on either side at most, px."""
        return 0.75 * (_OUT + _TRACK * self.most)

    def fold(self, component: Component) -> None:
        """Put the rows of a component one under another; its nodes get new heights, its lines their turns."""
        grid, y = component.grid, 0.0
        of: dict[int, list[int]] = {}
        for i, node in enumerate(grid.nodes):
            of.setdefault(self.row(node.layer), []).append(i)
        going = self._going(component)
        for row in sorted(of):
            nodes = [grid.nodes[i] for i in of[row]]
            top = min(node.y for node in nodes)
            for node in nodes:
                node.y += y - top
            y = max(node.y + node.h for node in nodes)
            for track, (_, name) in enumerate(going.get(row, ())):
                others = len(going[row]) - 1 - track
                self.turns[name] = (y + _CLEAR + _TRACK * track, _OUT + _TRACK * track, _OUT + _TRACK * others)
            y += 2 * _CLEAR + _TRACK * max(0, len(going.get(row, ())) - 1)
            self.most = max(self.most, len(going.get(row, ())))
        component.height = max((node.y + node.h for node in grid.nodes), default=0.0)

    def _going(self, component: Component) -> Mapping[int, Sequence[tuple[float, tuple[str, int]]]]:
        """The lines that leave each row for the next, the lowest first: it swings round inside the others."""
        going: dict[int, list[tuple[float, tuple[str, int]]]] = {}
        nodes = component.grid.nodes
        for wire in component.grid.wires:
            for k, (u, v) in enumerate(itertools.pairwise(wire.chain)):
                row = self.row(nodes[u].layer)
                if row != self.row(nodes[v].layer):
                    y = nodes[u].y + (wire.tail_port.at if k == 0 else 0.0)
                    going.setdefault(row, []).append((-y, (wire.key, k)))
        return {row: sorted(lines) for row, lines in going.items()}


def can_fold(components: Sequence[Component]) -> bool:
    """True when every line stops at every layer that it passes: then it can be led round the end of a row."""
    return all(
        len(wire.chain) == 1 + max(1, component.grid.nodes[wire.head].layer - component.grid.nodes[wire.tail].layer)
        for component in components
        for wire in component.grid.wires
    )


def joined(rows: Sequence[Curve], turns: Sequence[Turn], dy: float) -> Curve:
    """One line of its pieces in the rows; a turn leads from each to the next, ``dy`` px lower than it says."""
    line = list(rows[0].points)
    for row, (y, east, west) in zip(rows[1:], turns, strict=True):
        a, b, y = line[-1], row.start, y + dy
        line += [Point(a.x + east, a.y), Point(a.x + east, y), Point(a.x, y)]
        line += straight(Point(a.x, y), Point(b.x, y))
        line += [Point(b.x - west, y), Point(b.x - west, b.y), *row.points]
    return Curve.of(line)
