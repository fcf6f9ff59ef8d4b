"""A reader changes how the figure is read: by the caption's words or step by step, with or without other papers."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import Open


def places(page: Any) -> list[str]:
    box = "JSON.stringify(one.querySelector('path, rect, ellipse').getBoundingClientRect())"
    return list(page.locator("#picture .agent").evaluate_all(f"all => all.map((one) => {box})"))


def test_the_level_changes_what_is_drawn_and_moves_nothing(page: Any) -> None:
    before = places(page)
    expect(page.locator('#picture [data-statement="R07"]')).to_be_visible()
    page.locator("#level").get_by_text("As the caption says").click()
    expect(page.locator("html")).to_have_attribute("data-view", "caption")
    expect(page.locator('#picture [data-statement="R07"]')).to_be_hidden()
    expect(page.locator('#picture [data-statement="R05"]')).to_be_visible()
    assert places(page) == before
    expect(page).to_have_url(re.compile("level=caption"))


def test_keys_change_the_reading_and_the_controls_follow(page: Any) -> None:
    page.keyboard.press("1")
    expect(page.locator("#level input[value=caption]")).to_be_checked()
    page.keyboard.press("2")
    page.keyboard.press("l")
    expect(page.locator("html")).to_have_attribute("data-view", "mechanism-literature")
    expect(page.locator("#profile")).to_be_checked()


def test_a_sign_of_other_papers_shows_only_with_them(visitor: Open) -> None:
    page = visitor("/?select=R22")
    heading = page.locator("#details h2").nth(1)
    expect(heading).to_have_text("miR-92a interacts with integrin α5", use_inner_text=True)
    page.locator("#profile").check(force=True)
    expect(heading).to_have_text("miR-92a decreases integrin α5", use_inner_text=True)
    expect(page.locator('#picture [data-statement="R22"]')).to_have_attribute(
        "aria-label", "miR-92a decreases integrin α5"
    )


def test_the_theme_is_chosen_and_kept_in_the_address(page: Any) -> None:
    page.keyboard.press("t")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    page.keyboard.press("t")
    expect(page.locator("html")).to_have_attribute("data-theme", "projector")
    expect(page).to_have_url(re.compile("theme=projector"))
    expect(page.locator("#theme")).to_have_value("Projector")


def test_the_systems_wish_is_followed(visitor: Open) -> None:
    page = visitor(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_legend_says_what_is_on_the_picture(page: Any) -> None:
    page.locator(".legend > summary").click()
    legend = page.locator(".legend-all")
    expect(legend).to_contain_text("vesicle with cargo")
    expect(legend).to_contain_text("no direction said")
    expect(legend).to_contain_text("conflict with other papers")


def test_the_record_shows_what_the_ocr_saw(page: Any) -> None:
    page.locator("#record summary").first.click()
    row = page.locator(".ocr tbody", has_text="TRL2")
    expect(row).to_contain_text("TLR2")
    expect(row).to_contain_text("misread")
    expect(page.locator("#record")).to_contain_text("Canis lupus familiaris")
    row.locator("[data-select]").first.click()
    expect(page.locator("#details h2").nth(1)).to_have_text("TLR2")
