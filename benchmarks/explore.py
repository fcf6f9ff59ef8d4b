"""How fast Explore answers on the screen, and what it costs before it is opened: ``python -m benchmarks.explore``.

Needs a Chromium (see ``tests/browser/chromium.py``). Times are of this machine and in milliseconds.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from app import create_app
from tests.browser.chromium import ARGS, HOW, find

ROUNDS = 15
ROWS = 5_000
FRAMES = 180
"""Frames of the table's run: 60 at rest, 120 scrolled."""

REPAINTED = """async ([key, rounds]) => {
  const input = (change) => document.querySelector(`.whatif-row input[value="${change}"]`);
  const times = [];
  for (let n = 0; n < rounds; n += 1) {
    const change = n % 2 ? "down" : "up";
    const word = n % 2 ? "rises" : "falls";
    await new Promise((done) => setTimeout(done, 300));
    const began = performance.now();
    requestAnimationFrame(() => input(change).click());
    const isThere = () => document.querySelector(`[data-mark="${key}"]`)?.textContent === word;
    await new Promise((done) => {
      const seen = new MutationObserver(() => isThere() && done(seen.disconnect()));
      seen.observe(document.querySelector(".explore-marks"), { childList: true });
    });
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    times.push(performance.now() - began);
  }
  return times;
}"""

SCROLLED = """async ([url, n]) => {
  const { Grid } = await import(url);
  const columns = Array.from({ length: 25 }, (_, at) => ({ name: `column_${at}`, says: "" }));
  const rows = Array.from({ length: n }, (_, row) => columns.map((_, at) => `value ${row} ${at}`));
  const began = performance.now();
  const grid = new Grid({ label: "many", columns, rows, keysOf: () => [], pick: () => {}, changed: () => {} });
  document.querySelector(".table-place").replaceChildren(grid.element);
  grid.draw();
  const made = performance.now() - began;
  const sorting = performance.now();
  grid.order = { column: 3, isDown: true };
  grid.arrange();
  const sorted = performance.now() - sorting;
  const still = [];
  let last = performance.now();
  for (let frame = 0; frame < 60; frame += 1) {
    await new Promise((done) => requestAnimationFrame(done));
    still.push(performance.now() - last);
    last = performance.now();
  }
  still.sort((a, b) => a - b);
  const frames = [];
  const work = [];
  const draw = grid.draw.bind(grid);
  grid.draw = () => {
    const from = performance.now();
    draw();
    void grid.rowgroup.offsetHeight;
    work.push(performance.now() - from);
  };
  last = performance.now();
  for (let frame = 0; frame < 120; frame += 1) {
    await new Promise((done) => requestAnimationFrame(done));
    const now = performance.now();
    frames.push(now - last);
    last = now;
    grid.element.scrollTop += 400;
  }
  frames.shift();
  frames.sort((a, b) => a - b);
  work.sort((a, b) => a - b);
  return {
    made, sorted, p50: frames[frames.length >> 1], p95: frames[Math.floor(frames.length * 0.95)],
    longest: frames.at(-1), over50: frames.filter((one) => one > 50).length, drawn: grid.drawn.size,
    idle_p50: still[still.length >> 1], idle_p95: still[Math.floor(still.length * 0.95)],
    work_p95: work[Math.floor(work.length * 0.95)], work_longest: work.at(-1),
  };
}"""


@contextmanager
def site() -> Iterator[str]:
    """The dashboard over the project's own data."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, create_app().server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def first_load(browser: Any, url: str) -> tuple[float, list[str]]:
    """Bytes on the wire until the page is quiet, and which of Explore's files are among them."""
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    received: list[float] = []
    asked: list[str] = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url, wait_until="networkidle")
    context.close()
    own = [one.rsplit("/", 1)[-1] for one in asked if "explore" in one or "palette" in one or "plotly" in one]
    return sum(received), own


def repainted(browser: Any, url: str) -> list[float]:
    """From the click on up or down to the next painted frame with the new verdict on the picture."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{url}/?explore=whatif&whatif=mir105:down")
    page.wait_for_selector('[data-mark="zo1"]', state="attached")
    times: list[float] = page.evaluate(REPAINTED, ["zo1", ROUNDS])
    page.close()
    return times


def scrolled(browser: Any, url: str) -> dict[str, float]:
    """A table of 5,000 rows and 25 columns: made, sorted, and scrolled 400 px a frame."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{url}/?explore=table")
    page.wait_for_selector(".grid-row[data-place]")
    module = page.evaluate(
        "document.querySelector('link[rel=modulepreload]').href.replace(/[^/]*$/, 'lib/explore_grid.mjs')"
    )
    session = browser.new_browser_cdp_session()
    before = _busy(session)
    found: dict[str, float] = page.evaluate(SCROLLED, [module, ROWS])
    found["cpu_a_frame"] = (_busy(session) - before) * 1000 / FRAMES
    page.close()
    return found


def _busy(session: Any) -> float:
    """Seconds that the pages have worked: what a frame costs, however busy the machine is with other things."""
    told = session.send("SystemInfo.getProcessInfo")["processInfo"]
    return sum(float(one["cpuTime"]) for one in told if one["type"] == "renderer")


def main() -> None:
    """Print the three numbers."""
    if not find():
        raise SystemExit(HOW)
    with site() as url, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=find(), args=list(ARGS))
        n_bytes, own = first_load(browser, url)
        print(f"first load: {n_bytes / 1000:.0f} kB on the wire; of Explore: {', '.join(own) or 'nothing'}")
        times = repainted(browser, url)
        print(
            f"what if, click to repainted picture: p50 {median(times):.0f} ms, longest {max(times):.0f} ms of {ROUNDS}"
        )
        found = scrolled(browser, url)
        print(f"table of {ROWS} rows: " + ", ".join(f"{name} {value:.1f}" for name, value in found.items()))
        browser.close()


if __name__ == "__main__":
    main()
