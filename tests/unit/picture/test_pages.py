"""Pages of SVG, one PDF of them, and the story that plays: every name, legend and citation, words as text."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pypdf
import pytest
from lxml import etree

from figtrace.model.problems import ProblemsFound
from figtrace.picture import animate, paper, svg
from figtrace.picture.frames import faded, shaped, window, with_holders
from figtrace.picture.geometry import Box
from figtrace.picture.pages import page, pages
from tests.unit.picture.talk import HARD, colours, founding, names

SVG = "{http://www.w3.org/2000/svg}"


def words(text: str) -> list[str]:
    return ["".join(one.itertext()) for one in etree.fromstring(text.encode()).iter(f"{SVG}text")]


def test_a_page_a_step_and_one_of_credits() -> None:
    frames, composed = founding()
    made = pages(frames, composed, colours())
    assert len(made) == 13
    for text, frame in zip(made, frames, strict=False):
        assert frame.title in words(text)
        assert " ".join(words(text)).count("doi:10.1155/2022/9133658") == 1
        assert "var(" not in text
        assert "<script" not in text
    last = " ".join(words(made[-1]))
    assert "It covers the record, not the article" in last
    assert "conflict with other papers" in last


def test_every_name_is_on_the_page_of_the_whole_picture() -> None:
    frames, composed = founding()
    assert names(composed) <= set(words(page(frames[0], composed, colours())))


def test_what_is_said_is_on_its_page_word_by_word() -> None:
    frames, composed = founding()
    hard = replace(frames[5], say=HARD)
    assert HARD in words(page(hard, composed, colours()))


def test_what_is_not_lit_takes_faint_colours() -> None:
    frames, composed = founding()
    tree = etree.fromstring(page(frames[5], composed, colours()).encode())
    paints = {
        key: {one.get("stroke") for one in tree.iter() if one.getparent() is group}
        for group in tree.iter(f"{SVG}g")
        if (key := group.get("data-statement"))
    }
    assert colours()["minus"] in paints["R30"]
    faint = [key for key, strokes in paints.items() if colours()["faint"] in strokes]
    assert "R24" in faint
    assert "R30" not in faint


def test_a_step_that_shows_its_own_alone_leaves_the_rest_out() -> None:
    frames, composed = founding()
    alone = replace(frames[5], shown=frames[5].lit)
    drawn = page(alone, composed, colours())
    assert 'data-agent="mir105"' in drawn
    assert 'data-agent="mir92a"' not in drawn


def test_verdicts_and_the_answer_are_text() -> None:
    frames, composed = founding()
    said = words(page(frames[8], composed, colours()))
    assert "conflict" in said
    assert "rises" in said
    assert any(line.startswith("If miR-92a is down") for line in said)


def test_whom_a_what_if_holds_stands_out_with_what_is_done_to_it() -> None:
    frames, composed = founding()
    assert "mir155" in frames[4].lit
    assert frames[4].verdicts["mir155"] == "held down"
    assert "held down" in words(page(frames[4], composed, colours()))


def test_no_words_are_cut_at_the_edge_and_no_legend_runs_into_the_citation() -> None:
    frames, composed = founding()
    for frame in frames:
        tree = etree.fromstring(page(frame, composed, colours()).encode())
        (legend,) = (one for one in tree.iter(f"{SVG}g") if one.get("class") == "legend")
        feet = [float(re.search(r"translate\([\d.]+ ([\d.]+)\)", one.get("transform"))[1]) for one in legend]
        assert max(feet) < 664, frame.title
    assert "tumor microenvironment" not in words(page(frames[5], composed, colours()))
    assert "VESICLE AND CARGO" not in words(page(frames[4], composed, colours()))
    assert "VESICLE AND CARGO" in words(page(frames[0], composed, colours()))


def test_the_window_holds_what_is_lit_in_the_shape_asked_for() -> None:
    frames, composed = founding()
    seen = window(composed, frames[5], 2.5)
    assert abs(seen.w / seen.h - 2.5) < 1e-9
    boxes = {agent.key: agent.box for agent in composed.agents}
    for key in ("ev_brca", "mir105", "zo1", "proc_permeability", "tissue_vessel"):
        box = boxes[key]
        assert seen.x <= box.x < box.right <= seen.right, key
        assert seen.y <= box.y < box.foot <= seen.foot, key
    assert not seen.holds(boxes["mir155"].middle)
    whole = window(composed, frames[0], 2.0)
    assert whole.w >= composed.width
    assert whole.h >= composed.height


def test_a_box_takes_a_shape_round_its_middle() -> None:
    assert shaped(Box(0, 0, 100, 100), 2.0) == Box(-50, 0, 200, 100)
    assert shaped(Box(0, 0, 300, 100), 2.0) == Box(0, -25, 300, 150)


def test_holders_stand_out_with_what_they_hold() -> None:
    _, composed = founding()
    assert with_holders(frozenset({"mir105"}), composed) == {"mir105", "ev_brca"}


def test_the_faded_palette_keeps_grounds_and_every_token() -> None:
    made = faded(colours())
    assert made.keys() == colours().keys()
    assert made["ground"] == colours()["ground"]
    assert made["minus"] == colours()["faint"]
    assert made["cell-ink"] == colours()["faint-ink"]
    assert made["protein"] == colours()["ground"]


def test_a_moment_in_the_sheet_of_one_picture() -> None:
    frames, composed = founding()
    moment = svg.Moment(frames[5].lit, None, faded(colours()))
    drawn = svg.render(composed, palette=colours(), reading=frames[5].reading, furniture=True, moment=moment)
    assert names(composed) <= set(words(drawn))
    assert colours()["faint"] in drawn
    assert colours()["faint"] not in svg.render(composed, palette=colours(), reading=frames[5].reading)


def test_one_pdf_of_all_pages_with_words_as_text() -> None:
    frames, composed = founding()
    told: list[tuple[int, int]] = []
    some = [replace(frames[5], title=HARD), frames[0]]
    made = pypdf.PdfReader(BytesIO(paper.book(pages(some, composed, colours()), lambda *at: told.append(at))))
    assert len(made.pages) == 3
    assert [round(float(side)) for side in made.pages[0].mediabox[2:]] == [960, 540]
    first = made.pages[0].extract_text()
    for word in HARD.split():
        assert word in first, word
    plain = re.sub(r"\s", "", made.pages[1].extract_text())
    for name in names(composed):
        assert re.sub(r"\s", "", name) in plain, name
    assert told[-1] == (3, 3)


def test_without_cairo_a_browser_writes_the_pdf_and_without_both_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> object:
        raise ImportError(f"No module named {name!r}")

    monkeypatch.setattr(paper, "import_module", absent)
    monkeypatch.setattr(paper, "browser", lambda: None)
    with pytest.raises(ProblemsFound, match=r"neither cairosvg .* nor a Chromium is installed \(pip install"):
        paper.book(["<svg/>"])


@pytest.mark.skipif(paper.browser() is None, reason="no Chromium")
def test_a_browser_writes_the_same_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    frames, composed = founding()

    def absent(name: str) -> object:
        raise ImportError(f"No module named {name!r}")

    monkeypatch.setattr(paper, "import_module", absent)
    made = pypdf.PdfReader(BytesIO(paper.book(pages(frames[5:6], composed, colours()))))
    assert [round(float(side)) for side in made.pages[0].mediabox[2:]] == [960, 540]
    assert "miR-105" in made.pages[0].extract_text()
    assert len(made.pages) == 2


def test_the_story_plays_each_page_for_its_own_time() -> None:
    frames, composed = founding()
    text = animate.story(frames[:3], composed, colours())
    tree = etree.fromstring(text.encode())
    groups = [one for one in tree.iter(f"{SVG}g") if (one.get("class") or "").startswith("page page-")]
    assert len(groups) == 4
    total = sum(frame.dwell for frame in frames[:3]) + animate.CREDITS
    assert text.count(f" {total:.1f}s step-end infinite") == 4
    assert "prefers-reduced-motion:no-preference" in text
    assert names(composed) <= set(words(text))
    assert "<script" not in text
    ids = re.findall(r'id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert all(f'id="{one}"' in text for one in re.findall(r"url\(#([^)]+)\)", text))
