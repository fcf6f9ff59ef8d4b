"""Times the talk: ``python -m benchmarks.story``. Deck, PDF, offline page; step to first moved frame, flights."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app import offline_page
from benchmarks.cases import FOUNDING
from benchmarks.samples import Line, median, percentile, table
from figtrace.cli.pictures import TOKENS
from figtrace.figures.library import Library, default_data
from figtrace.picture import layout, palette, paper, scene, slides
from figtrace.picture.pages import pages
from figtrace.story.play import shots
from figtrace.story.shelf import story_of

DECK, PAGE, PDF = 2.0, 1.0, 3.0
"""Seconds."""
FIRST, FRAME = 50.0, 33.4
"""ms from a step's key to the first frame in which the picture has moved; ms between frames of a flight, p95."""
WEIGHT = 600.0
"""KB of the offline page."""

STEP = """async () => {
  const svg = document.querySelector('.figure-svg');
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const place = () => JSON.stringify(svg.getBoundingClientRect());
  await frame();
  const before = place();
  const began = performance.now();
  dispatchEvent(new KeyboardEvent('keydown', {key: 'PageDown', bubbles: true, cancelable: true}));
  let first = null;
  const stamps = [];
  while (performance.now() - began < 620) {
    stamps.push(await frame());
    if (first === null && place() !== before) first = performance.now() - began;
  }
  return {first, gaps: stamps.slice(1).map((stamp, i) => stamp - stamps[i])};
}"""


def took(make: Callable[[], object], times: int = 5) -> float:
    """Seconds of a call, the median of some."""
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        make()
        seconds.append(time.perf_counter() - began)
    return median(seconds)


def exports() -> list[Line]:
    """Deck, PDF and offline page, in this process: imports and fonts' tables are warm."""
    library = Library(default_data())
    figure, network = library.figure(FOUNDING), library.network(FOUNDING)
    story, _ = story_of(default_data(), figure, network)
    colours = palette.parse(TOKENS.read_text("utf-8"))["light"]
    composed = scene.compose(network, layout.place(network), figure)
    played = shots(story, network)
    about = slides.About(composed.title, FOUNDING, figure.doi)
    weight = len(offline_page(default_data(), FOUNDING).encode()) / 1000
    return [
        Line("deck (PPTX), 13 slides", took(lambda: slides.deck(played, composed, colours, about)), "s", DECK),
        Line("offline page", took(lambda: offline_page(default_data(), FOUNDING)), "s", PAGE),
        Line("PDF, 13 pages", took(lambda: paper.book(pages(played, composed, colours)), 3), "s", PDF),
        Line("offline page, weight", weight, "KB", WEIGHT),
    ]


def flights(browser: Any) -> list[Line]:
    """The whole talk, step by step, from the offline file at 1920 × 1080."""
    with tempfile.TemporaryDirectory(prefix="figtrace-bench-") as kept:
        file = Path(kept) / "figure.html"
        file.write_text(offline_page(default_data(), FOUNDING), "utf-8")
        page = browser.new_page(viewport={"width": 1920, "height": 1080})
        page.goto(f"{file.as_uri()}?stage=1")
        page.wait_for_selector('html[data-ready="true"]', state="attached")
        steps = [page.evaluate(STEP) for _ in range(11)]
        page.close()
    firsts = [step["first"] for step in steps if step["first"] is not None]
    gaps = [gap for step in steps for gap in step["gaps"]]
    return [
        Line("step → first moved frame, p50", median(firsts), "ms", FIRST, told=f"{len(firsts)} of 11 steps move"),
        Line("step → first moved frame, p95", percentile(firsts, 0.95), "ms", FIRST),
        Line("frames of a flight, p95", percentile(gaps, 0.95), "ms", FRAME, told=f"n = {len(gaps)}"),
    ]


def main() -> int:
    """Measure and print; 0 even where a goal is missed."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - the exports are measured without it too

    from tests.browser.chromium import ARGS, HOW, find  # noqa: PLC0415

    path = find()
    lines = exports()
    if path is None:
        print(HOW, file=sys.stderr)
    else:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(ARGS))
            lines += flights(browser)
            browser.close()
    print(table(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
