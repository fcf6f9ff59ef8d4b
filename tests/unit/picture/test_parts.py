"""Geometry, words' widths, layers, order and heights: the small things that the layout stands on."""

from __future__ import annotations

import itertools

import pytest

from figtrace.model.records import Agent
from figtrace.model.vocabulary import AgentKind
from figtrace.picture.blocks import Block
from figtrace.picture.geometry import Box, Curve, Point, around, rounded, side_of, straight, through
from figtrace.picture.grid import Grid, Node, Port, Wire
from figtrace.picture.layering import forward, longest_paths
from figtrace.picture.levels import level, pool
from figtrace.picture.metrics import width, wrap
from figtrace.picture.ordering import crossings, order
from figtrace.picture.style import look_of


def test_a_line_through_level_points_is_one_piece():
    curve = through([Point(0, 5), Point(10, 5), Point(20, 5), Point(50, 25)])
    assert len(curve.points) == 7
    assert curve.points[3] == Point(20, 5)
    assert curve.end == Point(50, 25)
    assert curve.direction == 0


def test_directions_are_clockwise_from_east():
    start, end = Point(0, 0), Point(0, 10)
    assert Curve.of((start, *straight(start, end))).direction == 90
    assert Curve.of((end, *straight(end, start))).direction == -90


def test_a_line_is_a_row_of_points():
    line = Curve.of([(0, 1), (2, 3), (4, 5), (6, 7)])
    assert line == (0, 1, 2, 3, 4, 5, 6, 7)
    assert (line.points[1], line.end, len(line.points)) == (Point(2, 3), Point(6, 7), 4)
    assert line.turned.points == (Point(6, 7), Point(4, 5), Point(2, 3), Point(0, 1))
    assert line.axes == ((0, 2, 4, 6), (1, 3, 5, 7))
    assert line.moved(1, -1) == Curve([1, 0, 3, 2, 5, 4, 7, 6])


def test_a_block_that_holds_nothing_cannot_be_filled():
    agent = Agent(key="a", kind=AgentKind.PROTEIN, name="A")
    block = Block("a", look_of(agent))
    with pytest.raises(TypeError, match="'b' is held by no block"):
        block.looks["b"] = block.look
    block.open()
    block.looks["b"] = block.look
    assert Block("c", block.look).looks == {}


@pytest.mark.parametrize(("y", "east"), [(50.0, 100.0), (25.0, 93.3), (75.0, 93.3)])
def test_the_side_of_an_ellipse(y, east):
    circle = rounded(Box(0, 0, 100, 100))
    assert side_of(circle, y, is_east=True) == pytest.approx(east, abs=0.15)
    assert side_of(circle, y, is_east=False) == pytest.approx(100 - east, abs=0.15)


def test_around_is_the_smallest_box():
    assert around([Box(0, 0, 2, 2), Box(5, -1, 1, 1)]) == Box(0, -1, 6, 3)


def test_greek_has_a_width_and_bold_is_wider():
    assert width("β", 10) == 6.5
    assert width("TGF-β", 14, is_bold=True) > width("TGF-β", 14)
    assert width("𝛼", 10) == 10.5


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("miR-155", 10, ("miR-155",)),
        ("gastric cancer cell", 90, ("gastric", "cancer cell")),
        ("short one", 900, ("short one",)),
    ],
)
def test_names_are_broken_between_words_alone(text, limit, lines):
    assert wrap(text, 13, limit, is_bold=True) == lines


def test_a_cycle_is_opened_at_its_last_step():
    pairs = forward("abc", [("a", "b"), ("b", "c"), ("c", "a")])
    assert list(pairs) == [("a", "b"), ("b", "c"), ("a", "c")]


def test_layers_follow_the_longest_way_and_sources_come_near():
    layers = longest_paths("abcd", [("a", "b"), ("b", "c"), ("a", "c"), ("d", "c")])
    assert layers == {"a": 0, "b": 1, "c": 2, "d": 1}


def test_lanes_are_the_least():
    assert longest_paths("ab", [("a", "b")], {"a": 0, "b": 3}) == {"a": 0, "b": 3}


def test_pooling_is_the_nearest_rising_sequence():
    assert pool([1, 3, 2, 4], [1, 1, 1, 1]) == [1, 2.5, 2.5, 4]
    assert pool([5, 1], [3, 1]) == [4, 4]


def _grid(wires: list[tuple[int, int]]) -> Grid:
    nodes = [Node(30, 0, 10, i) for i in range(3)] + [Node(30, 1, 10, i) for i in range(3)]
    made = [Wire(f"w{i}", a, b, Port(5, 25), Port(5, 25)) for i, (a, b) in enumerate(wires)]
    grid = Grid(nodes, made)
    grid.build()
    return grid


def test_order_takes_crossings_away():
    grid = _grid([(0, 5), (1, 4), (2, 3)])
    assert crossings(grid) == 3
    assert order(grid) == 0


def test_lines_that_are_never_seen_together_do_not_cross():
    grid = _grid([(0, 4), (1, 3)])
    grid.links[0].when, grid.links[1].when = 1, 6
    assert crossings(grid) == 0


def test_partners_come_to_stand_level():
    grid = _grid([(0, 3), (1, 4), (2, 5)])
    grid.nodes[1].h = 90
    level(grid)
    for wire in grid.wires:
        start = grid.nodes[wire.tail].y + wire.tail_port.at
        end = grid.nodes[wire.head].y + wire.head_port.at
        assert start == pytest.approx(end, abs=0.1)


def test_nodes_of_a_layer_keep_apart():
    grid = _grid([(0, 3), (1, 3), (2, 3)])
    level(grid)
    for layer in grid.layers:
        for a, b in itertools.pairwise(layer):
            assert grid.nodes[b].y >= grid.nodes[a].y + grid.nodes[a].h + 20 - 1e-6


def test_a_wire_that_passes_a_layer_has_a_stand_in_there():
    nodes = [Node(30, 0, 10, 0), Node(30, 1, 10, 0), Node(30, 2, 10, 0)]
    grid = Grid(nodes, [Wire("w", 0, 2, Port(5, 25), Port(5, 25))])
    grid.build()
    assert len(grid.wires[0].chain) == 3
    assert grid.nodes[grid.wires[0].chain[1]].is_stand_in
    order(grid)
    level(grid)
    stand_in = grid.nodes[grid.wires[0].chain[1]]
    box = grid.nodes[1]
    assert stand_in.y <= box.y - 10 or stand_in.y >= box.y + box.h + 10
