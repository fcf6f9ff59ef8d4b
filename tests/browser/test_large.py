"""A reader opens a large network: the details come soon after the page, once, and a click asks for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from figtrace.figures.library import Library
from figtrace.network.synthesize import synthesize
from tests.browser.conftest import Open, served
from tests.records import write_record


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    data = tmp_path_factory.mktemp("large")
    made = synthesize(300, 1)
    write_record(data, made.network.figid, made.figure.caption)
    Library(data).save(made.network)
    yield from served(data)


def test_details_of_a_large_network_come_once(visitor: Open, large_site: str) -> None:
    page: Any = visitor("/", at=large_site)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    agent = page.locator("#outline [role=treeitem]").first
    name = agent.locator("> .item").text_content()
    agent.locator("> .item").click()
    expect(page.locator("#details h2").nth(1)).to_have_text(name)
    expect(page.locator('#picture [aria-selected="true"]')).to_have_count(1)
    assert asked == []


def test_a_link_into_a_large_network_fills_itself(visitor: Open, large_site: str) -> None:
    key = synthesize(300, 1).network.agents[0].key
    page = visitor(f"/?select={key}", at=large_site, is_ready=False)
    expect(page.locator("#details h2").nth(1)).to_be_visible()


def test_a_page_of_another_state_than_its_data_is_made_anew_once(browser: Any, large_site: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/late/**", lambda route: route.fulfill(status=409), times=1)
        page.goto(f"{large_site}/")
        page.wait_for_selector('html[data-ready="true"]', state="attached")
        page.wait_for_function("performance.getEntriesByType('navigation')[0].type === 'reload'")
        page.wait_for_selector("#outline [role=treeitem]", state="attached")
        page.route("**/late/**", lambda route: route.fulfill(status=409))
        page.reload()
        expect(page.get_by_role("alert")).to_contain_text("This figure was changed while its page was loading.")


def test_a_rest_that_does_not_come_is_said(browser: Any, large_site: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/late/**", lambda route: route.abort())
        page.goto(f"{large_site}/")
        expect(page.get_by_role("alert")).to_contain_text("The rest of this page could not be fetched. Reload the page")
        expect(page.locator("#picture [data-agent]").first).to_be_visible()
