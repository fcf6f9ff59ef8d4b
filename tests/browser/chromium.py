"""Find a Chromium for the browser tests: `python -m tests.browser.chromium` prints its path, or exits 1."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW = "no Chromium or Chrome found: sudo apt-get install chromium, or set FIGTRACE_CHROMIUM=/path/to/chrome"
ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
)


def _own_download() -> str | None:
    """The browser that Playwright downloaded for itself, if it did."""
    try:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
    except Exception:  # no Playwright, or one without a driver: the same as no browser
        return None
    return path if Path(path).is_file() else None


def find() -> str | None:
    """Path of a Chromium: FIGTRACE_CHROMIUM, the usual commands, Playwright's own download; None without any."""
    named = os.environ.get("FIGTRACE_CHROMIUM")
    if named:
        return named if Path(named).is_file() else shutil.which(named)
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return _own_download()


if __name__ == "__main__":
    found = find()
    print(found or HOW)
    sys.exit(0 if found else 1)
