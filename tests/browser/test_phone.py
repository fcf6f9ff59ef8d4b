"""A reader has a phone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def phone(visitor: Open) -> Any:
    return visitor(**PHONE)


def test_one_panel_at_a_time(phone: Any) -> None:
    expect(phone.locator("#picture")).to_be_visible()
    expect(phone.locator("#outline")).to_be_hidden()
    phone.get_by_role("tab", name="Outline").tap()
    expect(phone.locator("#outline")).to_be_visible()
    expect(phone.locator("#picture")).to_be_hidden()
    phone.get_by_role("tab", name="Record").tap()
    expect(phone.locator(".ocr")).to_be_visible()
    expect(phone.locator("#details")).to_be_hidden()
    phone.go_back()
    expect(phone.locator("#outline")).to_be_visible()


def test_a_tap_says_what_it_is_and_leads_to_the_details(phone: Any) -> None:
    phone.locator('#picture [data-agent="mir155"]').tap()
    peek = phone.locator(".peek")
    expect(peek).to_contain_text("miR-155, microRNA")
    peek.tap()
    expect(phone.locator("#details h2").nth(1)).to_have_text("miR-155")
    expect(phone).to_have_url(re.compile("tab=details"))


def test_nothing_is_wider_than_the_phone(phone: Any) -> None:
    for tab in ("Picture", "Outline", "Details", "Record"):
        phone.get_by_role("tab", name=tab).tap()
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390
