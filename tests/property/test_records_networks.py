"""Networks written and read back, and mangled network files."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from figtrace.figures.library import Library, default_data
from figtrace.model import codec, validate
from figtrace.model.problems import ProblemsFound, Report
from figtrace.model.records import Agent, Figure, Mention, Network, Span
from figtrace.model.vocabulary import AgentKind

FOUNDING = "PMC9095362__SCI2022-9133658.005"
TEXT = (default_data() / "networks" / f"{FOUNDING}.json").read_text(encoding="utf-8")
FIGURE = Library(default_data()).figure(FOUNDING)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
MANY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def agents(draw: Any) -> Agent:
    start = draw(st.integers(0, 50))
    return Agent(
        key=draw(words),
        kind=draw(st.sampled_from(AgentKind)),
        name=draw(words),
        synonyms=tuple(draw(st.lists(words, max_size=3))),
        mentions=tuple(Mention(text=text, span=Span(start, start + 3)) for text in draw(st.lists(words, max_size=2))),
        is_receptor=draw(st.booleans()),
        note=draw(st.none() | words),
    )


@MANY
@given(title=words, made=st.lists(agents(), max_size=5))
def test_what_is_written_is_read_back(title, made):
    network = Network(figid="f", title=title, caption_sha256="0", agents=tuple(made))
    text = codec.dumps(network)
    assert codec.loads(text) == network
    assert codec.dumps(codec.loads(text)) == text
    assert json.loads(text)["title"] == title


def loaded(text: str) -> tuple[Network | None, Report]:
    """The network, or what is wrong with the text."""
    try:
        return codec.loads(text), Report()
    except ProblemsFound as found:
        return None, found.report


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        found += places(item, (*path, step))
    return found


PLACES = places(json.loads(TEXT))


@MANY
@given(
    place=st.sampled_from(PLACES),
    wild=st.sampled_from([None, True, -1, 10**30, 1.5, "", "x", "R07", [], {}, [1], {"key": 1}, "\u2028", [[[]]]]),
)
def test_a_value_gone_wild_is_a_problem_or_a_sound_network(place, wild):
    value = json.loads(TEXT)
    parent = value
    for step in place[:-1]:
        parent = parent[step]
    parent[place[-1]] = wild
    network, report = loaded(json.dumps(value))
    assert (network is None) == bool(report.errors)
    if network is not None and validate.structure(network, FIGURE).is_good:
        report = validate.check(network, FIGURE)
    assert all(problem.where and problem.message and problem.cure for problem in report)


@MANY
@given(start=st.integers(0, len(TEXT)), length=st.integers(1, 400), put=st.text(max_size=10))
def test_a_torn_file_is_a_problem_or_a_network(start, length, put):
    network, report = loaded(TEXT[:start] + put + TEXT[start + length :])
    assert (network is None) == bool(report.errors)


@MANY
@given(caption=words, quote=words, start=st.integers(-5, 60), length=st.integers(-5, 60))
def test_a_mention_is_sound_exactly_when_its_words_stand_there(caption, quote, start, length):
    span = Span(start, start + length)
    agent = Agent(key="a", kind=AgentKind.PROTEIN, name="A", mentions=(Mention(text=quote, span=span),))
    figure = Figure(figid="f", caption=caption, generation="V2a", record_sha256="0")
    network = Network(figid="f", title="T", caption_sha256=figure.caption_sha256, agents=(agent,))
    is_there = 0 <= start <= start + length <= len(caption) and caption[start : start + length] == quote
    assert validate.structure(network, figure).is_good == (is_there and quote != "")
