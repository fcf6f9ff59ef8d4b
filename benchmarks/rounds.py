"""The run: every server takes its turn in every round, so that what disturbs the machine disturbs all of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Error

from benchmarks import page
from benchmarks.cases import FIRST, Case
from benchmarks.page import Samples
from benchmarks.peers import NAMES
from benchmarks.serving import FIGTRACE, Served, serve

SERVERS = (FIGTRACE, *NAMES)
STARTS = 3
"""How often a start is measured, after one that is not."""


@dataclass
class Results:
    """What one run measured, by case and server."""

    samples: dict[tuple[str, str], Samples] = field(default_factory=dict)
    starts: list[float] = field(default_factory=list)
    memory: dict[str, float] = field(default_factory=dict)
    done: list[Case] = field(default_factory=list)

    def of(self, case: Case, server: str) -> Samples:
        """The samples of a server with a case."""
        return self.samples.setdefault((case.name, server), Samples())


@dataclass(frozen=True)
class Plan:
    """How much is measured: rounds of a case, clicks of a visit."""

    n_rounds: Callable[[Case], int]
    n_clicks: int
    tell: Callable[[str], None]


def run(browser: Any, cases: tuple[Case, ...], data: Path, plan: Plan) -> Results:
    """Measure all servers with all cases; a case whose servers fail is told and left out, the others count."""
    results = Results()
    _starts(cases[0], data, results)
    for case in cases:
        try:
            _case(browser, case, data, plan, results)
        except RuntimeError as failed:
            plan.tell(f"{case.name}: left out: {failed}")
        else:
            results.done.append(case)
    return results


def _case(browser: Any, case: Case, data: Path, plan: Plan, results: Results) -> None:
    with ExitStack() as running:
        servers = [running.enter_context(serve(name, case, data)) for name in SERVERS]
        for n in range(plan.n_rounds(case)):
            plan.tell(f"{case.name}: round {n + 1} of {plan.n_rounds(case)}")
            for served in servers[n % len(servers) :] + servers[: n % len(servers)]:
                _turn(browser, served, case, results.of(case, served.name), plan)
        if case.name == FIRST:
            results.memory = servers[0].memory()


def _turn(browser: Any, served: Served, case: Case, into: Samples, plan: Plan) -> None:
    """Cold loads, then one visitor's clicks and movements."""
    began = time.perf_counter()
    try:
        into.loads += page.load(browser, served, case)
        with page.opened(browser, served, case) as opened:
            page.click(opened, plan.n_clicks, into)
            page.move(opened, into)
    except Error as failed:  # one page that does not come must not cost the whole run
        into.n_missed += plan.n_clicks
        plan.tell(f"  {served.name}: {failed.message.splitlines()[0]}")
    plan.tell(f"  {served.name} {time.perf_counter() - began:.0f} s")


def _starts(case: Case, data: Path, results: Results) -> None:
    for n in range(STARTS + 1):
        with serve(FIGTRACE, case, data) as served:
            if n:
                results.starts.append(served.first_answer)
