"""A reader looks for something by name, synonym, identifier or word."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect


def test_a_slash_opens_the_search_and_results_come_as_one_types(page: Any) -> None:
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("tgf-beta")
    first = page.locator("#results [role=option]").first
    expect(first).to_contain_text("TGF-β")
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.locator("#details h2").nth(1)).to_have_text("TGF-β")
    expect(page.locator("#results")).to_be_hidden()


def test_an_identifier_finds_its_agent(page: Any) -> None:
    page.fill("#search", "hgnc:18022")
    expect(page.locator("#results [role=option]")).to_have_count(1)
    page.locator("#results [role=option]").click()
    expect(page.locator("#details h2").nth(1)).to_have_text("TP53INP1")


def test_what_is_found_is_marked_in_the_picture(page: Any) -> None:
    page.fill("#search", "caspase")
    expect(page.locator("#picture .is-match").first).to_be_attached()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#picture .is-match")).to_have_count(0)
    expect(page.locator("#search")).to_have_value("")


def test_nothing_found_is_said(page: Any) -> None:
    page.fill("#search", "zzzz")
    expect(page.locator("#results")).to_contain_text("Nothing of that name")
    expect(page.locator("#live")).to_have_text("No results")
