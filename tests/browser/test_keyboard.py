"""A reader has no mouse."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect


def stands_on(page: Any) -> str:
    return str(page.evaluate("document.activeElement.dataset.agent ?? document.activeElement.dataset.statement ?? ''"))


def test_tab_reaches_the_picture_and_arrows_walk_along_statements(page: Any) -> None:
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if stands_on(page):
            break
    assert stands_on(page)
    page.locator('#picture [data-agent="mir105"]').focus()
    page.keyboard.press("ArrowRight")
    assert stands_on(page) == "R30"
    page.keyboard.press("ArrowRight")
    assert stands_on(page) == "zo1"
    page.keyboard.press("ArrowLeft")
    assert stands_on(page) == "R30"
    page.keyboard.press("Enter")
    expect(page.locator("#details h2").nth(1)).to_have_text("miR-105 decreases ZO-1")
    expect(page.locator("#live")).to_contain_text("miR-105 decreases ZO-1, selected")


def test_only_one_option_is_a_tab_stop(page: Any) -> None:
    expect(page.locator('#picture [role=option][tabindex="0"]')).to_have_count(1)
    page.locator('#picture [data-agent="zo1"]').focus()
    expect(page.locator('#picture [role=option][tabindex="0"]')).to_have_count(1)


def test_alt_and_an_arrow_move_an_agent(page: Any) -> None:
    zo1 = page.locator('#picture [data-agent="zo1"]')
    before = zo1.bounding_box()
    zo1.focus()
    page.keyboard.press("Alt+ArrowRight")
    expect(zo1).to_have_attribute("transform", re.compile("^translate"))
    assert zo1.bounding_box()["x"] > before["x"]
    page.keyboard.press("u")
    expect(zo1).not_to_have_attribute("transform", re.compile(""))
    assert zo1.bounding_box() == before


def test_a_question_mark_lists_the_keys(page: Any) -> None:
    page.keyboard.press("?")
    help_ = page.locator("#help")
    expect(help_).to_be_visible()
    expect(help_).to_contain_text("along a statement")
    page.keyboard.press("Escape")
    expect(help_).to_be_hidden()


def test_brackets_go_through_the_mechanisms(page: Any) -> None:
    page.keyboard.press("]")
    expect(page.locator('#mechanisms [aria-pressed="true"]')).to_contain_text("miR-155")
    page.keyboard.press("[")
    expect(page.locator('#mechanisms [aria-pressed="true"]')).to_contain_text("MAPK")


def test_the_outline_is_a_tree(page: Any) -> None:
    tree = page.locator("#outline [role=tree]")
    first = tree.locator("[role=treeitem]").first
    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    focused = tree.locator("[role=treeitem]:focus")
    expect(focused).to_have_attribute("data-select", "mir155")
    page.keyboard.press("ArrowRight")
    expect(focused).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    expect(page.locator("#details h2").nth(1)).to_have_text("miR-155")
    expect(page.locator('#picture [data-agent="mir155"]')).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowLeft")
    expect(focused).to_have_attribute("aria-expanded", "false")


def test_arrows_go_from_mark_to_mark_in_the_caption(page: Any) -> None:
    page.locator("#evidence mark").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator('#picture [aria-selected="true"], #details h2 + *').first).to_be_attached()
    expect(page.locator("#evidence .is-quote").first).to_be_attached()
