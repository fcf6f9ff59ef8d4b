"""Neighbours and paths on the founding network and on made-up ones."""

from __future__ import annotations

import json

import pytest

from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Network
from figtrace.model.vocabulary import Basis, ReviewState, Sign
from figtrace.network.graph import graph
from figtrace.network.query import neighbours, net_sign, paths, together
from tests.unit.network.made import CAPTION, LITERATURE, MECHANISM, founding, made, said


def test_downstream_of_mir155_step_by_step() -> None:
    around = neighbours(founding(), ["mir155"], MECHANISM, steps=3, direction="down")
    assert [(n["agent"]["agent"], n["downstream"], n["upstream"]) for n in around["agents"]] == [
        ("tp53inp1", 1, None),
        ("proc_caf_from_fib", 2, None),
        ("cell_caf", 3, None),
    ]
    assert [step["statement"] for step in around["statements"]] == ["R07", "R08", "R52"]
    assert around["words"] == "3 agents downstream of miR-155 within 3 steps."


def test_both_directions_are_told_apart() -> None:
    around = neighbours(founding(), ["miR-155"], MECHANISM, steps=1)
    where = {n["agent"]["agent"]: (n["upstream"], n["downstream"]) for n in around["agents"]}
    assert where == {"ev_paca": (1, None), "tp53inp1": (None, 1)}


def test_a_reading_changes_the_neighbours() -> None:
    def below(reading: object) -> set[str]:
        around = neighbours(founding(), ["ev_paca"], reading, direction="down")  # type: ignore[arg-type]
        return {n["agent"]["agent"] for n in around["agents"]}

    assert "tp53inp1" in below(CAPTION)  # R06: the net statement of the words
    assert "tp53inp1" not in below(MECHANISM)  # folded into R03 and R07


def test_a_neighbourhood_of_none_says_so() -> None:
    around = neighbours(made("a -> b"), ["b"], MECHANISM, direction="down")
    assert around["agents"] == []
    assert around["words"] == "No agent downstream of B within 1 step."


def test_steps_outside_the_range_are_a_problem() -> None:
    with pytest.raises(ProblemsFound, match=r"steps is 0 \(ask for 1 to 50 steps\)"):
        neighbours(founding(), ["mir155"], MECHANISM, steps=0)


def test_the_path_from_cell_to_outcome_is_told_with_quotes() -> None:
    found = paths(founding(), "mir155", "CAF", MECHANISM)
    assert [path["statements"] for path in found["paths"]] == [["R07", "R08", "R52"]]
    assert found["sign"] == found["paths"][0]["sign"] == "+"
    step = found["steps"]["R07"]
    assert step["sentence"] == "miR-155 decreases TP53INP1"
    assert step["quotes"][0]["quote"].endswith("by downregulating the level of TP53INP1 protein in fibroblasts")
    assert found["paths"][0]["basis"] == "structural"
    json.dumps(found)


def test_the_conflict_of_mir92a_is_ambiguous_with_other_papers_and_is_not_decided() -> None:
    found = paths(founding(), "mir92a", "proc_ec_migration", LITERATURE)
    assert [(path["statements"], path["sign"]) for path in found["paths"]] == [(["R23"], "+"), (["R22", "R25"], "-")]
    assert found["sign"] == "ambiguous"
    assert found["words"] == ("2 paths from miR-92a to EC migration; ambiguous: paths of both signs, neither chosen.")
    assert paths(founding(), "mir92a", "itga5", MECHANISM)["sign"] == "?"


def test_no_path_is_said() -> None:
    found = paths(founding(), "zo1", "mir155", MECHANISM)
    assert found["paths"] == []
    assert found["sign"] == "none"
    assert found["is_complete"]
    assert found["words"] == "No path from ZO-1 to miR-155."


