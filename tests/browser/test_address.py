"""A reader sends a link, goes back, and comes back later."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import Open


def test_a_pasted_link_restores_the_view(visitor: Open) -> None:
    page = visitor("/?select=R30,mir155&level=caption&theme=dark&kind=mirna&moved=zo1:40:-20&q=miR&view=700,600,1.2")
    expect(page.locator('#picture [aria-selected="true"]')).to_have_count(2)
    expect(page.locator("html")).to_have_attribute("data-view", "caption")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("#search")).to_have_value("miR")
    expect(page.locator('#picture [data-agent="hsp70"]')).to_have_class(re.compile("is-faded"))
    expect(page.locator(".viewport")).to_have_attribute("transform", re.compile("scale"))
    expect(page.locator("#details .several")).to_have_text("2 selected")
    expect(page.locator("#level input[value=caption]")).to_be_checked()


def test_back_goes_to_the_view_before(page: Any) -> None:
    page.locator('#picture [data-agent="mir105"]').click()
    page.locator('#picture [data-agent="zo1"]').click()
    page.keyboard.press("1")
    expect(page).to_have_url(re.compile(r"select=zo1&level=caption"))
    page.go_back()
    expect(page.locator("html")).to_have_attribute("data-view", "mechanism-caption")
    page.go_back()
    expect(page.locator("#details h2").nth(1)).to_have_text("miR-105")
    expect(page.locator("#level input[value=mechanism]")).to_be_checked()
    page.go_back()
    expect(page.locator('#picture [aria-selected="true"]')).to_have_count(0)
    page.go_forward()
    expect(page.locator("#details h2").nth(1)).to_have_text("miR-105")


def test_a_reload_keeps_everything(page: Any) -> None:
    page.locator('#picture [data-agent="mir105"]').click()
    page.keyboard.press("1")
    expect(page).to_have_url(re.compile("level=caption"))
    page.reload()
    expect(page.locator("#details h2").nth(1)).to_have_text("miR-105")
    expect(page.locator("html")).to_have_attribute("data-view", "caption")


def test_an_unknown_key_selects_nothing(visitor: Open) -> None:
    page = visitor("/?select=nobody")
    expect(page.locator('#picture [aria-selected="true"]')).to_have_count(0)
    expect(page.locator("#details")).to_contain_text("Select an agent or an arrow")


def test_another_figure_is_chosen_in_the_library(visitor: Open, odd_site: str) -> None:
    page = visitor("/?figure=PMC2__plain.001", at=odd_site)
    page.get_by_role("link", name="Library").click()
    page.locator('a[href*="figure=PMC1__evil.001"]').first.click()
    expect(page.locator('#picture [data-agent="one"]')).to_be_visible()
