"""Slides: native shapes, glued connectors, notes, legend, citation; reopened with python-pptx."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE, MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from figtrace.picture import ties
from figtrace.picture.geometry import Box
from figtrace.picture.slides import About, Deck, deck, notes
from tests.unit.picture.talk import FOUNDING, HARD, colours, founding, names

ABOUT = About("Exosomes", FOUNDING, "10.1155/2022/9133658")


@cache
def made() -> Deck:
    frames, composed = founding()
    return deck(frames, composed, colours(), ABOUT)


@pytest.fixture
def file() -> Any:
    return Presentation(BytesIO(made().data))


def runs(shapes: Any) -> list[Any]:
    return [
        run
        for shape in shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]


def texts(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_a_slide_a_step_and_one_of_credits_each_with_its_own_title(file: Any) -> None:
    frames, _ = founding()
    titles = [slide.shapes.title.text_frame.text for slide in file.slides]
    assert titles == [*(frame.title for frame in frames), "Legend and credits"]
    assert len(set(titles)) == len(titles)
    assert (file.slide_width, file.slide_height) == (12191695, 6858000)


def test_every_name_of_the_picture_is_a_shape_of_its_own(file: Any) -> None:
    _, composed = founding()
    whole = file.slides[0]
    keys = {shape.name for shape in whole.shapes}
    assert {agent.key for agent in composed.agents} <= keys
    words = {line for text in texts(whole) for line in re.split(r"[\v\n]", text)}
    assert names(composed) <= words


def test_agents_are_native_and_say_what_they_are(file: Any) -> None:
    shape = next(shape for shape in file.slides[5].shapes if shape.name == "mir105")
    assert shape.shape_type is MSO_SHAPE_TYPE.AUTO_SHAPE
    assert shape._element.xpath(".//p:cNvPr/@descr") == ["miR-105, microRNA"]
    assert not file.slides[5].shapes._spTree.xpath(".//p:pic")


def test_connectors_are_glued_at_both_ends_to_the_right_shapes(file: Any) -> None:
    _, composed = founding()
    ends = {statement.key: (statement.subject, statement.object) for statement in composed.statements}
    n = 0
    for slide in file.slides:
        ids = {shape.shape_id: shape.name for shape in slide.shapes}
        for shape in slide.shapes:
            if shape.shape_type is not MSO_SHAPE_TYPE.LINE and shape._element.tag != qn("p:cxnSp"):
                continue
            if shape.name.startswith("legend"):
                continue
            start = shape._element.find(".//" + qn("a:stCxn"))
            end = shape._element.find(".//" + qn("a:endCxn"))
            glued = tuple(ids[int(one.get("id"))] for one in (start, end) if one is not None)
            if f"{shape.name}-stub" not in ids.values():
                assert glued == ends[shape.name], shape.name
            n += 1
    assert n > 150


def _at(shape: Any, site: int) -> tuple[float, float]:
    """Where a connection site lies by the shape's preset (ECMA-376, presetShapeDefinitions)."""
    x, y, w, h = (int(v) for v in (shape.left, shape.top, shape.width, shape.height))
    short = min(w, h)
    preset = shape._element.find(".//" + qn("a:prstGeom")).get("prst")
    assert preset in {"rect", "roundRect", "ellipse", "hexagon", "homePlate"}
    if preset == "hexagon":
        corner = x + w - short * 25_000 / 100_000
        return {0: (x + w, y + h / 2), 1: (corner, y + h), 3: (x, y + h / 2), 5: (corner, y)}[site]
    if preset == "ellipse":
        return {0: (x + w / 2, y), 2: (x, y + h / 2), 4: (x + w / 2, y + h), 6: (x + w, y + h / 2)}[site]
    middle = x + (w - short * 50_000 / 100_000) / 2 if preset == "homePlate" else x + w / 2
    return {0: (middle, y), 1: (x, y + h / 2), 2: (middle, y + h), 3: (x + w, y + h / 2)}[site]


def test_connectors_end_where_their_sites_are(file: Any) -> None:
    seen = set()
    for slide in file.slides:
        by_id = {str(shape.shape_id): shape for shape in slide.shapes}
        for shape in slide.shapes:
            for tag, side in (("a:stCxn", "begin"), ("a:endCxn", "end")):
                for glue in shape._element.iter(qn(tag)):
                    to = by_id[glue.get("id")]
                    at = getattr(shape, f"{side}_x"), getattr(shape, f"{side}_y")
                    assert _at(to, int(glue.get("idx"))) == pytest.approx(at, abs=3), (shape.name, to.name)
                    seen.add(to._element.find(".//" + qn("a:prstGeom")).get("prst"))
    assert {"homePlate", "roundRect", "ellipse"} <= seen


@pytest.mark.parametrize("outline", [MSO_SHAPE.HEXAGON, MSO_SHAPE.PENTAGON, MSO_SHAPE.OVAL, MSO_SHAPE.RECTANGLE])
def test_the_site_of_every_side_of_every_outline(outline: MSO_SHAPE) -> None:
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[5])
    for w, h in ((300, 100), (100, 300)):
        shape = slide.shapes.add_shape(outline, 0, 0, w, h)
        for side in ("left", "right", "top", "bottom"):
            number = ties.number_of(side, outline)
            assert _at(shape, number) == pytest.approx(ties.site(Box(0, 0, w, h), side, outline)), side


