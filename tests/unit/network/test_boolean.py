"""The Boolean second opinion: its rules, its end states, and where it says the same as the signs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from figtrace.model.problems import ProblemsFound
from figtrace.model.vocabulary import AgentKind, Profile
from figtrace.network.boolean import functions, second_opinion
from tests.unit.network.made import founding, made

pytest.importorskip("mpbn", reason="the extra [boolean] is not installed")
CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "fixtures" / "whatif.json").read_text(encoding="utf-8")
)


def test_the_functions_of_the_founding_figure() -> None:
    rules = functions(founding(), Profile.CAPTION)
    assert rules["tlr2"] == "(hsp70 | hsp72)"
    assert rules["hsp72"] == "ev_csc"
    assert rules["proc_casp_cleavage"] == "!egfr & !her2"
    assert rules["proc_tam_form"] == "pw_mapk & !proc_casp_cleavage"
    assert rules["cell_csc"] == rules["itga5"] == "1"
    assert functions(founding(), Profile.LITERATURE)["itga5"] == "!mir92a"


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_both_methods_agree_on_every_case_where_they_can_be_compared(case: dict[str, Any]) -> None:
    for profile in case["profiles"]:
        told = second_opinion(founding(), case["perturb"].items(), Profile(profile))
        assert [key for key, ending in told["agents"].items() if ending["agrees"] is False] == []
        assert told["n_agree"] >= 40
        assert told["is_complete"]


def test_the_reference_case_ends_as_the_signs_say() -> None:
    told = second_opinion(founding(), [("mir105", "down")], Profile.CAPTION)["agents"]
    assert (told["zo1"]["before"], told["zo1"]["after"], told["zo1"]["change"]) == (["absent"], ["present"], "up")
    assert told["proc_permeability"]["words"] == "vascular permeability: down; signs say down: they agree"
    assert told["cell_caf"]["change"] == "unchanged"


def test_what_cannot_be_compared_is_said() -> None:
    told = second_opinion(founding(), [("mir92a", "down")], Profile.LITERATURE)["agents"]
    assert told["proc_ec_migration"]["agrees"] is None
    assert told["proc_ec_migration"]["words"] == "EC migration: unchanged; cannot be compared"


def test_the_methods_can_differ_and_say_so() -> None:
    """An untouched vesicle is no driver to the signs, yet to the Boolean rule it still brings the cargo."""
    kinds = {"v": AgentKind.VESICLE, "w": AgentKind.VESICLE}
    told = second_opinion(made("v carries a", "w carries a", kinds=kinds), [("v", "off")], Profile.CAPTION)
    assert (told["n_differ"], told["agents"]["a"]["verdict"], told["agents"]["a"]["change"]) == (1, "down", "unchanged")
    assert told["agents"]["a"]["words"] == "A: unchanged; signs say down: they differ"


def test_a_loop_has_several_end_states_or_turns() -> None:
    told = second_opinion(made("a -> b", "b -> c", "c -| b"), [("a", "up")], Profile.CAPTION)["agents"]
    assert told["b"]["after"] == ["both by turns"]
    assert (told["b"]["change"], told["b"]["agrees"]) == ("several end states", None)


def test_without_the_extra_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mpbn", None)
    with pytest.raises(ProblemsFound) as trouble:
        second_opinion(founding(), [("mir105", "down")], Profile.CAPTION)
    assert str(trouble.value) == (
        "what-if: Boolean end states need mpbn, which is not installed (install it: pip install 'figtrace[boolean]')"
    )
