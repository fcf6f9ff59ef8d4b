"""A reader moves the picture, and things in it."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import Open

OFF_MIDDLE = """() => {
  const middle = (one) => { const box = one.getBoundingClientRect(); return box.top + box.height / 2; };
  const agent = document.querySelector('#picture [data-agent="cell_caf"]');
  return middle(agent.querySelector('.label')) - middle(agent.querySelector('path, rect, ellipse'));
}"""


def centre(page: Any, selector: str) -> tuple[float, float]:
    box = page.locator(selector).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_dragging_an_agent_takes_its_arrows_along(page: Any) -> None:
    line = page.locator('#picture [data-statement="R30"] .line')
    before = line.get_attribute("d")
    x, y = centre(page, '#picture [data-agent="zo1"]')
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 10, steps=4)
    page.mouse.move(x + 60, y + 25, steps=4)
    page.mouse.up()
    assert line.get_attribute("d") != before
    expect(page).to_have_url(re.compile(r"moved=zo1:\d+:\d+"))
    expect(page.locator('#picture [aria-selected="true"]')).to_have_count(0)
    after = centre(page, '#picture [data-agent="zo1"]')
    assert abs(after[0] - x - 60) < 2
    assert abs(after[1] - y - 25) < 2
    page.reload()
    expect(page.locator('#picture [data-statement="R30"] .line')).not_to_have_attribute("d", str(before))
    page.locator('[data-command="undo-moves"]').click()
    expect(page.locator('#picture [data-statement="R30"] .line')).to_have_attribute("d", str(before))


def test_a_hand_on_the_ground_pans(page: Any) -> None:
    before = centre(page, '#picture [data-agent="zo1"]')
    stage = page.locator(".stage").bounding_box()
    page.mouse.move(stage["x"] + 20, stage["y"] + 20)
    page.mouse.down()
    page.mouse.move(stage["x"] + 60, stage["y"] + 50, steps=5)
    page.mouse.up()
    after = centre(page, '#picture [data-agent="zo1"]')
    assert abs(after[0] - before[0] - 40) < 3
    assert abs(after[1] - before[1] - 30) < 3
    expect(page).to_have_url(re.compile("view="))


def test_the_wheel_zooms_about_the_pointer_and_the_minimap_shows_where(page: Any) -> None:
    x, y = centre(page, '#picture [data-agent="zo1"]')
    before = page.locator('#picture [data-agent="zo1"]').bounding_box()["width"]
    page.mouse.move(x, y)
    page.mouse.wheel(0, -360)
    expect(page.locator(".viewport")).to_have_attribute("transform", re.compile("scale"))
    after = centre(page, '#picture [data-agent="zo1"]')
    assert abs(after[0] - x) < 4
    assert abs(after[1] - y) < 4
    assert page.locator('#picture [data-agent="zo1"]').bounding_box()["width"] > before * 1.6
    expect(page.locator(".minimap.is-shown")).to_be_visible()
    page.locator('[data-command="minimap"]').click()
    expect(page.locator(".minimap.is-shown")).to_have_count(0)
    page.keyboard.press("0")
    expect(page).not_to_have_url(re.compile("view="))


def test_buttons_zoom(page: Any) -> None:
    before = page.locator('#picture [data-agent="zo1"]').bounding_box()["width"]
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile("view="))
    assert page.locator('#picture [data-agent="zo1"]').bounding_box()["width"] > before * 1.2
    page.get_by_role("button", name="Show the whole figure").click()
    expect(page).not_to_have_url(re.compile("view="))


def test_labels_hide_when_far_out(page: Any) -> None:
    svg = page.locator(".figure-svg")
    near = svg.get_attribute("data-far")
    for _ in range(4):
        page.get_by_role("button", name="Zoom out").click()
    expect(svg).not_to_have_attribute("data-far", str(near))


def test_two_fingers_pinch_about_the_point_between_them(visitor: Open) -> None:
    page = visitor(has_touch=True)
    stage = page.locator(".stage").bounding_box()
    left, top = stage["x"] + 20, stage["y"] + 20
    zo1 = page.locator('#picture [data-agent="zo1"]')
    before, wide = centre(page, '#picture [data-agent="zo1"]'), zo1.bounding_box()["width"]
    touch = page.context.new_cdp_session(page)

    def fingers(kind: str, *ys: float) -> None:
        points = [{"x": left, "y": top + y, "id": n} for n, y in enumerate(ys)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    fingers("touchStart", 0, 100)
    for spread in range(110, 201, 10):
        fingers("touchMove", 0, spread)
    fingers("touchEnd")
    expect(page).to_have_url(re.compile("view="))
    after = centre(page, '#picture [data-agent="zo1"]')
    assert abs(zo1.bounding_box()["width"] / wide - 2) < 0.06
    assert abs(after[0] - (left + 2 * (before[0] - left))) < 12
    assert abs(after[1] - (top + 100 + 2 * (before[1] - top - 50))) < 12
    expect(page.locator('#picture [aria-selected="true"]')).to_have_count(0)


def test_far_out_a_name_whose_small_lines_are_left_away_stands_in_the_middle(visitor: Open) -> None:
    def off(page: Any) -> float:
        return float(page.evaluate(OFF_MIDDLE))

    page = visitor("/?explore=table")
    page.wait_for_selector('.figure-svg[data-far="1"]')
    assert abs(off(page)) < 2.5
    page = visitor()
    page.wait_for_selector('.figure-svg:not([data-far="1"])')
    assert off(page) < -8, "above its small lines"
