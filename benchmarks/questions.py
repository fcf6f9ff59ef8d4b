"""Times the questions: ``python -m benchmarks.questions`` prints the median and the worst of each, in milliseconds.

The founding figure, a network of its manners, and the two hardest made-up ones: 5,000 agents and 20,000 statements at
random, without and with loops. "first" is the first question after a network was read, "again" any later one.
"""

from __future__ import annotations

import gc
import random
import statistics
import sys
import time
from collections.abc import Callable

from figtrace.figures.library import Library, default_data
from figtrace.model.readings import reading_of
from figtrace.model.records import Agent, Network, Statement
from figtrace.model.vocabulary import AgentKind, Basis, Profile, Sign, StatementType
from figtrace.network.query import neighbours, paths
from figtrace.network.synthesize import synthesize
from figtrace.network.whatif import answer

FOUNDING = "PMC9095362__SCI2022-9133658.005"
MECHANISM = reading_of("mechanism-caption")
AGENTS, STATEMENTS, TIMES = 5_000, 20_000, 11


def at_random(seed: int, *, has_loops: bool) -> Network:
    """Agents joined at random, three of ten statements negative; without loops every statement leads onwards."""
    chance = random.Random(seed)
    statements = []
    for n in range(STATEMENTS):
        ends = [chance.randrange(AGENTS), chance.randrange(AGENTS)]
        subject, object_ = ends if has_loops else sorted(ends)
        sign = Sign.NEGATIVE if chance.random() < 0.3 else Sign.POSITIVE
        statements.append(
            Statement(
                key=f"S{n}",
                type=StatementType.INHIBITION if sign is Sign.NEGATIVE else StatementType.ACTIVATION,
                subject=f"a{subject}",
                object=f"a{object_}",
                sign_text=sign,
                sign_model=sign,
                basis=Basis.EXPLICIT,
                profiles=tuple(Profile),
            )
        )
    agents = tuple(Agent(key=f"a{n}", kind=AgentKind.PROTEIN, name=f"A{n}") for n in range(AGENTS))
    return Network(figid="random", title="at random", caption_sha256="0", agents=agents, statements=tuple(statements))


def timed(what: str, ask: Callable[[], object]) -> None:
    """Print how long the first question took, and the median and the worst of the later ones."""
    gc.collect()
    gc.freeze()  # as a server does after it has read its library
    times = []
    for _ in range(TIMES):
        start = time.perf_counter()
        ask()
        times.append((time.perf_counter() - start) * 1000)
    again = times[1:]
    print(f"{what:<44} first {times[0]:7.1f}   again {statistics.median(again):7.1f}   worst {max(again):7.1f}")
    gc.unfreeze()


def ask_all(name: str, network: Network, start: str, end: str) -> None:
    timed(f"{name}: what-if", lambda: answer(network, [(start, "down")], Profile.CAPTION))
    timed(f"{name}: neighbours, 3 steps", lambda: neighbours(network, [start], MECHANISM, 3))
    timed(f"{name}: neighbours, 20 steps", lambda: neighbours(network, [start], MECHANISM, 20))
    timed(f"{name}: paths, at most 20", lambda: paths(network, start, end, MECHANISM))


def main() -> int:
    ask_all("founding", Library(default_data()).network(FOUNDING), "ev_csc", "cell_tam")
    made = synthesize(AGENTS, seed=1).network
    start, end = made.statements[0].subject, made.statements[-1].object
    ask_all(f"founding's manners, {len(made.agents):,}/{len(made.statements):,}", made, start, end)
    ask_all("5,000/20,000 no loops", at_random(1, has_loops=False), "a10", "a4900")
    ask_all("5,000/20,000 loops", at_random(1, has_loops=True), "a10", "a4900")
    return 0


if __name__ == "__main__":
    sys.exit(main())
