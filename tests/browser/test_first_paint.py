"""The page before and while it comes alive: the picture stands at once, and nothing jumps."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import Open

BOXES = """() => ["bar", "left", "centre", "right"].map((name) => {
  const { x, y, width, height } = document.querySelector(`.${name}`).getBoundingClientRect();
  return [name, x, y, width, height];
})"""
SHIFTS = """() => { window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) window.shifts += one.value;
  }).observe({ type: "layout-shift", buffered: true }); }"""


def test_the_picture_stands_without_javascript(visitor: Open) -> None:
    page = visitor(is_ready=False, java_script_enabled=False)
    expect(page.locator('#picture [data-agent="mir155"]')).to_be_visible()
    expect(page.locator('#picture [data-statement="R30"] .line').first).to_be_attached()
    expect(page.locator("#evidence .caption")).to_contain_text("downregulates the expression of ZO-1")
    expect(page.locator("#outline")).to_contain_text("PaCa cell")


def test_nothing_jumps_when_react_takes_the_panels_in(browser: Any, site: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    before = page.locator(".figure-svg").bounding_box()
    context.close()

    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(f"({SHIFTS})()")
    page.goto(site)
    page.wait_for_selector("#standing", state="detached")
    page.wait_for_selector("#level input", state="attached")
    page.wait_for_load_state("networkidle")
    assert page.locator(".figure-svg").bounding_box() == before
    assert page.evaluate("window.shifts") < 0.01
    context.close()


def test_the_frame_is_the_same_before_and_after(browser: Any, site: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.route("**/_dash-layout", lambda route: route.abort())
    page.goto(site)
    page.wait_for_selector('html[data-ready="true"]', state="attached")
    before = page.evaluate(BOXES)
    expect(page.locator("#standing")).to_be_attached()
    page.unroute("**/_dash-layout")
    page.goto(site)
    page.wait_for_selector("#standing", state="detached")
    page.wait_for_selector("#level input", state="attached")
    assert page.evaluate(BOXES) == before
    context.close()


def test_a_click_is_answered_before_react_is_there(browser: Any, site: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.route("**/_dash-layout", lambda route: route.abort())
    page.goto(site)
    page.wait_for_selector('html[data-ready="true"]', state="attached")
    page.locator('#picture [data-agent="mir105"]').click()
    expect(page.locator("#details h2").nth(1)).to_have_text("miR-105")
    context.close()