def test_no_line_crosses_the_words_of_what_holds_nothing(file: Any) -> None:
    _, composed = founding()
    holders = {agent.holder for agent in composed.agents}
    for slide in file.slides:
        order = [shape.name for shape in slide.shapes]
        lines = [order.index(s.key) for s in composed.statements if s.key in order]
        single = [order.index(a.key) for a in composed.agents if a.key in order and a.key not in holders]
        if lines and single:
            assert max(lines) < min(single), slide.shapes.title.text_frame.text


def test_an_inhibition_ends_in_a_bar_and_a_missing_direction_in_a_ring(file: Any) -> None:
    shapes = {shape.name: shape for shape in file.slides[5].shapes}
    assert {"R30", "R30-bar", "R31", "R31-bar"} <= shapes.keys()
    line = shapes["R30"]._element
    assert line.find(".//" + qn("a:tailEnd")) is None
    assert "R22-ring" in {shape.name for shape in file.slides[7].shapes}
    increase = next(shape for shape in file.slides[7].shapes if shape.name == "R23")._element
    assert increase.find(".//" + qn("a:tailEnd")).get("type") == "triangle"


def test_implied_steps_are_dashed_and_said_ones_are_not(file: Any) -> None:
    shapes = {shape.name: shape for shape in file.slides[5].shapes}
    assert shapes["R31"].line.dash_style is not None
    assert shapes["R30"].line.dash_style is None


def test_every_run_is_arial_and_of_a_readable_size(file: Any) -> None:
    for slide in file.slides:
        for run in runs(slide.shapes):
            assert run.font.name == "Arial", run.text
            assert run.font.size is not None
    lit = {"mir105", "zo1", "proc_permeability"}
    for shape in file.slides[5].shapes:
        if shape.name in lit:
            assert all(run.font.size.pt >= 14 for run in shape.text_frame.paragraphs[0].runs)
        if shape.name == "say":
            assert all(run.font.size.pt >= 20 for run in shape.text_frame.paragraphs[0].runs)


def test_the_speakers_page_holds_notes_quotes_and_the_answer(file: Any) -> None:
    frames, _ = founding()
    for slide, frame in zip(file.slides, frames, strict=False):
        assert slide.notes_slide.notes_text_frame.text == notes(frame)
    assert "“miR-105, which downregulates the expression of ZO-1” (caption 723–774;" in notes(frames[5])
    assert re.search(r"vascular permeability:? falls", notes(frames[6]))
    assert "One caption" not in notes(frames[5])


def test_citation_with_its_doi_as_a_link_and_a_legend_on_every_slide(file: Any) -> None:
    for slide in file.slides:
        shapes = {shape.name: shape for shape in slide.shapes}
        links = [run.hyperlink.address for run in runs([shapes["citation"]]) if run.hyperlink.address]
        assert links == ["https://doi.org/10.1155/2022/9133658"]
        assert any(name.startswith("legend-") for name in shapes)
    said = " ".join(texts(file.slides[5]))
    assert "decreases" in said
    assert "no direction said" not in said, "the legend is of what is on this slide"


def test_the_last_slide_says_all_that_must_be_said(file: Any) -> None:
    _, composed = founding()
    said = "\n".join(texts(file.slides[-1]))
    for line in (composed.furniture.citation, *composed.furniture.credits):
        assert line in said
    assert "Mechanism, profile caption and literature" in said


def test_losses_name_what_slides_cannot_say() -> None:
    losses = made().losses
    assert "R30: the bar does not follow when a box is moved" in losses
    assert "R22: the ring does not follow when a box is moved" in losses
    assert len(losses) == len(set(losses))


def test_hard_words_come_through_whole() -> None:
    frames, composed = founding()
    hard = replace(frames[5], title=HARD, say=f"{HARD}\x07", notes=HARD)
    slide = Presentation(BytesIO(deck([hard], composed, colours(), About(HARD, "F")).data)).slides[0]
    assert slide.shapes.title.text_frame.text == HARD
    assert HARD in texts(slide)
    assert HARD in slide.notes_slide.notes_text_frame.text


def test_a_record_without_a_doi_has_a_footer_without_a_link() -> None:
    frames, composed = founding()
    bare = replace(composed, furniture=replace(composed.furniture, citation="PFOCR F1."))
    slide = Presentation(BytesIO(deck(frames[:1], bare, colours(), About("t", "F1")).data)).slides[0]
    footer = next(shape for shape in slide.shapes if shape.name == "citation")
    assert footer.text_frame.text == "PFOCR F1. 1"
    assert not [run for run in runs([footer]) if run.hyperlink.address]


def test_a_long_work_tells_how_far_it_is_and_can_be_stopped() -> None:
    frames, composed = founding()
    told: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        told.append((done, of))
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deck(frames, composed, colours(), ABOUT, stop)
    assert told == [(0, 13), (1, 13), (2, 13)]


def test_heads_of_two_signs_never_meet_at_one_site(file: Any) -> None:
    signs = {str(colours()[name]).lstrip("#").upper(): name for name in ("plus", "minus")}
    shared = 0
    for slide in file.slides:
        met: dict[tuple[str, str], set[str]] = {}
        ends: dict[str, set[str]] = {}
        for shape in slide.shapes:
            end = next(shape._element.iter(qn("a:endCxn")), None)
            if end is None or (sign := signs.get(str(shape.line.color.rgb))) is None:
                continue
            met.setdefault((end.get("id"), end.get("idx")), set()).add(sign)
            ends.setdefault(end.get("id"), set()).add(sign)
        assert all(len(found) == 1 for found in met.values()), met
        shared += sum(len(found) == 2 for found in ends.values())
    assert shared, "the founding talk has agents that are raised by one and lowered by another"
