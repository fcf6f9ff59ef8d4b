"""The general layout: made-up deliveries of any size, and tangles that know no delivery."""

from __future__ import annotations

import pytest

from figtrace.model.readings import READINGS
from figtrace.model.records import Agent, Network
from figtrace.model.vocabulary import AgentKind
from figtrace.network.synthesize import synthesize
from figtrace.picture import layout
from figtrace.picture.scene import Scene
from tests.unit.picture import audit
from tests.unit.picture.founding import drawn, records, tangle


def assert_clean(scene: Scene) -> None:
    """No overlap, nothing run through, no loose end, in any reading."""
    assert audit.overlapping_labels(scene) == []
    assert audit.labels_on_glyphs(scene) == []
    assert audit.overlapping_glyphs(scene) == []
    for reading in READINGS:
        assert audit.passing(scene, reading.name) == []
        assert audit.lines_on_labels(scene, reading.name) == []
        assert audit.loose_ends(scene, reading.name) == []


@pytest.mark.parametrize("n_agents", [5, 25, 60, 120])
def test_deliveries_keep_the_rules(n_agents):
    assert_clean(drawn(synthesize(n_agents, seed=1).network))


@pytest.mark.parametrize("n_agents", [12, 40, 60])
def test_tangles_keep_the_rules(n_agents):
    assert_clean(drawn(tangle(n_agents, seed=3)))


def test_deliveries_do_not_cross():
    scene = drawn(synthesize(120, seed=1).network)
    assert audit.crossings(scene, "mechanism-literature") == []


def test_the_same_network_stands_in_the_same_places():
    network, _ = records()
    one, two = layout.place(network), layout.place(network.model_copy())
    assert one.boxes == two.boxes
    assert one.lines == two.lines


def test_large_networks_are_folded_into_bands():
    place = layout.place(synthesize(400, seed=1).network)
    assert 0.6 < place.width / place.height < 3
    assert place.structure.region is None


def test_what_looks_alike_is_kept_once():
    """Each object more is one that every full garbage collection walks over: that is what grew faster than n log n."""
    scene = drawn(synthesize(250, seed=1).network)
    assert len({id(s.drawings) for s in scene.statements}) == len({s.drawings for s in scene.statements}) < 15
    paints = [part.paint for agent in scene.agents for part in agent.parts]
    assert len({id(paint) for paint in paints}) == len(set(paints)) < 20


def test_an_empty_network_has_a_place():
    place = layout.place(Network(figid="PMC0__x", title="Nothing", caption_sha256="0" * 64))
    assert place.boxes == {}
    assert place.width > 0 < place.height


def test_agents_without_statements_stand_side_by_side():
    agents = tuple(Agent(key=f"a{i}", kind=AgentKind.PROTEIN, name=f"P{i}") for i in range(4))
    place = layout.place(Network(figid="PMC0__x", title="Four", caption_sha256="0" * 64, agents=agents))
    assert len({box.y for box in place.boxes.values()}) == 4
    assert_clean(drawn(Network(figid="PMC0__x", title="Four", caption_sha256="0" * 64, agents=agents)))
