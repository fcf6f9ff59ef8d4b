"""The README's picture is the app's own: taken here when it is missing or when FIGTRACE_SCREENSHOT is set."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Open

PICTURE = Path(__file__).parents[2] / "docs" / "figtrace.png"


def test_the_picture_of_the_readme(visitor: Open) -> None:
    page = visitor("/?select=R30", reduced_motion="reduce")
    expect(page.locator("#details h2").nth(1)).to_have_text("miR-105 decreases ZO-1")
    expect(page.locator("#evidence .caption .is-trigger").first).to_be_in_viewport()
    taken = page.screenshot(animations="disabled")
    assert len(taken) > 40_000
    if not PICTURE.is_file() or os.environ.get("FIGTRACE_SCREENSHOT"):
        PICTURE.parent.mkdir(exist_ok=True)
        PICTURE.write_bytes(taken)
