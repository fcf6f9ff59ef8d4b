"""Two networks as one."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from figtrace.figures.library import Library, default_data
from figtrace.model.vocabulary import AgentKind
from figtrace.network.compare import compare_figures
from figtrace.network.united import unite
from figtrace.picture import layout, overlaid, scene
from figtrace.picture.palette import parse
from tests.records import FOUNDING, write_second
from tests.unit.network.made import MECHANISM, founding, made

LIGHT = parse((Path(__file__).parents[3] / "assets" / "00_tokens.css").read_text(encoding="utf-8"))["light"]


def test_what_both_have_stands_once_and_the_rest_keeps_its_side() -> None:
    united = unite(made("x -> y", "y -> z"), made("x -> y", "y -> w"), MECHANISM)
    assert united.origin == {
        "x": "both",
        "y": "both",
        "z": "first",
        "w": "second",
        "S1": "both",
        "S2": "first",
        "S2_b": "second",
    }
    assert [statement.key for statement in united.network.statements] == ["S1", "S2", "S2_b"]
    assert united.opposed == frozenset()


def test_the_opposite_claim_stands_beside_the_first() -> None:
    united = unite(made("x -> y"), made("x -| y"), MECHANISM)
    assert united.opposed == {"S1", "S1_b"}
    assert (united.origin["S1"], united.origin["S1_b"]) == ("first", "second")


def test_a_key_of_another_kind_is_another_agent() -> None:
    united = unite(made("a -> b"), made("a -> c", kinds={"a": AgentKind.MIRNA}), MECHANISM)
    assert {key: side for key, side in united.origin.items() if key.startswith("a")} == {"a": "first", "a_b": "second"}
    assert united.network.statement["S1_b"].subject == "a_b"


def test_a_network_united_with_itself_is_itself() -> None:
    united = unite(founding(), founding(), MECHANISM)
    assert set(united.origin.values()) == {"both"}
    assert len(united.network.agents) == 44


def test_a_second_figure_shares_molecules_by_identifier_and_turns_one_claim(tmp_path: Path) -> None:
    write_second(tmp_path, "PMC2__second.001")
    second = Library(tmp_path).network("PMC2__second.001")
    told = compare_figures(Library(default_data()).network(FOUNDING), second, MECHANISM)
    assert len(told["shared"]) == 5
    assert all(one["how"].startswith("identifier ") for one in told["shared"])
    (turned,) = told["claims"]["other_sign"]
    assert (turned["first"]["statement"], turned["second"]["statement"]) == ("R30", "T1")
    united = unite(founding(), second, MECHANISM)
    assert united.opposed == {"R30", "T1"}
    assert (united.origin["R07"], united.origin["second_stat3"]) == ("both", "second")
    composed = scene.compose(united.network, layout.place(united.network))
    drawn = overlaid.draw(composed, united.origin, united.opposed, MECHANISM, LIGHT)
    words = [text.text for text in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")]
    assert (words.count("A"), words.count("B")) == (1, 2)
    assert 'stroke-dasharray="1.5 3.5"' in drawn


def test_suggestions_are_told_as_such() -> None:
    told = compare_figures(founding(), made("x -> y"), MECHANISM)
    assert (told["first"]["is_suggested"], told["second"]["is_suggested"]) == (False, False)
