"""The page asks nothing of the server while it is used, and nothing of anyone else ever."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import Open


def test_no_request_on_select_hover_filter_search_or_zoom(page: Any) -> None:
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator('#picture [data-agent="zo1"]').hover()
    page.locator('#picture [data-agent="mir105"]').click()
    page.locator("#evidence mark", has_text="interacts with").click()
    page.fill("#search", "tgf")
    page.keyboard.press("Enter")
    page.locator(".filters > summary").click()
    page.locator("#facet-sign").click()
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    page.get_by_text("Hide the rest").click()
    page.get_by_role("button", name="Zoom in").click()
    page.locator("#level").get_by_text("As the caption says").click()
    page.keyboard.press("t")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert asked == []


def test_only_our_own_host_is_asked(visitor: Open, site: str) -> None:
    page = visitor(is_ready=False, at="about:", path="blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site)
    page.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == []


def test_the_first_load_is_light(browser: Any, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    received: list[float] = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.goto(site)
    page.wait_for_load_state("networkidle")
    context.close()
    assert 100_000 < sum(received) <= 700_000, sum(received)
