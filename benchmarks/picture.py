"""Times record → SVG in Python: ``python -m benchmarks.picture``. Layout, scene and SVG apart, and how they grow."""

from __future__ import annotations

import gc
import itertools
import math
import time
from dataclasses import dataclass

from benchmarks.cases import FOUNDING
from benchmarks.samples import Line, median, table
from figtrace.figures.library import Library, default_data
from figtrace.model.records import Figure, Network
from figtrace.network.synthesize import synthesize
from figtrace.picture import layout, scene, svg

SIZES = (250, 1_000, 5_000)
FOUNDING_GOAL, THOUSAND_GOAL = 50.0, 1_000.0
"""ms for the founding figure, and for 1,000 agents."""


@dataclass(frozen=True)
class Took:
    """ms that one drawing took: by the clock, and of this process alone."""

    layout: float
    scene: float
    svg: float
    cpu: float

    @property
    def total(self) -> float:
        """By the clock."""
        return self.layout + self.scene + self.svg


def draw(network: Network, figure: Figure) -> Took:
    """Draw once."""
    gc.collect()
    cpu, began = time.process_time(), time.perf_counter()
    placed = layout.place(network)
    laid = time.perf_counter()
    composed = scene.compose(network, placed, figure)
    made = time.perf_counter()
    svg.render(composed)
    done = time.perf_counter()
    ms = 1000
    return Took(ms * (laid - began), ms * (made - laid), ms * (done - made), ms * (time.process_time() - cpu))


def measured(sizes: tuple[int, ...], times: int) -> dict[int, list[Took]]:
    """Drawings by number of agents, 0 for the founding figure; the sizes take turns."""
    library = Library(default_data())
    drawn = {0: (library.network(FOUNDING), library.figure(FOUNDING))}
    drawn |= {size: (made.network, made.figure) for size in sizes for made in [synthesize(size)]}
    draw(*drawn[0])  # imports, and fonts' tables
    took: dict[int, list[Took]] = {size: [] for size in drawn}
    for _ in range(times):
        for size, (network, figure) in drawn.items():
            took[size] += [draw(network, figure) for _ in range(5 if size == 0 else 1)]
    return took


def lines(took: dict[int, list[Took]]) -> list[Line]:
    """The table's lines."""
    told = []
    for size, all_of_it in took.items():
        name = f"{size:,} agents" if size else "founding figure"
        goal = {0: FOUNDING_GOAL, 1_000: THOUSAND_GOAL}.get(size)
        parts = ", ".join(f"{part} {median([getattr(one, part) for one in all_of_it]):,.0f}" for part in PARTS)
        told.append(Line(f"record → SVG, {name}", median([one.total for one in all_of_it]), "ms", goal, told=parts))
    sizes = sorted(size for size in took if size)
    for small, large in itertools.pairwise(sizes):
        told.append(_growth(small, large, took))
    return told


PARTS = ("layout", "scene", "svg", "cpu")


def _growth(small: int, large: int, took: dict[int, list[Took]]) -> Line:
    """Processor time by size, beside n log n."""
    least = {size: min(one.cpu for one in took[size]) for size in (small, large)}
    goal = large * math.log(large) / (small * math.log(small))
    return Line(f"growth {small:,} → {large:,}", least[large] / least[small], "×", goal, told="n log n; processor time")


if __name__ == "__main__":
    print(table(lines(measured(SIZES, times=5))))
