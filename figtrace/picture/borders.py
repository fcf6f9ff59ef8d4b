"""Between which of the held agents a line from a block's own border leaves, so that it crosses the fewest others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from figtrace.picture.grid import Grid, Link

_MOST = 240
"""With more links than this between two layers every border end keeps its first choice."""


def fit_borders(grid: Grid, n_held: Sequence[int]) -> None:
    """Give a rank to every border end of the blocks that hold others (``n_held`` by node); two rounds, no more.

    First choice: below what is held; above for what pulls little (net statements); then between two of what is held;
    last among the lines of one of them.
    """
    by_gutter: dict[int, list[Link]] = {}
    for link in grid.links:
        by_gutter.setdefault(grid.nodes[link.u].layer, []).append(link)
    for links in by_gutter.values():
        open_ends = [(link, *_choices(link, n_held)) for link in links]
        open_ends = [(link, left, right) for link, left, right in open_ends if len(left) > 1 or len(right) > 1]
        for link, left, right in open_ends:
            link.left.rank, link.right.rank = left[0], right[0]
        if len(links) > _MOST:
            continue
        for _ in range(2):
            for link, left, right in open_ends:
                _choose(grid, links, link, left, right)


def _choices(link: Link, n_held: Sequence[int]) -> tuple[list[float | None], list[float | None]]:
    return _ranks(link.left.is_border, link.left.rank, n_held[link.u], link), _ranks(
        link.right.is_border, link.right.rank, n_held[link.v], link
    )


def _ranks(is_border: bool, rank: float | None, n: int, link: Link) -> list[float | None]:
    if not is_border or n == 0:
        return [rank]
    first, last = (0.0, 1.0) if link.is_light else (1.0, 0.0)
    return [first, last, *(k / n for k in range(1, n)), *((k + 0.5) / n for k in range(n))]


def _choose(grid: Grid, links: Sequence[Link], link: Link, left: list[float | None], right: list[float | None]) -> None:
    others = [
        (grid.place(o.u, o.left), grid.place(o.v, o.right)) for o in links if o is not link and o.when & link.when
    ]
    best: tuple[int, float | None, float | None] | None = None
    for b, a in product(right, left):
        link.left.rank, link.right.rank = a, b
        x, y = grid.place(link.u, link.left), grid.place(link.v, link.right)
        cost = sum((x - u) * (y - v) < 0 for u, v in others)
        if best is None or cost < best[0]:
            best = (cost, a, b)
    if best is not None:
        link.left.rank, link.right.rank = best[1], best[2]
