"""The markup: the page's contract, and files that stand alone."""

from __future__ import annotations

import re
from functools import cache
from math import dist
from pathlib import Path

import pytest
from lxml import etree

from figtrace.model.readings import READINGS
from figtrace.model.records import Agent, Network
from figtrace.model.vocabulary import AgentKind
from figtrace.picture import palette, svg
from figtrace.picture.furniture import legend
from figtrace.picture.heads import head_parts, turned
from figtrace.picture.style import Head
from tests.unit.picture.founding import drawn, founding, records

ROOT = Path(__file__).parents[3]
PALETTES = palette.parse((ROOT / "assets" / "00_tokens.css").read_text(encoding="utf-8"))
NS = {"s": "http://www.w3.org/2000/svg"}


@cache
def page() -> etree._Element:
    """The page's picture."""
    return etree.fromstring(svg.render(founding()))


@cache
def sheet(reading: int = 1, theme: str = "light") -> str:
    """The picture as a file."""
    return svg.render(founding(), palette=PALETTES[theme], reading=READINGS[reading], furniture=True)


def _options() -> list[etree._Element]:
    (box,) = page().xpath("//*[@role='listbox']")
    return list(box)


def test_the_page_finds_one_flat_listbox_in_the_viewport():
    root = page()
    assert root.get("role") == "graphics-document"
    assert root.get("class") == "figure-svg"
    assert float(root.get("data-width")) == founding().width
    assert root.get("viewBox") == f"0 0 {root.get('data-width')} {root.get('data-height')}"
    (viewport,) = root.xpath("s:g", namespaces=NS)
    assert viewport.get("class") == "viewport"
    (box,) = viewport.xpath("s:g[@role='listbox']", namespaces=NS)
    assert box.get("aria-multiselectable") == "true"
    assert len(box) == 44 + 54


def test_every_option_can_be_reached_and_says_what_it_is():
    for option in _options():
        assert option.get("role") == "option"
        assert option.get("tabindex") == "-1"
        assert option.get("aria-selected") == "false"
        assert option.get("aria-label")
    words = {o.get("data-agent") or o.get("data-statement"): o.get("aria-label") for o in _options()}
    assert words["mir155"] == "miR-155, microRNA"
    assert words["R07"] == "miR-155 decreases TP53INP1"


def test_an_agents_box_and_place_agree_and_holders_come_first():
    seen = set()
    for option in _options():
        key = option.get("data-agent")
        if key is None:
            continue
        x, y, w, h = map(float, option.get("data-box").split())
        assert option.get("transform") is None
        (first, *_) = option.xpath("s:text[@class='label']", namespaces=NS)
        assert x - 90 <= float(first.get("x")) <= x + w + 90
        assert y - 30 <= float(first.get("y")) <= y + h + 30
        assert w > 0 < h
        assert option.get("data-parent") in seen | {None}
        seen.add(key)


def _assert_points_along(head: etree._Element, line: list[tuple[float, float]]) -> None:
    """The head ends at the line's tip and lies behind it: no part of it goes on."""
    (x, y), before = line[-1], next(p for p in reversed(line) if dist(p, line[-1]) > 0.01)
    along = ((x - before[0]) / dist(before, (x, y)), (y - before[1]) / dist(before, (x, y)))
    corners = [
        (float(a), float(b))
        for path in head.xpath("s:path", namespaces=NS)
        for a, b in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path.get("d"))
    ] + [(float(oval.get("cx")), float(oval.get("cy"))) for oval in head.xpath("s:ellipse", namespaces=NS)]
    assert corners
    reaches = [(a - x) * along[0] + (b - y) * along[1] for a, b in corners]
    assert -13 < min(reaches) < -1.9
    assert max(reaches) < 0.2
    assert max(abs((b - y) * along[0] - (a - x) * along[1]) for a, b in corners) < 7.7


