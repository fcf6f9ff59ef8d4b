"""The questions as commands: what they print, what programs read, and how they fail."""

from __future__ import annotations

import json
from typing import Any

import pytest

from figtrace.cli import main
from tests.unit.network.made import FOUNDING


def said(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    assert main(words) == status
    output = capsys.readouterr()
    return output.err if status else output.out


def read(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    return json.loads(said(capsys, *words, "--json"))


def test_whatif_tells_verdicts_quotes_rules_and_caveat(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "whatif", FOUNDING, "--set", "mir105=down")
    assert text.startswith("miR-105: held down. Level mechanism, profile caption.\n")
    assert "ZO-1: rises [zo1]\n   R30: so it rises\n      miR-105 decreases ZO-1 [R30, said in words]" in text
    assert "“miR-105, which downregulates the expression of ZO-1”" in text
    assert text.endswith("Signs from one caption: no amounts, no time, no claim about patients.\n")


def test_whatif_as_json_holds_every_agent(capsys: pytest.CaptureFixture[str]) -> None:
    told = read(capsys, "whatif", FOUNDING, "--set", "egfr=off", "--set", "HER-2=off", "--profile", "literature")
    assert len(told["agents"]) == 44
    assert told["agents"]["proc_casp_cleavage"]["verdict"] == "up"
    assert [one["change"] for one in told["perturbed"]] == ["off", "off"]
    assert told["profile"] == "literature"


def test_whatif_with_end_states(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("mpbn", reason="the extra [boolean] is not installed")
    told = read(capsys, "whatif", FOUNDING, "--set", "mir155=down", "--boolean")
    assert (told["boolean"]["n_agree"], told["boolean"]["n_differ"]) == (43, 0)
    text = said(capsys, "whatif", FOUNDING, "--set", "mir92a=down", "--boolean")
    assert "Boolean end states: The two methods agree on 42 agents, differ on 0, and cannot be compared on 2." in text


def test_a_known_conflict_is_told_with_both_sides(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "whatif", FOUNDING, "--set", "mir92a=down", "--profile", "literature")
    assert "known conflict C1" in text
    assert "The caption: miR-92a causes" in text
    assert "Other papers: miR-92a lowers" in text


def test_where_a_path_stopped_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "whatif", FOUNDING, "--set", "mir92a=down")
    assert "Where a path stopped\n  miR-92a interacts with integrin α5: the direction is not said [R22]" in text


def test_paths_are_told_step_by_step(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "paths", FOUNDING, "mir155", "CAF")
    assert text.startswith(
        "1 path from miR-155 to CAF; more of the first makes more of the last.\n1. miR-155 → TP53INP1"
    )
    found = read(capsys, "paths", FOUNDING, "mir92a", "proc_lumen", "--profile", "literature", "--most", "1")
    assert (len(found["paths"]), found["is_complete"]) == (1, False)
    assert read(capsys, "paths", FOUNDING, "ev_paca", "tp53inp1", "--level", "caption")["paths"][0]["statements"] == [
        "R06"
    ]


def test_neighbours_as_words_and_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "neighbours", FOUNDING, "mir155", "--direction", "up")
    assert text.splitlines()[:2] == [
        "1 agent upstream of miR-155 within 1 step.",
        "  PaCa exosomes, extracellular vesicle [ev_paca]: 1 upstream",
    ]
    around = read(capsys, "neighbours", FOUNDING, "mir155", "--steps", "3", "--direction", "down")
    assert [n["agent"]["agent"] for n in around["agents"]] == ["tp53inp1", "proc_caf_from_fib", "cell_caf"]


def test_compare_mechanisms_and_figures(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "compare", FOUNDING, "M1", "M5")
    assert "  both: CAF, cell state [cell_caf], by the same agent\n" in text
    told = read(capsys, "compare", FOUNDING, FOUNDING)
    assert len(told["shared"]) == 44


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        (["paths", FOUNDING, "mir155", "zzz"], '"zzz" is no agent'),
        (["neighbours", FOUNDING, "mir155", "--steps", "0"], "steps is 0"),
        (["whatif", FOUNDING, "--set", "mir155=up", "--set", "miR-155=down"], "perturbed twice"),
        (["compare", FOUNDING, "M1", "M9"], '"M9" is no mechanism'),
        (["paths", "PMC0__none", "a", "b"], "PMC0__none"),
    ],
)
def test_trouble_goes_to_standard_error_with_status_1(
    capsys: pytest.CaptureFixture[str], words: list[str], trouble: str
) -> None:
    assert trouble in said(capsys, *words, status=1)


@pytest.mark.parametrize(
    "words",
    [["whatif", FOUNDING], ["whatif", FOUNDING, "--set", "mir155"], ["paths", FOUNDING, "a", "b", "--most", "0"]],
)
def test_a_wrong_call_has_status_2(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    assert "error:" in capsys.readouterr().err
