"""Long chains are folded into rows that are read like lines of words."""

from __future__ import annotations

from figtrace.picture import folding, layout
from tests.unit.picture import audit
from tests.unit.picture.founding import chain, drawn
from tests.unit.picture.test_layout import assert_clean

LEAPS = ((3, 20), (50, 2), (10, 30), (12, 14), (41, 40), (25, 25), (5, 55))


def test_a_chain_of_a_hundred_is_a_page_and_not_a_thread():
    place = layout.place(chain(100))
    assert 1.4 < place.width / place.height < 2.2
    rows = sorted({round(box.middle.y / 12) for box in place.boxes.values()})
    assert len(rows) == 11


def test_every_row_is_read_from_left_to_right_and_the_next_stands_below():
    boxes = layout.place(chain(100)).boxes
    steps = [(boxes[f"a{i}"], boxes[f"a{i + 1}"]) for i in range(99)]
    ends = [(a, b) for a, b in steps if b.x < a.x]
    assert len(ends) == 10
    assert all(b.y > a.foot + 30 and b.x < 60 for a, b in ends)
    assert all(b.x > a.right for a, b in steps if (a, b) not in ends)


def test_lines_go_round_the_ends_of_rows_and_through_nothing():
    assert_clean(drawn(chain(100)))
    assert_clean(drawn(chain(60, LEAPS)))


def test_a_line_meets_its_agent_in_the_next_row_from_the_left():
    scene = drawn(chain(100))
    boxes = {agent.key: agent.box for agent in scene.agents}
    for said in scene.statements:
        assert said.curve.direction == 0
        assert said.curve.start.x > boxes[said.subject].middle.x
        assert said.curve.end.x < boxes[said.object].middle.x


def test_folding_adds_no_crossing():
    """The one is there in a single row, too: a leap passes the end of another."""
    scene = drawn(chain(60, LEAPS))
    assert audit.crossings(scene, "mechanism-caption") == [("S60", "S65")]
    assert scene.crossings == 1


def test_what_is_short_or_high_enough_stays_one_row():
    boxes = layout.place(chain(folding.LEAST_LAYERS - 1)).boxes
    assert all(boxes[f"a{i}"].right < boxes[f"a{i + 1}"].x for i in range(folding.LEAST_LAYERS - 2))
    ends = [100.0 * (i + 1) for i in range(20)]
    assert folding.starts(2000, 334, ends) == [0]
    assert folding.starts(2000, 333, ends) == [0, 10]
    assert folding.starts(2000, 40, ends) == [0, 5, 10, 15]