def test_paths_are_ranked_by_length_then_basis_then_review() -> None:
    network = made("a -> b", "b -> z", "a -> c", "c -> z", "a -> d", "d -> z", "a -> z")
    statements = list(network.statements)
    statements[0] = said("S1", "a", "->", "b", basis=Basis.IMPLIED)
    statements[4] = said("S5", "a", "->", "d", review=ReviewState.ACCEPTED)
    statements[5] = said("S6", "d", "->", "z", review=ReviewState.ACCEPTED)
    ranked = paths(network.model_copy(update={"statements": tuple(statements)}), "a", "z", MECHANISM)
    assert [path["statements"] for path in ranked["paths"]] == [["S7"], ["S5", "S6"], ["S3", "S4"], ["S1", "S2"]]


def test_a_cut_is_said() -> None:
    diamond = made(*(f"a -> m{n}" for n in range(5)), *(f"m{n} -> z" for n in range(5)))
    some = paths(diamond, "a", "z", MECHANISM, most=3)
    assert (len(some["paths"]), some["is_complete"]) == (3, False)
    assert some["words"].endswith("There are more, or may be: the search stopped here.")
    assert paths(diamond, "a", "z", MECHANISM, most=5)["is_complete"]


def test_a_search_that_outgrows_its_limit_stops_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("figtrace.network.query.MOST_EXTENSIONS", 2)
    found = paths(made("a -> b", "b -> c", "c -> z"), "a", "z", MECHANISM)
    assert not found["is_complete"]
    assert found["words"] == "No path from A to Z was found before the search stopped."


def test_a_path_visits_no_agent_twice() -> None:
    found = paths(made("a -> b", "b -> c", "c -> b", "c -> z", "a -> a"), "a", "z", MECHANISM)
    assert [path["agents"] for path in found["paths"]] == [["a", "b", "c", "z"]]


def test_two_statements_between_the_same_ends_are_two_paths() -> None:
    found = paths(made("a -> b", "a -| b"), "a", "b", MECHANISM)
    assert [(path["statements"], path["sign"]) for path in found["paths"]] == [(["S1"], "+"), (["S2"], "-")]
    assert found["sign"] == "ambiguous"


def test_one_agent_twice_is_a_problem() -> None:
    with pytest.raises(ProblemsFound, match=r"both mir155 \(pick two agents\)"):
        paths(founding(), "mir155", "miR-155", MECHANISM)


@pytest.mark.parametrize(
    ("signs", "net"),
    [("", "+"), ("+", "+"), ("-", "-"), ("--", "+"), ("-+-+-", "-"), ("-?", "?"), ("?0", "0"), ("+0", "0")],
)
def test_the_net_sign_of_a_path(signs: str, net: str) -> None:
    assert net_sign(Sign(sign) for sign in signs) == net


@pytest.mark.parametrize(
    ("signs", "all_together"),
    [
        ([], "none"),
        (["0"], "0"),
        (["+", "0"], "+"),
        (["-", "-"], "-"),
        (["+", "-", "?"], "ambiguous"),
        (["-", "?"], "?"),
    ],
)
def test_what_paths_say_together(signs: list[str], all_together: str) -> None:
    assert together(signs) == all_together


def test_the_graph_has_the_readings_statements() -> None:
    made_graph = graph(founding(), MECHANISM)
    assert (made_graph.number_of_nodes(), made_graph.number_of_edges()) == (44, 44)
    assert graph(founding(), CAPTION).number_of_edges() == 36
    assert graph(founding(), LITERATURE).number_of_edges() == 47
    assert made_graph.edges["ev_paca", "mir155", "R03"]["effect"] is Sign.POSITIVE
    assert made_graph.edges["ev_paca", "cell_fibroblast", "R09"]["effect"] is Sign.NONE


def test_rejected_statements_and_missing_ends_stay_out() -> None:
    network = made("a -> b")
    rejected = said("S9", "a", "-|", "b", review=ReviewState.REJECTED)
    lost = said("S8", "a", "->", "gone")
    both: Network = network.model_copy(update={"statements": (*network.statements, rejected, lost)})
    assert set(graph(both, MECHANISM).edges(keys=True)) == {("a", "b", "S1")}
