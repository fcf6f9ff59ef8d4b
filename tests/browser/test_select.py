"""A reader clicks something and asks: what is this, and who says so?"""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import Open


def agent(page: Any, key: str) -> Any:
    return page.locator(f'#picture [data-agent="{key}"]')


def statement(page: Any, key: str) -> Any:
    return page.locator(f'#picture [data-statement="{key}"]')


def marked(page: Any, part: str) -> str:
    return "".join(page.locator(f"#evidence .caption .is-{part}").all_text_contents())


def test_a_click_on_an_agent_shows_what_it_is(page: Any) -> None:
    agent(page, "mir105").click()
    expect(page.locator("#details h2").nth(1)).to_have_text("miR-105")
    expect(page.locator("#details")).to_contain_text("mirbase.mature:MIMAT0000102")
    expect(agent(page, "mir105")).to_have_attribute("aria-selected", "true")
    assert marked(page, "mention") == "miR-105"


def test_a_click_on_an_arrow_shows_who_says_so(page: Any) -> None:
    box = statement(page, "R30").locator(".hit").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("#details h2").nth(1)).to_have_text("miR-105 decreases ZO-1")
    assert marked(page, "quote") == "miR-105, which downregulates the expression of ZO-1"
    assert marked(page, "subject") == "miR-105"
    assert marked(page, "trigger") == "downregulates the expression of"
    assert marked(page, "object") == "ZO-1"
    expect(page.locator("#evidence .caption .is-trigger").first).to_be_in_viewport()


def test_every_arrow_can_be_taken_hold_of_along_its_whole_line(page: Any) -> None:
    pairs = page.evaluate(
        """[...document.querySelectorAll("#picture .statement")].map((one) =>
          [...one.querySelectorAll(".hit, .line")].map((path) => path.getAttribute("d")))"""
    )
    assert len(pairs) == 54
    for held, *drawn in pairs:
        assert drawn
        assert set(drawn) == {held}


def test_enter_selects_what_the_keyboard_stands_on(page: Any) -> None:
    agent(page, "zo1").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#details h2").nth(1)).to_have_text("ZO-1")


def test_words_of_the_caption_select_what_they_support(page: Any) -> None:
    page.locator("#evidence mark", has_text="downregulates the expression of").click()
    expect(statement(page, "R30")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#details h2").nth(1)).to_have_text("miR-105 decreases ZO-1")


def test_words_that_support_several_statements_name_them_all(page: Any) -> None:
    page.locator("#evidence mark", has_text="interacts with").click()
    expect(statement(page, "R22")).to_have_attribute("aria-selected", "true")
    page.locator("#evidence mark", has_text="K562").first.click()
    choices = page.locator("#evidence .choices")
    expect(choices).to_contain_text("These words support")
    choices.locator("button").nth(1).click()
    expect(choices.locator("button").nth(1)).to_be_visible()


def test_shift_selects_several_and_escape_clears(page: Any) -> None:
    agent(page, "mir105").click()
    agent(page, "zo1").click(modifiers=["Shift"])
    expect(page.locator('#picture [aria-selected="true"]')).to_have_count(2)
    expect(page.locator("#details .several")).to_contain_text("2 selected")
    expect(page).to_have_url(re.compile("select=mir105,zo1"))
    page.keyboard.press("Escape")
    expect(page.locator('#picture [aria-selected="true"]')).to_have_count(0)
    expect(page.locator("#details")).to_contain_text("Select an agent or an arrow")


def test_a_click_on_the_ground_clears(page: Any) -> None:
    agent(page, "mir105").click()
    stage = page.locator(".stage").bounding_box()
    page.mouse.click(stage["x"] + 6, stage["y"] + 6)
    expect(page.locator('#picture [aria-selected="true"]')).to_have_count(0)


def test_a_sentence_in_the_details_leads_on(page: Any) -> None:
    agent(page, "mir105").click()
    page.locator('#details [data-select="R30"]').first.click()
    expect(page.locator("#details h2").nth(1)).to_have_text("miR-105 decreases ZO-1")
    page.locator('#details [data-select="zo1"]').first.click()
    expect(page.locator("#details h2").nth(1)).to_have_text("ZO-1")


def test_a_mechanism_selects_all_of_it(page: Any) -> None:
    button = page.locator('#mechanisms [data-select="M4"]')
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(agent(page, "zo1")).to_have_class(re.compile("is-near"))
    assert "permeability" in marked(page, "quote")


def test_hover_says_the_sentence_lightly(page: Any) -> None:
    agent(page, "zo1").hover()
    expect(page.locator(".tip.is-shown")).to_contain_text("ZO-1, protein")
    page.mouse.move(2, 2)
    expect(page.locator(".tip.is-shown")).to_have_count(0)


def test_a_conflict_shows_both_sides(page: Any) -> None:
    page.locator('#outline [data-select="mir92a"] > .item').first.click()
    expect(page.locator("#details .side")).to_have_count(2)
    expect(page.locator("#details")).to_contain_text("Shown, not resolved.")


def test_one_visitors_pick_is_not_anothers(visitor: Open) -> None:
    first, second = visitor(), visitor()
    agent(first, "mir105").click()
    expect(first.locator("#details h2").nth(1)).to_have_text("miR-105")
    expect(second.locator("#details")).to_contain_text("Select an agent or an arrow")
    second.reload()
    expect(second.locator("#details")).to_contain_text("Select an agent or an arrow")
