"""A researcher asks the network: what if, what lies between, and takes the answer along."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.test_access import PHONE, grave


def agent(page: Any, key: str) -> Any:
    return page.locator(f'#picture [data-agent="{key}"]')


def mark(page: Any, key: str) -> Any:
    return page.locator(f'#picture .explore-marks [data-mark="{key}"]')


def test_what_if_paints_the_picture_and_tells_it_in_words(page: Any) -> None:
    agent(page, "mir155").click()
    page.keyboard.press("w")
    expect(page.locator(".whatif-said")).to_have_text(
        "miR-155: held down. Mechanism, profile caption; inputs are alternatives."
    )
    for key, word in {
        "mir155": "held down",
        "tp53inp1": "rises",
        "proc_caf_from_fib": "falls",
        "cell_caf": "falls partly",
    }.items():
        expect(mark(page, key)).to_have_text(word)
    expect(page.locator(".explore-marks [data-mark]")).to_have_count(4)
    expect(page.locator('[data-of="cell_caf"] > p')).to_contain_text(
        "hucMSC → CAF, fed by TGF-β/Smad pathway and TGF-β, is untouched"
    )
    expect(page.locator('[data-of="tp53inp1"] blockquote').first).to_contain_text(
        "downregulating the level of TP53INP1"
    )
    expect(page.locator(".whatif-brief")).to_contain_text("Inputs are alternatives")
    expect(page.locator(".whatif-rules li")).to_have_count(8)
    expect(page.locator(".whatif-caveat")).to_have_text(
        "Signs from one caption: no amounts, no time, no claim about patients."
    )
    expect(agent(page, "cell_caf")).to_have_attribute("aria-label", re.compile("what if: falls only partly"))
    expect(agent(page, "zo1")).not_to_have_class(re.compile("is-supposed"))


def test_both_routes_blocked_and_caf_falls(page: Any) -> None:
    page.goto(page.url.split("?")[0] + "?explore=whatif&whatif=mir155:down,tgfb:off")
    expect(mark(page, "cell_caf")).to_have_text("falls")
    page.get_by_role("button", name="Leave TGF-β out").click()
    expect(mark(page, "cell_caf")).to_have_text("falls partly")
    expect(page).to_have_url(re.compile("whatif=mir155:down$"))
    page.go_back()
    expect(mark(page, "cell_caf")).to_have_text("falls")


def test_the_profile_brings_the_conflict_with_both_sides(visitor: Open) -> None:
    page = visitor("/?explore=whatif&whatif=mir92a:down")
    expect(mark(page, "itga5")).to_have_text("unknown")
    expect(mark(page, "proc_lumen")).to_have_text("falls")
    page.get_by_role("radio", name="With other papers").click()
    expect(mark(page, "itga5")).to_have_text("rises")
    expect(mark(page, "proc_lumen")).to_have_text("conflict")
    expect(page.locator('[data-of="proc_lumen"] .side')).to_have_count(2)
    expect(page.locator('[data-of="proc_lumen"]')).to_contain_text("Shown, not resolved.")


def test_closing_explore_takes_the_paint_off_and_a_link_brings_it_back(visitor: Open) -> None:
    page = visitor("/?explore=whatif&whatif=mir105:down")
    expect(mark(page, "zo1")).to_have_text("rises")
    page.get_by_role("button", name="Close Explore").click()
    expect(page.locator(".explore-marks [data-mark]")).to_have_count(0)
    expect(page.locator("#details")).to_be_visible()
    expect(agent(page, "zo1")).to_have_attribute("aria-label", "ZO-1, protein")
    page.go_back()
    expect(mark(page, "zo1")).to_have_text("rises")


def test_paths_between_two_picked_agents_light_up(page: Any) -> None:
    agent(page, "mir155").click()
    agent(page, "cell_caf").click(modifiers=["Shift"])
    page.keyboard.press("n")
    expect(page.locator(".paths-words")).to_have_text(
        "1 path from miR-155 to CAF; more of the first makes more of the last."
    )
    way = page.locator(".way").first
    expect(way.locator(".told")).to_have_count(3)
    expect(way.locator("blockquote").first).to_contain_text("miR-155")
    way.locator("summary").hover()
    expect(page.locator('#picture [data-statement="R08"]')).to_have_class(re.compile("is-way"))
    expect(page.locator('#picture [data-statement="R30"]')).not_to_have_class(re.compile("is-way"))


def test_paths_by_name_and_around_the_selection(visitor: Open) -> None:
    page = visitor("/?explore=paths&ask=between,,")
    page.get_by_role("combobox", name="From").fill("egfr")
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name="To", exact=True).fill("tam form")
    page.keyboard.press("Enter")
    expect(page.locator(".way")).to_have_count(2)
    page.get_by_role("radio", name="Around the selection").click()
    page.locator('#outline [data-select="egfr"] > .item').first.click()
    expect(page.locator(".paths-words")).to_have_text(re.compile("upstream or downstream of EGFR within 1 step"))
    page.get_by_role("button", name="More steps").click()
    expect(page).to_have_url(re.compile("ask=around,both,2"))
    expect(agent(page, "proc_tam_form")).to_have_class(re.compile("is-answer"))


@pytest.mark.parametrize(
    ("path", "role", "name", "key", "asked", "stands_on"),
    [
        ("whatif&whatif=mir155:down", "radio", "down", "ArrowRight", "whatif=mir155:up", "up"),
        ("whatif&whatif=mir155:down", "button", "Leave miR-155 out", "Enter", "explore=whatif", "Agent to change"),
        ("whatif&whatif=mir92a:down", "radio", "Caption alone", "ArrowRight", "profile=literature", "literature"),
        ("paths&ask=between,ev_csc,cell_tam", "button", "Turn round", "Enter", "cell_tam,ev_csc", "Turn round"),
        ("paths&ask=around,both,1&select=egfr", "radio", "Both", "ArrowRight", "around,down,1", "down"),
        ("table&ask=agents", "radio", "Agents", "ArrowRight", "ask=evidence", "evidence"),
        ("chart", "radio", "Caption", "ArrowRight", "ask=signs", "signs"),
        ("compare", "radio", "Mechanisms", "ArrowRight", "ask=members", "members"),
        ("compare&ask=M1,M2", "combobox", "First mechanism", "ArrowDown", "ask=M2,M1", "First mechanism"),
    ],
)
def test_the_keyboard_stays_on_what_it_changed(
    visitor: Open, path: str, role: Any, name: str, key: str, asked: str, stands_on: str
) -> None:
    page = visitor(f"/?explore={path}")
    page.locator(".explore-body").get_by_role(role, name=name, exact=True).focus()
    page.keyboard.press(key)
    expect(page).to_have_url(re.compile(asked))
    page.wait_for_load_state("networkidle")
    on = page.evaluate("""() => {
      const { ariaLabel, type, value, textContent } = document.activeElement;
      return ariaLabel ?? (type === "radio" ? value : textContent);
    }""")
    assert on == stands_on


def test_the_menu_of_an_agent_by_hand_and_by_keyboard(page: Any) -> None:
    agent(page, "mir105").click(button="right")
    page.get_by_role("menuitem", name="What if miR-105 goes up").click()
    expect(mark(page, "zo1")).to_have_text("falls")
    agent(page, "zo1").focus()
    page.keyboard.press("Shift+F10")
    expect(page.get_by_role("menuitem").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="What follows from ZO-1")).to_be_focused()
    page.keyboard.press("Escape")
    expect(agent(page, "zo1")).to_be_focused()


def test_the_palette_runs_commands_and_finds_names(page: Any) -> None:
    page.keyboard.press("Control+k")
    box = page.get_by_role("combobox", name="Command or name")
    expect(box).to_be_focused()
    expect(page.get_by_role("option", name=re.compile("light, dark, projector"))).to_contain_text("T")
    box.fill("dark")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="Command or name").fill("zo-1")
    page.locator(".palette-item", has_text="ZO-1").first.click()
    expect(agent(page, "zo1")).to_have_attribute("aria-selected", "true")


def test_what_is_seen_is_taken_along(visitor: Open, tmp_path: Path) -> None:
    page = visitor("/?explore=whatif&whatif=mir105:down&select=R30", permissions=["clipboard-read", "clipboard-write"])
    expect(mark(page, "zo1")).to_have_text("rises")
    page.locator(".explore-tabs").get_by_text("Save", exact=True).click()
    expect(page.locator(".take-sentence")).to_contain_text("miR-105 decreases ZO-1. “miR-105, which downregulates")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#live")).to_have_text("Link copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert "figure=PMC9095362__SCI2022-9133658.005&select=R30" in link
    assert "whatif=mir105:down" in link
    with page.expect_download() as saved:
        page.get_by_role("button", name="SVG", exact=True).click()
    saved.value.save_as(tmp_path / "seen.svg")
    text = (tmp_path / "seen.svg").read_text(encoding="utf-8")
    assert "What if: miR-105: held down." in text
    assert ">rises<" in text
    assert "clip-path" not in text
    page.locator("#picture .stage").hover()
    page.mouse.wheel(0, -600)
    page.get_by_role("radio", name="As on screen").check(force=True)
    expect(page.locator(".take-view .install")).to_contain_text("--whatif mir105=down")
    expect(page.locator(".take-view .install")).to_contain_text("--part=")
    with page.expect_download() as saved:
        page.get_by_role("button", name="SVG", exact=True).click()
    saved.value.save_as(tmp_path / "part.svg")
    assert "clip-path" in (tmp_path / "part.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path",
    [
        "/?explore=whatif&whatif=mir92a:down&profile=literature",
        "/?explore=paths&ask=between,mir155,cell_caf&theme=dark",
        "/?explore=take&select=R30&theme=projector",
    ],
)
def test_axe_finds_nothing_serious(visitor: Open, path: str) -> None:
    page = visitor(path, reduced_motion="reduce")
    expect(page.locator(".explore-body > *")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert grave(page) == []


def test_axe_finds_nothing_serious_in_menu_palette_and_on_a_phone(visitor: Open) -> None:
    page = visitor(reduced_motion="reduce")
    agent(page, "mir105").click(button="right")
    expect(page.get_by_role("menu")).to_be_visible()
    assert grave(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Command or name")).to_be_focused()
    assert grave(page) == []
    phone = visitor("/?explore=whatif&whatif=mir155:down&tab=explore", reduced_motion="reduce", **PHONE)
    expect(phone.locator(".whatif-said")).to_be_visible()
    assert grave(phone) == []
    phone.get_by_role("tab", name="Picture").click()
    expect(mark(phone, "tp53inp1")).to_be_visible()
