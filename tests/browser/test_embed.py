"""The picture in another page's frame: details on click, a way back, and shut unless it was opened."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from app import Settings, create_app
from tests.browser.conftest import Open

FOUNDING = "PMC9095362__SCI2022-9133658.005"


def serving(app: Any) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


def lab_page(inner: str) -> Any:
    """Somebody's page with a frame in it."""

    @Request.application
    def answer(_: Request) -> Response:
        return Response(
            f'<title>lab</title><iframe src="{inner}" width="900" height="600"></iframe>', mimetype="text/html"
        )

    return answer


def test_a_frame_stays_shut_unless_its_site_is_named(browser: Any) -> None:
    outer: dict[str, Any] = {}

    def relay(environ: Any, start: Any) -> Any:
        return outer["app"](environ, start)

    lab, stranger = serving(relay), serving(relay)
    lab_at, stranger_at = next(lab), next(stranger)
    house = serving(create_app(Settings(embed=(lab_at,))).server)
    outer["app"] = lab_page(f"{next(house)}/embed/{FOUNDING}")
    page = browser.new_page()
    page.goto(lab_at)
    frame = page.frame_locator("iframe")
    frame.locator('[data-agent="zo1"]').click()
    frame.locator("#details").get_by_role("heading", name="ZO-1").wait_for()
    back = frame.get_by_role("link", name="Open in figtrace")
    assert back.get_attribute("href").endswith(f"/?figure={FOUNDING}&select=zo1")
    page.goto(stranger_at)
    assert page.frame_locator("iframe").locator('[data-agent="zo1"]').count() == 0
    page.close()
    for one in (house, lab, stranger):
        one.close()


def test_by_itself_it_is_small_and_answers_the_keyboard(visitor: Open) -> None:
    page = visitor(f"/embed/{FOUNDING}", is_ready=False)
    page.wait_for_selector('html[data-ready="true"]', state="attached")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("#details-body h3, #details-body h2").first.wait_for()
    page.keyboard.press("Escape")
    assert page.locator("#details").is_hidden()
    assert len(page.content().encode()) < 150_000
