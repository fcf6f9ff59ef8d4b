"""The order of the nodes within their layers, so that wires cross as little as can be found.

Barycentres from left to right and back (Sugiyama, Tagawa and Toda, 1981), the best order kept; then neighbours change
places as long as that takes a crossing away.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from figtrace.picture.grid import Grid, Link

_SWEEPS = 8
_PATIENCE = 3
_SMALL = 1_500
"""With more links than this, neighbours change places in fewer rounds."""


def order(grid: Grid) -> int:
    """Reorder the layers of ``grid`` in place; how many crossings are left comes back."""
    best, kept = crossings(grid), [list(layer) for layer in grid.layers]
    worse = 0
    for sweep in range(_SWEEPS):
        if best == 0 or worse >= _PATIENCE:
            break
        _sweep(grid, is_down=sweep % 2 == 0)
        now = crossings(grid)
        worse = 0 if now < best else worse + 1
        if now < best:
            best, kept = now, [list(layer) for layer in grid.layers]
    grid.layers = kept
    grid.number()
    if best:
        _swap(grid, rounds=12 if len(grid.links) < _SMALL else 2)
        best = crossings(grid)
    return best


def _sweep(grid: Grid, is_down: bool) -> None:
    layers = range(1, len(grid.layers)) if is_down else range(len(grid.layers) - 2, -1, -1)
    for i in layers:
        layer = grid.layers[i]
        wanted: dict[int, float] = {}
        n = 1 + max((grid.nodes[k].pos for k in grid.layers[i - 1 if is_down else i + 1]), default=0)
        for index in layer:
            wanted[index] = _barycentre(grid, index, is_down, n / max(1, len(layer)))
        layer.sort(key=wanted.__getitem__)
        for pos, index in enumerate(layer):
            grid.nodes[index].pos = pos


def _barycentre(grid: Grid, index: int, is_down: bool, stretch: float) -> float:
    links = grid.west[index] if is_down else grid.east[index]
    if not links:
        return grid.nodes[index].pos * stretch
    total = 0.0
    for i in links:
        link = grid.links[i]
        total += grid.place(link.u, link.left) if is_down else grid.place(link.v, link.right)
    return total / len(links)


def ranked(grid: Grid, links: Sequence[int], is_east: bool) -> list[int]:
    """The links on one side of a node from top to bottom: held agents in their order, border ends fitted in between."""
    if len(links) < 2:
        return list(links)
    held: list[tuple[float, float, int]] = []
    free: list[tuple[float, int]] = []
    for i in links:
        link = grid.links[i]
        own, other = (
            (link.left, grid.place(link.v, link.right)) if is_east else (link.right, grid.place(link.u, link.left))
        )
        if own.rank is None:
            free.append((other, i))
        else:
            held.append((own.rank, other, i))
    held.sort()
    if not free:
        return [i for _, _, i in held]
    free.sort()
    reach = [other for _, other, _ in held]
    at = [(_fit(reach, other), 0, k, i) for k, (other, i) in enumerate(free)]
    at += [(k, 1, 0, i) for k, (_, _, i) in enumerate(held)]
    return [i for *_, i in sorted(at)]


def _fit(reach: list[float], other: float) -> int:
    """The gap among held ends in which a border end crosses the fewest of them; the lowest such gap."""
    if len(reach) > 24:
        return bisect_right(sorted(reach), other)
    costs = [sum(r > other for r in reach[:k]) + sum(r < other for r in reach[k:]) for k in range(len(reach) + 1)]
    least = min(costs)
    return max(k for k, cost in enumerate(costs) if cost == least)


def crossings(grid: Grid) -> int:
    """How many pairs of links cross, counted between the layers as the ports lie, in each reading that there is."""
    masks = {link.when for link in grid.links}
    readings = [1, 2, 4] if len(masks) > 1 and len(grid.links) < _SMALL else [7]
    total = 0
    for layer in range(len(grid.layers) - 1):
        lefts = [i for node in grid.layers[layer] for i in ranked(grid, grid.east[node], is_east=True)]
        rights = [i for node in grid.layers[layer + 1] for i in ranked(grid, grid.west[node], is_east=False)]
        at = {i: k for k, i in enumerate(rights)}
        for bit in readings:
            total += _inversions([at[i] for i in lefts if i in at and grid.links[i].when & bit], len(rights))
    return total


def _inversions(sequence: list[int], n: int) -> int:
    """Pairs out of order, by a Fenwick tree: n log n."""
    tree = [0] * (n + 1)
    total = 0
    for seen, value in enumerate(sequence):
        i, below = value + 1, 0
        while i:
            below += tree[i]
            i &= i - 1
        total += seen - below
        i = value + 1
        while i <= n:
            tree[i] += 1
            i += i & -i
    return total


def _swap(grid: Grid, rounds: int) -> None:
    for _ in range(rounds):
        changed = False
        for layer in grid.layers:
            for pos in range(len(layer) - 1):
                a, b = layer[pos], layer[pos + 1]
                if _gain(grid, a, b) > 0:
                    layer[pos], layer[pos + 1] = b, a
                    grid.nodes[a].pos, grid.nodes[b].pos = pos + 1, pos
                    changed = True
        if not changed:
            return


def _gain(grid: Grid, a: int, b: int) -> int:
    """How many crossings less when ``b`` stands above ``a``."""
    gain = 0
    for is_east, of in ((True, grid.east), (False, grid.west)):
        above = [(_reach(grid, grid.links[i], is_east), grid.links[i].when) for i in of[a]]
        below = [(_reach(grid, grid.links[i], is_east), grid.links[i].when) for i in of[b]]
        if len(above) * len(below) <= 400:
            gain += sum(((x > y) - (x < y)) * (m & n).bit_count() for x, m in above for y, n in below)
    return gain


def _reach(grid: Grid, link: Link, is_east: bool) -> float:
    return grid.place(link.v, link.right) if is_east else grid.place(link.u, link.left)
