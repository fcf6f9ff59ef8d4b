"""Two windows of one talk: in step whatever is pressed where, after reloads, without a server, and from a file."""

from __future__ import annotations

import random
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from app import offline_page
from figtrace.figures.library import default_data
from tests.browser.conftest import Open, served

FOUNDING = "PMC9095362__SCI2022-9133658.005"
KEYS = ("PageDown", "PageDown", "PageDown", "PageUp", "ArrowRight", "ArrowLeft", "Home", "End", "b", " ")


EDITED = """() => {
  const story = JSON.parse(document.getElementById('figtrace-story').textContent);
  story.steps[2].title = 'As I say it';
  const kept = {caption_sha256: story.caption_sha256, steps: story.steps};
  localStorage.setItem(`figtrace-story:${story.figid}`, JSON.stringify(kept));
}"""
"""Somebody has edited a step in this browser."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The founding page as one file."""
    path = tmp_path_factory.mktemp("offline") / "figure.html"
    path.write_text(offline_page(default_data(), FOUNDING), "utf-8")
    return path


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


def press(stage: Any, *keys: str) -> None:
    """Press keys in a window as events, so that neither window has to come to the front."""
    stage.evaluate(
        "(keys) => { for (const key of keys) "
        "dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true})); }",
        list(keys),
    )


def play(stage: Any, window: Any, n: int, seed: int, at_once: int = 1) -> None:
    """Random keys on either side, some at once; after them both show the same.

    What a window wishes has come over when the stage's pointer has turned: the last wish is for that, and they keep
    their order.
    """
    chance = random.Random(seed)
    for _ in range(0, n, at_once):
        one = chance.choice((stage, window))
        is_laser = stage.evaluate("document.documentElement.classList.contains('is-laser')")
        press(one, *(chance.choice(KEYS) for _ in range(at_once)), "x")
        stage.wait_for_function(
            "(was) => document.documentElement.classList.contains('is-laser') !== was", arg=is_laser
        )
        together(stage, window)


def test_forty_keys_on_either_side_reloads_of_both_and_no_server(visitor: Open) -> None:
    serving = served()
    stage = visitor(at=next(serving), reduced_motion="reduce")
    window = present(stage)
    play(stage, window, 40, seed=4, at_once=4)
    window.reload()
    window.get_by_text("in step with the stage").wait_for()
    count = together(stage, window)
    stage.reload()
    stage.wait_for_selector('html[data-ready="true"]', state="attached")
    stage.wait_for_selector(".show-title:visible")
    assert together(stage, window) == count
    serving.close()
    play(stage, window, 8, seed=6)
    assert window.locator(".pres-notes").inner_text()


def test_notes_quotes_clocks_and_the_next_step(visitor: Open) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    stage = visitor("/?stage=1&step=6", reduced_motion="reduce")
    stage.evaluate(EDITED)
    stage.reload()
    stage.wait_for_selector(".show-title:visible")
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
    window.get_by_role("heading", name="As I say it").wait_for()
    assert together(stage, window) == "3 of 12"
    found = axe.run(window).response["violations"]
    grave = [
        one["id"] + ": " + one["nodes"][0]["html"][:200] for one in found if one["impact"] in ("serious", "critical")
    ]
    assert grave == []
    stage.close()
    window.get_by_text("not connected").wait_for()


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
    play(stage, window, 10, seed=7, at_once=2)
    stage.reload()
    stage.wait_for_selector(".show-title:visible")
    together(stage, window)
    assert {url.split("?")[0] for url in asked} == {file.as_uri()}


def test_the_file_searches_shows_evidence_answers_what_if_and_prints(cut_off: Any, file: Path) -> None:
    page = cut_off.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector('html[data-ready="true"]', state="attached")
    page.locator("#search").fill("ZO-1")
    page.keyboard.press("Enter")
    page.locator("#details").get_by_role("heading", name="ZO-1").wait_for()
    page.locator('[data-statement="R30"]').focus()
    page.keyboard.press("Enter")
    page.locator("#evidence mark.is-trigger", has_text="downregulates").first.wait_for()
    page.locator('[data-agent="mir92a"]').click()
    page.keyboard.press("w")
    answer = page.locator("#ask .ask-answer")
    answer.get_by_text("If miR-92a is down").wait_for()
    page.locator("#ask select").blur()
    page.get_by_role("button", name="Other papers").click()
    answer.get_by_text("Other papers: miR-92a lowers integrin α5", exact=False).wait_for()
    assert "conflict" in page.locator(".asked text").all_text_contents()
    assert "whatif=mir92a:down" in page.url
    page.get_by_role("button", name="goes up").click()
    answer.get_by_text("If miR-92a is up").wait_for()
    answer.get_by_role("button", name="Clear").click()
    page.locator(".asked").wait_for(state="detached")
    prints_a_page_a_step(page)
    page.get_by_role("button", name="As the caption says").click()
    page.wait_for_selector('html[data-view="caption"]', state="attached")
    with page.expect_download() as download:
        page.get_by_role("button", name="Take the network out as JSON").click()
    from figtrace.model.codec import loads

    assert len(loads(download.value.path().read_text("utf-8")).statements) == 54


def prints_a_page_a_step(page: Any) -> None:
    """On paper: each step with its picture, words, quotes and citation; then legend and credits."""
    paper = pypdf.PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(paper.pages) == 13
    assert [round(float(side)) for side in paper.pages[0].mediabox[2:]] == [842, 595]
    said = " ".join(paper.pages[5].extract_text().split())
    for words in ("miR-105 opens the vessel wall", "ZO-1", "caption 723–774", "doi:10.1155/2022/9133658", "6 / 12"):
        assert words in said, words
    last = " ".join(paper.pages[12].extract_text().split())
    for words in ("decreases", "It covers the record, not the article", "54 statements", "Caption sha256 120bab03"):
        assert words in last, words
    assert page.locator(".handout").count() == 0, "it is gone when it has been printed"


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
