"""A scene after hands moved its agents, and the marks that answers put on it."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figtrace.figures.library import Library, default_data
from figtrace.picture import layout, scene
from figtrace.picture.geometry import Curve, Point
from figtrace.picture.marks import VERDICTS, marked, verdict_mark
from figtrace.picture.moves import bend, moved
from figtrace.picture.writer import Writer
from tests.records import FOUNDING

NETWORK = Library(default_data()).network(FOUNDING)
SCENE = scene.compose(NETWORK, layout.place(NETWORK))
BOXES = {agent.key: agent.box for agent in SCENE.agents}
LINES = {statement.key: statement.curve for statement in SCENE.statements}


def test_a_moved_holder_takes_along_what_it_holds() -> None:
    after = {agent.key: agent.box for agent in moved(SCENE, {"ev_paca": (10, 20)}).agents}
    assert after["mir155"] == BOXES["mir155"].moved(10, 20)
    assert after["zo1"] == BOXES["zo1"]


def test_lines_follow_their_ends() -> None:
    after = {s.key: s.curve for s in moved(SCENE, {"zo1": (0, 30)}).statements}
    assert after["R30"].start == LINES["R30"].start
    assert after["R30"].end == Point(LINES["R30"].end.x, round(LINES["R30"].end.y + 30, 1))
    assert after["R07"] == LINES["R07"]


def test_the_scene_grows_where_an_agent_leaves_it() -> None:
    far = moved(SCENE, {"cell_brca": (-500, 400), "nobody": (1, 1)})
    assert far.width > SCENE.width
    assert far.height > SCENE.height
    assert min(agent.box.x for agent in far.agents) >= 0
    assert moved(SCENE, {"nobody": (5, 5)}) is SCENE


shift = st.floats(-300, 300).map(lambda x: round(x, 1))


@settings(deadline=None, max_examples=60)
@given(shift, shift, shift, shift)
def test_a_bent_line_begins_and_ends_where_its_ends_went(a: float, b: float, c: float, d: float) -> None:
    line = LINES["R08"]
    bent = bend(line, Point(a, b), Point(c, d))
    assert len(bent) == len(line)
    assert bent.start.x == pytest.approx(line.start.x + a, abs=0.06)
    assert bent.end.y == pytest.approx(line.end.y + d, abs=0.06)


def test_a_line_bends_as_the_page_bends_it() -> None:
    """The shares of ``tests/js/path.test.mjs``: each inner point goes by how far along it stands."""
    line = Curve.of(Point(x, 0) for x in (0, 10, 20, 30, 40, 50, 60))
    assert bend(line, Point(0, 0), Point(0, 6)) == Curve.of(
        Point(x, y) for x, y in zip((0, 10, 20, 30, 40, 50, 60), (0, 0, 2, 3, 4, 6, 6), strict=True)
    )


def test_every_verdict_has_a_shape_a_word_and_a_colour_of_its_own() -> None:
    looks = {look for name, look in VERDICTS.items() if not name.startswith("held ")}
    assert len({look.word for look in looks}) == len(looks)
    assert len({(look.shape, look.token) for look in looks}) == len(looks)
    for name in VERDICTS:
        ElementTree.fromstring(f"<g>{verdict_mark(name, Writer(None))}</g>")


def test_marks_stand_on_agents_that_are_drawn() -> None:
    text = marked(SCENE, {"zo1": "up", "nobody": "up", "tgfb": "not affected"}, Writer(None))
    drawn = ElementTree.fromstring(text)
    assert len(drawn.findall("g")) == 1
    assert "rises" in text
    assert marked(SCENE, {}, Writer(None)) == ""
