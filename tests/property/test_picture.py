"""Whatever the network, the picture keeps its promises."""

from __future__ import annotations

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from figtrace.model.records import Agent, Mechanism, Network, Statement
from figtrace.model.vocabulary import AgentKind, Basis, Profile, Sign, StatementType
from figtrace.network.synthesize import synthesize
from figtrace.picture import draw
from figtrace.picture.geometry import Box, rounded, side_of
from figtrace.picture.levels import pool
from figtrace.picture.metrics import width, wrap
from tests.unit.picture import audit
from tests.unit.picture.founding import drawn, tangle

QUICK = settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def networks(draw_: st.DrawFn) -> Network:
    """Any small network: any kinds, any statements, any mechanism, sensible or not."""
    n = draw_(st.integers(1, 9))
    keys = [f"a{i}" for i in range(n)]
    names = st.text(max_size=24).map(str.strip).filter(bool)
    agents = tuple(
        Agent(key=k, kind=draw_(st.sampled_from(AgentKind)), name=draw_(names), is_receptor=draw_(st.booleans()))
        for k in keys
    )
    key, maybe = st.sampled_from(keys), st.none() | st.sampled_from(keys)
    some = st.lists(key, max_size=3).map(tuple)
    statements = tuple(
        Statement(
            key=f"S{i}",
            type=draw_(st.sampled_from(StatementType)),
            subject=draw_(key),
            object=draw_(key),
            sign_text=draw_(st.none() | st.sampled_from(Sign)),
            sign_model=draw_(st.sampled_from(Sign)),
            basis=draw_(st.sampled_from(Basis)),
            recipient=draw_(maybe),
            profiles=draw_(st.sampled_from([(), (Profile.LITERATURE,), tuple(Profile)])),
        )
        for i in range(draw_(st.integers(0, 12)))
    )
    mechanisms = tuple(
        Mechanism(
            key=f"M{i}",
            title="made up",
            donor=draw_(maybe),
            vesicle=draw_(maybe),
            cargo=draw_(some),
            recipient=draw_(maybe),
            targets=draw_(some),
            processes=draw_(some),
            outcomes=draw_(some),
        )
        for i in range(draw_(st.integers(0, 2)))
    )
    return Network(
        figid="PMC0__x",
        title="Any",
        caption_sha256="0" * 64,
        agents=agents,
        statements=statements,
        mechanisms=mechanisms,
    )


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(networks())
def test_any_network_is_drawn_whole(network):
    scene = drawn(network)
    assert {a.key for a in scene.agents} == set(network.agent)
    assert {s.key for s in scene.statements} == set(network.statement)
    assert all(len(s.curve) % 6 == 2 and len(s.curve) > 6 for s in scene.statements)
    assert audit.overlapping_labels(scene) == []
    assert audit.overlapping_glyphs(scene) == []
    assert audit.labels_on_glyphs(scene) == []
    root = etree.fromstring(draw(network))
    shown = [s for s in scene.statements if s.readings]
    assert len(root.xpath("//*[@role='option']")) == len(network.agents) + len(shown)


@QUICK
@given(st.integers(5, 45), st.integers(0, 10_000))
def test_deliveries_keep_the_rules(n_agents, seed):
    scene = drawn(synthesize(n_agents, seed).network)
    assert audit.overlapping_labels(scene) == audit.overlapping_glyphs(scene) == audit.labels_on_glyphs(scene) == []
    assert audit.passing(scene, "mechanism-caption") == audit.passing(scene, "caption") == []
    assert audit.loose_ends(scene, "mechanism-caption") == []


@QUICK
@given(st.integers(2, 24), st.integers(0, 10_000))
def test_tangles_keep_the_rules(n_agents, seed):
    scene = drawn(tangle(n_agents, seed))
    assert audit.overlapping_labels(scene) == audit.overlapping_glyphs(scene) == audit.labels_on_glyphs(scene) == []
    assert audit.passing(scene, "caption") == audit.loose_ends(scene, "caption") == []


@given(st.text(max_size=60), st.floats(20, 300))
def test_wrapping_loses_no_word(text, limit):
    lines = wrap(text, 13, limit, is_bold=True)
    assert " ".join(lines).split() == text.split()
    assert len(lines) <= 2
    assert max(width(line, 13) for line in lines) <= width(text, 13) + 1e-9


@given(st.lists(st.tuples(st.floats(-1e3, 1e3), st.floats(0.01, 10)), min_size=1, max_size=30))
def test_pooling_rises_and_keeps_the_weighted_mean(pairs):
    wanted, weights = [a for a, _ in pairs], [b for _, b in pairs]
    found = pool(wanted, weights)
    assert all(b >= a - 1e-9 for a, b in itertools.pairwise(found))
    mean = sum(a * b for a, b in pairs) / sum(weights)
    assert abs(sum(a * b for a, b in zip(found, weights, strict=True)) / sum(weights) - mean) < 1e-6


@given(st.floats(20, 300), st.floats(20, 300), st.floats(0.5, 0.8), st.floats(0.01, 0.99))
def test_the_side_of_a_round_glyph_lies_in_its_box(w, h, swell, share):
    outline = rounded(Box(0, 0, w, h), swell)
    west, east = side_of(outline, share * h, is_east=False), side_of(outline, share * h, is_east=True)
    assert -0.01 <= west <= w / 2 + 0.01
    assert w / 2 - 0.01 <= east <= w + 0.01
