"""One column as it is painted, what belongs to a selection, and what a what-if puts on a picture."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from figtrace.model.problems import ProblemsFound
from figtrace.model.vocabulary import Profile
from figtrace.network.near import near
from figtrace.network.overlay import lay
from figtrace.network.painted import column_of, ends, painted, short
from figtrace.network.sheet import read_text
from figtrace.network.supposed import suppose
from figtrace.network.terms import index
from tests.unit.network.made import CAPTION, MECHANISM, founding, made

VECTORS = json.loads((Path(__file__).parents[2] / "fixtures" / "value_vectors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("value", "words"), VECTORS["short"])
def test_a_number_is_read_as_on_the_page(value: float, words: str) -> None:
    assert short(value) == words


@pytest.mark.parametrize("case", VECTORS["ends"], ids=lambda case: case["scale"]["kind"])
def test_a_scale_says_its_ends_in_its_own_unit(case: dict) -> None:
    assert list(ends(case["scale"])) == case["ends"]


def test_a_column_is_chosen_by_name_and_paints_who_has_a_value() -> None:
    sheet, report = read_text("gene,a,b\nTP53INP1,-2,\nTJP1,1,3\n")
    assert sheet is not None
    laid = lay(index(founding()), sheet, report)
    assert column_of(laid, None) == 0
    assert painted(laid, 0) == {"tp53inp1": ("low-4", "-2"), "zo1": ("high-2", "1")}
    assert painted(laid, column_of(laid, "b")) == {"zo1": ("high-4", "3")}
    with pytest.raises(ProblemsFound, match='no column of numbers is called "c"'):
        column_of(laid, "c")


def test_nothing_painted_says_why() -> None:
    sheet, report = read_text("gene,a\nFOO,1\n")
    assert sheet is not None
    with pytest.raises(ProblemsFound, match="no row means an agent of this network"):
        column_of(lay(index(founding()), sheet, report), None)


def test_a_selection_has_what_touches_it_in_the_reading() -> None:
    network = made("x -> y", "y -> z", "w -> z")
    assert near(network, ["y"], MECHANISM) == {"x", "y", "z", "S1", "S2"}
    assert near(network, ["S3"], MECHANISM) == {"w", "z", "S3"}
    assert near(network, [], MECHANISM) == frozenset()
    with pytest.raises(ProblemsFound, match='"nobody" is no key'):
        near(network, ["nobody"], MECHANISM)


def test_a_mechanism_is_all_its_agents_and_statements() -> None:
    found = near(founding(), ["M1"], CAPTION)
    assert {"mir155", "cell_caf", "R06"} <= found
    assert "R07" not in found, "not drawn in this reading"
    assert "zo1" not in found


def test_a_what_if_lights_what_it_speaks_of() -> None:
    told = suppose(founding(), [("mir105", "down")], Profile.CAPTION)
    assert told.verdicts["mir105"] == "held down"
    assert told.verdicts["zo1"] == "up"
    assert {"mir105", "zo1", "R30"} <= told.lit
    assert "egfr" not in told.lit
    assert told.words.startswith("What if: miR-105: held down. Profile")
