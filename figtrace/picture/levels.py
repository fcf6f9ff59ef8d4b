"""Heights: every node as level with its neighbours as order and room allow, then ports as level as their nodes allow.

Both are least-squares fits under an order, solved exactly by pooling adjacent violators (Ayer and others, 1955).
"""

from __future__ import annotations

from collections.abc import Sequence

from figtrace.picture.grid import Grid, Port
from figtrace.picture.ordering import ranked

_ROUNDS = 6
PORT_GAP = 10.0
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
    """Give every node of an ordered grid its ``y`` and every port its ``at``; the highest node stands at 0."""
    for layer in grid.layers:
        y = 0.0
        for k, index in enumerate(layer):
            node = grid.nodes[index]
            y += (node.gap + grid.nodes[layer[k - 1]].gap) if k else 0.0
            node.y = y
            y += node.h
    _spread(grid)
    n = len(grid.layers)
    for i in range(_ROUNDS):
        is_last = i >= _ROUNDS - 2
        for layer_at in range(n) if i % 2 == 0 else range(n - 1, -1, -1):
            _fit_layer(grid, layer_at, west=is_last or i % 2 == 0, east=is_last or i % 2 == 1)
        if i == 1:
            _fit_ports(grid)
    top = min((node.y for node in grid.nodes), default=0.0)
    for node in grid.nodes:
        node.y -= top
    for _ in range(3):
        _fit_ports(grid)


def _fit_layer(grid: Grid, layer_at: int, west: bool, east: bool) -> None:
    layer = grid.layers[layer_at]
    offset, offsets = 0.0, []
    wanted, weights = [], []
    for k, index in enumerate(layer):
        node = grid.nodes[index]
        offset += (node.gap + grid.nodes[layer[k - 1]].gap) if k else 0.0
        want, weight = _wish(grid, index, west, east)
        wanted.append(want - offset)
        weights.append(weight)
        offsets.append(offset)
        offset += node.h
    for index, base, extra in zip(layer, pool(wanted, weights), offsets, strict=True):
        grid.nodes[index].y = base + extra


def _wish(grid: Grid, index: int, west: bool, east: bool) -> tuple[float, float]:
    total = mass = 0.0
    if west:
        for i in grid.west[index]:
            link = grid.links[i]
            total += link.weight * (grid.nodes[link.u].y + link.left.at - link.right.at)
            mass += link.weight
    if east:
        for i in grid.east[index]:
            link = grid.links[i]
            total += link.weight * (grid.nodes[link.v].y + link.right.at - link.left.at)
            mass += link.weight
    if mass == 0.0:
        return grid.nodes[index].y, 0.05
    return total / mass, mass


def _spread(grid: Grid) -> None:
    """Ports evenly about the middle of their node's side, before heights are known."""
    for index, node in enumerate(grid.nodes):
        if node.is_stand_in:
            continue
        for is_east, links in ((True, grid.east[index]), (False, grid.west[index])):
            own = [_own(grid, i, is_east) for i in ranked(grid, links, is_east)]
            free = [port for port in own if not port.is_fixed]
            for k, port in enumerate(free):
                room = port.high - port.low
                step = min(PORT_GAP, room / max(1, len(free) - 1))
                port.at = (port.low + port.high) / 2 + (k - (len(free) - 1) / 2) * step
            for port in own:
                if port.is_fixed:
                    port.at = port.low


def _own(grid: Grid, link: int, is_east: bool) -> Port:
    return grid.links[link].left if is_east else grid.links[link].right


def _fit_ports(grid: Grid) -> None:
    for index, node in enumerate(grid.nodes):
        if not node.is_stand_in:
            _fit_side(grid, index, is_east=True)
            _fit_side(grid, index, is_east=False)


def _fit_side(grid: Grid, index: int, is_east: bool) -> None:
    """Move the free ends on one side of a node level with their other ends, in order and apart."""
    links = grid.east[index] if is_east else grid.west[index]
    if not links:
        return
    top = grid.nodes[index].y
    ports, wanted, weights = [], [], []
    for i in ranked(grid, links, is_east):
        link = grid.links[i]
        own, other, far = (link.left, link.right, link.v) if is_east else (link.right, link.left, link.u)
        goal = grid.nodes[far].y + other.at - top
        ports.append(own)
        wanted.append(own.low if own.is_fixed else min(max(goal, own.low), own.high))
        weights.append(1e6 if own.is_fixed else 1.0)
    room = max(p.high for p in ports) - min(p.low for p in ports)
    gap = min(PORT_GAP, room / max(1, len(ports) - 1))
    fitted = pool([w - k * gap for k, w in enumerate(wanted)], weights)
    at = [f + k * gap for k, f in enumerate(fitted)]
    _keep_inside(ports, at, gap)
    for port, y in zip(ports, at, strict=True):
        port.at = port.low if port.is_fixed else y


def _keep_inside(ports: list[Port], at: list[float], gap: float) -> None:
    """Push what lies outside its range back in, and the others before it."""
    for k, port in enumerate(ports):
        at[k] = max(at[k], port.low, at[k - 1] + gap if k and not port.is_fixed else port.low)
    for k in range(len(ports) - 1, -1, -1):
        limit = at[k + 1] - gap if k + 1 < len(ports) else ports[k].high
        at[k] = min(at[k], ports[k].high, limit)
