"""How long each export and import takes: the founding figure, a made-up network, a GPML as large as WikiPathways has.

Run by hand: ``python -m benchmarks.exchange [--agents 5000] [--nodes 1200]``. Goals: founding figure at most 100 ms a
format, 5,000 agents at most 2 s a format, import of about 1,200 nodes at most 2 s.

Processor time of this process, so that neighbours on the machine count little; the first line times a fixed loop, to
compare machines.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

from figtrace.exchange import FORMATS, export, load
from figtrace.figures.library import Library, default_data
from figtrace.model.records import Network
from figtrace.network.synthesize import synthesize

FOUNDING = "PMC9095362__SCI2022-9133658.005"


def timed(work: Callable[[], object], times: int) -> float:
    """The median of several runs, in milliseconds; the first run, which imports, is not counted."""
    work()
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(1000 * (time.process_time() - start))
    return statistics.median(taken)


def loop() -> int:
    return sum(i * i for i in range(10_000_000))


def table(title: str, network: Network, goal: float, times: int) -> None:
    print(f"\n{title}: {len(network.agents)} agents, {len(network.statements)} statements (goal {goal:.0f} ms)")
    print(f"{'format':<11}{'export ms':>11}{'of goal':>9}{'import ms':>11}{'of goal':>9}{'kB':>8}")
    for name, one in FORMATS.items():
        made = export(network, name)
        out = timed(lambda name=name: export(network, name), times)  # type: ignore[misc]
        line = f"{name:<11}{out:>11.1f}{out / goal:>9.2f}"
        if one.read:
            content, beside = made.content, made.companions
            back = timed(lambda name=name, c=content, b=beside: load(c, name, b), times)  # type: ignore[misc]
            line += f"{back:>11.1f}{back / goal:>9.2f}"
        else:
            line += " " * 20
        print(f"{line}{len(made.data) // 1000:>8}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agents", type=int, default=5000)
    parser.add_argument("--nodes", type=int, default=1200)
    args = parser.parse_args()
    print(f"fixed loop of ten million steps: {timed(loop, 3):.0f} ms")
    table("Founding figure", Library(default_data()).network(FOUNDING), 100, 9)
    table("WikiPathways-sized", synthesize(args.nodes, 1).network, 2000, 3)
    table("Large", synthesize(args.agents, 1).network, 2000, 1)


if __name__ == "__main__":
    main()
