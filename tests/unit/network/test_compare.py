"""Two mechanisms, two figures, and which agent is part of what."""

from __future__ import annotations

import json

import pytest

from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Grounding, Network
from figtrace.model.vocabulary import AgentKind, GroundingLevel
from figtrace.network.compare import compare_figures, compare_mechanisms, membership
from tests.unit.network.made import CAPTION, MECHANISM, founding, made


def test_the_two_routes_to_caf_share_it_alone() -> None:
    told = compare_mechanisms(founding(), "M1", "M5", MECHANISM)
    assert [(one["first"]["agent"], one["how"]) for one in told["shared"]] == [("cell_caf", "the same agent")]
    assert told["words"] == "1 shared agent: CAF. No statement between the same ends."
    assert "R07" in [step["statement"] for step in told["claims"]["only_first"]]
    assert "R38" in [step["statement"] for step in told["claims"]["only_second"]]
    assert [agent["agent"] for agent in told["only_second"]][:2] == ["ev_gc", "cell_gc"]
    json.dumps(told)


def test_an_unknown_mechanism_names_those_there_are() -> None:
    with pytest.raises(ProblemsFound, match=r'"M9" is no mechanism \(use one of: M1, M2, M3, M4, M5, M6\)'):
        compare_mechanisms(founding(), "M1", "M9", MECHANISM)


def grounded(network: Network, curies: dict[str, str], level: GroundingLevel = GroundingLevel.EXACT) -> Network:
    agents = tuple(
        agent.model_copy(
            update={"grounding": Grounding(curie=curies[agent.key], level=level, name=agent.name, source="test")}
            if agent.key in curies
            else {}
        )
        for agent in network.agents
    )
    return network.model_copy(update={"agents": agents})


def test_two_figures_are_matched_by_identifier_then_by_key_and_name() -> None:
    one = grounded(made("x -> y", "y -> z"), {"x": "hgnc:1"})
    other = grounded(made("q -| y", "y -> w"), {"q": "hgnc:1"})
    told = compare_figures(one, other, MECHANISM)
    assert [(s["first"]["agent"], s["second"]["agent"], s["how"]) for s in told["shared"]] == [
        ("x", "q", "identifier hgnc:1"),
        ("y", "y", "key and name"),
    ]
    (claim,) = told["claims"]["other_sign"]
    assert (claim["first"]["sentence"], claim["second"]["sentence"]) == ("X increases Y", "Q decreases Y")
    assert [step["statement"] for step in told["claims"]["only_first"]] == ["S2"]
    assert [step["statement"] for step in told["claims"]["only_second"]] == ["S2"]
    assert ([a["agent"] for a in told["only_first"]], [a["agent"] for a in told["only_second"]]) == (["z"], ["w"])


def test_a_class_stands_for_several_and_matches_nothing() -> None:
    one = grounded(made("v -> y"), {"v": "go:0070062"}, GroundingLevel.CLASS)
    other = grounded(made("w -> u"), {"w": "go:0070062"}, GroundingLevel.CLASS)
    assert compare_figures(one, other, MECHANISM)["shared"] == []


def test_the_same_key_of_another_kind_is_another_agent() -> None:
    one, other = made("a -> b"), made("a -> c", kinds={"a": AgentKind.MIRNA})
    assert compare_figures(one, other, MECHANISM)["shared"] == []


def test_a_claim_without_direction_is_neither_same_nor_opposite() -> None:
    claims = compare_figures(made("a -> b"), made("a -? b"), MECHANISM)["claims"]
    assert len(claims["one_unsigned"]) == 1
    assert claims["same"] == claims["other_sign"] == []


def test_carrying_is_no_claim_of_an_effect() -> None:
    claims = compare_figures(made("a carries b"), made("a -> b"), MECHANISM)["claims"]
    assert claims["same"] == []
    assert (len(claims["only_first"]), len(claims["only_second"])) == (1, 1)


def test_a_figure_beside_itself_is_all_the_same() -> None:
    told = compare_figures(founding(), founding(), CAPTION)
    assert len(told["claims"]["same"]) == 36
    assert told["claims"]["other_sign"] == told["claims"]["only_first"] == told["claims"]["only_second"] == []
    assert len(told["shared"]) == 44


def test_membership_is_a_matrix_and_its_groups() -> None:
    told = membership(founding())
    assert [(group["mechanisms"], group["agents"]) for group in told["intersections"][:2]] == [
        (["M2", "M6"], ["ev_csc", "cell_csc"]),
        (["M1", "M5"], ["cell_caf"]),
    ]
    assert told["intersections"][-1] == {"mechanisms": [], "agents": ["smad", "caspases", "tme"]}
    assert sum(len(group["agents"]) for group in told["intersections"]) == len(told["rows"]) == 44
    assert {row["agent"]["agent"]: row["mechanisms"] for row in told["rows"]}["cell_caf"] == ["M1", "M5"]


def test_one_agent_is_never_paired_twice() -> None:
    one = grounded(made("x -> y", "w -> y"), {"x": "hgnc:1", "w": "hgnc:1"})
    other = grounded(made("q -> y"), {"q": "hgnc:1"})
    told = compare_figures(one, other, MECHANISM)
    assert [s["first"]["agent"] for s in told["shared"]] == ["x", "y"]
    assert [agent["agent"] for agent in told["only_first"]] == ["w"]
