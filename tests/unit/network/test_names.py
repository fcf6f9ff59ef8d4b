"""An agent is found by what people call it, and a name that fits several is never decided."""

from __future__ import annotations

import pytest

from figtrace.model.problems import ProblemsFound
from figtrace.network.names import find, find_all, fold
from tests.unit.network.made import founding


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("mir155", "mir155"),
        ("miR-155", "mir155"),
        ("MIR 155", "mir155"),
        ("hsa-miR-155-5p", "mir155"),
        ("TGF-beta", "tgfb"),
        ("tgfβ", "tgfb"),
        ("Integrin alpha5", "itga5"),
        ("integrin α5", "itga5"),
        ("ZO‑1", "zo1"),  # a non-breaking hyphen
        ("hgnc:18022", "tp53inp1"),
        ("HSP70", "hsp70"),
    ],
)
def test_a_name_finds_its_agent(words: str, key: str) -> None:
    assert find(founding(), words).key == key


def test_a_name_of_several_agents_lists_them() -> None:
    with pytest.raises(ProblemsFound) as trouble:
        find(founding(), "go:0070062")
    (problem,) = trouble.value.report
    assert problem.code == "agent-ambiguous"
    assert problem.message == '"go:0070062" names 5 agents'
    assert all(key in problem.cure for key in ("ev_csc", "ev_paca", "ev_k562", "ev_brca", "ev_gc"))


@pytest.mark.parametrize(("words", "cure"), [("zo-11", "did you mean zo1"), ("", "use a key"), ("---", "use a key")])
def test_an_unknown_name_proposes_near_ones(words: str, cure: str) -> None:
    with pytest.raises(ProblemsFound) as trouble:
        find(founding(), words)
    (problem,) = trouble.value.report
    assert problem.code == "agent-unknown"
    assert problem.message == f'"{words}" is no agent'
    assert cure in problem.cure


def test_every_unknown_name_is_said_at_once() -> None:
    with pytest.raises(ProblemsFound) as trouble:
        find_all(founding(), ["mir155", "nothing-like-it", "nor-this-one"])
    assert [problem.message for problem in trouble.value.report] == [
        '"nothing-like-it" is no agent',
        '"nor-this-one" is no agent',
    ]


def test_folding_spells_greek_and_drops_what_spellings_differ_in() -> None:
    assert fold("TGF-β/Smad pathway") == "tgfbetasmadpathway"
    assert fold("λ Σς") == "lambdasigmasigma"
    assert fold("fibroblast → CAF") == "fibroblast→caf"
    assert (fold("MIR105-2"), fold("miR 155–5p"), fold("-5 ")) == ("mir105-2", "mir155-5p", "5")
