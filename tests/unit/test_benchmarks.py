"""The peers start, stand as Dash pages, and answer a click; nothing here is timed."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from benchmarks import cases
from benchmarks.peers import NAMES, TITLES, maker
from benchmarks.peers.shape import Shape, shape
from benchmarks.samples import Line, percentile, table
from figtrace.figures.library import Library
from figtrace.network.synthesize import synthesize

TAPPED = {
    "plotly_server": ("clickData", {"points": [{"customdata": "KEY"}]}),
    "cytoscape_server": ("tapNodeData", {"id": "KEY"}),
}


@pytest.fixture(scope="module")
def small() -> Shape:
    made = synthesize(20)
    return shape(made.network, made.figure)


def client(name: str, small: Shape) -> Any:
    if name.startswith("cytoscape"):
        pytest.importorskip("dash_cytoscape", reason="dash-cytoscape is not installed: make bench installs it")
    return maker(name)(small).server.test_client()


def test_every_peer_has_a_title() -> None:
    assert tuple(TITLES) == NAMES


def test_an_unknown_peer_is_named() -> None:
    with pytest.raises(KeyError, match="'vega'; there are bare, mantine"):
        maker("vega")


@pytest.mark.parametrize("name", NAMES)
def test_a_peer_stands(name: str, small: Shape) -> None:
    page = client(name, small)
    assert page.get("/").status_code == 200
    layout = page.get("/_dash-layout").get_data(as_text=True)
    assert all(f'"id":"{one}"' in layout.replace(": ", ":") for one in ("graph", "details", "evidence"))
    dependencies = page.get("/_dash-dependencies").get_json()
    assert [one["output"] for one in dependencies] == ["..details.children...evidence.children.."]
    assert (dependencies[0]["clientside_function"] is None) == (name in TAPPED)


@pytest.mark.parametrize("name", TAPPED)
def test_a_server_answers_a_click_with_both_panels(name: str, small: Shape) -> None:
    key = next(key for key, answer in small.answers.items() if len(answer["details"]) > 3)
    prop, value = TAPPED[name]
    body = {
        "output": "..details.children...evidence.children..",
        "outputs": [{"id": "details", "property": "children"}, {"id": "evidence", "property": "children"}],
        "inputs": [{"id": "graph", "property": prop, "value": json.loads(json.dumps(value).replace("KEY", key))}],
        "changedPropIds": [f"graph.{prop}"],
    }
    answer = client(name, small).post("/_dash-update-component", json=body).get_json()["response"]
    said = [[one["props"]["children"] for one in answer[panel]["children"]] for panel in ("details", "evidence")]
    assert said == [small.answers[key]["details"], small.answers[key]["evidence"]]


def test_a_shape_has_the_networks_places_and_words() -> None:
    made = synthesize(20)
    drawn = shape(made.network, made.figure)
    assert {node.key for node in drawn.nodes} <= {agent.key for agent in made.network.agents}
    assert set(drawn.answers) == {agent.key for agent in made.network.agents}
    assert {edge.sign for edge in drawn.edges} <= {"positive", "negative", "unsigned"}
    said = made.network.statements[0]
    assert said.evidence[0].quote in drawn.answers[said.subject]["evidence"]


def test_cases_are_a_library_of_good_records(tmp_path: Path) -> None:
    founding, made = cases.write(tmp_path / "data", (30,))
    library = Library(tmp_path / "data")
    assert (founding.name, founding.n_agents) == ("founding", 44)
    assert (made.name, made.n_agents, made.figid) == ("30", 30, "PMC0000000__made-up-30-0")
    assert library.network(made.figid) == synthesize(30).network
    assert library.problems(made.figid).is_good


@pytest.mark.parametrize(
    ("line", "is_met"),
    [
        (Line("a frame", 16.7, "ms", 16.7), True),
        (Line("a frame and a clock's last digit", 16.78, "ms", 16.7), True),
        (Line("two frames", 33.3, "ms", 16.7), False),
        (Line("quicker than bare", -2.0, "ms", 4.0), True),
        (Line("times", 9.9, "×", 10.0, is_least=True), False),
        (Line("times", 10.0, "×", 10.0, is_least=True), True),
        (Line("never measured", math.nan, "ms", 4.0), False),
        (Line("beside", 3.0, "ms"), None),
    ],
)
def test_a_goal_is_met_or_not(line: Line, is_met: bool | None) -> None:
    assert line.is_met is is_met


def test_a_percentile_is_one_of_the_samples() -> None:
    assert percentile([3, 1, 2], 0.5) == 2
    assert percentile(list(range(1, 101)), 0.95) == 95
    assert percentile([7], 0.95) == 7
    assert math.isnan(percentile([], 0.5))


def test_the_table_says_goal_value_ratio_and_verdict() -> None:
    _, first, second = table([Line("x", 50, "ms", 100, told="y"), Line("long name", math.nan, "KB", 1)]).splitlines()
    assert first.split() == ["x", "≤", "100", "ms", "50.0", "ms", "0.50", "met", "y"]
    assert second.split() == ["long", "name", "≤", "1.00", "KB", "–", "KB", "nan", "NOT", "MET"]
