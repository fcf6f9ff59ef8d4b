"""Two windows of one talk: in step whatever is pressed where, after reloads, without a server, and from a file."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app import offline_page
from figtrace.figures.library import default_data
from tests.browser.conftest import Open, served

FOUNDING = "PMC9095362__SCI2022-9133658.005"
KEYS = ("PageDown", "PageDown", "PageDown", "PageUp", "ArrowRight", "ArrowLeft", "Home", "End", "b", " ")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The founding page as one file."""
    path = tmp_path_factory.mktemp("offline") / "figure.html"
    path.write_text(offline_page(default_data(), FOUNDING), "utf-8")
    return path


@pytest.fixture
def closing() -> Iterator[tuple[str, Iterator[str]]]:
    """A server of the test's own, which the test may stop."""
    serving = served()
    yield next(serving), serving
    serving.close()


def present(page: Any) -> Any:
    """Begin the talk and open the presenter's window."""
    page.keyboard.press("p")
    page.wait_for_selector('html[data-stage="on"]', state="attached")
    with page.context.expect_page() as opened:
        page.keyboard.press("s")
    window = opened.value
    window.get_by_text("in step with the stage").wait_for()
    return window


def together(stage: Any, window: Any) -> str:
    """Wait until both windows show the same step, and say which."""
    count = stage.locator(".show-count").inner_text().replace(" / ", " of ")
    window.wait_for_function("(count) => document.querySelector('.pres-count').textContent === count", arg=count)
    assert window.locator(".pres-title").inner_text() == stage.locator(".show-title").inner_text()
    is_black = stage.locator(".show-black").is_visible()
    window.wait_for_function(
        "(is) => document.querySelector('.presenter').classList.contains('is-black') === is", arg=is_black
    )
    return str(count)


def press(stage: Any, key: str) -> None:
    """Press a key in the stage as an event, so that neither window has to come to the front."""
    stage.evaluate("(key) => dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}))", key)


def play(stage: Any, window: Any, n: int, seed: int) -> None:
    """Random keys on either side; after each both show the same."""
    chance = random.Random(seed)
    for _ in range(n):
        one = chance.choice((stage, window))
        press(one, chance.choice(KEYS))
        if one is window:  # its wish has to go over and come back
            window.evaluate("new Promise((done) => setTimeout(done, 30))")
        together(stage, window)


def test_forty_keys_on_either_side_and_reloads_of_both(visitor: Open) -> None:
    stage = visitor(reduced_motion="reduce")
    window = present(stage)
    play(stage, window, 40, seed=4)
    window.reload()
    window.get_by_text("in step with the stage").wait_for()
    count = together(stage, window)
    stage.reload()
    stage.wait_for_selector('html[data-ready="true"]', state="attached")
    stage.wait_for_selector(".show-title:visible")
    assert together(stage, window) == count
    play(stage, window, 6, seed=5)


def test_the_talk_goes_on_when_the_server_is_stopped(visitor: Open, closing: tuple[str, Iterator[str]]) -> None:
    address, serving = closing
    stage = visitor(at=address, reduced_motion="reduce")
    window = present(stage)
    serving.close()
    play(stage, window, 8, seed=6)
    assert window.locator(".pres-notes").inner_text()


def test_notes_quotes_clocks_and_the_next_step(visitor: Open) -> None:
    stage = visitor("/?stage=1&step=6", reduced_motion="reduce")
    with stage.context.expect_page() as opened:
        stage.keyboard.press("s")
    window = opened.value
    window.get_by_text("in step with the stage").wait_for()
    window.get_by_role("heading", name="miR-105 opens the vessel wall").wait_for()
    assert "Verified: Zhou 2014, Cancer Cell" in window.locator(".pres-notes").inner_text()
    assert float(window.evaluate("parseFloat(getComputedStyle(document.querySelector('.pres-notes')).fontSize)")) >= 20
    assert "“miR-105, which downregulates the expression of ZO-1”" in window.locator(".pres-quotes").inner_text()
    assert window.locator(".pres-next-title").inner_text() == "Next: And without miR-105?"
    assert window.locator(".pres-badges").inner_text() == "2 implied, not said"
    assert window.locator(".pres-steps button").count() == 12
    assert window.locator(".pres-planned").inner_text() == "3:01"
    window.locator(".pres-steps button").nth(2).click()
    window.get_by_role("heading", name="miR-155 lowers TP53INP1: a fibroblast becomes a CAF").wait_for()
    assert together(stage, window) == "3 of 12"
    stage.close()
    window.get_by_text("not connected").wait_for()


def test_axe_finds_nothing_serious_in_the_presenters_window(visitor: Open) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    window = present(visitor(reduced_motion="reduce"))
    found = axe.run(window).response["violations"]
    grave = [
        one["id"] + ": " + one["nodes"][0]["html"][:200] for one in found if one["impact"] in ("serious", "critical")
    ]
    assert grave == []


@pytest.fixture
def cut_off(browser: Any) -> Iterator[Any]:
    """A browser without a network, and what it asked for."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True, reduced_motion="reduce")
    errors: list[str] = []
    context.on("page", lambda page: page.on("pageerror", lambda error: errors.append(str(error))))
    context.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    yield context
    context.close()
    assert errors == []


def test_the_file_plays_in_both_windows_without_a_network(cut_off: Any, file: Path) -> None:
    asked: list[str] = []
    cut_off.on("request", lambda request: asked.append(request.url))
    stage = cut_off.new_page()
    stage.goto(file.as_uri())
    stage.wait_for_selector('html[data-ready="true"]', state="attached")
    window = present(stage)
    play(stage, window, 10, seed=7)
    stage.reload()
    stage.wait_for_selector(".show-title:visible")
    together(stage, window)
    assert {url.split("?")[0] for url in asked} == {file.as_uri()}


def test_the_file_searches_shows_details_and_evidence(cut_off: Any, file: Path) -> None:
    page = cut_off.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector('html[data-ready="true"]', state="attached")
    page.locator("#search").fill("ZO-1")
    page.keyboard.press("Enter")
    page.locator("#details").get_by_role("heading", name="ZO-1").wait_for()
    page.locator('[data-statement="R30"]').focus()
    page.keyboard.press("Enter")
    page.locator("#evidence mark.is-trigger", has_text="downregulates").first.wait_for()
    page.get_by_role("button", name="As the caption says").click()
    page.wait_for_selector('html[data-view="caption"]', state="attached")
    with page.expect_download() as download:
        page.get_by_role("button", name="Take the network out as JSON").click()
    from figtrace.model.codec import loads

    assert len(loads(download.value.path().read_text("utf-8")).statements) == 54


def test_without_script_picture_caption_and_quotes_stand_there(browser: Any, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator('[data-agent="mir105"]').is_visible()
    said = page.locator("body").inner_text()
    assert "R30: miR-105 decreases ZO-1. Said in words." in said
    assert "miR-105, which downregulates the expression of ZO-1" in said
    context.close()


def test_the_file_is_small_and_carries_what_it_must(file: Path) -> None:
    text = file.read_text("utf-8")
    assert len(text.encode("utf-8")) <= 600_000
    assert "default-src 'none'" in text.replace("&#x27;", "'")
    for words in (
        "doi:10.1155/2022/9133658",
        "It covers the record, not the article, its caption or the figure image.",
        "not the publisher",
        "54 statements: 54 drafted",
        "Caption sha256 120bab03",
        "TGF-β/Smad",
    ):
        assert words in text, words
