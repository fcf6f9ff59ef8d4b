"""A record is full of script: all of it is words, and none of it runs."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.records import EVIL, EVIL_CAPTION


def is_evil(page: Any) -> bool:
    return bool(page.evaluate("'evil' in window"))


def test_script_in_a_record_is_shown_as_text(visitor: Open, odd_site: str) -> None:
    page = visitor("/?figure=PMC1__evil.001", at=odd_site)
    expect(page.locator("#evidence .caption")).to_have_text(EVIL_CAPTION)
    page.locator('#mechanisms [data-select="M1"]').click()
    expect(page.locator("#details h2").nth(1)).to_have_text(EVIL)
    page.locator('#outline [data-select="one"] > .item').first.click()
    expect(page.locator("#details h2").nth(1)).to_have_text(EVIL)
    page.fill("#search", "script")
    expect(page.locator("#results [role=option]").first).to_contain_text(EVIL)
    page.keyboard.press("Escape")
    page.locator(".filters > summary").click()
    page.locator("#facet-mechanism").click()
    expect(page.get_by_role("option").filter(has_text=EVIL).first).to_be_visible()
    assert not is_evil(page)


def test_script_in_an_address_is_shown_as_text(visitor: Open, odd_site: str) -> None:
    page = visitor("/?figure=PMC1__evil.001&q=%3Cscript%3Ewindow.evil=1%3C/script%3E&select=%3Cimg%3E", at=odd_site)
    expect(page.locator("#search")).to_have_value(EVIL)
    assert not is_evil(page)


def test_a_figure_without_a_network_says_so_and_works(visitor: Open, odd_site: str) -> None:
    page = visitor("/?figure=PMC2__plain.001", at=odd_site)
    expect(page.locator(".silent")).to_be_visible()
    expect(page.locator("#evidence .caption")).to_have_text("Nothing is said of TP53INP1 here.")
    page.locator("#record summary").first.click()
    expect(page.locator(".ocr")).to_contain_text("TP53INP1")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()


def test_an_error_is_one_calm_message(browser: Any, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(site)
    page.wait_for_selector('html[data-ready="true"]', state="attached")
    page.evaluate("dispatchEvent(new ErrorEvent('error', {error: new Error('made up')}))")
    problem = page.locator("#problem")
    expect(problem).to_contain_text("Something in this page went wrong")
    problem.get_by_role("button", name="Dismiss").click()
    expect(problem).to_be_hidden()
    context.close()
