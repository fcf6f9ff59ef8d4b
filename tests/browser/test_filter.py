"""A reader leaves out what does not matter now."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import Open


def choose(page: Any, facet: str, label: str) -> None:
    page.locator(f"#facet-{facet}").click()
    page.get_by_role("option", name=re.compile(f"^{label} · ")).click()


def test_a_filter_fades_the_rest_and_counts(page: Any) -> None:
    page.locator(".filters > summary").click()
    choose(page, "sign", "decreases")
    expect(page.locator('#picture [data-statement="R30"]')).not_to_have_class(re.compile("is-faded"))
    expect(page.locator('#picture [data-statement="R02"]')).to_have_class(re.compile("is-faded"))
    expect(page).to_have_url(re.compile("sign=minus"))
    expect(page.locator(".filter-count")).to_have_text("1 on")
    page.locator("#facet-kind").click()
    expect(page.get_by_role("option", name=re.compile("^microRNA · 2$"))).to_be_visible()


def test_the_rest_can_be_hidden(page: Any) -> None:
    page.locator(".filters > summary").click()
    choose(page, "donor", "K562")
    page.get_by_text("Hide the rest").click()
    expect(page.locator('#picture [data-agent="zo1"]')).to_be_hidden()
    expect(page.locator('#picture [data-agent="mir92a"]')).to_be_visible()
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator('#picture [data-agent="zo1"]')).to_be_visible()
    expect(page).not_to_have_url(re.compile("donor="))


def test_filters_of_an_address_are_in_force_and_shown(visitor: Open) -> None:
    page = visitor("/?mechanism=M4&filter=hide")
    expect(page.locator('#picture [data-agent="mir155"]')).to_be_hidden()
    expect(page.locator('#picture [data-agent="zo1"]')).to_be_visible()
    page.locator(".filters > summary").click()
    expect(page.locator("#filters .mantine-Pill-root")).to_contain_text("miR-105 and ZO-1")
    expect(page.locator("#filter-mode input[value=hide]")).to_be_checked()


def test_escape_clears_the_filters_last(visitor: Open) -> None:
    page = visitor("/?sign=minus&select=R30")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"\?sign=minus$"))
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("sign="))
    expect(page.locator("#picture .is-faded")).to_have_count(0)
