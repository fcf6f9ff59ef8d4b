"""What must hold of every question on every network: made-up ones of up to seven agents, loops included."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figtrace.model.readings import reading_of
from figtrace.model.records import Network
from figtrace.model.vocabulary import Profile
from figtrace.network import spread as spreading
from figtrace.network.query import neighbours, paths
from figtrace.network.spread import by_subject
from figtrace.network.whatif import answer
from tests.unit.network.made import made

MECHANISM = reading_of("mechanism-caption")
AGENTS = "abcdefg"
FACTORS = {"->": 1, "-|": -1}
Arrow = tuple[str, str, str]

ends = st.tuples(st.sampled_from(AGENTS), st.sampled_from(["->", "->", "-|"]), st.sampled_from(AGENTS))
signed = st.lists(ends, max_size=12, unique_by=lambda arrow: (arrow[0], arrow[2]))
mixed = st.lists(
    st.tuples(st.sampled_from(AGENTS), st.sampled_from(["->", "-|", "-?", "=>"]), st.sampled_from(AGENTS)), max_size=12
)
perturbed = st.dictionaries(st.sampled_from(AGENTS), st.sampled_from(["up", "down", "off"]), max_size=2)
without_deadline = settings(deadline=None, max_examples=150)


def network(arrows: list[Arrow]) -> Network:
    """Every agent of the alphabet, and these statements."""
    return made(*(f"{agent} => {agent}" for agent in AGENTS), *(" ".join(arrow) for arrow in arrows))


def simple_signs(arrows: list[Arrow], question: dict[str, str]) -> dict[str, set[int]]:
    """The signs that reach each agent over paths that visit none twice: written plainly, to compare with."""

    def walk(agent: str, factor: int, seen: frozenset[str]) -> Iterator[tuple[str, int]]:
        for subject, arrow, there in arrows:
            if subject == agent and there not in seen and there not in question:
                yield there, factor * FACTORS[arrow]
                yield from walk(there, factor * FACTORS[arrow], seen | {there})

    found: dict[str, set[int]] = {}
    for agent, change in question.items():
        for there, factor in walk(agent, 1 if change == "up" else -1, frozenset({agent})):
            found.setdefault(there, set()).add(factor)
    return found


@given(signed, perturbed)
@without_deadline
def test_what_if_equals_the_enumeration_of_simple_paths(arrows: list[Arrow], question: dict[str, str]) -> None:
    told = answer(network(arrows), question.items(), Profile.CAPTION)["agents"]
    expected = simple_signs(arrows, question)
    for key in AGENTS:
        verdict, loops = told[key]["verdict"], told[key]["loops"]
        if key in question:
            assert verdict == "held"
        elif key not in expected:
            assert verdict == "not affected"
        elif len(expected[key]) == 2 or loops:
            assert verdict == "conflict"
        else:
            assert verdict.removeprefix("partly ") == ("up" if expected[key] == {1} else "down")
        told_signs = {1 if path["sign"] == "+" else -1 for path in told[key]["paths"]}
        assert told_signs == expected.get(key, set())


@given(signed, perturbed)
@without_deadline
def test_a_loop_that_is_named_is_one_and_turns_the_sign_round(arrows: list[Arrow], question: dict[str, str]) -> None:
    drawn = network(arrows)
    told = answer(drawn, question.items(), Profile.CAPTION)["agents"]
    for loop in (loop for agent in told.values() for loop in agent["loops"]):
        chain = [drawn.statement[key] for key in loop["statements"]]
        assert [loop["agents"][0], *(s.object for s in chain)] == loop["agents"]
        assert all(s.subject == before for s, before in zip(chain, loop["agents"], strict=False))
        assert loop["agents"][0] == loop["agents"][-1]
        assert prod(-1 if s.sign_model.value == "-" else 1 for s in chain) == -1
        assert len(set(loop["agents"][1:])) == len(chain)


@given(mixed, perturbed)
@without_deadline
def test_every_path_of_an_answer_starts_at_a_perturbed_agent_and_arrives(
    arrows: list[Arrow], question: dict[str, str]
) -> None:
    drawn = network(arrows)
    told = answer(drawn, question.items(), Profile.CAPTION)
    for key, agent in told["agents"].items():
        for path in agent["paths"]:
            chain = [drawn.statement[statement] for statement in path["statements"]]
            assert path["start"] == chain[0].subject
            assert path["start"] in question
            assert chain[-1].object == key
            assert all(one.object == following.subject for one, following in pairwise(chain))
            assert set(path["statements"]) <= told["steps"].keys()


@given(mixed)
@without_deadline
def test_what_if_of_nothing_changes_nothing(arrows: list[Arrow]) -> None:
    told = answer(network(arrows), [], Profile.LITERATURE)
    assert {agent["verdict"] for agent in told["agents"].values()} == {"not affected"}
    assert told["stops"] == []


@given(signed, perturbed)
@without_deadline
def test_up_and_down_mirror_each_other(arrows: list[Arrow], question: dict[str, str]) -> None:
    turned = {key: "down" if change == "up" else "up" for key, change in question.items()}
    there = answer(network(arrows), question.items(), Profile.CAPTION)["agents"]
    back = answer(network(arrows), turned.items(), Profile.CAPTION)["agents"]
    swapped = {"up": "down", "down": "up", "partly up": "partly down", "partly down": "partly up"}
    for key in AGENTS:
        verdict = there[key]["verdict"]
        assert back[key]["verdict"] == swapped.get(verdict, verdict)


@given(mixed, st.sampled_from(AGENTS), st.sampled_from(AGENTS), st.sampled_from(AGENTS))
@without_deadline
def test_removing_an_agent_never_makes_a_path_appear(arrows: list[Arrow], start: str, end: str, gone: str) -> None:
    if start == end or gone in (start, end):
        return
    whole = network(arrows)
    less = whole.model_copy(update={"agents": tuple(a for a in whole.agents if a.key != gone)})
    kept = _chains(less, start, end)
    assert kept <= _chains(whole, start, end)
    assert kept == {chain for chain in _chains(whole, start, end) if gone not in _agents(whole, chain)}


def _chains(drawn: Network, start: str, end: str) -> set[tuple[str, ...]]:
    found = paths(drawn, start, end, MECHANISM, most=10_000)
    assert found["is_complete"]
    return {tuple(path["statements"]) for path in found["paths"]}


def _agents(drawn: Network, chain: tuple[str, ...]) -> set[str]:
    return {end for key in chain for end in (drawn.statement[key].subject, drawn.statement[key].object)}


@given(mixed, st.sampled_from(AGENTS), st.sampled_from(AGENTS))
@without_deadline
def test_a_paths_net_sign_is_the_product_of_its_signs(arrows: list[Arrow], start: str, end: str) -> None:
    if start == end:
        return
    found = paths(network(arrows), start, end, MECHANISM, most=10_000)
    lengths = [len(path["statements"]) for path in found["paths"]]
    assert lengths == sorted(lengths)
    for path in found["paths"]:
        effects = [found["steps"][key]["effect"] for key in path["statements"]]
        assert len(set(path["agents"])) == len(path["agents"]) == len(effects) + 1
        if "0" in effects:
            assert path["sign"] == "0"
        elif "?" in effects:
            assert path["sign"] == "?"
        else:
            assert path["sign"] == ("-" if effects.count("-") % 2 else "+")


@given(mixed, st.sampled_from(AGENTS), st.integers(1, 6))
@without_deadline
def test_upstream_is_downstream_seen_from_the_other_end(arrows: list[Arrow], key: str, steps: int) -> None:
    drawn = network(arrows)
    for found in neighbours(drawn, [key], MECHANISM, steps, "down")["agents"]:
        other = found["agent"]["agent"]
        back = neighbours(drawn, [other], MECHANISM, steps, "up")["agents"]
        assert found["downstream"] in [n["upstream"] for n in back if n["agent"]["agent"] == key]


@given(signed, perturbed)
@without_deadline
def test_where_one_path_is_kept_every_sign_of_a_walk_is_found(arrows: list[Arrow], question: dict[str, str]) -> None:
    """A large network keeps one path to each sign; no sign may be lost by not walking where no path turned back."""
    held = {agent: 1 if change == "up" else -1 for agent, change in question.items()}
    leaving = by_subject(
        spreading.Arrow(one, other, FACTORS[arrow], str(n)) for n, (one, arrow, other) in enumerate(arrows)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spreading, "ARRIVAL_BUDGET", 0)
        found = spreading.spread(leaving, held)
    walked, waiting = set(held.items()), list(held.items())
    for agent, factor in waiting:
        for arrow in leaving.get(agent, ()):
            state = arrow.object, factor * arrow.factor
            if arrow.object not in held and state not in walked:
                walked.add(state)
                waiting.append(state)
    assert {*found.arrivals, *found.loops} == walked - set(held.items())
    assert all(len(kept) == 1 for kept in found.arrivals.values())
