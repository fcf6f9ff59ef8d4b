"""Heights: every node as level with its neighbours as order and room allow, then ports as level as their nodes allow.

Both are least-squares fits under an order, solved exactly by pooling adjacent violators (Ayer and others, 1955).
"""

from __future__ import annotations

from collections.abc import Sequence

from figtrace.picture.grid import Grid, Port
from figtrace.picture.ordering import ranked

_ROUNDS, _ROUNDS_LARGE, _SMALL = 24, 6, 400

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
    """Give every node of an ordered grid its ``y`` and every port its ``at``; the highest node stands at 0."""
    offsets = [_node_offsets(grid, layer) for layer in grid.layers]
    for layer, below in zip(grid.layers, offsets, strict=True):
        for index, y in zip(layer, below, strict=True):
            grid.nodes[index].y = y
    _spread(grid)
    n = len(grid.layers)
    rounds = _ROUNDS if len(grid.nodes) < _SMALL else _ROUNDS_LARGE
    for i in range(rounds):
        is_last = i >= rounds // 2
        for at in range(n) if i % 2 == 0 else range(n - 1, -1, -1):
            _fit_layer(grid, at, offsets[at], west=is_last or i % 2 == 0, east=is_last or i % 2 == 1, is_median=is_last)
        if i == rounds // 2:
            _fit_ports(grid)
    top = min((node.y for node in grid.nodes), default=0.0)
    for node in grid.nodes:
        node.y -= top
    for _ in range(3):
        _fit_ports(grid)


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


def _fit_layer(grid: Grid, at: int, offsets: Sequence[float], *, west: bool, east: bool, is_median: bool) -> None:
    layer = grid.layers[at]
    wishes = [_wish(grid, index, west, east, is_median) for index in layer]
    wanted = [want - offset for (want, _), offset in zip(wishes, offsets, strict=True)]
    for index, base, offset in zip(layer, pool(wanted, [weight for _, weight in wishes]), offsets, strict=True):
        grid.nodes[index].y = base + offset


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


def _spread(grid: Grid) -> None:
    """Ports evenly about the middle of their node's side, before heights are known."""
    for index, node in enumerate(grid.nodes):
        if node.is_stand_in:
            continue
        for is_east, links in ((True, grid.east[index]), (False, grid.west[index])):
            own = [(_own(grid, i, is_east), i) for i in ranked(grid, links, is_east)]
            free = [(port, i) for port, i in own if not port.is_fixed]
            offsets = _port_offsets([grid.links[i].when for _, i in free])
            for (port, _), offset in zip(free, offsets, strict=True):
                step = min(1.0, (port.high - port.low) / max(1.0, offsets[-1]))
                port.at = (port.low + port.high) / 2 + (offset - offsets[-1] / 2) * step
            for port, _ in own:
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
    chosen = ranked(grid, links, is_east)
    ports, wanted, weights = [], [], []
    for i in chosen:
        link = grid.links[i]
        own, other, far = (link.left, link.right, link.v) if is_east else (link.right, link.left, link.u)
        goal = grid.nodes[far].y + other.at - top
        ports.append(own)
        wanted.append(own.low if own.is_fixed else min(max(goal, own.low), own.high))
        weights.append(1e6 if own.is_fixed else link.weight)
    offsets = _port_offsets([grid.links[i].when for i in chosen])
    room = max(p.high for p in ports) - min(p.low for p in ports)
    if offsets[-1] > room:
        offsets = [offset * room / offsets[-1] for offset in offsets]
    fitted = pool([w - offset for w, offset in zip(wanted, offsets, strict=True)], weights)
    at = [f + offset for f, offset in zip(fitted, offsets, strict=True)]
    _keep_inside(ports, at, offsets)
    for port, y in zip(ports, at, strict=True):
        port.at = port.low if port.is_fixed else y


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