def test_a_statements_line_has_one_and_three_n_points():
    for option in _options():
        if option.get("data-statement") is None:
            continue
        lines = option.xpath("s:path[contains(@class, 'line')]", namespaces=NS)
        (d,) = {line.get("d") for line in lines}
        assert re.fullmatch(r"M-?[\d.]+ -?[\d.]+(C(-?[\d.]+ ?){6})+", d)  # all that path.mjs reads
        points = [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", d)]
        assert len(points) % 3 == 1
        assert len(points) >= 4
        for head in option.xpath("s:g[contains(@class, 'head')]", namespaces=NS):
            assert head.get("transform") is None
            _assert_points_along(head, points)


def test_what_differs_by_reading_is_marked_and_nothing_else():
    (said,) = page().xpath("//*[@data-statement='R22']")
    assert said.get("data-at") == "caption mechanism-caption mechanism-literature"
    variants = said.xpath("s:path[@class='line as']/@data-as", namespaces=NS)
    assert variants == ["caption mechanism-caption", "mechanism-literature"]
    assert said.xpath("s:g[@class='head as']/@data-as", namespaces=NS) == variants
    (plain,) = page().xpath("//*[@data-statement='R30']")
    assert plain.xpath("*/@data-as") == []


def test_a_head_is_turned_about_its_tip():
    (arrow,) = turned(head_parts(Head.ARROW, "plus"), 90)
    assert [(round(p.x, 6), round(p.y, 6)) for p in arrow.points] == [(0, 0), (-5, -11), (0, -8.2), (5, -11)]
    (ring,) = turned(head_parts(Head.RING, "plus"), 180)
    assert [round(v, 6) for v in ring.box] == [0.2, -4.2, 8.4, 8.4]


def test_the_page_has_no_transform_and_no_opacity_that_a_layer_would_be_made_for():
    assert not page().xpath("//@transform | //@opacity")
    assert "color-mix(in srgb,var(--nucleus) 85%,transparent)" in svg.render(founding())


def test_the_page_paints_with_variables_alone():
    text = svg.render(founding())
    assert "#" not in text
    assert "var(--plus)" in text


@pytest.mark.parametrize("theme", palette.THEMES)
@pytest.mark.parametrize("reading", [0, 1, 2])
def test_a_file_stands_alone(theme, reading):
    text = sheet(reading, theme)
    assert "var(" not in text
    for forbidden in ("<script", "<style", "<marker", "<image", "href", "url(", "<use"):
        assert forbidden not in text
    root = etree.fromstring(text)
    assert root.get("font-family").endswith("sans-serif")
    assert root.findtext("s:title", namespaces=NS) == founding().title
    assert "44 agents" in root.findtext("s:desc", namespaces=NS)
    known = set(PALETTES[theme].values()) | {"none"}
    assert {*root.xpath("//@fill"), *root.xpath("//@stroke")} <= known


def _texts(text: str) -> list[str]:
    return [str(t) for t in etree.fromstring(text).xpath("//s:text/text()", namespaces=NS)]


def test_every_visible_label_is_in_the_file():
    here = _texts(sheet())
    for label in founding().labels():
        assert label.text in here
    assert {"TGF-β", "integrin α5"} <= set(here)


def test_only_what_a_reading_draws_is_in_its_file():
    for i, reading in enumerate(READINGS):
        root = etree.fromstring(sheet(i))
        drawn_ = {s.key for s, _ in founding().drawn(reading.name)}
        assert set(root.xpath("//@data-statement")) == drawn_


def test_the_sheet_says_where_it_comes_from():
    words = " ".join(_texts(sheet()))
    for part in (
        "Exosomes shape the tumour microenvironment",
        "doi:10.1155/2022/9133658",
        "PMC9095362__SCI2022-9133658.005",
        "CC0",
        "not the publisher's figure",
        "54 drafted",
        "120bab03",
        "Mechanism, profile caption",
    ):
        assert part in words, part
    assert "120bab03" in etree.fromstring(sheet()).findtext("s:metadata", namespaces=NS)


def test_nothing_lies_outside_the_sheet():
    root = etree.fromstring(sheet())
    width, height = float(root.get("width")), float(root.get("height"))
    for text in root.xpath("//s:g[@class='credits']/s:text", namespaces=NS):
        assert 0 < float(text.get("y")) < height - 8
    assert root.get("viewBox") == f"0 0 {svg.number(width)} {svg.number(height)}"


def test_the_legend_names_only_what_is_on_this_picture():
    caption, mechanism = (
        {item.line.head for item in legend(founding(), name) if item.line is not None}
        for name in ("caption", "mechanism-caption")
    )
    assert Head.DOUBLE in mechanism
    assert Head.DOUBLE not in caption
    bare = drawn(Network(figid="PMC0__x", title="One", caption_sha256="0" * 64, agents=(_protein("P"),)))
    assert [item.words for item in legend(bare, "caption")] == ["protein"]


def _protein(name: str) -> Agent:
    return Agent(key="a", kind=AgentKind.PROTEIN, name=name)


def test_names_are_escaped_once_and_control_characters_left_out():
    evil = '<b>&"TNF\x07-α ⊣'
    scene = drawn(Network(figid="PMC0__x", title=evil, caption_sha256="0" * 64, agents=(_protein(evil),)))
    for text in (svg.render(scene), svg.render(scene, palette=PALETTES["light"], furniture=True)):
        root = etree.fromstring(text)
        assert "".join(root.xpath("//*[@data-agent]//text()")).replace(" ", "") == '<b>&"TNF-α⊣'
        assert root.xpath("//@aria-label")[-1] == '<b>&"TNF-α ⊣, protein'


def test_the_same_scene_gives_the_same_text():
    assert svg.render(founding()) == svg.render(founding())
    assert records()[0].figid in sheet()


def test_an_agent_says_how_many_small_lines_stand_under_its_name():
    """So that the name can stand in the middle where they are left away."""
    agents = page().xpath("//*[@data-agent]")
    for one in agents:
        n_sub = len(one.xpath("s:text[@class='sublabel']", namespaces=NS))
        said = [word for word in one.get("class").split() if word.startswith("sub-")]
        assert said == ([f"sub-{n_sub}"] if n_sub else []), one.get("data-agent")
    assert sum("sub-2" in one.get("class") for one in agents) >= 3
