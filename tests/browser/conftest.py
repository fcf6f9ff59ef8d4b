"""A server on a free port, one Chromium, and visitors; an error in a visitor's console fails the test."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from werkzeug.serving import make_server

from app import Settings, create_app
from tests.browser.chromium import ARGS, HOW, find
from tests.records import write_evil, write_record

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: make test installs it")

PATIENCE = 30_000
"""Milliseconds that a busy machine is given; nothing waits for longer than it must."""
playwright.expect.set_options(timeout=PATIENCE // 2)

Open = Callable[..., Any]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder needs a browser, and says how to get one where there is none."""
    skip = None if find() else pytest.mark.skip(reason=HOW)
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if skip:
                item.add_marker(skip)


def served(data: Path | None = None) -> Iterator[str]:
    """Serve an app until the generator is closed; gives its address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = create_app(Settings(data=data) if data else None)
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The dashboard over the project's own data."""
    yield from served()


@pytest.fixture(scope="session")
def odd_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard over two odd records: one full of script, one without a network."""
    data = tmp_path_factory.mktemp("odd")
    write_evil(data, "PMC1__evil.001")
    write_record(data, "PMC2__plain.001", "Nothing is said of TP53INP1 here.")
    yield from served(data)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One headless Chromium for all visitors."""
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=find(), args=list(ARGS))
        yield chromium
        chromium.close()


@pytest.fixture
def visitor(browser: Any, site: str) -> Iterator[Open]:
    """Open the page as one more visitor; the page answers clicks and React has taken the panels in."""
    contexts: list[Any] = []
    errors: list[str] = []

    def open_page(path: str = "/", *, at: str | None = None, is_ready: bool = True, **context: Any) -> Any:
        size = context.pop("viewport", {"width": 1440, "height": 900})
        contexts.append(
            browser.new_context(viewport=size, color_scheme=context.pop("color_scheme", "light"), **context)
        )
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto((at or site) + path)
        if is_ready:
            page.wait_for_selector('html[data-ready="true"]', state="attached")
            page.wait_for_selector("#standing", state="detached")
            page.wait_for_selector("#level input", state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not errors, errors


@pytest.fixture
def page(visitor: Open) -> Any:
    """One visitor on the founding figure, in a window of 1440 × 900."""
    return visitor()
