"""Measures a page in the page itself: loading, clicks, frames. ``measure.js`` holds what runs there."""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.cases import Case
from benchmarks.serving import FIGTRACE, Served

KINDS = {
    FIGTRACE: "figtrace",
    "bare": "page",
    "mantine": "page",
    "plotly_server": "plotly",
    "cytoscape_server": "cytoscape",
    "cytoscape_client": "cytoscape",
}
"""How ``measure.js`` finds the picture of each server's page."""

SCRIPT = Path(__file__).with_name("measure.js")
WINDOW = {"width": 1440, "height": 900}
PATIENCE = 60_000
"""ms for a page to stand, and for a click to be answered."""
COLD = 3
"""Loads of a turn that nobody touches; a click every frame is another page than a reader sees, and has its own."""
MOVING = 2.5
"""Seconds of a pan, and of a zoom."""


@dataclass
class Load:
    """One cold load, ms from the start of navigation (picture painted, click answered), bytes, layout shift."""

    picture: float = math.nan
    answered: float = math.nan
    wire: float = math.nan
    shift: float = math.nan


@dataclass
class Samples:
    """Everything that was measured of one server with one case."""

    loads: list[Load] = field(default_factory=list)
    clicks: list[float] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)
    pan: list[float] = field(default_factory=list)
    zoom: list[float] = field(default_factory=list)
    n_missed: int = 0

    def of(self, name: str) -> list[float]:
        """What all loads say of one thing, as far as they were asked."""
        return [value for load in self.loads if not math.isnan(value := getattr(load, name))]


@contextmanager
def visit(browser: Any, served: Served, *, is_probed: bool = False) -> Iterator[tuple[Any, list[float]]]:
    """A new visitor with nothing cached, and the bytes that come over the wire."""
    context = browser.new_context(viewport=WINDOW)
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        kind, probe = KINDS[served.name], str(is_probed).lower()
        page.add_init_script(f"window.benchKind = {kind!r}; window.benchProbe = {probe};")
        page.add_init_script(path=SCRIPT)
        wire: list[float] = []
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        network.on("Network.loadingFinished", lambda told: wire.append(told["encodedDataLength"]))
        yield page, wire
    finally:
        context.close()


def load(browser: Any, served: Served, case: Case) -> Iterator[Load]:
    """Cold loads: :data:`COLD` untouched, and one that is clicked at every frame until a click is answered."""
    for _ in range(COLD):
        with visit(browser, served) as (page, wire):
            page.goto(served.url(case), wait_until="commit")
            picture = page.evaluate("bench.picture") or math.nan
            page.wait_for_load_state("networkidle")
            page.evaluate("bench.calm()")
            yield Load(picture=picture, shift=page.evaluate("bench.cls"), wire=sum(wire) / 1000)
    if KINDS[served.name] in ("figtrace", "page"):
        with visit(browser, served, is_probed=True) as (page, _):
            page.goto(served.url(case), wait_until="commit")
            yield Load(answered=page.evaluate("bench.answered") or math.nan)


@contextmanager
def opened(browser: Any, served: Served, case: Case) -> Iterator[Any]:
    """The page of one visitor, loaded and with nothing left to do."""
    with visit(browser, served) as (page, _):
        page.goto(served.url(case))
        page.evaluate("bench.picture")
        page.wait_for_load_state("networkidle")
        page.evaluate("bench.calm()")
        yield page


def click(page: Any, times: int, into: Samples) -> None:
    """Click agents one after another with the mouse; each click's times, ms from the pointer's release."""
    points = page.evaluate("(n) => bench.points(n)", times)
    if not points:
        into.n_missed += times
        return
    for point in itertools.islice(itertools.cycle(points), times):
        page.mouse.move(point["x"], point["y"])
        page.evaluate("bench.calm()")
        page.evaluate("(patience) => bench.arm(patience)", PATIENCE // 6)
        page.mouse.down()
        page.mouse.up()
        told = page.evaluate("bench.answer")
        if told is None:
            into.n_missed += 1
        else:
            into.clicks.append(told["text"])
            into.painted.append(told["frame"])


def move(page: Any, into: Samples) -> None:
    """Pan by hand along a figure of eight, then zoom in and out with the wheel; times between frames, ms."""
    ground = page.evaluate("bench.ground()")
    page.mouse.move(ground["x"], ground["y"])
    page.evaluate("bench.calm()")
    page.mouse.down()
    page.evaluate("bench.record()")
    for t in _time():
        x, y = ground["x"] + 180 * math.sin(4 * t), ground["y"] + 120 * math.sin(8 * t)
        page.mouse.move(x, y)
    into.pan += page.evaluate("bench.stop()")
    page.mouse.up()
    page.evaluate("bench.calm()")
    page.evaluate("bench.record()")
    for t in _time():
        page.mouse.wheel(0, -40 if math.sin(5 * t) >= 0 else 40)
    into.zoom += page.evaluate("bench.stop()")
    page.evaluate("bench.calm()")


def _time() -> Iterator[float]:
    """Seconds since the first step, until the movement is over."""
    began = time.perf_counter()
    while (now := time.perf_counter() - began) < MOVING:
        yield now
