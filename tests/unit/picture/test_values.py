"""Values on a picture, and the picture as somebody sees it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from figtrace.picture.contrast import READ, ink_on, ratio
from figtrace.picture.geometry import Box
from figtrace.picture.palette import parse
from figtrace.picture.seen import Seen, draw
from figtrace.picture.shapes import Rect, Shape
from figtrace.picture.values import FILLED, STEPS, Values, filled, free_place
from tests.unit.picture.founding import founding

SCENE = founding()
ROOT = Path(__file__).parents[3]
PALETTES = parse((ROOT / "assets" / "00_tokens.css").read_text(encoding="utf-8"))
LIGHT = PALETTES["light"]
VECTORS = json.loads((ROOT / "tests" / "fixtures" / "value_vectors.json").read_text(encoding="utf-8"))
VALUES = Values("log2FC", {"zo1": ("low-4", "-2.1"), "mir105": ("high-1", "0.4")}, ("-2.1", "0", "2.1"))


@pytest.mark.parametrize("theme", PALETTES)
def test_words_on_every_step_are_read(theme: str) -> None:
    palette = PALETTES[theme]
    for step in STEPS:
        ground = f"overlay-{step}"
        assert ratio(palette[ink_on(ground, palette)], palette[ground]) >= READ, (theme, step)


def test_contrast_is_as_the_standard_reckons() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_molecules_are_filled_and_their_words_change_ink() -> None:
    agents = {agent.key: agent for agent in filled(SCENE, VALUES, LIGHT).agents}
    ground = agents["zo1"].parts[0]
    assert ground.paint.fill == "overlay-low-4"
    assert {label.token for label in agents["zo1"].labels} == {"surface"}
    wave = agents["mir105"]
    assert (wave.parts[0].paint.fill, wave.parts[0].paint.opacity) == ("overlay-high-1", 1.0)
    assert [part.paint.line for part in wave.parts if isinstance(part, Shape)] == ["ink"]


def test_a_molecule_without_a_value_is_blank_and_other_agents_stay() -> None:
    agents = {agent.key: agent for agent in filled(SCENE, VALUES, LIGHT).agents}
    plain = {agent.key: agent for agent in SCENE.agents}
    assert agents["tp53inp1"].parts[0].paint.fill == "surface"
    assert agents["cell_caf"] == plain["cell_caf"]
    assert all(agents[key].labels == plain[key].labels for key in agents if key not in VALUES.steps)


def test_what_stands_back_keeps_its_paint() -> None:
    agents = {agent.key: agent for agent in filled(SCENE, VALUES, LIGHT, frozenset({"zo1"})).agents}
    plain = {agent.key: agent for agent in SCENE.agents}
    assert agents["mir105"] == plain["mir105"]
    assert agents["zo1"] != plain["zo1"]


def test_every_filled_glyph_is_one_of_molecules() -> None:
    kinds = {agent.kind for agent in SCENE.agents if agent.glyph in FILLED}
    assert {"protein", "mirna", "protein_family"} <= kinds
    assert not kinds & {"vesicle", "cell_type", "process", "pathway"}


@pytest.mark.parametrize("case", VECTORS["places"], ids=lambda case: str(case["place"]))
def test_a_number_stands_where_it_covers_no_words(case: dict[str, list[float]]) -> None:
    taken = [Box(*box) for box in case["taken"]]  # type: ignore[misc]
    assert free_place(Box(*case["beside"]), *case["size"], taken) == Box(*case["place"])


def test_numbers_of_the_founding_figure_cover_no_label() -> None:
    keys = [agent.key for agent in SCENE.agents if agent.glyph in FILLED]
    values = Values("x", dict.fromkeys(keys, ("high-4", "-0.123")), ("-1", "0", "1"), has_numbers=True)
    taken = [label.box for label in SCENE.labels()]
    places = []
    for agent in SCENE.agents:
        if agent.key in values.steps:
            place = free_place(agent.box, 50, 16, taken + places)
            places.append(place)
            assert not any(place.overlaps(box) for box in taken), agent.key
    assert "-0.123" in draw(SCENE, Seen(values=values), LIGHT)


def test_the_scale_stands_below_with_its_ends() -> None:
    sheet = draw(SCENE, Seen(values=VALUES), LIGHT)
    root = ElementTree.fromstring(sheet)
    scale = root.find(".//*[@class='scale']")
    assert scale is not None
    words = [text.text for text in scale.iter("{http://www.w3.org/2000/svg}text")]
    assert words == ["log2FC", "-2.1", "0", "2.1", "no value"]
    assert len(list(scale.iter("{http://www.w3.org/2000/svg}rect"))) == 10
    assert "no value" not in draw(SCENE, Seen(), LIGHT)
    one_sided = Values("padj", {"zo1": ("high-4", "0.01")}, ("", "1", "0.01"))
    assert one_sided.ladder() == STEPS[4:]


def test_a_part_is_cut_enlarged_and_has_the_legend_of_what_is_in_it() -> None:
    zo1 = next(agent.box for agent in SCENE.agents if agent.key == "zo1")
    part = zo1.grown(40)
    root = ElementTree.fromstring(draw(SCENE, Seen(part=part), LIGHT))
    clip = root.find(".//{*}clipPath/{*}rect")
    assert clip is not None
    assert float(clip.attrib["width"]) == pytest.approx(min(4.0, 1100 / part.w) * part.w, abs=0.2)
    whole, cut = draw(SCENE, Seen(), LIGHT), draw(SCENE, Seen(part=part), LIGHT)
    assert "surroundings" in whole
    assert ">cell<" in whole
    assert ">cell<" not in cut


def test_a_part_goes_along_when_everything_was_pushed() -> None:
    zo1 = next(agent.box for agent in SCENE.agents if agent.key == "zo1")
    far = {"mir155": (-4000.0, 0.0)}
    plain = draw(SCENE, Seen(part=zo1), LIGHT)
    moved = draw(SCENE, Seen(part=zo1, moves=far), LIGHT)
    at, there = (ElementTree.fromstring(text).find(".//{*}g[@clip-path]/{*}g") for text in (plain, moved))
    assert at is not None
    assert there is not None
    assert at.attrib["transform"] != there.attrib["transform"]
    assert at.attrib["transform"].split()[0] == there.attrib["transform"].split()[0]


def test_a_part_outside_the_picture_is_all_of_it() -> None:
    sheet = draw(SCENE, Seen(part=Box(-900, -900, 100, 100)), LIGHT)
    clip = ElementTree.fromstring(sheet).find(".//{*}clipPath/{*}rect")
    assert clip is not None
    assert float(clip.attrib["width"]) >= SCENE.width


def test_the_selection_has_a_ring() -> None:
    zo1 = next(agent.box for agent in SCENE.agents if agent.key == "zo1")
    sheet = draw(SCENE, Seen(selected=("zo1", "nobody")), LIGHT)
    rings = [one for one in ElementTree.fromstring(sheet).iter() if one.attrib.get("stroke") == LIGHT["select-line"]]
    assert [float(one.attrib["width"]) for one in rings] == [pytest.approx(zo1.w + 8, abs=0.1)]
    assert isinstance(SCENE.agents[0].parts[0], Rect | Shape)
