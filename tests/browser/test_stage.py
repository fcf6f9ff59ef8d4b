"""A talk on the stage: keys, steps, camera, reload, legibility; nothing asks the server."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pptx import Presentation

from tests.browser.conftest import Open

TITLES = (
    "What exosomes do to a tumour's surroundings",
    "Five donors, five kinds of exosome",
    "miR-155 lowers TP53INP1: a fibroblast becomes a CAF",
)
N = 12
STILL = {"reduced_motion": "reduce"}

RESTING = """() => {
  const svg = document.querySelector('.figure-svg');
  return svg.getAnimations().every((one) => one.playState !== 'running' || one.effect.getTiming().duration > 1e6);
}"""

LABELS = """() => {
  const seen = document.querySelector('.stage').getBoundingClientRect();
  const whole = !document.querySelector('.figure-svg.has-lit') || document.querySelector('.show-names .is-group');
  const which = `.figure-svg .agent${whole ? '' : '.is-lit'}:not(.glyph-region) .label`;
  const labels = [...document.querySelectorAll(which)].filter((label) => label.getClientRects().length);
  return labels.map((label) => {
    const box = label.getBoundingClientRect();
    const scale = label.getScreenCTM().a;
    return {words: label.textContent, name: label.closest('.agent').getAttribute('aria-label'),
      size: Number.parseFloat(getComputedStyle(label).fontSize) * scale,
      x: box.left, y: box.top, w: box.width, h: box.height,
      isInside: box.left >= seen.left - 1 && box.right <= seen.right + 1
        && box.top >= seen.top - 1 && box.bottom <= seen.bottom + 1};
  });
}"""


LISTED = """() => {
  const list = document.querySelector('.show-names');
  const {left, right, top, bottom} = list.getBoundingClientRect();
  const names = [...list.querySelectorAll('.show-name, li:not(.is-group)')].map((name) => name.textContent);
  return {names, size: Number.parseFloat(getComputedStyle(list).fontSize),
    isInside: left >= 0.04 * innerWidth - 1 && right <= 0.96 * innerWidth + 1 && top > 0 && bottom < innerHeight
      && list.scrollHeight <= list.clientHeight + 1 && list.scrollWidth <= list.clientWidth + 1};
}"""

SETTLED = """() => {
  const {stage, page} = {stage: document.querySelector('.stage'), page: document.documentElement};
  return page.dataset.stage === 'on' && stage.clientWidth > 0
    && Math.abs(document.querySelector('.figure-svg').getBoundingClientRect().width - 0.92 * innerWidth) < 2;
}"""

CUT = """() => {
  const seen = document.querySelector('.stage').getBoundingClientRect();
  return [...document.querySelectorAll('.verdicts [data-verdict]')].filter((mark) => {
    const box = mark.getBoundingClientRect();
    return box.top < seen.top - 1 || box.bottom > seen.bottom + 1
      || box.left < seen.left - 1 || box.right > seen.right + 1;
  }).map((mark) => mark.textContent);
}"""

TINY = """() => Math.min(99, ...[...document.querySelectorAll('.figure-svg :is(.sublabel, .lanes text)')]
  .filter((words) => words.getClientRects().length)
  .map((words) => Number.parseFloat(getComputedStyle(words).fontSize) * words.getScreenCTM().a))"""


AXE = """async (part) => (await axe.run(part)).violations"""
"""Once it has run it is in the page."""

BACKWARDS = """(n) => Array.from({length: n - 1}, () => {
  dispatchEvent(new KeyboardEvent('keydown', {key: 'PageUp', bubbles: true, cancelable: true}));
  return document.querySelector('.show-count').textContent;
})"""

READ = f"""() => {{
  const size = (one) => Number.parseFloat(getComputedStyle(document.querySelector(one)).fontSize);
  const edges = ['.show-title', '.show-say', '.show-aside'].map((one) => {{
    const {{left, right, bottom}} = document.querySelector(one).getBoundingClientRect();
    return {{name: one, left: left / innerWidth, right: right / innerWidth, bottom: bottom / innerHeight}};
  }});
  return {{title: size('.show-title'), say: size('.show-say'), labels: ({LABELS})(), listed: ({LISTED})(),
    tiny: ({TINY})(), cut: ({CUT})(), edges}};
}}"""
"""All that is measured of a step, in one question."""


def title(page: Any) -> str:
    return str(page.locator(".show-title").inner_text())


def expect_title(page: Any, words: str) -> None:
    page.wait_for_function("(words) => document.querySelector('.show-title').textContent === words", arg=words)


def at_step(page: Any, step: int) -> None:
    page.wait_for_function(
        "([step, n]) => document.querySelector('.show-count').textContent === `${step} / ${n}`", arg=[step, N]
    )


def test_a_whole_talk_with_a_clicker_and_the_keyboard(visitor: Open) -> None:
    page = visitor(**STILL)
    page.keyboard.press("p")
    expect_title(page, TITLES[0])
    assert page.locator(".bar").is_hidden()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    seen = [title(page)]
    for step in range(2, N + 1):
        page.keyboard.press("PageDown")
        at_step(page, step)
        seen.append(title(page))
    assert len(set(seen)) == N
    assert tuple(seen[:3]) == TITLES
    page.keyboard.press("PageDown")
    page.get_by_text("End of the story").wait_for()
    at_step(page, N)
    assert page.evaluate(BACKWARDS, N) == [f"{step} / {N}" for step in range(N - 1, 0, -1)]
    at_step(page, 1)
    digits_black_and_escape(page)
    assert requests == []


def digits_black_and_escape(page: Any) -> None:
    """Digits and Enter go there; Esc takes one level back at a time; the legend is that of the picture."""
    for key in ("1", "1", "Enter"):
        page.keyboard.press(key)
    at_step(page, 11)
    page.keyboard.press("b")
    assert page.locator(".show-black").is_visible()
    page.keyboard.press("PageDown")
    assert page.locator(".show-black").is_hidden()
    at_step(page, 11)
    page.keyboard.press("l")
    assert "decreases" in page.locator(".show-panel").inner_text()
    page.keyboard.press("e")
    assert page.get_by_role("heading", name="Evidence of this step").is_visible()
    page.keyboard.press(".")
    page.keyboard.press("Escape")
    assert page.locator(".show-black").is_hidden()
    assert page.locator(".show-panel").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".show-panel").is_hidden()
    assert page.evaluate("document.documentElement.dataset.stage") == "on"


def test_the_address_has_the_step_and_a_reload_comes_back_to_it(visitor: Open) -> None:
    page = visitor("/?stage=1&step=2", **STILL)
    at_step(page, 2)
    page.keyboard.press("End")
    at_step(page, N)
    assert re.search(r"[?&]stage=1&step=12", page.url)
    page.reload()
    page.wait_for_selector('html[data-ready="true"]', state="attached")
    at_step(page, N)
    page.go_back()
    at_step(page, 2)
    page.keyboard.press("Escape")
    page.locator(".bar").wait_for()
    assert "stage" not in page.url


def test_a_question_a_what_if_and_a_cut_instead_of_a_flight(visitor: Open) -> None:
    page = visitor("/?stage=1&step=6", **STILL)
    at_step(page, 6)
    page.locator('[data-agent="zo1"]').click()
    page.locator("#details").get_by_role("heading", name="ZO-1").wait_for()
    at_step(page, 6)
    page.keyboard.press("Escape")
    page.locator("#details").wait_for(state="hidden")
    at_step(page, 6)
    page.locator(".show-say a", has_text="miR-105").click()
    page.locator("#details").get_by_role("heading", name="miR-105", exact=True).wait_for()
    before = page.locator('[data-agent="zo1"]').bounding_box()
    for key in ("9", "Enter"):
        page.keyboard.press(key)
    at_step(page, 9)
    page.locator("#details").wait_for(state="hidden")
    assert page.evaluate(RESTING), "reduced motion cuts"
    assert page.locator('[data-agent="zo1"]').bounding_box() != before
    the_conflict_has_two_sides(page)


def the_conflict_has_two_sides(page: Any) -> None:
    """The what-if of step 9: verdicts beside their agents, and both sides in words."""
    assert page.locator(".verdicts text").all_text_contents() == [
        "held down",
        "rises",
        "conflict",
        "conflict",
    ]
    assert page.evaluate("document.documentElement.dataset.view") == "mechanism-literature"
    page.keyboard.press("w")
    said = page.locator(".show-panel").inner_text()
    assert "If miR-92a is down" in said
    assert "The caption: miR-92a causes endothelial cell migration" in said
    assert "Other papers: miR-92a lowers integrin α5" in said


def test_any_touch_stops_a_flight_where_it_is(visitor: Open) -> None:
    page = visitor("/?stage=1&step=2")
    at_step(page, 2)
    halted = page.evaluate(
        """async () => {
          const svg = document.querySelector('.figure-svg');
          const frame = () => new Promise((done) => requestAnimationFrame(done));
          dispatchEvent(new KeyboardEvent('keydown', {key: 'PageDown', bubbles: true}));
          for (let n = 0; n < 60 && getComputedStyle(svg).transform === 'none'; n += 1) await frame();
          await frame();
          const isFlying = () =>
            svg.getAnimations().some((one) => one.playState === 'running' && one.effect.getTiming().duration < 1e6);
          const wasFlying = isFlying();
          document.querySelector('.stage').dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}));
          await frame();
          return [wasFlying, isFlying()];
        }"""
    )
    assert halted == [True, False]
    at_step(page, 3)


def test_autoplay_goes_on_by_itself_and_any_input_pauses_it(visitor: Open) -> None:
    page = visitor("/?stage=1&play=2", **STILL)
    at_step(page, 2)
    assert page.locator("[data-show=play]").get_attribute("aria-pressed") == "true"
    page.keyboard.press("+")
    page.wait_for_function("document.querySelector('[data-show=play]').getAttribute('aria-pressed') === 'false'")


def test_every_step_can_be_read_from_the_back_row(visitor: Open) -> None:
    page = visitor("/?stage=1", viewport={"width": 1920, "height": 1080}, **STILL)
    for width, height in ((1920, 1080), (1280, 720), (1024, 768)):
        page.set_viewport_size({"width": width, "height": height})
        page.keyboard.press("Home")
        for step in range(1, N + 1):
            at_step(page, step)
            where = f"step {step} at {width}×{height}"
            page.wait_for_function(SETTLED)
            read = page.evaluate(READ)
            can_be_read(read, min(width / 1920, height / 1080), where)
            stands_inside(read, where)
            if step < N:
                page.keyboard.press("PageDown")


def can_be_read(read: Any, unit: float, where: str) -> None:
    """Words and names are large enough, names inside and apart; those too small stand in a list beside the picture."""
    assert read["title"] >= 44 * unit - 0.1, where
    assert read["say"] >= 36 * unit - 0.1, where
    labels, listed = read["labels"], read["listed"]
    assert labels, where
    if any(label["size"] < 24 * unit - 0.1 for label in labels):
        assert listed["isInside"], f"{where}: the names beside the picture are cut"
        assert listed["size"] >= 24 * unit - 0.1, where
        for label in labels:
            assert label["name"].partition(",")[0] in listed["names"], (where, label)
    assert read["tiny"] >= 16 * unit - 0.1, where
    for label in labels:
        assert label["isInside"], (where, label)
    for i, one in enumerate(labels):
        for two in labels[i + 1 :]:
            apart = (
                one["x"] + one["w"] <= two["x"] + 1
                or two["x"] + two["w"] <= one["x"] + 1
                or one["y"] + one["h"] <= two["y"] + 2
                or two["y"] + two["h"] <= one["y"] + 2
            )
            assert apart, (where, one["words"], two["words"])


def stands_inside(read: Any, where: str) -> None:
    """Projectors cut: words keep off the edges, and verdicts are whole."""
    for edge in read["edges"]:
        assert edge["left"] >= 0.04 - 0.001, (where, edge)
        assert edge["right"] <= 0.96 + 0.001, (where, edge)
        assert edge["bottom"] <= 0.97, (where, edge)
    assert read["cut"] == [], where


def test_a_step_is_captured_edited_undone_and_played(visitor: Open) -> None:
    page = visitor(**STILL)
    page.locator("#story [data-tool=edit]").click()
    page.locator('[data-agent="zo1"]').click()
    page.locator("#story [data-tool=capture]").click()
    page.locator("#story [data-field=notes]").press_sequentially("pen")
    assert page.evaluate("document.documentElement.dataset.stage") is None, "keys stay in a text field"
    page.locator("#story [data-field=title]").fill("My own step")
    page.locator("#story [data-field=say]").fill("See **ZO-1** here")
    page.locator("#story [data-field=say]").blur()
    page.get_by_text("Edited here; kept in this browser").wait_for()
    page.locator("#story [data-act=preview]").click()
    expect_title(page, "My own step")
    assert page.locator(".show-say strong").inner_text() == "ZO-1"
    page.keyboard.press("Escape")
    page.locator("#story").wait_for()
    page.reload()
    page.wait_for_selector("#standing", state="detached")
    assert page.locator("#story .story-step").count() == N + 1
    page.locator("#story [data-tool=edit]").click()
    with page.expect_download() as download:
        page.locator("#story [data-tool=download]").click()
    text = download.value.path().read_text("utf-8")
    from figtrace.story.codec import loads

    story = loads(text)
    assert [step.title for step in story.steps if step.made_by == "page"] == ["My own step"]
    assert next(step for step in story.steps if step.made_by == "page").anchors == ("zo1",)
    page.locator("#story [data-tool=revert]").click()
    assert page.locator("#story .story-step").count() == N
    page.locator("#story [data-tool=undo]").click()
    assert page.locator("#story .story-step").count() == N + 1
    a_walk_is_recorded_and_an_offer_taken(page)


def a_walk_is_recorded_and_an_offer_taken(page: Any) -> None:
    """Each pick is a step; the caption's own steps are taken singly; slides hold the story as it was edited."""
    tools, steps = page.locator("#story .story-tools"), page.locator("#story .story-step")
    page.locator("[data-command=fit]").click()
    tools.get_by_text("Record a walk").click()
    page.locator('[data-agent="tlr2"]').click()
    page.locator('[data-agent="mir155"]').click()
    page.locator('[data-agent="egfr"]').click(modifiers=["Shift"])
    tools.get_by_text("Record a walk").click()
    page.locator('[data-agent="zo1"]').click()
    assert steps.count() == N + 3, "what is picked after the walk is no step"
    tools.get_by_text("From the caption").click()
    offers = page.locator("#story .story-offers")
    offers.get_by_text("miR-105 decreases ZO-1").click()
    offers.get_by_role("button", name="Add this step").click()
    page.wait_for_function("(n) => document.querySelectorAll('#story .story-step').length === n", arg=N + 4)
    page.locator(".take > summary").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Slides (PowerPoint)").click()
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(download.value.path()).slides]
    assert titles == [*steps.all_text_contents(), "Legend and credits"]
    assert "miR-105 decreases ZO-1" in titles


def test_axe_finds_nothing_serious_on_the_stage(visitor: Open) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = visitor("/?stage=1&step=3", **STILL)
    at_step(page, 3)
    for key, part in (("", None), ("e", ".show-panel"), ("l", ".show-panel"), ("?", ".show-panel")):
        if key:
            page.keyboard.press(key)
            page.locator(".show-panel").wait_for()
        found = page.evaluate(AXE, part) if part else axe.run(page).response["violations"]
        grave = [
            one["id"] + ": " + one["nodes"][0]["html"][:200]
            for one in found
            if one["impact"] in ("serious", "critical")
        ]
        assert grave == [], key
