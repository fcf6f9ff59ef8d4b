"""What-if: the cases of the founding figure, and every rule on a network of its own."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from figtrace.model.problems import ProblemsFound
from figtrace.model.vocabulary import AgentKind, Profile
from figtrace.network.spread import Arrow, by_subject, spread
from figtrace.network.verdicts import RULES, VERDICTS, Answer
from figtrace.network.whatif import answer, parse
from tests.shared import needs_shared, shared
from tests.unit.network.made import founding, made, said

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "fixtures" / "whatif.json").read_text(encoding="utf-8")
)
RUNS = [(case, profile) for case in CASES for profile in case["profiles"]]


@pytest.mark.parametrize(("case", "profile"), RUNS, ids=[f"{case['case']}-{profile}" for case, profile in RUNS])
def test_the_cases_of_the_founding_figure(case: dict[str, Any], profile: str) -> None:
    told = answer(founding(), case["perturb"].items(), Profile(profile))
    expected = (
        case["verdicts"]
        | dict.fromkeys(case["not_affected"], "not affected")
        | dict.fromkeys(case["unknown"], "unknown")
        | dict.fromkeys(case["perturb"], "held")
    )
    assert {key: told["agents"][key]["verdict"] for key in expected} == expected


@needs_shared
def test_the_cases_are_those_of_the_facts() -> None:
    with shared("facts", "whatif.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    words = {"+": "up", "-": "down", "+p": "partly up", "-p": "partly down", "!": "conflict"}
    for case, row in zip(CASES, rows, strict=True):
        assert case["case"] == row["case_id"]
        assert case["profiles"] == (["caption", "literature"] if row["profile"] == "both" else [row["profile"]])
        assert case["perturb"] == {k: words[s] for k, s in _pairs(row["perturbation"])}
        assert case["verdicts"] == {k: words[s] for k, s in _pairs(row["expected"])}
        assert {*case["not_affected"], *case["unknown"]} == set(filter(None, row["unchanged"].split(";")))


def _pairs(cell: str) -> list[tuple[str, str]]:
    return [(key, sign) for key, _, sign in (one.partition("=") for one in cell.split(";"))]


def test_every_step_of_an_answer_has_its_sentence_and_quote() -> None:
    told = answer(founding(), [("mir105", "down")], Profile.CAPTION)
    permeability = told["agents"]["proc_permeability"]
    assert permeability["paths"] == [{"start": "mir105", "statements": ["R30", "R31"], "sign": "-"}]
    assert permeability["words"] == "vascular permeability: falls"
    assert told["steps"]["R30"]["quotes"][0]["quote"] == "miR-105, which downregulates the expression of ZO-1"
    assert told["steps"]["R30"]["basis"] == "explicit"
    assert told["steps"]["R31"]["basis_words"] == "implied"
    assert set(told["agents"]) == {agent.key for agent in founding().agents}
    assert sum(told["counts"].values()) == 44
    json.dumps(told)


def test_a_conflict_tells_both_sides_and_chooses_neither() -> None:
    told = answer(founding(), [("mir92a", "down")], Profile.LITERATURE)["agents"]["proc_ec_migration"]
    assert [(path["sign"], path["statements"]) for path in told["paths"]] == [("+", ["R22", "R25"]), ("-", ["R23"])]
    (known,) = told["known"]
    assert known["conflict"] == "C1"
    assert len(known["sides"]) == 2
    assert told["words"].endswith("neither side is chosen")


def test_partly_names_the_untouched_driver_and_its_route() -> None:
    caf = answer(founding(), [("mir155", "down")], Profile.CAPTION)["agents"]["cell_caf"]
    (driver,) = caf["untouched"]
    assert (driver["agent"], driver["statement"]) == ("proc_caf_from_msc", "R53")
    assert driver["fed_by"] == ["pw_tgfb_smad", "tgfb"]
    assert caf["words"] == ("CAF: falls only partly; hucMSC → CAF, fed by TGF-β/Smad pathway and TGF-β, is untouched")
    both = answer(founding(), [("mir155", "down"), ("tgfb", "down")], Profile.CAPTION)["agents"]["cell_caf"]
    assert (both["verdict"], both["untouched"]) == ("down", [])


def test_an_unknown_names_the_statement_and_the_stops_say_why() -> None:
    told = answer(founding(), [("mir92a", "down")], Profile.CAPTION)
    assert told["agents"]["itga5"]["paths"] == [{"start": "mir92a", "statements": ["R22"], "sign": "?"}]
    assert told["agents"]["itga5"]["unsigned"] == ["R22"]
    assert [(stop["statement"], stop["why"]) for stop in told["stops"]] == [
        ("R22", "unsigned"),
        ("R25", "profile"),
        ("R26", "profile"),
    ]
    assert told["stops"][0]["words"] == "miR-92a interacts with integrin α5: the direction is not said"


def test_the_topic_sentence_and_the_places_stop_a_path() -> None:
    told = answer(founding(), [("ev_csc", "off")], Profile.CAPTION)
    why = {stop["statement"]: stop["why"] for stop in told["stops"]}
    assert (why["R01"], why["R19"], why["R51"]) == ("context", "place", "place")
    assert told["agents"]["tme"]["verdict"] == "not affected"
    assert told["perturbed"][0]["words"] == "CSC-Exos: switched off"


def test_what_if_of_nothing_changes_nothing() -> None:
    told = answer(founding(), [], Profile.LITERATURE)
    assert told["counts"] == dict.fromkeys(VERDICTS, 0) | {"not affected": 44}
    assert (told["steps"], told["stops"], told["perturbed"]) == ({}, [], [])


def test_rules_verdicts_and_caveat_stand_on_every_answer() -> None:
    told = answer(founding(), [("mir155", "up")], Profile.CAPTION)
    assert [rule["rule"] for rule in told["rules"]] == list(RULES)
    assert told["verdicts"] == VERDICTS
    assert told["caveat"] == "Signs from one caption: no amounts, no time, no claim about patients."


def verdicts(told: Answer) -> dict[str, str]:
    return {key: agent["verdict"] for key, agent in told["agents"].items()}


@pytest.mark.parametrize(
    ("arrows", "perturb", "expected"),
    [
        (["a -> b", "b -| c"], {"a": "down"}, {"a": "held", "b": "down", "c": "up"}),
        (["a -> b", "b -| c"], {"b": "up"}, {"a": "not affected", "b": "held", "c": "down"}),
        (["a -> b", "x -> b"], {"a": "down"}, {"b": "partly down", "x": "not affected"}),
        (["a -> b", "x -> b"], {"a": "down", "x": "off"}, {"b": "down"}),
        (["a -> b", "x -> b", "b -| c"], {"a": "up"}, {"b": "partly up", "c": "partly down"}),
        (["a -> c", "a -| b", "b -> c"], {"a": "up"}, {"b": "down", "c": "conflict"}),
        (["a -? b", "b -> c"], {"a": "up"}, {"b": "unknown", "c": "unknown"}),
        (["a -? b", "a -> b"], {"a": "up"}, {"b": "up"}),
        (["a -> b", "b -> c"], {"a": "down", "b": "up"}, {"b": "held", "c": "up"}),
        (["a => b", "b -> c"], {"a": "down"}, {"b": "not affected", "c": "not affected"}),
        (["ev carries a", "a -> b"], {"ev": "off"}, {"a": "down", "b": "down"}),
        (["a -> b", "b -> a", "b -> c"], {"a": "down"}, {"a": "held", "b": "down", "c": "down"}),
        (["a -> b", "b -> c", "c -> b"], {"a": "down"}, {"b": "down", "c": "down"}),
        (["a -> b", "b -> c", "c -> b", "x -> c"], {"a": "down"}, {"b": "partly down", "c": "partly down"}),
    ],
)
def test_each_rule(arrows: list[str], perturb: dict[str, str], expected: dict[str, str]) -> None:
    told = verdicts(answer(made(*arrows), perturb.items(), Profile.CAPTION))
    assert {key: told[key] for key in expected} == expected


def test_a_vesicle_or_cell_is_no_other_driver() -> None:
    network = made("a -> b", "ev -> b", "cell -> b", kinds={"ev": AgentKind.VESICLE, "cell": AgentKind.CELL_TYPE})
    assert verdicts(answer(network, [("a", "down")], Profile.CAPTION))["b"] == "down"


def test_a_folded_net_statement_is_not_simulated_twice() -> None:
    network = made("a -> b", "b -> c")
    net = said("S3", "a", "-|", "c", folded_by=("S1", "S2"))
    both = network.model_copy(update={"statements": (*network.statements, net)})
    told = answer(both, [("a", "up")], Profile.CAPTION)
    assert told["agents"]["c"]["verdict"] == "up"
    assert told["stops"] == []


def test_a_statement_of_the_other_profile_does_not_count() -> None:
    network = made("a -> b")
    other = said("S2", "a", "->", "c", profiles=(Profile.LITERATURE,))
    two = made("a -> b", "b -> c").model_copy(update={"statements": (*network.statements, other)})
    assert verdicts(answer(two, [("a", "up")], Profile.CAPTION))["c"] == "not affected"
    assert verdicts(answer(two, [("a", "up")], Profile.LITERATURE))["c"] == "up"


def test_a_held_agent_stops_a_path_and_says_so() -> None:
    told = answer(made("a -> b", "b -> c"), [("a", "down"), ("b", "up")], Profile.CAPTION)
    assert [(stop["statement"], stop["why"]) for stop in told["stops"]] == [("S1", "held")]


def test_a_conflict_through_a_loop_is_named() -> None:
    told = answer(made("a -> b", "b -> c", "c -| b"), [("a", "up")], Profile.CAPTION)["agents"]
    assert (told["b"]["verdict"], told["c"]["verdict"]) == ("conflict", "conflict")
    (loop,) = told["b"]["loops"]
    assert (loop["statements"], loop["words"], loop["is_certain"]) == (["S2", "S3"], "B → C → B", True)
    assert told["b"]["words"] == "B: conflict through a loop, B → C → B; neither side is chosen"


def test_a_longer_path_of_the_other_sign_is_no_loop() -> None:
    """The only negative path to z is long and runs against the short ones; it is found, not blamed on the loop."""
    arrows = ["a -> b", "b -> z", "b -> c", "c -| b", "a -> d", "d -> e", "e -> c", "c -> z"]
    told = answer(made(*arrows), [("a", "up")], Profile.CAPTION)["agents"]["z"]
    assert told["verdict"] == "conflict"
    assert told["loops"] == []
    assert [path["statements"] for path in told["paths"] if path["sign"] == "-"] == [["S5", "S6", "S7", "S4", "S2"]]


def test_a_search_that_was_cut_does_not_swear_to_a_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("figtrace.network.spread.SEARCH_BUDGET", 1)
    told = answer(made("a -> b", "b -> c", "c -| b"), [("a", "up")], Profile.CAPTION)["agents"]["b"]
    assert not told["loops"][0]["is_certain"]
    assert "or by a longer path that was not searched out" in told["words"]


def test_a_wide_net_keeps_some_paths_and_says_that_there_are_more() -> None:
    arrows = [*(f"a -> m{n}" for n in range(12)), *(f"m{n} -> z" for n in range(12))]
    told = answer(made(*arrows), [("a", "up")], Profile.CAPTION)["agents"]["z"]
    assert (len(told["paths"]), told["has_more_paths"]) == (8, True)


def test_spread_tells_every_state_apart() -> None:
    arrows = by_subject([Arrow("a", "b", 1, "1"), Arrow("a", "b", -1, "2"), Arrow("b", "c", 0, "3")])
    found = spread(arrows, {"a": 1})
    assert found.signs == {"b": {1, -1}}
    assert found.unknown_way("c") == (Arrow("a", "b", 1, "1"), Arrow("b", "c", 0, "3"))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("mir105", '"mir105" says no change (write KEY=down, KEY=up or KEY=off)'),
        ("mir105=gone", '"mir105=gone" says no change'),
        ("=down", '"=down" says no change'),
    ],
)
def test_a_change_that_does_not_read_is_a_problem(words: str, message: str) -> None:
    with pytest.raises(ProblemsFound) as trouble:
        parse(["zo1=up", words])
    assert message in str(trouble.value)


def test_a_change_reads() -> None:
    assert parse(["mir105=down", " TGF-β = off "]) == [("mir105", "down"), ("TGF-β", "off")]


def test_every_trouble_of_a_question_is_said_at_once() -> None:
    question = [("mir105", "down"), ("miR-105", "up"), ("nobody", "up"), ("zo1", "sideways")]
    with pytest.raises(ProblemsFound) as trouble:
        answer(founding(), question, Profile.CAPTION)
    assert [problem.code for problem in trouble.value.report] == ["perturbed-twice", "agent-unknown", "change-unknown"]
