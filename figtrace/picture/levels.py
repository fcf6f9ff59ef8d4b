"""Heights: every node as level with its neighbours as order and room allow, then ports as level as their nodes allow.

Both are least-squares fits under an order, solved exactly by pooling adjacent violators (Ayer and others, 1955).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from figtrace.picture.grid import Grid, Port
from figtrace.picture.ordering import ranked

_ROUNDS, _ROUNDS_LARGE, _SMALL = 12, 4, 400
_STILL = 0.05
_LEAST_GAP = 9.0
_STRONG = 0.1
"""Cubed weight of the links that find their places first on a side; the others fit in."""

PORT_GAP = 12.0
"""Lines that meet one side of a glyph keep this distance, px, where there is room."""


def pool(wanted: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The non-decreasing numbers nearest to ``wanted`` by weighted squares; linear time."""
    blocks: list[list[float]] = []
    for value, weight in zip(wanted, weights, strict=True):
        blocks.append([value, weight, 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            mean, mass, count = blocks.pop()
            last = blocks[-1]
            last[0] = (last[0] * last[1] + mean * mass) / (last[1] + mass)
            last[1] += mass
            last[2] += count
    return [mean for mean, _, count in blocks for _ in range(int(count))]


def level(grid: Grid) -> None:
    """Give every node of an ordered grid its ``y`` and every port its ``at``; the highest node stands at 0.

    Means first, for the whole to find its shape; then medians, so that a row is level exactly and bends where it must.
    """
    offsets = [_node_offsets(grid, layer) for layer in grid.layers]
    for layer, below in zip(grid.layers, offsets, strict=True):
        for index, y in zip(layer, below, strict=True):
            grid.nodes[index].y = y
    sides = _sides(grid)
    for side in sides:
        side.spread()
    rounds = _ROUNDS if len(grid.nodes) < _SMALL else _ROUNDS_LARGE
    _settle(grid, offsets, rounds, is_median=False)
    _settle(grid, offsets, rounds, is_median=True)
    top = min((node.y for node in grid.nodes), default=0.0)
    for node in grid.nodes:
        node.y -= top
    for _ in range(3):
        for side in sides:
            side.fit(grid)


def _settle(grid: Grid, offsets: Sequence[Sequence[float]], rounds: int, is_median: bool) -> None:
    """Fit all layers to and fro until nothing moves, or ``rounds`` times."""
    n = len(grid.layers)
    for i in range(rounds):
        west, east = is_median or i % 2 == 0, is_median or i % 2 == 1
        moved = 0.0
        for at in range(n) if i % 2 == 0 else range(n - 1, -1, -1):
            moved = max(moved, _fit_layer(grid, at, offsets[at], west=west, east=east, is_median=is_median))
        if moved < _STILL and i % 2 == 1:
            return


def _node_offsets(grid: Grid, layer: Sequence[int]) -> list[float]:
    """How far below the first of its layer each node stands at least; what is never seen together needs no room."""
    feet = [0.0, 0.0, 0.0]
    offsets: list[float] = []
    for k, index in enumerate(layer):
        node = grid.nodes[index]
        bits = [b for b in range(3) if node.when >> b & 1]
        offset = max([feet[b] + node.gap for b in bits] + offsets[-1:]) if k else 0.0
        offsets.append(offset)
        for b in bits:
            feet[b] = offset + node.h + node.gap
    return offsets


def _fit_layer(grid: Grid, at: int, offsets: Sequence[float], *, west: bool, east: bool, is_median: bool) -> float:
    """Fit one layer to its neighbours; how far its nodes moved at most comes back."""
    layer = grid.layers[at]
    wishes = [_wish(grid, index, west, east, is_median) for index in layer]
    wanted = [want - offset for (want, _), offset in zip(wishes, offsets, strict=True)]
    moved = 0.0
    for index, base, offset in zip(layer, pool(wanted, [weight for _, weight in wishes]), offsets, strict=True):
        node = grid.nodes[index]
        moved = max(moved, abs(node.y - base - offset))
        node.y = base + offset
    return moved


Pull = tuple[float, float, bool]
"""Where a link wants its node, how much it pulls, and whether it comes from the west."""


def _wish(grid: Grid, index: int, west: bool, east: bool, is_median: bool) -> tuple[float, float]:
    """Where a node's links want it, and how strongly."""
    pulls: list[Pull] = []
    if west:
        for i in grid.west[index]:
            link = grid.links[i]
            pulls.append((grid.nodes[link.u].y + link.left.at - link.right.at, 1.1 * link.weight, True))
    if east:
        for i in grid.east[index]:
            link = grid.links[i]
            pulls.append((grid.nodes[link.v].y + link.right.at - link.left.at, link.weight, False))
    mass = sum(weight for _, weight, _ in pulls)
    if mass == 0.0:
        return grid.nodes[index].y, 0.05
    if is_median:
        return _median(pulls, mass), mass
    return sum(y * weight for y, weight, _ in pulls) / mass, mass


def _median(pulls: list[Pull], mass: float) -> float:
    """The weighted median: one neighbour exactly level. The western ones weigh a little more, so that rows
    follow the stream; between two of one side lies their mean."""
    pulls.sort()
    seen = 0.0
    for k, (y, weight, is_west) in enumerate(pulls):
        seen += weight
        if seen > mass / 2 + 1e-9:
            return y
        if seen > mass / 2 - 1e-9:
            other = pulls[k + 1]
            if other[2] == is_west:
                return (y + other[0]) / 2
            return y if is_west else other[0]
    return pulls[-1][0]


@dataclass(slots=True)
class _Side:
    """One side of a node: its ends from top to bottom, the other ends of their links, and the least distances."""

    node: int
    ports: list[Port]
    others: list[tuple[int, Port]]
    weights: list[float]
    offsets: list[float]
    when: list[int]

    def spread(self) -> None:
        """The ends apart about the middle, the one that pulls most nearest to it, before heights are known."""
        mass = sum(self.weights)
        centre = sum(o * w for o, w in zip(self.offsets, self.weights, strict=True)) / mass
        for port, offset in zip(self.ports, self.offsets, strict=True):
            step = min(1.0, (port.high - port.low) / max(1.0, self.offsets[-1]))
            at = (port.low + port.high) / 2 + (offset - centre) * step
            port.at = min(max(at, port.low), port.high)
            if port.is_fixed:
                port.at = port.low

    def fit(self, grid: Grid) -> None:
        """Move the free ends level with their other ends, in order and apart."""
        top = grid.nodes[self.node].y
        wanted = []
        for port, (far, other) in zip(self.ports, self.others, strict=True):
            goal = grid.nodes[far].y + other.at - top
            wanted.append(min(max(goal, port.low), port.high))
        if len(wanted) == 1:
            self.ports[0].at = wanted[0]
            return
        strong = [k for k, weight in enumerate(self.weights) if weight >= _STRONG]
        at = self._pooled(wanted, strong or range(len(wanted)))
        rest = sorted(set(range(len(wanted))) - at.keys(), key=lambda k: -self.weights[k])
        for k in rest:
            low, high = self._between(k, at)
            if low > high:
                at = self._pooled(wanted, range(len(wanted)))
                break
            at[k] = min(max(wanted[k], low), high)
        for k, port in enumerate(self.ports):
            port.at = port.low if port.is_fixed else at[k]

    def _pooled(self, wanted: Sequence[float], chosen: Sequence[int]) -> dict[int, float]:
        """The chosen ends as near to where they want to be as their distances allow."""
        ports = [self.ports[k] for k in chosen]
        offsets = _port_offsets([self.when[k] for k in chosen])
        room = max(p.high for p in ports) - min(p.low for p in ports)
        squeeze = min(1.0, room / offsets[-1]) if offsets[-1] > 0 else 1.0
        offsets = [offset * squeeze for offset in offsets]
        goals = [wanted[k] - offset for k, offset in zip(chosen, offsets, strict=True)]
        fitted = pool(goals, [self.weights[k] for k in chosen])
        at = [f + offset for f, offset in zip(fitted, offsets, strict=True)]
        _keep_inside(ports, at, offsets)
        return dict(zip(chosen, at, strict=True))

    def _between(self, k: int, at: dict[int, float]) -> tuple[float, float]:
        """The room left for an end among those that are placed; those never seen with it need not be kept clear of."""
        low, high = self.ports[k].low, self.ports[k].high
        for other, y in at.items():
            gap = _LEAST_GAP if self.when[k] & self.when[other] else 0.0
            if other < k:
                low = max(low, y + gap)
            else:
                high = min(high, y - gap)
        return low, high


def _sides(grid: Grid) -> list[_Side]:
    """The sides of all nodes that have an end which can move; ends that cannot are put where they are."""
    sides = []
    for index, node in enumerate(grid.nodes):
        if node.is_stand_in:
            continue
        for is_east, links in ((True, grid.east[index]), (False, grid.west[index])):
            chosen = [grid.links[i] for i in ranked(grid, links, is_east)]
            ports = [link.left if is_east else link.right for link in chosen]
            for port in ports:
                port.at = port.low
            if all(port.is_fixed for port in ports):
                continue
            others = [(link.v, link.right) if is_east else (link.u, link.left) for link in chosen]
            weights = [1e6 if port.is_fixed else link.weight**3 for port, link in zip(ports, chosen, strict=True)]
            seen = [link.when for link in chosen]
            sides.append(_Side(index, ports, others, weights, _port_offsets(seen), seen))
    return sides


def _port_offsets(when: Sequence[int]) -> list[float]:
    """How far below the first end each end lies at least; those never seen together may coincide."""
    last = [-PORT_GAP] * 3
    offsets: list[float] = []
    for mask in when:
        bits = [b for b in range(3) if mask >> b & 1]
        offset = max([last[b] + PORT_GAP for b in bits] + offsets[-1:])
        offsets.append(offset)
        for b in bits:
            last[b] = offset
    return offsets


def _keep_inside(ports: list[Port], at: list[float], offsets: Sequence[float]) -> None:
    """Push what lies outside its range back in, and the others before it."""
    for k, port in enumerate(ports):
        before = at[k - 1] + offsets[k] - offsets[k - 1] if k and not port.is_fixed else port.low
        at[k] = max(at[k], port.low, before)
    for k in range(len(ports) - 1, -1, -1):
        limit = at[k + 1] - offsets[k + 1] + offsets[k] if k + 1 < len(ports) else ports[k].high
        at[k] = min(at[k], ports[k].high, limit)
