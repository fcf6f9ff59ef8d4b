"""The hard rules of the picture, asserted on the founding figure's geometry in every reading."""

from __future__ import annotations

import pytest

from figtrace.model.readings import READINGS
from figtrace.picture.geometry import Box
from figtrace.picture.style import Glyph
from tests.unit.picture import audit
from tests.unit.picture.founding import founding, records

NAMES = [reading.name for reading in READINGS]
KEYS = {agent.key: agent for agent in founding().agents}


def test_every_agent_and_statement_is_drawn():
    network, _ = records()
    assert set(KEYS) == set(network.agent)
    assert {s.key for s in founding().statements} == set(network.statement)
    assert len(KEYS) == 44
    assert len(founding().statements) == 54


def test_each_reading_draws_what_the_model_says():
    network, _ = records()
    for reading in READINGS:
        said = {s.key for s in network.statements if reading.draws(s)}
        assert {s.key for s, _ in founding().drawn(reading.name)} == said
    assert [sum(1 for _ in founding().drawn(name)) for name in NAMES] == [36, 44, 47]


def test_no_label_overlaps_another():
    assert audit.overlapping_labels(founding()) == []


def test_no_label_lies_on_a_foreign_glyph():
    assert audit.labels_on_glyphs(founding()) == []


def test_no_glyph_overlaps_another():
    assert audit.overlapping_glyphs(founding()) == []


@pytest.mark.parametrize("reading", NAMES)
def test_no_line_runs_through_a_glyph_that_it_does_not_touch(reading):
    assert audit.passing(founding(), reading) == []


@pytest.mark.parametrize("reading", NAMES)
def test_no_line_runs_through_words(reading):
    assert audit.lines_on_labels(founding(), reading) == []


@pytest.mark.parametrize("reading", NAMES)
def test_lines_end_at_the_borders_of_their_glyphs(reading):
    assert audit.loose_ends(founding(), reading) == []


@pytest.mark.parametrize("reading", NAMES)
def test_one_crossing_is_left_which_no_order_of_the_monocyte_avoids(reading):
    """EGFR and HER-2 each act on MAPK and on the caspases, and both of these on TAM formation."""
    assert audit.crossings(founding(), reading) == [("R44", "R45")]


def test_cargo_lies_inside_its_vesicle_and_targets_inside_their_cells():
    inside = {
        "mir155": "ev_paca",
        "hsp72": "ev_csc",
        "hsp70": "ev_csc",
        "egfr": "ev_csc",
        "her2": "ev_csc",
        "mir92a": "ev_k562",
        "mir105": "ev_brca",
        "tgfb": "ev_gc",
        "tp53inp1": "cell_fibroblast",
        "tlr2": "cell_mdsc",
        "itga5": "cell_ec",
        "zo1": "tissue_vessel",
        "pw_tgfb_smad": "cell_hucmsc",
        "pw_mapk": "cell_monocyte",
        "proc_casp_cleavage": "cell_monocyte",
        "smad": "pw_tgfb_smad",
        "caspases": "proc_casp_cleavage",
    }
    for key, holder in inside.items():
        assert KEYS[key].holder == holder
        if key != "tlr2":
            assert _holds(KEYS[holder].box, KEYS[key].box), key


def _holds(outer: Box, inner: Box) -> bool:
    return outer.x < inner.x and outer.y < inner.y and inner.right < outer.right and inner.foot < outer.foot


def test_the_receptor_sits_in_the_membrane():
    receptor, cell = KEYS["tlr2"], KEYS["cell_mdsc"]
    assert receptor.glyph is Glyph.SOCKET
    assert receptor.box.x < cell.box.x < receptor.box.right


def test_lanes_read_from_left_to_right():
    order = ["cell_csc", "ev_csc", "cell_mdsc", "proc_mdsc_act", "proc_tme_form"]
    middles = [KEYS[key].box.middle.x for key in order]
    assert middles == sorted(middles)
    assert [lane.text for lane in founding().lanes] == [
        "DONOR CELL",
        "VESICLE AND CARGO",
        "RECIPIENT CELL",
        "WHAT CHANGES",
        "OUTCOME",
    ]
    hosts = [KEYS[k].box for k in ("cell_fibroblast", "cell_mdsc", "cell_ec", "cell_hucmsc", "cell_monocyte")]
    assert len({(box.x, box.w) for box in hosts}) == 1


def test_rows_are_level():
    lines = {s.key: s.curve for s in founding().statements}
    for key in ("R02", "R07", "R08", "R34", "R38", "R39", "R20", "R22", "R28", "R30", "R31", "R15", "R18"):
        assert lines[key].start.y == pytest.approx(lines[key].end.y, abs=0.15), key


def test_surroundings_hold_the_recipients_and_what_follows():
    region = KEYS["tme"]
    for key in ("cell_fibroblast", "tissue_vessel", "proc_lumen", "cell_caf", "cell_tam"):
        assert KEYS[key].holder == "tme"
        assert _holds(region.box, KEYS[key].box)
    assert KEYS["cell_csc"].holder is None
    assert KEYS["cell_csc"].box.right < region.box.x


def test_one_conflict_badge_at_the_target_of_the_unsigned_statement():
    assert [agent.key for agent in founding().agents if agent.has_conflict] == ["itga5"]


def test_no_word_is_smaller_than_eleven_px():
    assert min(label.size for label in founding().labels()) >= 11


def test_holders_come_before_what_they_hold():
    seen: set[str] = set()
    for agent in founding().agents:
        assert agent.holder is None or agent.holder in seen, agent.key
        seen.add(agent.key)
