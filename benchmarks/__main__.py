"""All numbers in one run, side by side: ``python -m benchmarks`` (or ``make bench``); about a quarter of an hour."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks import cases, goals, picture, rounds
from benchmarks.cases import Case
from benchmarks.samples import Line, table
from tests.browser.chromium import ARGS, HOW, find

SIZES = (250, 1_000, 5_000)
ROUNDS = 6
SHARES = {cases.FIRST: 1.0, "1,000": 1.0}
"""Cases with goals of their own are measured in every round, the others in every third."""


def main() -> int:
    """Measure, print, and write what was asked for; 0 even where a goal is missed: a number is no failure."""
    called = _called()
    path = find()
    if path is None:
        print(HOW, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="figtrace-bench-") as kept, sync_playwright() as playwright:
        chosen = cases.write(Path(kept) / "data", called.agents)
        drawn = picture.lines(picture.measured(called.agents, times=1 if called.quick else 5))
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGS))
        results = rounds.run(browser, chosen, Path(kept) / "data", _plan(called))
        version = browser.version
        browser.close()
    lines = goals.lines(results, tuple(results.done)) + drawn
    print(_machine(version))
    print(table(lines))
    print(_sum(lines))
    if called.json:
        called.json.parent.mkdir(parents=True, exist_ok=True)
        called.json.write_text(json.dumps(_plain(lines, results, version), indent=1), encoding="utf-8")
    return 0


def _called() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--agents", type=int, nargs="*", default=SIZES, metavar="N", help="sizes of made-up networks")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help="how often (default %(default)s)")
    parser.add_argument("--quick", action="store_true", help="one round each, to see that everything runs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all samples too")
    called = parser.parse_args()
    called.agents = tuple(sorted(called.agents))
    return called


def _plan(called: argparse.Namespace) -> rounds.Plan:
    def n_rounds(case: Case) -> int:
        return 1 if called.quick else max(1, round(called.rounds * SHARES.get(case.name, 1 / 3)))

    return rounds.Plan(n_rounds, 5 if called.quick else 15, lambda words: print(words, file=sys.stderr, flush=True))


def _machine(version: str) -> str:
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    return f"Python {platform.python_version()}, Chromium {version} without GPU, {os.cpu_count()} cores, load {load}\n"


def _sum(lines: list[Line]) -> str:
    judged = [line for line in lines if line.is_met is not None]
    missed = [line.what for line in judged if not line.is_met]
    return f"\n{len(judged) - len(missed)} of {len(judged)} goals met" + (
        f"; missed: {'; '.join(missed)}" if missed else ""
    )


def _plain(lines: list[Line], results: rounds.Results, version: str) -> dict[str, Any]:
    return {
        "machine": _machine(version).strip(),
        "lines": [line.plain() for line in lines],
        "samples": {f"{case} {server}": asdict(one) for (case, server), one in results.samples.items()},
        "starts": results.starts,
        "memory": results.memory,
    }


if __name__ == "__main__":
    sys.exit(main())
