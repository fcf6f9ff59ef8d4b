"""Everyone can use it: axe finds nothing serious on any view."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Open

VIEWS = {
    "light": "/",
    "dark": "/?theme=dark",
    "projector": "/?theme=projector",
    "agent": "/?select=mir92a",
    "agent-dark": "/?select=mir92a&theme=dark",
    "statement": "/?select=R22&profile=literature",
    "statement-dark": "/?select=R22&theme=dark&level=caption",
    "mechanism": "/?select=M2",
    "several": "/?select=mir105,R30,zo1",
    "filtered": "/?sign=minus&filter=hide",
}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
TABS = ("figure", "outline", "details", "record")
GRAVE = ("serious", "critical")


def grave(page: Any) -> list[str]:
    """What axe calls serious or critical, with the elements it names."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {', '.join(node['html'][:160] for node in one['nodes'][:3])}"
        for one in found
        if one["impact"] in GRAVE
    ]


def turn(page: Any, address: str) -> None:
    """Show another view of the same page, as the back button would: a page of its own for each would take minutes."""
    page.evaluate("(to) => (history.pushState(null, '', to), dispatchEvent(new PopStateEvent('popstate')))", address)
    theme = re.search(r"theme=(\w+)", address)
    expect(page.locator("html")).to_have_attribute("data-theme", theme[1] if theme else "light")
    key = re.search(r"select=(\w+)", address)
    expect(page.locator("#picture [aria-selected=true]").first).to_have_count(1 if key and key[1] != "M2" else 0)


def test_axe_finds_nothing_serious(visitor: Open) -> None:
    page = visitor(reduced_motion="reduce")
    found = {}
    for view, address in VIEWS.items():
        turn(page, address)
        found[view] = grave(page)
    assert found == {view: [] for view in VIEWS}


def test_axe_finds_nothing_serious_on_a_phone(visitor: Open) -> None:
    page = visitor(reduced_motion="reduce", **PHONE)
    views = [f"/?tab={tab}&theme={theme}&select=R30" for theme in ("light", "dark") for tab in TABS]
    found = {}
    for address in views:
        turn(page, address)
        found[address] = grave(page)
    assert found == {address: [] for address in views}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_what_opens(visitor: Open, theme: str) -> None:
    page = visitor(f"/?theme={theme}", reduced_motion="reduce")
    page.locator(".filters > summary").click()
    page.locator("#record summary").first.click()
    page.locator(".legend > summary").click()
    assert grave(page) == []
    page.fill("#search", "mir")
    assert grave(page) == []
    page.keyboard.press("Escape")
    page.locator("#facet-kind").click()
    page.get_by_role("option").first.wait_for()
    assert grave(page) == []
    page.keyboard.press("Escape")
    page.locator('[data-command="help"]').click()
    assert grave(page) == []


def test_axe_finds_nothing_serious_without_a_network(visitor: Open, odd_site: str) -> None:
    for path in ("/?figure=PMC2__plain.001", "/?figure=PMC1__evil.001"):
        assert grave(visitor(path, at=odd_site)) == []


def test_a_figure_that_is_not_there_gets_an_accessible_page(browser: Any, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/?figure=nobody")
    assert grave(page) == []
    context.close()


def test_reduced_motion_is_honoured(visitor: Open) -> None:
    page = visitor(reduced_motion="reduce")
    page.get_by_role("button", name="Zoom in").click()
    moving = "(one) => one.playState === 'running' && one.effect.getComputedTiming().duration > 1"
    assert page.evaluate(f"document.getAnimations().filter({moving}).length") == 0
